"""The hub as a whole: regions that fail keep their last state and say so, nothing half made is shown, nothing hostile runs."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from profminimum.publish.build.finished_html import inline_scripts, scan
from profminimum.publish.hub import hub_build
from profminimum.publish.release import Rejected

from tests.support.published_regions import Hub, collection, item, published, write_site

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> {{ 7 * 7 }}"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """A hub without regions; the search program, which takes longest, runs in the test of a browser."""
    monkeypatch.setattr(hub_build, "write_index", lambda site: None)
    return Hub(tmp_path)


def test_a_region_is_listed_with_its_numbers(hub: Hub) -> None:
    """Under its own name or that of the list; each way leads into its own pages."""
    hub.region("tambov")
    hub.region("perm", name="Пермский край", address="https://perm.example.ru/")
    assert hub.make().code == 0
    assert "Образцовая область 2 2 2 1" in hub.words()
    assert "Всего в 2 регионах: 4 школы, 4 программы, 4 класса с профилем, 2 мероприятия впереди." in hub.words()
    assert 'href="./tambov/">Образцовая область' in hub.page()
    assert 'href="https://perm.example.ru/">Пермский край' in hub.page()
    assert 'href="../../tambov/grades/9/">Образцовая область' in hub.page("grades/9")
    assert "2 программы" in hub.words("grades/9")
    assert "0 классов" not in hub.words("grades/9")
    assert 'href="https://perm.example.ru/classes/?profile=agro"' in hub.page("profiles/agrotekhnologicheskiy")
    transport = hub.page("spheres/transport")
    assert 'href="../../tambov/programmes/?sphere=transport"' in transport
    assert 'href="https://perm.example.ru/organisations/?sphere=transport"' in transport
    assert "Пермский край 1 программа · 1 организация" in hub.words("spheres/transport")


def test_a_region_of_samples_is_marked_and_not_counted(hub: Hub) -> None:
    """Its own numbers are there; those of the country do not hold them."""
    made_up = collection(item(is_sample=True), region="Выдуманная область")
    hub.region("real")
    hub.region("made-up", published(schools=made_up, programmes=made_up, classes=made_up))
    hub.make()
    assert "Всего в 1 регионе: 2 школы" in hub.words()
    assert "Образцы в этот счёт не входят." in hub.words()
    assert "Выдуманная область Образец , 1 1 1" in hub.words()


def test_a_region_without_anything_for_a_grade_is_found_on_its_page(hub: Hub) -> None:
    """It is named with a way to its site, as one that never answered is: silence says nothing about a region."""
    hub.region("full")
    hub.region("bare", published(programmes=collection(), classes=collection()), name="Пустая область")
    shutil.rmtree(hub.region("silent", name="Молчаливый край"))
    hub.make()
    assert "класса пока ничего не известно: Молчаливый край , Пустая область ." in hub.words("grades/9")
    assert 'href="../../bare/grades/9/">Пустая область' in hub.page("grades/9")
    assert 'href="../../silent/">Молчаливый край' in hub.page("grades/9")
    assert "ничего не известно" not in hub.words("grades/6")  # there the page says so of all regions


def test_a_printed_page_says_of_what_and_of_which_day_it_is(hub: Hub) -> None:
    """Paper has neither the header nor the address of the browser."""
    hub.region("tambov")
    hub.make("2026-11-23")
    for address in ("", "grades/9", "profiles/agrotekhnologicheskiy"):
        assert "Образцовая страна. Данные на 23 ноября 2026." in hub.words(address)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"version.json": None}, "на сайте региона нет открытых данных"),
        ({"api/v1/events.json": b'{"schema_version": "2.0"'}, "открытые данные региона не читаются"),
        ({"api/v1/schools.json": []}, "открытые данные региона не читаются"),
        ({"version.json": b"<!doctype html>"}, "открытые данные региона не читаются"),
        ({"api/v1/classes.json": b" " * ((32 << 20) + 1)}, "открытые данные региона слишком велики"),
        (None, "сайт региона не ответил"),
    ],
)
def test_a_region_that_fails_stays_as_it_was(hub: Hub, broken: dict[str, Any] | None, why: str) -> None:
    """Its last state is shown with its day and the reason, on every page; the others are fresh."""
    hub.region("other", name="Другая область")
    site = hub.region("tambov")
    assert hub.make("2026-11-12").code == 0
    if broken is None:
        site.rename(site.with_name("gone"))
    else:
        write_site(site, {path: value for path, value in broken.items() if value is not None})
        for path in (path for path, value in broken.items() if value is None):
            (site / path).unlink()
    outcome = hub.make("2026-11-23")
    assert outcome.code == 3
    assert "показаны данные от 12.11.2026" in outcome.text
    said = f"данные от 12 ноября: {why}"
    for address in ("", "grades/9", "profiles/agrotekhnologicheskiy", "spheres/transport"):
        assert hub.words(address).count(said) == 1, address
    assert "Образцовая область" in hub.words()
    hub.make("2027-01-10")
    assert f"данные от 12 ноября 2026: {why}" in hub.words()


def test_a_region_that_comes_back_is_fresh(hub: Hub) -> None:
    """Nothing of its silence stays."""
    site = hub.region("tambov")
    hub.make("2026-11-12")
    site.rename(site.with_name("gone"))
    hub.make("2026-11-13")
    site.with_name("gone").rename(site)
    assert hub.make("2026-11-14").code == 0
    assert "данные от" not in hub.words()


def test_a_region_that_never_answered_is_named(hub: Hub) -> None:
    """With its name and address, apart from those of which something is known."""
    hub.region("tambov")
    hub.region("silent", {"index.html": b"x"}, name="Молчаливая область")
    assert hub.make().code == 3
    assert "Сведений пока нет Молчаливая область на сайте региона нет открытых данных" in hub.words()
    assert 'href="./silent/">Молчаливая область' in hub.page()
    assert "ничего не известно: Молчаливая область" in hub.words("grades/9")


def test_nothing_is_shown_of_nothing(hub: Hub) -> None:
    """When no region has ever answered, what was shown is shown on."""
    site = hub.region("tambov")
    hub.make()
    shown = hub.page()
    (hub.folder / "home" / "regions" / "tambov.json").write_text("{", "utf-8")
    site.rename(site.with_name("gone"))
    with pytest.raises(Rejected, match="Ни один регион не ответил"):
        hub.make("2026-11-24")
    assert hub.page() == shown


def test_a_build_that_fails_leaves_what_is_shown(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """However far it has come."""
    hub.region("tambov")
    hub.make()
    before = {path: path.read_bytes() for path in hub.site.resolve().rglob("*") if path.is_file()}
    hub.region("perm")

    def fail(site: Path) -> None:
        raise OSError("full disk")

    monkeypatch.setattr(hub_build, "write_index", fail)
    with pytest.raises(OSError, match="full disk"):
        hub.make("2026-11-24")
    assert {path: path.read_bytes() for path in hub.site.resolve().rglob("*") if path.is_file()} == before


def test_many_silent_regions_are_said_once(hub: Hub) -> None:
    """The list does not become twice as long."""
    sites = [hub.region(f"region-{number}", name=f"Область № {number}") for number in range(12)]
    hub.make("2026-11-12")
    for site in sites[1:]:
        site.rename(site.with_name("gone"))
    hub.make()
    assert "Прежние данные – у 11 регионов" in hub.words()
    assert hub.words().count("данные от 12 ноября") == 11
    assert "данные от" not in re.sub(r"<details.*?</details>", "", hub.page("grades/9"), flags=re.S)


def test_what_a_region_says_runs_nowhere(hub: Hub) -> None:
    """A name may hold any sign; it is shown as it is, on every page and in the list that the search reads."""
    named = {"id": "agro", "name": HOSTILE, "synonyms": [HOSTILE]}
    files = published(
        schools=collection(item(), region=HOSTILE),
        **{"class-profiles": collection(item(profiles=[named]))},
        spheres=collection(item(spheres=[{"id": "transport", "name": HOSTILE}])),
    )
    hub.region("tambov", files)
    hub.make()
    pages = sorted(hub.site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        text = path.read_text("utf-8")
        assert list(inline_scripts(text)) == [], path
        assert "<img" not in text, path
        assert not [link for link in scan(text).links if ":" in link and not link.startswith("https://")], path
    assert unescape(hub.page()).count(HOSTILE) == 1
    search = hub.page("search")
    sites = json.loads(unescape(re.search(r"data-sites='([^']*)'", search)[1]))
    assert [site["name"] for site in sites] == [HOSTILE]


def test_the_policy_names_the_origins_of_regions(hub: Hub) -> None:
    """A browser reads from the regions and from nowhere else."""
    hub.region("tambov")
    hub.region("perm", address="https://perm.example.ru:8443/site/")
    hub.make()
    policy = "connect-src 'self' https://perm.example.ru:8443;"
    assert policy in hub.page()
    assert policy in (hub.site / "_headers").read_text("utf-8")
    assert policy in (hub.site / "nginx-headers.conf").read_text("utf-8")


def test_a_region_without_an_index_is_named_by_the_search(hub: Hub) -> None:
    """None at all, a broken one, one of another program: the region is shown, and searched on its own site."""
    hub.region("good", name="Область с поиском")
    files = published()
    hub.region("none", {name: value for name, value in files.items() if "pagefind" not in name}, name="Без поиска")
    hub.region("broken", files | {"pagefind/pagefind-entry.json": b"{"}, name="Со сломанным")
    old = {"version": "1.3.0", "languages": {}}
    hub.region("old", files | {"pagefind/pagefind-entry.json": old}, name="С прежним")
    outcome = hub.make()
    assert outcome.code == 0
    assert "none: в общем поиске не участвует" in outcome.text
    assert (
        "Общий поиск пока не ищет здесь – откройте сайт региона: Без поиска , С прежним , Со сломанным ."
        in hub.words("search")
    )
    assert hub.page("search").count('name="region"') == 0


def test_a_search_of_many_regions_waits_for_a_choice(hub: Hub) -> None:
    """A phone loads what a reader has chosen; few regions are searched at once."""
    large = published()
    large["pagefind/pagefind-entry.json"] = {"version": "1.5.2", "languages": {"ru": {"page_count": 5000}}}
    for number in range(7):
        hub.region(f"region-{number}", large)
    hub.make()
    assert " data-all" in hub.page("search")
    hub.region("one-more", large)
    hub.make()
    assert " data-all" not in hub.page("search")
    assert "Все регионы: около 0,6 МБ" in hub.words("search")
