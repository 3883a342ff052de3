"""What the check reports of records that were not reviewed for long, and of impossible days of review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from profminimum.model import kind_named
from profminimum.model.review_dates import next_review

TODAY = date(2026, 11, 23)
PATH = "organisations/college/organisation.yml"
COLLEGE = "name: Колледж\nkind: college\n"
EVENT = "title: Встреча\nformat: open-day\naudience: [parents]\nchecked: 2026-01-10\n"


def due_on(looked: date) -> date:
    """The day on which the college is due."""
    return next_review(looked, kind_named("organisation").review_days, PATH)


@pytest.mark.parametrize(
    ("days_left", "kind"),
    [(8, ""), (7, "к сведению"), (0, "к сведению"), (-1, "предупреждение"), (-400, "предупреждение")],
)
def test_the_level_rises_with_the_days(reported, days_left: int, kind: str) -> None:
    """A week before its day a record is mentioned, after it warned of; it is never an error, however old."""
    looked = date(2026, 3, 2)
    today = due_on(looked) - timedelta(days_left)
    found = reported({PATH: f"checked: {looked}\n{COLLEGE}"}, today)
    assert [problem.split(": ")[1] for problem in found] == [kind] * bool(kind)


def test_the_message_says_what_to_write(reported) -> None:
    """It names file, line and column of the day that counts, and the line to put there."""
    looked = date(2026, 3, 2)
    (found,) = reported({PATH: f"{COLLEGE}updated: {looked}\nchecked: 2026-01-01\n"}, TODAY)
    assert found == (
        f"{PATH}:3:10: предупреждение: Сведения смотрели {looked}, а сверить их нужно было к {due_on(looked)}. "
        "Если всё верно, напишите «checked: 2026-11-23»; если нет – исправьте и напишите «updated: 2026-11-23»."
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PATH, COLLEGE),
        (PATH, f"demo: true\nchecked: 2020-01-01\n{COLLEGE}"),
        ("schools/lyceum/events/past.yml", EVENT + "starts: 2026-05-10\n"),
        (
            "documents.yml",
            "checked: 2020-01-01\ndocuments:\n  - {id: roadmap-2023, kind: roadmap, scope: regional, title: Карта}\n",
        ),
    ],
)
def test_some_records_are_not_asked_for_a_review(reported, path: str, text: str) -> None:
    """Nothing is reported of records without a day, samples, what is over, and acts."""
    assert reported({path: text}, TODAY) == []


def test_an_event_ahead_is_asked_for(reported) -> None:
    """Announced long ago, it is looked at once more before it comes."""
    (found,) = reported({"schools/lyceum/events/next.yml": EVENT + "starts: 2026-12-10\n"}, TODAY)
    assert "предупреждение: Сведения смотрели 2026-01-10" in found


@pytest.mark.parametrize(("days", "kind"), [(0, ""), (1, "предупреждение"), (366, "предупреждение"), (367, "ошибка")])
def test_a_day_that_has_not_come(reported, days: int, kind: str) -> None:
    """A slip far ahead would keep a record from review for years: an error, which time can only heal."""
    found = reported({PATH: f"checked: {TODAY + timedelta(days)}\n{COLLEGE}"}, TODAY)
    assert [problem.split(": ")[1] for problem in found] == [kind] * bool(kind)


def test_without_a_day_nothing_is_said(reported) -> None:
    """The check of a form or a spreadsheet knows no day."""
    assert reported({PATH: f"checked: 2020-01-01\n{COLLEGE}"}) == []
