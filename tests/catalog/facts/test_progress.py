"""Progress of a road map: the regional one of 2023/24 on three days, each kind of evidence on the small region."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from profminimum.catalog import Catalog, Evidence, Progress, Timing, TrackedItem, progress
from profminimum.load.data_folder import read_records
from profminimum.model import Proof, Records

from tests.support.project import LARGE_REGION, at, catalog_of

DAYS = ("2023-09-01", "2023-12-01", "2024-07-01")
PAST, DUE, AHEAD, RUNNING, OPEN = Timing.PAST, Timing.DUE, Timing.AHEAD, Timing.RUNNING, Timing.OPEN
EXPECTED = {
    "1.1": ("До 10.07.2023", PAST, PAST, PAST),
    "1.2": ("До 10.07.2023", PAST, PAST, PAST),
    "1.3": ("До 10.07.2023", PAST, PAST, PAST),
    "1.4": ("Июль 2023", PAST, PAST, PAST),
    "1.5": ("Июль 2023", PAST, PAST, PAST),
    "1.6": ("в течение года", RUNNING, RUNNING, RUNNING),
    "1.7": ("До 28.07.2023", PAST, PAST, PAST),
    "1.8": ("До 30.08.2023", PAST, PAST, PAST),
    "1.9": ("До 30.08.2023", PAST, PAST, PAST),
    "1.10": ("До 01.09.2023", DUE, PAST, PAST),
    "1.11": ("До 19.08.2023", PAST, PAST, PAST),
    "1.12": ("До 30.08. 2023", PAST, PAST, PAST),
    "1.13": ("До 25.08. 2023", PAST, PAST, PAST),
    "1.14": ("До 25.08.2023", PAST, PAST, PAST),
    "2.1": ("Апрель - сентябрь 2023 г.", RUNNING, PAST, PAST),
    "2.2": ("Июнь -октябрь 2023 г.", RUNNING, PAST, PAST),
    "2.3": ("Июнь -октябрь 2023 г.", RUNNING, PAST, PAST),
    "2.4": ("Август-сентябрь 2023г", RUNNING, PAST, PAST),
    "2.5": ("По отдельному графику", OPEN, OPEN, OPEN),
    "2.6": ("По отдельному графику", OPEN, OPEN, OPEN),
    "2.7": ("До 30.08.2023", PAST, PAST, PAST),
    "2.8": ("До 30.08.2023", PAST, PAST, PAST),
    "2.9": ("До 30.08.2023", PAST, PAST, PAST),
    "2.10": ("В течение года", RUNNING, RUNNING, RUNNING),
    "2.11": ("По отдельному графику", OPEN, OPEN, OPEN),
    "3.1": ("Июль 2023 г.", PAST, PAST, PAST),
    "3.2": ("До 28.07.2023", PAST, PAST, PAST),
    "3.3": ("До 01.08.2023", PAST, PAST, PAST),
    "3.4": ("До 10.08.2023", PAST, PAST, PAST),
    "3.5": ("До 10.08.2023", PAST, PAST, PAST),
    "3.6": ("До 25.08. 2023", PAST, PAST, PAST),
    "3.7": ("До 30.08.2023", PAST, PAST, PAST),
    "3.8": ("До 30.08.2023", PAST, PAST, PAST),
    "3.9": ("До 30.08.2023", PAST, PAST, PAST),
    "3.10": ("До 30.08.2023", PAST, PAST, PAST),
    "3.11": ("До 30.08.2023", PAST, PAST, PAST),
    "3.12": ("До 12.08.2023", PAST, PAST, PAST),
    "3.13": ("До 10.09. 2023", DUE, PAST, PAST),
    "3.14": ("сентябрь/ноябрь 2023, февраль/март 2024", RUNNING, AHEAD, PAST),
    "3.15": ("В течение года", RUNNING, RUNNING, RUNNING),
    "3.16": ("2023/2024 уч.год", RUNNING, RUNNING, RUNNING),
    "4.1": ("Постоянно", RUNNING, RUNNING, RUNNING),
    "4.2": ("Сентябрь 2023 г.", RUNNING, PAST, PAST),
    "4.3": ("ежемесячно", RUNNING, RUNNING, RUNNING),
}
"""Every item as the document states its deadline, and how that stands on 1 September, 1 December and 1 July."""

KNOWN = {
    "1.1": ("in-progress",) * 3,  # region.yml names the operator and cites this road map for it
    "3.14": ("planned", "in-progress", "in-progress"),  # meetings of 14.09.2023 and 21.03.2024, of four months named
    "3.16": (None, "in-progress", "in-progress"),  # a newspaper of 14.10.2023
    "4.1": ("planned", "in-progress", "in-progress"),  # the same meetings, an open day for parents of 21.10.2023
    "4.3": (None, None, "in-progress"),  # a newspaper of 26.03.2024 tells of the second meeting
}
"""The items of which something is known, with their states on those days; of all others nothing is."""


@pytest.fixture(scope="module")
def large() -> Records:
    """The records of the large region."""
    return read_records(LARGE_REGION)


def progress_on(records: Records, day: str) -> Progress:
    """The road map of 2023/24 at noon of a day."""
    catalog = Catalog(records, at(f"{day} 12:00"))
    (roadmap,) = (roadmap for roadmap in catalog.roadmaps if roadmap.id == "2023-24")
    return progress(catalog, roadmap)


@pytest.mark.parametrize("position", range(3), ids=DAYS)
def test_every_item_has_its_deadline_and_state_on_a_day(large: Records, position: int) -> None:
    """The deadlines and states of all 44 items are those written out from the document by hand."""
    items = {item.item.number: item for item in progress_on(large, DAYS[position]).items}
    assert {number: item.item.deadline.wording for number, item in items.items()} == {
        number: expected[0] for number, expected in EXPECTED.items()
    }
    assert {number: item.timing for number, item in items.items()} == {
        number: expected[position + 1] for number, expected in EXPECTED.items()
    }
    assert {number: item.state.value for number, item in items.items() if item.state} == {
        number: states[position] for number, states in KNOWN.items() if states[position]
    }


def test_what_is_past_and_not_shown_to_be_done_is_overdue(large: Records) -> None:
    """On 1 July every item with a day or months is overdue, whatever goes on; none without a deadline is."""
    overdue = {item.item.number for item in progress_on(large, "2024-07-01").items if item.is_overdue}
    assert overdue == {number for number, expected in EXPECTED.items() if expected[3] is PAST}
    assert {item.item.number for item in progress_on(large, "2023-09-01").items if item.is_due} == {"1.10", "3.13"}


def test_a_reported_state_outranks_a_finding_that_shows_no_more(large: Records) -> None:
    """The newspaper's report counts on 1 December; what the site shows is given with it."""
    (item,) = (item for item in progress_on(large, "2023-12-01").items if item.item.number == "3.14")
    assert (item.is_found, item.evidence.number, item.evidence.total) == (False, 1, 4)
    assert item.reported_state.date.isoformat() == "2023-09-14"


