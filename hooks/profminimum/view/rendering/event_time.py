"""When an event takes place, for readers of the region: in full, in short for cards and lists, on one day. Plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ... import russian
from ...catalog import EventItem, EventOccurrence, Phase, midnight_after, phase_at
from ...dates import opening_year_on
from ...model import AttendanceMode, Venue
from ...model.when import Occurrence, Repetition, When, Within
from .plain_text import NO_NEW_DAY
from .state_labels import PHASE_LABELS
from .time_text import NOT_SET, brief_time_text, short_time_text, time_text, zone_text

LISTED = 3
"""So many days of an event are all named in a list; of more, the next one and how many follow."""
FORESEEN = 8
"""So many changes of a line are ready in a page: who reads a copy that is older than they last is told from when until when."""
SHOWN = 8
"""So many of the days ahead stand on the page at once."""
_MOSCOW = ZoneInfo("Europe/Moscow")


@dataclass(frozen=True)
class EventState:
    """Where an event stands at a moment, for readers."""

    phase: Phase
    begins: time | None = None
    """The hour at which it begins today; None if it does not, or nobody knows when."""

    @property
    def key(self) -> str:
        """What tells it from the other states of the event: no spaces."""
        return f"{self.phase}{russian.clock(self.begins) if self.begins else ''}"

    @property
    def words(self) -> str:
        """In words: «идёт сейчас», «сегодня, 12:00», «впереди», «прошло»."""
        label = PHASE_LABELS[self.phase]
        return f"{label}, {russian.clock(self.begins)}" if self.begins else label


def event_state(event: EventItem, moment: datetime | None = None) -> EventState:
    """Returns where an event stands at a moment of the region's clocks, else now.

    On a day whose hours nobody knows it is «сегодня»: nobody can say that it runs at night.
    """
    now = moment or event.catalog.now
    phase = phase_at(event.windows, event.open_until, now)
    if phase is Phase.NOW:
        running = [
            ends - starts for starts, ends in event.windows if starts <= now < ends and starts.time() == time.min
        ]
        is_some_hour = any(starts <= now < ends and starts.time() != time.min for starts, ends in event.windows)
        return EventState(phase if is_some_hour or set(running) != {timedelta(days=1)} else Phase.TODAY)
    begins = min((starts for starts, _ in event.windows if starts > now), default=None)
    return EventState(phase, begins.time() if phase is Phase.TODAY and begins else None)


def event_time_text(event: EventItem) -> str:
    """Returns the whole time of an event, with the zone where clocks may differ."""
    return _with_home_clocks(event, time_text(event.record.current_time, _opening(event), _zone(event)))


def event_time_brief(event: EventItem) -> str:
    """Returns the time in a line: of many days the next one and how many follow, of a repetition until when it lasts."""
    if _is_of_many_days(event):
        return _next_of_many(event, event.ahead)
    return _with_home_clocks(event, _brief(event))


def brief_changes(event: EventItem) -> list[tuple[datetime, str]]:
    """Returns what the line will say, with the moments from which on: of an event of many days after each of its times, of a
    repetition from its second day on.
    """
    if not _is_of_many_days(event):
        return _of_a_repetition(event)
    return [
        (one.local.window[1], _next_of_many(event, event.ahead[number:] if number < FORESEEN else ()))
        for number, one in enumerate(event.ahead[:FORESEEN], start=1)
    ]


def _of_a_repetition(event: EventItem) -> list[tuple[datetime, str]]:
    now = event_time_brief(event)
    begun = [midnight_after(part.first) for part in event.record.current_time.parts if isinstance(part, Repetition)]
    over = [midnight_after(part.last) for part in event.record.current_time.parts if isinstance(part, Repetition)]
    coming = sorted(moment for moment in (*begun, *over) if moment > event.catalog.now)
    lines = [(moment, _with_home_clocks(event, _brief(event, moment.date()))) for moment in coming]
    before = [now, *(line for _, line in lines)]
    return [(moment, line) for (moment, line), last in zip(lines, before, strict=False) if line != last]


def former_time_text(event: EventItem) -> str:
    """Returns when a postponed event was to take place: «было 5 ноября, 15:00»; empty for others."""
    former = event.record.former_time
    return f"было {short_time_text(former, _opening(event))}" if former and former.is_known else ""


def time_between(event: EventItem, first: date, last: date) -> str:
    """Returns those parts of an event's time that touch a period, such as the month of a digest; else the whole time."""
    parts = [
        part
        for part in event.record.current_time.parts
        if (part.bounds[0] or first) <= last and (part.bounds[1] or last) >= first
    ]
    if not parts or len(parts) == len(event.record.current_time.parts):
        return event_time_text(event)
    return _with_home_clocks(event, time_text(When(tuple(parts)), _opening(event), _zone(event)))


def clocks_on(event: EventItem, day: date) -> str:
    """Returns the hours of an event on one of its days by the region's clocks: «10:00–12:00», «с 10:00», «весь день»."""
    ones = [one.local for one in event.dated if one.local.starts.day <= day <= one.local.last_evening]
    clocks = [text for one in ones if (text := _clocks(one, day))]
    if clocks or not ones:
        return ", ".join(dict.fromkeys(clocks))
    return "время не указано" if any(one.starts.day == one.last_day for one in ones) else "весь день"


def occurrence_text(event: EventItem, one: EventOccurrence) -> str:
    """Returns one time of an event by the clocks of its place, and by the region's where they differ."""
    text = time_text(one.as_when, _opening(event), one.timezone or _zone(event))
    return _joined(text, _home_clocks([one]))


