"""Rules about freshness: records are looked at in time, and the days on which they were are days that have come.

Three levels. To the editor's knowledge: a record is due soon. A warning: it is overdue; readers see it on its page
and cards. An error keeps a record off the site and stops a build, so it must never come by itself overnight: that would
take what is fresh from parents together with what is not. It is left to a day of looking so far ahead that it can only
be a slip: the page would tell a parent of a check that never was, and the record would not be due for years. Time heals
that error and never brings it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..model import Records, Region
from ..model.review_dates import last_reviewed, next_review, review_period
from ..problem import Problem, Severity
from .rule import day_rule, rule
from .traversal import label, repeated

REMINDER_PERIOD = timedelta(days=7)
"""How long before its day a record is announced: a week is enough to look at it, and few are due within one."""
FARTHEST_REVIEW = timedelta(days=366)
"""An editor may look at the site as it was up to a year ago, and then days of looking lie ahead."""
REVIEW_FIELDS = ("checked", "updated")


@day_rule
def records_are_looked_at_in_time(records: Records, today: date) -> Iterator[Problem]:
    """A record is checked again before its period is over; samples are nobody's to check."""
    entry_of_region = records.single("region")
    region: Region | None = entry_of_region.record if entry_of_region else None
    for entry in records:
        looked = None if entry.record.demo else last_reviewed(entry.record)
        period = review_period(entry, region, today) if looked else None
        if looked is None or period is None:
            continue
        due = next_review(looked, period, entry.location.path)
        where = next(name for name in REVIEW_FIELDS if getattr(entry.record, name) == looked)
        wanted = f"Если всё верно, напишите «checked: {today}»; если нет – исправьте и напишите «updated: {today}»."
        if due < today:
            message = f"Сведения смотрели {looked}, а сверить их нужно было к {due}. {wanted}"
            yield entry.problem("overdue", (where,), message, severity=Severity.WARNING)
        elif due - today <= REMINDER_PERIOD:
            message = f"Сведения смотрели {looked}, сверьте их к {due}. {wanted}"
            yield entry.problem("due-soon", (where,), message, severity=Severity.INFO)


@day_rule
def days_of_looking_have_come(records: Records, today: date) -> Iterator[Problem]:
    """What was updated or checked was so by today."""
    for entry in records:
        for name in REVIEW_FIELDS:
            day = getattr(entry.record, name)
            if day and day > today:
                message = f"{label(entry.record, name)}: здесь {day}, а этот день ещё не наступил: сегодня {today}."
                severity = Severity.ERROR if day - today > FARTHEST_REVIEW else Severity.WARNING
                yield entry.problem("future-day", (name,), message, severity=severity)


@rule
def periods_are_unique(records: Records) -> Iterator[Problem]:
    """A region names one period for each kind of record; of two the last holds."""
    for entry in records.of("region"):
        for (first, _), (again, period) in repeated(enumerate(entry.record.review), lambda numbered: numbered[1].kind):
            line = entry.place(("review", first, "kind")).line
            message = f"Срок для вида «{period.kind.label}» уже указан в строке {line}. Оставьте один."
            yield entry.problem("same-period", ("review", again, "kind"), message, severity=Severity.WARNING)
