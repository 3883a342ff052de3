"""What a card says to decide: where it is, from when and till when, what one needs. The whole of it is on the page."""

from __future__ import annotations

import pytest
from profminimum.catalog import Catalog
from profminimum.model import Admission, Enrolment
from profminimum.model.shared import Place
from profminimum.model.when.notation import WhenText
from profminimum.view.rendering.offer_text import needed_text, window_text
from profminimum.view.rendering.place_line import brief_place, main_place, place_line, place_with_owner
from pydantic import TypeAdapter

from tests.support.project import catalog_of

WHEN = TypeAdapter(WhenText)
YARD = """\
name: Верфь
kind: employer
municipality: gorod
address: Портовая улица, дом 5
branches:
  - {id: dock, name: Док, settlement: посёлок Причал, address: Доковая улица}
  - {id: pier, name: Пирс}
"""
EVENT = "title: Пробы\nformat: excursion\nwhen: 2026-12-12\naudience: [pupils]\nvenues:\n  - "


def region(venue: str) -> Catalog:
    """The small region with an organisation that has an address, and an event of a school at this venue."""
    return catalog_of(
        {"organisations/yard/organisation.yml": YARD, "schools/first/events/trial.yml": f"{EVENT}{venue}\n"}
    )


@pytest.mark.parametrize(
    ("venue", "line", "with_owner"),
    [
        ("{name: Цех, address: 'Ёлкин, Лесная улица, 3', municipality: gorod}", "Цех, Ёлкин, Лесная улица, 3", ""),
        ("{name: Цех, organisation: yard}", "Цех, город Ёлкин, Портовая улица, дом 5", ""),
        ("{organisation: yard}", "Верфь, город Ёлкин, Портовая улица, дом 5", ""),
        ("{organisation: yard, branch: dock}", "Верфь, Док, город Ёлкин, посёлок Причал, Доковая улица", ""),
        ("{name: Цех, organisation: yard, branch: pier}", "Цех", ""),  # nobody knows where the pier is
        ("{name: Цех, organisation: yard, municipality: okrug}", "Цех, Ёлкинский округ", ""),  # not where the yard is
        ("{name: завод}", "завод", "завод; Школа № 1 «Ёлочка», город Ёлкин, улица Ёлочная, дом 1"),
        ("{name: завод, municipality: okrug}", "завод, Ёлкинский округ", ""),
        ("{municipality: gorod}", "Школа № 1 «Ёлочка», город Ёлкин, улица Ёлочная, дом 1", ""),
    ],
)
def test_a_place_takes_the_address_of_those_whom_it_names(venue: str, line: str, with_owner: str) -> None:
    """Never an address that it may not have: behind a mere name the holder stands apart, with the own address."""
    event = next(event for event in region(venue).events if event.id == "trial")
    place = event.record.venues[0]
    assert place_line(event, place) == line
    assert place_with_owner(event, place) == (with_owner or line)
    assert brief_place(event, place) == (with_owner or line)


def test_long_parts_are_cut_and_the_address_stays() -> None:
    """A wordy name does not push the address from the card."""
    venue = f"{{name: {'очень длинное название ' * 8}, address: {'улица с длинным названием ' * 7}}}"
    event = next(event for event in region(venue).events if event.id == "trial")
    name, _, address = brief_place(event, event.record.venues[0]).partition("…, ")
    assert name.startswith("очень длинное")
    assert address.startswith("улица с длинным")
    assert len(name) + len(address) <= 125


def test_a_class_is_in_its_school() -> None:
    """One that a school holds, unless it says otherwise; a project of an organisation is not in that organisation."""
    classes = {item.id: item for item in catalog_of().classes}
    assert place_line(classes["engineering"], main_place(classes["engineering"])).endswith("улица Ёлочная, дом 1")
    project = classes["project"]
    assert main_place(project) == project.record.venue
    assert isinstance(main_place(classes["agro"]), Place)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2027-04-12 – 2027-06-18", "с 12 апреля по 18 июня"),
        ("2026-12-01 – 2026-12-25", "с 1 по 25 декабря"),
        ("2026-12-28 – 2027-01-12", "с 28 декабря по 12 января"),
        ("2027-08-25 – 2027-09-10", "с 25 августа по 10 сентября 2027"),
        ("2027-10-01 – 2027-11-10", "с 1 октября по 10 ноября 2027"),
        ("2026-12-01 – 2026-12-25 18:00", "с 1 по 25 декабря, 18:00"),
        ("2026-12-01 10:00 – 2026-12-25", "с 1 декабря, 10:00, по 25 декабря"),
        ("с 2026-12-01", "с 1 декабря"),
        ("до 2026-12-25", "до 25 декабря"),
        ("2026-12", "в декабре"),
        ("2026-12-05", "5 декабря"),
    ],
)
def test_when_one_can_join_has_both_ends(when: str, words: str) -> None:
    """As far as they are told; the year only outside the school year of 2026."""
    assert window_text(WHEN.validate_python(when), 2026).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (None, ""),
        (Admission(), ""),
        (Admission(kind="по заявлению"), "Приём: по заявлению"),
        (Admission(kind="отбор", exams=[{"subject": "физика"}]), "Нужно: физика"),
        (
            Admission(
                exams=[{"subject": s, "note": "результат ОГЭ"} for s in ("химия", "биология")] + [{"subject": "беседа"}]
            ),
            "Нужно: химия, биология (результат ОГЭ), беседа",
        ),
        (
            Admission(
                exams=[{"subject": "физика", "note": "результат ОГЭ или письменная работа"}], documents=["заявление"]
            ),
            "Нужно: физика; документы: заявление",
        ),
        (Admission(documents=["заявление", "аттестат", "справка"]), "Документы: заявление и ещё 2"),
        (Enrolment(documents=["справка"]), "Документы: справка"),
        (Enrolment(how="Позвоните."), ""),
    ],
)
def test_what_one_needs_is_told_in_few_words(way: Admission | Enrolment | None, words: str) -> None:
    """Subjects before documents; of many documents the first and how many more."""
    assert needed_text(way) == words