def test_later_years_prove_nothing(large: Records) -> None:
    """Looked at in 2026, the map of 2023/24 shows what it showed when its year ended."""
    then, now = (progress_on(large, day).items for day in ("2024-09-01", "2026-11-23"))
    assert [item.evidence for item in then] == [item.evidence for item in now]


def test_counts_of_sections_and_parties_come_from_the_items(large: Records) -> None:
    """Sections part the items; a party's count is that of the items that name it."""
    found = progress_on(large, "2023-12-01")
    assert [tally.total for _, tally in found.sections] == [14, 11, 16, 3]
    assert (found.whole.total, found.whole.in_progress, found.whole.unknown, found.whole.overdue) == (44, 4, 40, 34)
    schools = next(tally for party, tally in found.parties if party.id == "schools")
    # 1.11, 1.12, 3.1–3.6, 3.8–3.16 and 4.1–4.3; 3.7 is of schools outside the project
    assert (schools.total, schools.in_progress) == (20, 3)


# Proofs on the small region

ROADMAP = """\
title: Карта
short_title: Карта
school_year: 2026-27
sections:
  - number: "3"
    title: Школы
    items:
      - number: "3.4"
        title: Пункт
        deadline: {deadline}
        responsible: [{{party: operator}}]
        results: [Итог]
        proof: {proof}
        task: powers
      - number: "3.16"
        title: Другой пункт
        deadline: {{kind: own-schedule, wording: по графику}}
        responsible: [{{party: operator}}]
        results: [Итог]
"""
YEAR = "{kind: school-year, wording: весь год}"


