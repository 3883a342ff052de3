"""The sheets of a school: memos for parents, the board's calendar, the poster of admission, the meeting's hand-out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from ...catalog import EventItem, LinkedRecords, SchoolItem
from ...dates import months_between
from ...output import LateOutput
from ...russian import WEEKDAYS, capitalised
from ..rendering.charts import DayCell, month_grid
from ..rendering.months import CalendarMonth
from ..rendering.school_files import SchoolFiles
from ..rendering.templates import Templates
from ..texts.record_lines import first
from ..texts.school_summary import Limits, SchoolSummary, admitting, newest_change, upcoming
from ..texts.shortening import shorten
from .header import frame
from .typst_printer import TypstPrinter

SIZES = (
    Limits(events=7, programmes=6, classes=4),
    Limits(events=4, programmes=3, classes=2, contacts=2, length=90),
    Limits(events=2, programmes=2, classes=1, contacts=1, length=50),
)
"""Contents of a sheet from the fullest: the first that fits on its pages, however long the school's own texts are."""
MEMO_PAGES = MEETING_PAGES = 2
POSTER_PAGES = 1
EVENTS_A_DAY, EVENTS_A_MONTH = 2, 40
CELL = 64
"""Characters of the title of the only event of a day in the calendar; of several each has half."""


class SchoolSheets(SchoolFiles):
    """Maker of the sheets of every school."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        self._printer = printer
        self._templates = templates
        self._summary = SchoolSummary(templates)
        self._brief = self._summary.record_lines.event

    def of(self, school: SchoolItem) -> Iterator[LateOutput]:
        """Yields all sheets of a school; those that would say nothing are left out."""

        def fitting(name: str, template: str, pages: int, values: Callable[[Limits], dict[str, Any]]) -> LateOutput:
            sizes = [values(size) for size in SIZES]
            return self._printer.fitting_file(f"{school.address}{name}.pdf", template, pages, sizes)

        yield fitting("memo", "memo", MEMO_PAGES, partial(self.memo, school))
        yield fitting("meeting", "meeting", MEETING_PAGES, partial(self.meeting, school))
        for grade in school.plan.totals if school.plan else ():
            yield fitting(f"memo-{grade}", "memo", MEMO_PAGES, partial(self.memo, school, grade=grade))
        for month in self.months(school):
            path = f"{school.address}calendar-{month.id}.pdf"
            yield self._printer.file(path, "month", self.month(school, month))
        if admitting(school):
            yield fitting("poster", "poster", POSTER_PAGES, partial(self.poster, school))

    def memo(self, school: SchoolItem, size: Limits, grade: int | None = None) -> dict[str, Any]:
        """Returns the values of a memo for all grades, or for one."""
        return self._frame(school, size) | self._summary.whole(school, size, grade) | {"grade": grade or 0}

    def meeting(self, school: SchoolItem, size: Limits) -> dict[str, Any]:
        """Returns the values of the hand-out for a parents' meeting: the next meeting apart from the other dates."""
        events = upcoming(school)
        meetings = [event for event in events if event.format.id == "parents-meeting"][:1]
        others = [event for event in events if event not in meetings]
        return self._frame(school, size) | {
            "plan": self._summary.plan(school.plan, size) if school.plan else None,
            "meetings": first(meetings, 1, self._brief, size.length),
            "events": first(others, size.classes, self._brief, size.length),
        }

    def poster(self, school: SchoolItem, size: Limits) -> dict[str, Any]:
        """Returns the values of the poster: the classes whose admission is not over."""
        lines = self._summary.record_lines.offered_class
        classes = first(admitting(school), size.classes, lines, size.length)
        return self._frame(school, size, "#classes") | {"classes": classes}

    def months(self, school: SchoolItem) -> list[CalendarMonth]:
        """Returns this month and the next, each if the school has something to show in it."""
        this_month = school.catalog.today.replace(day=1)
        last_day = (this_month + timedelta(days=62)).replace(day=1) - timedelta(days=1)
        shown = set(months_between(this_month, last_day))
        by_month: dict[tuple[int, int], list[EventItem]] = defaultdict(list)
        for event in school.events:
            for month in shown.intersection(event.months):
                by_month[month].append(event)
        return [CalendarMonth(*month, tuple(events), ()) for month, events in sorted(by_month.items())]

    def month(self, school: SchoolItem, month: CalendarMonth) -> dict[str, Any]:
        """Returns the values of a month's calendar for the board: a grid, and the same as a list."""
        weeks = month_grid(month.year, month.number, month.events)
        lessons = _lessons(school.catalog)
        dated = {event for _, event in month.dated}
        events: list[tuple[EventItem, date | None]] = [(event, day) for day, event in month.dated]
        events += [(event, None) for event in month.open if event not in dated]
        return self._frame(school, SIZES[0], "#events") | {
            "month": self._summary.line("month", month),
            "weekdays": [capitalised(name) for name in WEEKDAYS],
            "weeks": [[self._cell(school, cell, lessons) for cell in week] for week in weeks],
            "list": first(events, EVENTS_A_MONTH, lambda shown: self._brief(*shown), 100),
        }

    def _cell(self, school: SchoolItem, cell: DayCell, lessons: dict[date, str]) -> dict[str, Any]:
        length = CELL if len(cell.events) == 1 else CELL // 2

        def shown(event: EventItem) -> dict[str, Any]:
            time = self._summary.line("event_clock", event, cell.day)
            return {"title": shorten(event.record.title, length), "time": time, "off": event.is_cancelled}

        return {
            "day": cell.day.day,
            "inside": cell.in_month,
            "events": [shown(event) for event in cell.events[:EVENTS_A_DAY]],
            "more": max(0, len(cell.events) - EVENTS_A_DAY),
            "holiday": shorten(self._holiday_on(school, cell.day), CELL // 2),
            "lesson": shorten(lessons.get(cell.day, ""), CELL),
        }

    def _holiday_on(self, school: SchoolItem, day: date) -> str:
        return ", ".join(holidays.title for holidays in school.catalog.holidays_between(day, day))

    def _frame(self, school: SchoolItem, size: Limits, anchor: str = "") -> dict[str, Any]:
        head = self._summary.head(school, size)
        day = newest_change(school)
        return frame(school.catalog, self._templates, school.address + anchor, school.is_sample, day) | head


def _lessons(catalog: LinkedRecords) -> dict[date, str]:
    """Returns the topics of the course's lessons of this year by day."""
    calendar = catalog.lesson_calendars.get(catalog.school_year)
    return {lesson.date: lesson.topic for lesson in calendar.lessons} if calendar else {}
