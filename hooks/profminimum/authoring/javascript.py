"""Constants and regular expressions of Python modules as data that JavaScript reads: what both must know stands once.

Knows no module by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum
from types import ModuleType
from typing import Any

_WORD = r"\p{L}\p{N}_"
_CLASSES = {"w": _WORD, "d": "0-9", "s": r"\s"}
_BOUNDARY = f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_SYNTAX = "^$\\.*+?()[]{}|/"
_PLAIN_ESCAPES = "nrtfv0"
_ENDS = {"A": r"(?<![\s\S])", "Z": r"(?![\s\S])"}
_NO_LETTER = r"[^\W\d_"
"""How a class begins that takes letters only; what follows in it is left out of them."""
_LETTERS = r"[\p{L}\p{Nl}\p{No}]"


def constants_of(module: ModuleType, *names: str) -> dict[str, Any]:
    """Returns constants of a module by their names; without names all that are public and can be told as data."""
    wanted = names or tuple(name for name in vars(module) if re.fullmatch(r"[A-Z][A-Z0-9_]+", name))
    found = {name: _as_data(getattr(module, name)) for name in wanted}
    return {name: value for name, value in found.items() if value is not None or names}


def _as_data(value: Any) -> Any:
    """Returns a value as JSON has it; None for one that is no data."""
    if isinstance(value, re.Pattern):
        return for_javascript(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Mapping):
        return _all_data({str(key): _as_data(own) for key, own in value.items()})
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, tuple | list | range):
        items = [_as_data(own) for own in value]
        return None if any(item is None for item in items) else items
    return None


def _all_data(values: dict[str, Any]) -> dict[str, Any] | None:
    return None if any(value is None for value in values.values()) else values


def for_javascript(pattern: re.Pattern[str]) -> dict[str, str]:
    """Returns a regular expression as JavaScript has it with the flag `u`: its source, and its own flags if there are any.

    A digit is one of ten, a word's letter one of any alphabet.
    """
    source = "".join(_pieces(pattern.pattern))
    return {"source": source} | ({"flags": "i"} if pattern.flags & re.IGNORECASE else {})


def _pieces(pattern: str) -> Iterable[str]:
    position, is_inside = 0, False
    while position < len(pattern):
        sign = pattern[position]
        if pattern.startswith(_NO_LETTER, position) and not is_inside:
            start, end = position + len(_NO_LETTER), pattern.index("]", position)
            yield (f"(?![{pattern[start:end]}])" if end > start else "") + _LETTERS
            position = end + 1
            continue
        if sign == "\\":
            yield _escape(pattern[position + 1], is_inside=is_inside)
            position += 2
            continue
        if pattern.startswith("(?P<", position) and not is_inside:
            yield "(?<"
            position += 4
            continue
        if pattern.startswith("(?P=", position) and not is_inside:
            end = pattern.index(")", position)
            yield f"\\k<{pattern[position + 4 : end]}>"
            position = end + 1
            continue
        if sign == "[" and not is_inside:
            is_inside = True
        elif sign == "]":
            is_inside = False
        yield sign
        position += 1


def _escape(sign: str, *, is_inside: bool) -> str:
    if sign == "b" and not is_inside:
        return _BOUNDARY
    if sign in _ENDS:
        return _ENDS[sign]
    if sign.lower() in _CLASSES:
        inner = _CLASSES[sign.lower()]
        if sign.islower():
            return inner if is_inside else f"[{inner}]"
        assert not is_inside, "a negated class inside another has no such form"
        return f"[^{inner}]"
    is_syntax = sign in _SYNTAX or (is_inside and sign == "-")
    return f"\\{sign}" if is_syntax or sign in _PLAIN_ESCAPES else sign