def item(
    proof: str, changed: Mapping[str, str] | None = None, day: str = "2026-11-23", deadline: str = YEAR
) -> TrackedItem:
    """The item of a map that names a proof, on a day of the small region."""
    files = {"roadmap/2026-27.yml": ROADMAP.format(proof=proof, deadline=deadline), **(changed or {})}
    catalog = catalog_of(files, at(f"{day} 12:00"))
    return progress(catalog, catalog.roadmaps[0]).items[0]


def found(proof: str, *rest: object, **named: str) -> tuple[str, int | None, int | None, list[str]] | None:
    """What is found, without its proof."""
    finding: Evidence | None = item(proof, *rest, **named).evidence
    return finding and (finding.value.value, finding.number, finding.total, [page.address for page in finding.pages])


def event(starts: str, more: str = "", audience: str = "parents", format: str = "parents-meeting") -> str:
    """A record of an event."""
    return f"title: Встреча\nformat: {format}\nstarts: {starts}\naudience: [{audience}]\n{more}"


FIRST = "schools/first/2026-27/"


@pytest.mark.parametrize(
    ("proof", "expected"),
    [
        ("operator", ("in-progress", None, None, ["organisations/operator/"])),
        ("plans", ("in-progress", 1, 1, [FIRST])),  # the second school is a sample
        ("employer-agreements", None),  # the only agreement is with a college
        ("vocational-programmes", ("in-progress", 1, None, ["organisations/college/programmes/cook/"])),
        (
            "additional-programmes",
            ("in-progress", 2, None, ["schools/first/programmes/robots/", "schools/first/programmes/drawing/"]),
        ),
        ("teachers-events", ("planned", 0, 1, ["events/teachers/"])),  # on 26 November
        ("regional-events", ("planned", 0, 1, ["events/teachers/"])),
        ("readiness", ("in-progress", 1, 1, [FIRST])),
        ("coverage", ("in-progress", 1, 2, ["schools/first/events/parents-meeting/"])),  # September, not October
    ],
)
def test_records_of_the_small_region_show_progress(proof: str, expected: object) -> None:
    """Records prove that work goes on, or that it is planned; samples prove nothing."""
    assert found(proof) == expected


def test_every_proof_has_a_finder() -> None:
    """An item may name any of the vocabulary."""
    for proof in Proof:
        assert item(proof.value).evidence is None or item(proof.value).evidence.proof is proof


def test_share_of_schools_is_of_all_that_are_no_samples() -> None:
    """Even if every school of the site shows it, the region may have others: it is never done."""
    for changed, total in (({}, 1), ({"schools/third/school.yml": "name: Третья школа\n"}, 2)):
        assert found("readiness", changed)[:3] == ("in-progress", 1, total)


def test_what_schools_plan_is_planned() -> None:
    """An item that a school plans is planned; of what no school speaks nothing is known."""
    path = "schools/first/years/2026-27.yml"
    plan = "level: main\ngrades: [8]\nresponsible: {role: директор}\n"
    assert found("readiness", {path: plan + 'readiness: [{item: "3.4", state: planned}]\n'}) == ("planned", 0, 1, [])
    assert found("readiness", {path: plan}) is None


def test_events_count_when_they_are_over() -> None:
    """On its day an event still goes on; the day after it has been held; a cancelled one is none."""
    assert [found("teachers-events", day=day)[:3] for day in ("2026-11-26", "2026-11-27")] == [
        ("planned", 0, 1),
        ("in-progress", 1, 1),
    ]
    cancelled = event("2026-11-26 15:00", "status: cancelled\nstatus_reason: Снег\n", "teachers", "meeting")
    assert found("teachers-events", {"events/teachers.yml": cancelled}) is None


def test_events_of_schools_are_none_of_the_region() -> None:
    """A school's seminar counts among events for teachers, not among those of the region."""
    own = {"schools/first/events/seminar.yml": event("2026-10-10", "", "teachers", "meeting")}
    assert found("teachers-events", own)[1:3] == (1, 2)
    assert found("regional-events", own)[1:3] == (0, 1)


