"""Two moments at which a site is made, and what may differ between the pages apart from what browsers recompute."""

from __future__ import annotations

import re

MOMENTS = (
    ("2026-11-23 10:00", "2026-12-05 15:00"),
    ("2026-11-30 12:00", "2026-12-01 00:30"),
    ("2026-12-31 12:00", "2027-01-11 09:00"),
)
"""Days apart; around the last day of an enrolment; around the end of a year, with a wave that begins behind it."""

LEFT_OUT = {
    r"desk/": "reports of the operator are of a day, and say of which",
    r"schools/[^/]+/materials/": "posts and sheets of this month and the next; nobody finds them by search",
    r"schools/[^/]+/embed/": "the fragment that schools paste into pages of their own, where no script runs",
}
"""Pages that are of the day of the build, by a pattern of their address, with the reason."""

WORDS = {
    r"\d+ КБ\b": "the size of a file that lies beside the page, of the same build",
    r"Прошедшие месяцы, о мероприятиях которых есть рассказ: \d+ из \d+": "what the records show of an item of the road "
    "map: they are counted at the build",
}
"""Words that are of the day of the build, by a pattern, with the reason."""


def is_of_its_day(address: str) -> bool:
    """Whether a page is of the day of the build as a whole."""
    return any(re.match(pattern, address) for pattern in LEFT_OUT)


def timeless(text: str) -> str:
    """A text without the words that are of the day of the build."""
    for pattern in WORDS:
        text = re.sub(pattern, "…", text)
    return text
