"""The days of the week that pieces of a text about a time name. Knows no grammar of times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .tokens import Token
from .words import weekdays_between


def named_weekdays(tokens: Sequence[Token]) -> frozenset[int]:
    """Returns the days of the week that something is held on; none where weekdays only say what days the dates are."""
    return frozenset(() if _only_confirm_days(tokens) else _weekdays(tokens))


def _weekdays(tokens: Sequence[Token]) -> Iterator[int]:
    """Yields the days of the week that pieces name; those between two with a dash as well: «пн–пт»."""
    for position, token in enumerate(tokens):
        if token.kind == "weekdays":
            yield from token.value
        elif token.kind == "weekday":
            before = [piece.kind for piece in tokens[max(position - 2, 0) : position]]
            is_range = before == ["weekday", "dash"]
            yield from weekdays_between(tokens[position - 2].value if is_range else token.value, token.value)


def _only_confirm_days(tokens: Sequence[Token]) -> bool:
    """Returns whether weekdays only say what days they are of, each behind its own: «15 октября (чт) – 17 октября (сб)»."""
    days = [token for token in tokens if token.kind in ("day", "weekday")]
    pairs = list(zip(days[::2], days[1::2], strict=False))
    are_all_paired = len(days) > 2 and len(days) % 2 == 0
    return (
        are_all_paired
        and all(day.kind == "day" and own.kind == "weekday" for day, own in pairs)
        and all(day.value.weekday() == own.value for day, own in pairs)
        and all(token.kind not in ("every", "weekdays") for token in tokens)
    )
