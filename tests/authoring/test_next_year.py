"""A record as a draft for another year: days and years move, in texts too; a document's own stay and are listed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.authoring.next_year import next_plan, next_roadmap
from profminimum.authoring.year_shift import YearShift, needs_review
from profminimum.model import Roadmap
from profminimum.model.schema.values import as_plain

from tests.support.project import catalog_of
from tests.support.record_strategies import texts

MOVE = YearShift("2023-24", "2026-27")
YEARS = st.integers(2010, 2080).map(lambda first: f"{first}-{(first + 1) % 100:02}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("До 10.07.2023", "До 10.07.2026"),
        ("До 30.08. 2023", "До 30.08. 2026"),
        ("До 29.02.2024", "До 28.02.2027"),
        ("до 29 февраля 2024 года", "до 28 февраля 2027 года"),
        ("2024-02-29", "2027-02-28"),
        ("Июль 2023 г.", "Июль 2026 г."),
        ("Август-сентябрь 2023г", "Август-сентябрь 2026г"),
        ("сентябрь/ноябрь 2023, февраль/март 2024", "сентябрь/ноябрь 2026, февраль/март 2027"),
        ("на 2023/2024 учебный год", "на 2026/2027 учебный год"),
        ("в 2023-2024 учебном году", "в 2026-2027 учебном году"),
        ("2023–24", "2026–27"),
        ("итоги 2022/23 учебного года", "итоги 2025/26 учебного года"),
        ("6 - 11 классов, 40 ч., 2023 участника", "6 - 11 классов, 40 ч., 2026 участника"),
    ],
)
def test_years_in_texts_move(before: str, after: str) -> None:
    """Years move in the wordings of the road map of 2023/24 and in others."""
    assert MOVE.text(before) == after
    assert list(MOVE.unchanged_years(before)) == []


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("2026", "2027", "II квартал 2026 года", "II квартал 2027 года"),
        ("2026", "2028", "до 01.10.2026", "до 01.10.2028"),
        ("2025-2027", "2028-2030", "до 01.10.2026, до 01.10.2027", "до 01.10.2029, до 01.10.2030"),
        ("2024-25-2026-27", "2027-28-2029-30", "май 2027 года", "май 2030 года"),
    ],
)
def test_years_of_other_road_maps_move(old: str, new: str, before: str, after: str) -> None:
    """Every year of the map is moved, be it a calendar year or one of several."""
    assert YearShift(old, new).text(before) == after


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Письмо от 01.06.2023 № АБ-2324/05", ["от 01.06.2023"]),
        ("приказ от 1 июня 2023 года", ["от 1 июня 2023"]),
        ("приказ № 5-2023", ["№ 5-2023"]),
        ("стратегия до 2030 года", ["2030"]),
        ("программа на 2023–2025 годы", ["2023–2025"]),
        ("итоги 31.02.2023", ["31.02.2023"]),
        ("12023 и 20235, 40/60/80", []),
    ],
)
def test_facts_stay_and_are_listed(text: str, kept: list[str]) -> None:
    """A document's date and number, a year further off, a period and an impossible day stay as they are."""
    assert MOVE.text(text) == text
    assert list(MOVE.unchanged_years(text)) == kept


_WORDS = st.one_of(
    texts,
    st.dates(date(2023, 1, 1), date(2024, 12, 31)).map(lambda day: f"До {day:%d.%m.%Y}"),
    st.sampled_from(
        ["2023/2024", "2023-24", "Июль 2023", "от 01.06.2023", "№ 2023", "2024 год", "2023-2023", "2023.2024"]
    ),
)


@given(st.lists(_WORDS, min_size=1, max_size=6), st.sampled_from([" ", ", ", "; "]))
def test_every_old_year_is_moved_or_listed(pieces: list[str], between: str) -> None:
    """In any text, each mention of the two old years has moved or is listed for a person to look at."""
    before = between.join(pieces)
    after, listed = MOVE.text(before), " ".join(MOVE.unchanged_years(before))
    old = re.compile(r"(?<!\d)202[34](?!\d)")
    assert len(old.findall(after)) == len(old.findall(listed))


@given(texts)
def test_a_text_without_a_year_stays(text: str) -> None:
    """A text that names no year does not change."""
    if not re.search(r"20\d\d", text):
        assert MOVE.text(text) == text


# Whole records of the small region


def test_a_road_map_for_another_year() -> None:
    """Deadlines move with their words; states, document and sources are gone; it is marked until it is approved."""
    (roadmap,) = catalog_of().roadmaps
    draft = next_roadmap(roadmap.record, "2028-29")
    record = Roadmap.model_validate(draft.values)
    items = {item.number: item for section in record.sections for item in section.items}
    assert (record.demo, record.school_year, record.document) == (True, "2028-29", None)
    assert record.short_title == "Дорожная карта на 2028/29 учебный год"
    assert (items["1.1"].deadline.wording, str(items["1.1"].deadline.until)) == ("До 10.07.2028", "2028-07-10")
    assert items["3.14"].deadline.months == ("2028-09", "2029-02")
    assert items["3.14"].deadline.wording == "сентябрь 2028 / февраль 2029"
    assert not any(item.states for item in items.values())
    assert [item.proof for item in items.values()] == [item.item.proof for item in roadmap.items]
    assert draft.needs_review == ()
    assert not re.search(r"202[67]", str(draft.values))


def test_what_is_left_is_listed_with_its_place() -> None:
    """A mention that stayed is listed with the number of its item and its field."""
    values = {"sections": [{"number": "I", "items": [{"number": "1.1", "title": "По письму от 01.06.2023"}]}]}
    assert list(needs_review(Roadmap, values, MOVE)) == [("sections.I.items.1.1.title", "от 01.06.2023")]


def test_a_plan_for_another_year() -> None:
    """Hours and words go over; what a school must find anew is left out; an agreement that is over does not go over."""
    plan = catalog_of().schools["first"].plan
    draft = next_plan(plan.record, plan.id, "2027-28")
    before = as_plain(plan.record)
    kept = ("level", "grades", "responsible", "ticket_to_future", "hours", "lesson_slots", "summary")
    assert {name: draft.values[name] for name in kept} == {name: before[name] for name in kept}
    assert set(draft.values) == {*kept, "working_group"}
    assert draft.values["working_group"] == {"roles": ["заместитель директора", "представитель родителей"]}
    assert draft.dropped == ("order", "pupils", "consents_collected", "readiness", "plan_document")
    assert [agreement.partner for agreement in draft.ended] == ["Ёлкинский колледж"]


def test_an_agreement_in_force_keeps_its_days() -> None:
    """The days of an agreement in force are a fact and do not move."""
    path = "schools/first/years/2026-27.yml"
    text = (
        "level: main\ngrades: [8]\nresponsible: {role: директор}\nsummary: В 2026/27 году.\n"
        "agreements:\n  - {partner: Завод, kind: employer, date: 2026-08-18, until: 2027-09-01}\n"
    )
    plan = catalog_of({path: text}).schools["first"].plan
    draft = next_plan(plan.record, plan.id, "2027-28")
    assert draft.values["agreements"] == [
        {"partner": "Завод", "kind": "employer", "date": "2026-08-18", "until": "2027-09-01"}
    ]
    assert draft.values["summary"] == "В 2027/28 году."
