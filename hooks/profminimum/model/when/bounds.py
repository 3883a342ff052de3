"""Reads a time from its beginning and its end, as files before `when` have it. Knows no whole record."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from ...dates import periods
from ..schema.times import Moment
from .parts import Span, Within
from .values import NOT_KNOWN, When

OLD_NAMES = ("starts", "ends", "months")
"""The fields that `when` took the place of."""
OPEN_DAYS = re.compile(
    r"в течение|в теч\.|по (?:отдельному )?графику|по (?:отдельному )?плану|по согласованию|по мере|по запросу|по заявк|уточня|точн"
)
"""What a note about the time says where the day within a period is still open."""


def with_when(values: Any, *, is_course: bool = False) -> Any:
    """Returns the values of a group with `when` in place of `starts`, `ends` and `months`, where a file has those.

    What is wrong in them stays, for their own fields and rules to refuse. `is_course` tells that a beginning without an end
    is no single day.
    """
    if not isinstance(values, dict) or not any(values.get(name) for name in OLD_NAMES) or "when" in values:
        return values
    try:
        when = _when(values, str(values.get("schedule_note") or ""), is_course)
    except PydanticCustomError:
        when = None
    if when is None:
        return {**values, "when": NOT_KNOWN}
    return {name: value for name, value in values.items() if name not in OLD_NAMES} | {"when": when}


WINDOW_NAMES = ("opens", "closes")
"""The fields of a time to join that `when` took the place of."""


def with_window(values: Any) -> Any:
    """Returns the values of a time to join with `when` in place of `opens` and `closes`, where a file has those.

    What is wrong in them stays, for their own fields and rules to refuse.
    """
    if not isinstance(values, dict) or not any(values.get(name) for name in WINDOW_NAMES) or "when" in values:
        return values
    try:
        opens, closes = (Moment.parse(values[name]) if values.get(name) else None for name in WINDOW_NAMES)
    except PydanticCustomError:
        return values
    if opens and closes and closes.end < opens.start:
        return values
    return {name: value for name, value in values.items() if name not in WINDOW_NAMES} | {
        "when": When((Span(opens, closes),))
    }


def with_beginnings(values: Any) -> Any:
    """Returns the values of an event in which a venue that names only its end begins with the event, as it does in old files."""
    if not isinstance(values, dict) or not isinstance(values.get("venues"), list) or not values.get("starts"):
        return values
    starts = {"starts": values["starts"]}
    venues = [starts | venue if isinstance(venue, dict) and venue.get("ends") else venue for venue in values["venues"]]
    return {**values, "venues": venues}


def _when(values: dict[str, Any], note: str, is_course: bool) -> When | None:
    """Returns the time; None where an end comes before its beginning, or the months are in no order."""
    starts, ends = (Moment.parse(values[name]) if values.get(name) else None for name in ("starts", "ends"))
    if starts is None and ends is None:
        return _of_months(values.get("months"))
    if starts is None or (ends is None and is_course):
        return When((Span(starts, ends),))
    if ends is None:
        return When.between(starts, ends)
    if ends.end < starts.start:
        return None
    if starts.day < ends.day and starts.clock is None and ends.clock is None and OPEN_DAYS.search(note.casefold()):
        return When((Within(str(starts.day), str(ends.day)),))
    return When.between(starts, ends)


def _of_months(months: Any) -> When | None:
    """Returns the time of whole months: those in a row are one."""
    written = [str(month) for month in months] if isinstance(months, list) else []
    is_valid = all(re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])", month) for month in written)
    if not written or not is_valid or written != sorted(set(written)):
        return None
    return When.of(Within(f"{first:%Y-%m}", f"{last:%Y-%m}") for first, last in periods(written))
