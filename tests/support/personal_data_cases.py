"""Reads the two lists of texts beside it: what the guard must notice, and what it must let pass."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1] / "check" / "personal_data"
_ESCAPE = re.compile(r"\\(?:n|u([0-9a-f]{4}))")


class Clear(NamedTuple):
    """A text with personal data of a kind."""

    kind: str
    text: str


def clear() -> list[Clear]:
    """The clear cases."""
    return [Clear(*map(_written_out, line.split("\t"))) for line in _lines("clear.tsv")]


def traps() -> list[str]:
    """The texts that only look as if they told of a person."""
    return [_written_out(line) for line in _lines("traps.tsv")]


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _written_out(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\n", text)
