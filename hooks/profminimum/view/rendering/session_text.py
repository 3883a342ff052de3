"""The Russian of weekly lessons: on which days, at which hours, of which group, where. Plain text; knows no page."""

from __future__ import annotations

from collections.abc import Iterable

from ... import russian
from ...catalog import LinkedRecords
from ...model.shared import Session
from .plain_text import place_text


def session_lines(sessions: Iterable[Session], catalog: LinkedRecords) -> tuple[str, ...]:
    """Returns a line for each group and place, as the record has them: «1-я группа: вторник 15:30–17:00, мастерская»."""
    lines: dict[tuple[str, str], list[str]] = {}
    for session in sessions:
        lines.setdefault((session.group or "", place_text(session.venue, catalog)), []).append(_time(session))
    return tuple(
        f"{f'{group}: ' if group else ''}{', '.join(times)}{f' – {place}' if place else ''}"
        for (group, place), times in lines.items()
    )


def sessions_text(sessions: Iterable[Session], catalog: LinkedRecords) -> str:
    """Returns the same in one line; what belongs together has commas inside and a semicolon behind it."""
    return "; ".join(session_lines(sessions, catalog))


def _time(session: Session) -> str:
    clocks = "–".join(russian.clock(clock) for clock in (session.starts, session.ends) if clock)
    grades = russian.grades(session.grades)
    return " ".join(filter(None, [session.weekday.label, clocks, f"({grades})" if grades else ""]))