def venue_time_text(event: EventItem, venue: Venue) -> str:
    """Returns when an event takes place at a venue; empty where it is the time of the whole event, by the same clocks."""
    if venue.when is None and event.zone_at(venue) == event.zone_at(None):
        return ""
    at_venue = [one for one in event.occurrences if one.venue == venue]
    zone = event.zone_at(venue) or _zone(event)
    return _joined(time_text(event.time_at(venue), _opening(event), zone), _home_clocks(at_venue))


class DaysOneByOne(NamedTuple):
    """The days of an event, each with the moment at which it is over and in words."""

    over: list[tuple[datetime, str]]
    next: list[tuple[datetime, str]]
    later: list[tuple[datetime, str]]
    most: int = SHOWN
    """So many are the next ones at most."""

    @property
    def all(self) -> list[tuple[datetime, str]]:
        """All of them, in order."""
        return [*self.over, *self.next, *self.later]


def days_one_by_one(event: EventItem) -> DaysOneByOne:
    """Returns the days of an event one by one: those that are over, the next ones, those that follow later.

    All are empty where there are so few that they stand in the time itself.
    """
    days = event.days_of_its_own
    told = [(one.local.window[1], occurrence_text(event, one)) for one in days] if len(days) > LISTED else []
    over = [one for one in told if one[0] <= event.catalog.now]
    ahead = told[len(over) :]
    return DaysOneByOne(over, ahead[:SHOWN], ahead[SHOWN:])


def left_out_text(event: EventItem) -> str:
    """Returns the days that a repetition leaves out for the region's holidays; empty where it leaves out none."""
    return russian.days_listed(event.left_out, _opening(event)) if event.left_out else ""


def _opening(event: EventItem) -> int:
    return event.catalog.opening_year


def _zone(event: EventItem) -> str | None:
    """Returns the zone to name: where it is not the region's, and of what one watches from anywhere if it is not Moscow's."""
    region = event.catalog.region
    own = event.record.timezone
    if own and own != region.timezone:
        return own
    noon = datetime(2026, 1, 1, 12)
    is_far = region.zone.utcoffset(noon) != _MOSCOW.utcoffset(noon)
    return region.timezone if is_far and event.record.attendance_mode is not AttendanceMode.OFFLINE else None


def _with_home_clocks(event: EventItem, text: str) -> str:
    """Returns the words of the event's own time, with the region's hours where the clocks of the place differ."""
    if not event.record.current_time.is_known:
        return NO_NEW_DAY if event.record.is_postponed else NOT_SET
    own = [one for one in event.occurrences if one.venue is None or one.venue.when is None]
    return _joined(text, _home_clocks(own))


def _brief(event: EventItem, today: date | None = None) -> str:
    when, zone = event.record.current_time, _zone(event)
    text = brief_time_text(when, _opening(event), today or event.catalog.today)
    has_clock = any(one.at_venue.starts.clock for one in event.occurrences)
    return f"{text} {zone_text(zone)}" if zone and has_clock else text


def _is_of_many_days(event: EventItem) -> bool:
    """Returns whether an event has more single days than a line can list."""
    return len(event.record.current_time.parts) > 1 and len({one.local.starts.day for one in event.dated}) > LISTED


def _next_of_many(event: EventItem, ahead: Sequence[EventOccurrence]) -> str:
    """Returns the next of many times with how many days follow; of those that are over, from when until when they were."""
    days = sorted({one.local.starts.day for one in ahead or event.dated})
    last = russian.day(days[-1], year=opening_year_on(days[-1]) != _opening(event))
    if not ahead:
        text = f"{russian.days(days[0], days[-1])}, {russian.count(len(days), 'день', 'дня', 'дней')}"
    elif len(days) > 2:
        rest = f"и ещё {russian.count(len(days) - 1, 'день', 'дня', 'дней')}, последний{russian.NBSP}– {last}"
        text = _joined(occurrence_text(event, ahead[0]), rest)
    else:
        text = _joined(occurrence_text(event, ahead[0]), f"и ещё {last}" if len(days) > 1 else "")
    open_parts = tuple(part for part in event.record.current_time.parts if isinstance(part, Within))
    return f"{text}; {short_time_text(When(open_parts), _opening(event))}" if open_parts else text


def _home_clocks(ones: list[EventOccurrence]) -> str:
    """Returns «у нас 16:00–17:00» where the clocks of the place are others; empty where that differs from day to day."""
    if not ones or any(one.timezone is None or one.local.starts.clock is None for one in ones):
        return ""
    shifts = {(one.local.starts.day - one.at_venue.starts.day).days for one in ones}
    clocks = {"–".join(_bounds(one.local)) for one in ones}
    if len(clocks) > 1 or len(shifts) > 1:
        return ""
    day = "" if shifts == {0} else f"{russian.day(ones[0].local.starts.day, year=False)}, " if len(ones) == 1 else None
    return "" if day is None else f"у{russian.NBSP}нас {day}{clocks.pop()}"


def _bounds(one: Occurrence) -> Iterator[str]:
    for moment in (one.starts, one.ends):
        if moment and moment.clock:
            yield russian.clock(moment.clock)


def _clocks(one: Occurrence, day: date) -> str:
    """Returns the hours of a time on one of its days; empty if none are known."""
    if one.starts.day == one.last_evening:
        return "–".join(_bounds(one))
    if one.starts.day == day and one.starts.clock:
        return f"с{russian.NBSP}{russian.clock(one.starts.clock)}"
    if one.ends and one.ends.clock and one.last_evening == day == one.last_day:
        return f"до{russian.NBSP}{russian.clock(one.ends.clock)}"
    return ""


def _joined(*pieces: str) -> str:
    return ", ".join(piece for piece in pieces if piece)
