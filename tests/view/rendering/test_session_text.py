"""Weekly lessons in words: days and hours, and where there are several, whose lesson it is and where."""

from __future__ import annotations

from typing import Any

import pytest
from profminimum.model.shared import Session
from profminimum.view.rendering.session_text import session_lines, sessions_text

from tests.support.project import catalog_of

CATALOG = catalog_of()
NBSP = "\N{NO-BREAK SPACE}"


def lessons(*values: dict[str, Any]) -> tuple[Session, ...]:
    """Lessons with these plain values."""
    return tuple(map(Session.model_validate, values))


MONDAY = {"weekday": "monday", "starts": "15:30", "ends": "17:00"}
FRIDAY = {"weekday": "friday", "starts": "9:00"}


@pytest.mark.parametrize(
    ("sessions", "lines"),
    [
        (lessons(MONDAY, FRIDAY), ("понедельник 15:30–17:00, пятница 9:00",)),
        (lessons({"weekday": "sunday", "grades": [6, 7, 8]}), (f"воскресенье (6–8{NBSP}классы)",)),
        (
            lessons(
                MONDAY | {"group": "1-я группа"}, FRIDAY | {"group": "2-я группа"}, FRIDAY | {"group": "1-я группа"}
            ),
            ("1-я группа: понедельник 15:30–17:00, пятница 9:00", "2-я группа: пятница 9:00"),
        ),
        (
            lessons(
                MONDAY | {"group": "младшая", "venue": {"name": "мастерская", "address": "Ёлкин, улица Мира, 1"}},
                FRIDAY | {"group": "старшая", "venue": {"organisation": "college"}},
            ),
            (
                "младшая: понедельник 15:30–17:00 – мастерская, Ёлкин, улица Мира, 1",
                "старшая: пятница 9:00 – Ёлкинский колледж",
            ),
        ),
        (
            lessons(MONDAY | {"venue": {"municipality": "okrug"}}, FRIDAY),
            ("понедельник 15:30–17:00 – Ёлкинский округ", "пятница 9:00"),
        ),
        ((), ()),
    ],
)
def test_lessons_are_told_by_group_and_place(sessions: tuple[Session, ...], lines: tuple[str, ...]) -> None:
    """What is the same for several lessons is said once, in the order of the record."""
    assert session_lines(sessions, CATALOG) == lines
    assert sessions_text(sessions, CATALOG) == "; ".join(lines)
