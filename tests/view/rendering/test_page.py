"""Pages as values: ways between addresses, icons, crumbs."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.view.rendering.page import ROOT, crumbs_to, rooted, way_to_root, with_icons

ADDRESS = st.lists(st.from_regex(r"[a-z0-9]{1,5}", fullmatch=True), max_size=5).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(ADDRESS, ADDRESS)
def test_way_leads_from_any_page_to_any_other(here: str, there: str) -> None:
    """The way to the root and an address make a link that a browser resolves to that address."""
    body = rooted(f'<a href="{ROOT}{there}">', way_to_root(here))
    link = body.split('"')[1]
    assert urljoin(f"https://site.example/sub/{here}", link) == f"https://site.example/sub/{there}"


@pytest.mark.parametrize(("address", "way"), [("", "./"), ("schools/", "../"), ("schools/first/2026-27/", "../../../")])
def test_the_way_to_the_root_has_a_step_for_each_folder(address: str, way: str) -> None:
    """It is one step up for each folder."""
    assert way_to_root(address) == way


def test_icons_are_drawn_once() -> None:
    """Each icon that a body uses gets one symbol before it; a body without icons stays as it is."""
    use = '<svg><use href="#i-check"/></svg>'
    page = with_icons(f'{use}{use}<use href="#i-cash"/>', lambda name: f"<path d='{name}'/>")
    assert page.count("<symbol") == 2
    assert page.index('<symbol id="i-cash"') < page.index('<symbol id="i-check"') < page.index(use)
    assert with_icons("<p>нет</p>", lambda name: "") == "<p>нет</p>"


def test_unknown_icon_is_an_error() -> None:
    """A misspelt name is not passed over."""

    def symbol(name: str) -> str:
        raise FileNotFoundError(name)

    with pytest.raises(FileNotFoundError, match="chekc"):
        with_icons('<use href="#i-chekc"/>', symbol)


def test_crumbs_lead_through_the_sections() -> None:
    """They are the home page and the sections above, without the page itself."""
    sections = {"": "Главная", "schools/": "Школы", "events/": "Мероприятия"}
    assert [crumb.title for crumb in crumbs_to("schools/first/", sections)] == ["Главная", "Школы"]
    assert [crumb.title for crumb in crumbs_to("schools/", sections)] == ["Главная"]
    assert crumbs_to("", sections) == []
