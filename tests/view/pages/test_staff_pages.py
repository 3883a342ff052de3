"""The page for teachers: what is ahead first, the unknown is said, roles are text, and it stays light in a large region."""

from __future__ import annotations

import gzip

import html5lib
from profminimum.view import section_body

from tests.support.project import catalog_of
from tests.support.project_templates import project_templates

HOSTILE = "<b onclick=x>директор</b>"
LIGHT = 60_000
"""Bytes of the body of a region of 500 schools as it is transferred."""


def body(changed: dict[str, str] | None = None, files: dict[str, int] | None = None) -> str:
    """The page of the small region."""
    templates = project_templates(files=files)
    meta = {"title": "Педагогам", "view": "staff"}
    return section_body("<p>Вступление</p>", meta, "staff/", catalog_of(changed), templates, {"staff/": "Педагогам"})


def texts(page: str) -> str:
    """What a reader sees, on one line."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join(" ".join(root.itertext()).split())


def test_what_is_ahead_comes_first() -> None:
    """Courses follow, then who helps, then who is responsible."""
    page = body()
    found = [page.index(f'<h2 id="{name}"') for name in ("ahead", "courses", "help", "responsible")]
    assert found == sorted(found)
    assert (
        page.index("Семинар для педагогов")
        < page.index("Основы профминимума")
        < page.index("Прошедшее обучение:\u00a0<span ")
    )


def test_events_for_families_are_not_here() -> None:
    """Only events that name teachers are."""
    assert "Форум" not in body()


def test_the_unknown_is_said() -> None:
    """A sector without a centre, a municipality without a coordinator and a school without a plan say so."""
    shown = texts(body({"schools/third/school.yml": "name: Третья\n"}))
    assert "Транспорт : не указан" in shown
    assert "Ёлкинский округ: ответственный указан в 1 из 1 школы Муниципальный координатор: не указан" in shown
    assert "Муниципалитет не указан: ответственный указан в 0 из 1 школы Третья – не указан" in shown


def test_roles_are_text() -> None:
    """Nothing that a school or the region writes becomes markup."""
    plan = f'level: base\ngrades: [6]\nresponsible: {{role: "{HOSTILE}"}}\n'
    page = body({"schools/second/years/2026-27.yml": plan})
    assert HOSTILE not in page
    assert HOSTILE in texts(page)


def test_the_workbook_is_offered_where_it_is() -> None:
    """A link to a file that is not made would lead nowhere."""
    assert "desk/staff.xlsx" not in body()
    assert "desk/staff.xlsx" in body(files={"desk/staff.xlsx": 1})


def test_a_large_region_stays_light() -> None:
    """Five hundred schools, each with its plan, fit a light page."""
    plan = "level: base\ngrades: [6]\nresponsible: {{role: заместитель директора, phone: +7 (4752) 20-{0:02}-{1:02}}}\n"
    changed: dict[str, str] = {}
    for number in range(500):
        changed[f"schools/s{number}/school.yml"] = f"name: Школа № {number}\nmunicipality: gorod\n"
        changed[f"schools/s{number}/years/2026-27.yml"] = plan.format(*divmod(number, 100))
    page = body(changed)
    assert page.count("заместитель директора".capitalize()) >= 500
    assert len(gzip.compress(page.encode())) < LIGHT