@pytest.mark.parametrize(
    ("deadline", "starts", "counts"),
    [
        ("{kind: date, wording: До 30.08.2026, until: 2026-08-30}", "2026-08-20", True),
        ("{kind: date, wording: До 30.08.2026, until: 2026-08-30}", "2026-09-10", False),
        ("{kind: date, wording: До 30.08.2026, until: 2026-08-30}", "2026-03-31", False),
        (
            "{kind: months, wording: июнь – октябрь 2026, months: [2026-06, 2026-07, 2026-08, 2026-09, 2026-10]}",
            "2026-06-01",
            True,
        ),
        (
            "{kind: months, wording: июнь – октябрь 2026, months: [2026-06, 2026-07, 2026-08, 2026-09, 2026-10]}",
            "2026-05-31",
            False,
        ),
        (YEAR, "2026-08-31", False),
        (YEAR, "2026-09-01", True),
        (YEAR, "2027-08-31", True),
        (YEAR, "2027-09-01", False),
    ],
)
def test_events_count_within_the_maps_own_year(deadline: str, starts: str, counts: bool) -> None:
    """What is due before the year begins may have been held from April on; nothing of later years counts."""
    meeting = {
        "events/meeting.yml": event(starts, "", "teachers", "meeting"),
        "events/teachers.yml": event("2020-01-01"),
    }
    assert (found("teachers-events", meeting, day="2027-10-01", deadline=deadline) is not None) == counts


def test_meetings_are_done_when_each_month_had_one() -> None:
    """A meeting of the whole region in every month that the deadline names; a school's own does not count."""
    deadline = "{kind: months, wording: сентябрь 2026 и февраль 2027, months: [2026-09, 2027-02]}"
    autumn, winter = {"events/autumn.yml": event("2026-09-10")}, {"events/winter.yml": event("2027-02-11")}
    seen = [
        found("parents-meetings", changed, day, deadline)
        for changed, day in (
            (autumn, "2026-09-01"),
            (autumn, "2026-09-11"),
            (autumn | winter, "2027-02-11"),
            (autumn | winter, "2027-02-12"),
            ({"schools/first/events/own.yml": event("2026-09-10")}, "2026-11-23"),
        )
    ]
    assert [finding and finding[:3] for finding in seen] == [
        ("planned", 0, 2),
        ("in-progress", 1, 2),
        ("in-progress", 1, 2),
        ("done", 2, 2),
        None,
    ]


def test_coverage_is_counted_by_months_that_are_over() -> None:
    """A month counts when it is over and an event in it has a story; all twelve are needed."""
    story = "coverage: [{title: Как прошло, text: Хорошо., date: 2026-10-20}]\n"
    without_story = {"schools/first/events/parents-meeting.yml": event("2026-09-10")}
    october = without_story | {"events/october.yml": event("2026-10-10", story)}
    days = ("2026-10-19", "2026-10-25", "2026-11-01", "2027-09-01")
    assert [found("coverage", october, day=day) for day in days] == [
        None,
        None,
        ("in-progress", 1, 2, ["events/october/"]),
        ("in-progress", 1, 12, ["events/october/"]),
    ]
    months = [*(f"2026-{number:02}" for number in range(9, 13)), *(f"2027-{number:02}" for number in range(1, 9))]
    every = {
        f"events/with-story-{month}.yml": event(f"{month}-10", "coverage: [{title: Как прошло, text: Хорошо.}]\n")
        for month in months
    }
    assert found("coverage", every, day="2027-09-01")[:3] == ("done", 12, 12)


def test_agreements_count_while_they_are_in_force() -> None:
    """An agreement counts if it was signed by the day and does not end before the year begins."""
    path = "schools/first/years/2026-27.yml"
    plan = "level: main\ngrades: [8]\nresponsible: {role: директор}\nagreements:\n"
    own = plan + "  - {partner: Завод, kind: employer, date: 2026-10-01}\n"
    ended = plan + "  - {partner: Завод, kind: employer, date: 2025-10-01, until: 2026-08-31}\n"
    assert found("employer-agreements", {path: own}, day="2026-09-30") is None
    assert found("employer-agreements", {path: own}, day="2026-10-01") == ("in-progress", 1, None, [FIRST])
    assert found("employer-agreements", {path: ended}) is None


def test_operator_is_named_for_the_current_year_alone() -> None:
    """The region's record says who is the operator now, not who was one in another year."""
    files = {"roadmap/2025-26.yml": ROADMAP.format(proof="operator", deadline=YEAR).replace("2026-27", "2025-26")}
    catalog = catalog_of(files)
    _, old = catalog.roadmaps
    assert progress(catalog, old).items[0].evidence is None
