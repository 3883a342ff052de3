"""Regular expressions of Python as those of JavaScript (flag `u`) that find the same. Knows no particular one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"\p{L}\p{N}_"
_BOUNDARY = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_OUTSIDE = {
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "b": _BOUNDARY,
    "d": r"\p{Decimal_Number}",
    "D": r"\P{Decimal_Number}",
    "A": r"(?<![\s\S])",
    "Z": r"(?![\s\S])",
}
_INSIDE = {"w": _WORD, "d": r"\p{Decimal_Number}", "D": r"\P{Decimal_Number}"}
_SYNTAX = r"^$\.*+?()[]{}|/-"
_LETTERS_ONLY = r"[^\W\d_"
"""How a class of letters begins in Python."""
_LETTERS = r"[\p{L}\p{Nl}\p{No}]"
_TOKEN = re.compile(r"\\.|\(\?P<|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)


def javascript_pattern(pattern: re.Pattern[str]) -> list[str]:
    """Returns source and flags. Raises ValueError for what has no counterpart."""
    if pattern.flags & (re.VERBOSE | re.ASCII):
        raise ValueError(pattern.pattern)
    flags = "".join(sign for sign, flag in (("i", re.I), ("m", re.M), ("s", re.S)) if pattern.flags & flag)
    return ["".join(_tokens(pattern.pattern)), flags]


def _tokens(source: str) -> Iterator[str]:
    for found in _TOKEN.finditer(source):
        token = found[0]
        if token == "(?P<":
            yield "(?<"
        elif token.startswith(_LETTERS_ONLY):
            rest = token[len(_LETTERS_ONLY) : -1]
            yield (f"(?![{_inside(rest)}])" if rest else "") + _LETTERS
        elif token.startswith("[") and len(token) > 1:
            head = "[^" if token.startswith("[^") else "["
            yield head + _inside(token[len(head) : -1]) + "]"
        elif token.startswith("\\"):
            yield _OUTSIDE.get(token[1]) or _escaped(token)
        else:
            yield token


def _inside(text: str) -> str:
    if r"\W" in text:
        raise ValueError(text)
    signs = re.findall(r"\\.|.", text, re.S)
    return "".join((_INSIDE.get(sign[1]) or _escaped(sign)) if len(sign) > 1 else _plain(sign) for sign in signs)


def _plain(sign: str) -> str:
    return f"\\{sign}" if sign in "[]" else sign


def _escaped(token: str) -> str:
    """Returns an escaped sign; JavaScript takes no backslash before one that means nothing else."""
    return token if token[1].isalnum() or token[1] in _SYNTAX else token[1]
