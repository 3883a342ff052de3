"""The days of something as browsers read them, and how readers of a day look for it. Knows no record.

`overrides/assets/today.js` follows the same rules; tests hold both to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ...model.when import Occurrence
from .phase import Phase

WEEK = "week"
"""Beside the phases: that something takes place in the week of the day on which it is asked."""


def day_marks(times: Sequence[Occurrence]) -> tuple[str, ...]:
    """Returns every day of some times as browsers read it, `2026-11-03T15:00/16:00` with the hours that are known, in order.

    `~` stands behind a day on which something goes on that began on an earlier one, `^` behind a morning after its last
    evening. `overrides/assets/today.js` reads them.
    """
    marks = set()
    for one in times:
        first, clock, ends = one.starts.day, one.starts.clock, one.window[1]
        last = ends.date() if ends.time() != time.min else one.last_evening
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            begin = f"T{clock:%H:%M}" if clock and not number else ""
            end = f"/{ends:%H:%M}" if ends.date() == day else ""
            marks.add(f"{day}{begin}{end}{'^' if day > one.last_evening else '~' if number else ''}")
    return tuple(sorted(marks))


def phases_for_readers(times: Sequence[Occurrence], open_until: date | None, now: datetime) -> tuple[str, ...]:
    """Returns how readers look for something at a moment: as what is over, or as what runs, is ahead, today, in this week.

    `open_until` is the last day on which it may come without a known one. `overrides/assets/today.js` says the same.
    """
    today = now.date()
    ahead = [one for one in times if one.window[1] > now]
    to_come = [one for one in ahead if one.last_evening >= today]
    is_running = any(one.window[0] <= now for one in ahead)
    if not to_come and not is_running and (open_until is None or open_until < today):
        return (Phase.OVER.value,)
    is_last_night = is_running and not to_come
    is_today = is_last_night or any(one.starts.day <= today for one in to_come)
    is_this_week = is_last_night or any(_monday(one.starts.day) <= today for one in to_come)
    running, today_too = [Phase.NOW.value] * is_running, [Phase.TODAY.value] * is_today
    return (*running, Phase.SOON.value, *today_too, *[WEEK] * is_this_week)


def _monday(day: date) -> date:
    """Returns the day with which the week of a day begins."""
    return day - timedelta(days=day.weekday())
