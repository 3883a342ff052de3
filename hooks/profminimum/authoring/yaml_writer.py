"""YAML text of plain values, which the strict reader gives back unchanged. Knows no model, no file and no YAML library.

The style follows only from the value, and the form in the browser (`overrides/assets/form/yaml.js`) writes the
same bytes; `tests/vectors/yaml.json` holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 100
"""The width at which long paragraphs are folded; only the letters of the text are counted."""
STEP = "  "

_PLAIN_START = re.compile(r"[A-Za-z0-9\u0410-\u044f\u0401\u0451«(№+]")
_SPECIAL = re.compile(r": |:$| #|\t")
_DAY_OR_TIME = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\d\d:\d\d", re.ASCII)
_LOOKS_OTHERWISE = re.compile(
    r"[-+]?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?|0[xo][0-9a-f_]+|true|false|yes|no|on|off|null|y|n", re.ASCII | re.IGNORECASE
)
"""Texts that other readers of YAML would take for a number or a yes."""
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_NUMBER = re.compile(r"[0-9]+", re.ASCII)
_FOLD_HERE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def yaml_text(values: Mapping[str, Any]) -> str:
    """Returns a record's plain values (see `as_plain`) as the text of its file, with a line's end at its end."""
    return "".join(f"{line}\n" for line in field_lines(values)) or "{}\n"


def field_lines(values: Mapping[str, Any], indent: int = 0) -> Iterator[str]:
    """Yields the lines of a group's fields, each from column `indent` on."""
    for name, value in values.items():
        yield from value_lines(f"{' ' * indent}{name}:", value, indent)


def item_lines(value: Any, indent: int) -> Iterator[str]:
    """Yields the lines of an item of a list, its dash in column `indent`."""
    pad = " " * indent
    if not isinstance(value, Mapping) or not value:
        yield from value_lines(f"{pad}-", value, indent)
        return
    first, *later = field_lines(value, indent + len(STEP))
    yield f"{pad}- {first.lstrip(' ')}"
    yield from later


def value_lines(head: str, value: Any, indent: int) -> Iterator[str]:
    """Yields the lines of a value after its name or dash; `indent` is the column in which those begin."""
    below = indent + len(STEP)
    if not isinstance(value, Mapping | list):
        yield from _scalar_lines(head, value, " " * below)
    elif is_short(value):
        yield f"{head} {inline(value)}"
    elif isinstance(value, Mapping):
        yield head
        yield from field_lines(value, below)
    else:
        yield head
        for item in value:
            yield from item_lines(item, below)


def is_short(value: Mapping[str, Any] | list[Any]) -> bool:
    """Returns whether a list or a group fits in brackets on one line: identifiers, numbers, hours by grade, nothing."""
    if isinstance(value, Mapping):
        return all(_NUMBER.fullmatch(name) and isinstance(item, int | float) for name, item in value.items())
    written = [_word(item) for item in value]
    return all(written) and sum(map(len, written)) <= WIDTH


def _word(item: Any) -> str:
    if isinstance(item, int | float):
        return inline(item)
    return item if isinstance(item, str) and _WORD.fullmatch(item) and not _LOOKS_OTHERWISE.fullmatch(item) else ""


def inline(value: Any) -> str:
    """Returns a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {inline(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # as people write it, and the form in a browser
    return str(value) if isinstance(value, int | float) else _inline_text(value)


def _inline_text(text: str) -> str:
    if _DAY_OR_TIME.fullmatch(text):
        return text
    if _PLAIN_START.match(text) and not _SPECIAL.search(text) and not _LOOKS_OTHERWISE.fullmatch(text):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _scalar_lines(head: str, value: Any, pad: str) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value:
        yield f"{head} |-"
        yield from (f"{pad}{line}" if line else "" for line in value.split("\n"))
        return
    folded = _folded(value) if isinstance(value, str) and len(value) > WIDTH else []
    if len(folded) > 1:
        yield f"{head} >-"
        yield from (f"{pad}{line}" for line in folded)
    else:
        yield f"{head} {inline(value)}"


def _folded(text: str) -> list[str]:
    """Returns the text in lines of at most `WIDTH` letters, cut only where a single space will rejoin them."""
    lines: list[str] = []
    for word in _FOLD_HERE.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
