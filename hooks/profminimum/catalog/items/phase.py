"""Where a time stands on a moment: ahead, today, under way, over; and when that changes. Knows no record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from ...model.when import Window


class Phase(StrEnum):
    """Where a period stands on the catalogue's day."""

    SOON = "soon"
    TODAY = "today"
    NOW = "now"
    OVER = "over"


def phase_of(first: date | None, last: date | None, today: date) -> Phase | None:
    """Returns the phase of a period whose ends may be unknown; None if both are."""
    if first is None and last is None:
        return None
    if last is not None and last < today:
        return Phase.OVER
    return Phase.SOON if first is not None and first > today else Phase.NOW


def midnight_after(day: date) -> datetime:
    """Returns the midnight with which a day ends."""
    return datetime.combine(day + timedelta(days=1), time.min)


def phase_at(windows: Sequence[Window], open_until: date | None, now: datetime) -> Phase:
    """Returns the phase of what takes place at known times, each from a moment to another, or on a day still open.

    All moments are by the region's clocks. `open_until` is the last day that may still be told; on an open day nothing is
    ever under way.
    """
    if any(starts <= now < ends for starts, ends in windows):
        return Phase.NOW
    ahead = [starts for starts, _ in windows if starts > now]
    if ahead:
        return Phase.TODAY if min(ahead).date() == now.date() else Phase.SOON
    return Phase.SOON if open_until is not None and open_until >= now.date() else Phase.OVER


def phase_changes(
    windows: Sequence[Window], open_until: date | None, now: datetime
) -> tuple[tuple[datetime, Phase], ...]:
    """Returns each moment after now at which the phase changes, with the phase from then on; see `phase_at`.

    `overrides/assets/today.js` chooses among them in the browser.
    """
    moments = {moment for window in windows for moment in window}
    moments |= {datetime.combine(moment, time.min) for moment in moments}
    if open_until is not None and open_until != date.max:
        moments.add(midnight_after(open_until))
    phase, changes = phase_at(windows, open_until, now), []
    for moment in sorted(moment for moment in moments if moment > now):
        if (later := phase_at(windows, open_until, moment)) is not phase:
            changes.append((moment, phase := later))
    return tuple(changes)
