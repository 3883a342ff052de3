"""Records inside the text of a letter: how the form writes them, and how they are found again among other words.

The form puts a bar before each line of the record, so that it survives what mail programs do: quoting, wrapping, spaces
that vanish. `overrides/assets/form/letter.js` writes the same; `tests/vectors/letter.json` holds both to it. A record
that somebody pasted as it is, or between lines of three back quotes, is found too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

FILE, BASE, END, COUNT = "Файл", "Исходная версия", "Конец записи", "строк"
MARKS = {"file": FILE, "base": BASE, "end": END, "count": COUNT}
"""The words around a record, as the form takes them."""

_HEAD = re.compile(
    rf"(?P<quote>[\s>]*+)[#*_\s]*+{FILE}[*_\s]*+:[*_\s`«\"]*+(?P<path>[^\s`»\"*<>]+\.ya?ml)[`»\"*_.\s]*", re.IGNORECASE
)
_BASE = re.compile(rf"[#*_\s]*+{BASE}[*_\s]*+:[*_\s`]*+(?P<base>[0-9a-f]{{40}}|[0-9a-f]{{64}})\b.*", re.IGNORECASE)
_END = re.compile(rf"[*_\s|]*+{END}(?:,\s*+{COUNT}\s*+:\s*+(?P<count>\d{{1,6}}))?[.*_\s]*", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:```+|~~~+)[\w+-]*\s*")
_FIELD = re.compile(r"[a-z_][a-z0-9_]*:(?:\s|$)|[\"']?\d{1,2}[\"']?:(?:\s|$)|- |#|\s", re.ASCII)
_TOP_FIELD = re.compile(r"[a-z_]{3,}:(?:\s|$)", re.ASCII)
_FEWEST_FIELDS = 2
_QUOTE = re.compile(r"^(?:\s?>)+\s?")
_PARTED_HEAD = re.compile(rf"^([ \t>]*+(?:{FILE}|{BASE})[ \t]*:)[ \t]*\n[ \t>]*(?=\S)", re.IGNORECASE | re.MULTILINE)
"""The words above a record where a mail program has wrapped the line behind them: paths and digests are long."""
_SIGNATURE = re.compile(r"--\s*")
_EDITOR_LINE = re.compile(r"#\s*yaml-language-server\s*:")


class Block(NamedTuple):
    """A record in a text: the path that stands above it, its own text, the digest that it began with."""

    path: str
    text: str
    base: str = ""
    is_cut: bool = False
    """Whether its end announces more lines than are there, or is missing."""


class Found(NamedTuple):
    """The records of a text, and how many of its other lines hold anything."""

    blocks: list[Block]
    others: int


def written_block(path: str, text: str, base: str = "") -> str:
    """Returns a record as the text of a letter; `path` is its file below the folder of data."""
    lines = text.removesuffix("\n").split("\n")
    head = [f"{FILE}: data/{path}", *([f"{BASE}: {base}"] if base else [])]
    return "\n".join([*head, *(f"| {line}".rstrip() for line in lines), f"{END}, {COUNT}: {len(lines)}"]) + "\n"


def found_blocks(text: str) -> Found:
    """Returns every record of a text that names its file."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    lines = _PARTED_HEAD.sub(r"\1 ", plain).split("\n")
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    first = heads[0] if heads else len(lines)
    others = sum(bool(line.strip()) for line in lines[:first])
    blocks = []
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        block, left = _block(lines[start:end])
        blocks.append(block)
        others += left
    return Found(blocks, others)


def unnamed_block(text: str) -> Block | None:
    """Returns the record of a text in which nobody says whose it is; None if nothing looks like one."""
    lines = [_QUOTE.sub("", line) for line in text.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")]
    start = next((number for number, line in enumerate(lines) if _TOP_FIELD.match(line)), None)
    if start is None:
        return None
    written, _ = _bare(lines[start:])
    is_record = sum(bool(_TOP_FIELD.match(line)) for line in written) >= _FEWEST_FIELDS
    return Block("", "".join(f"{line}\n" for line in written)) if is_record else None


def of_file(text: str) -> Block:
    """Returns the record of a downloaded file, without the comments above it that only say where it belongs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    path = base = ""
    for number, line in enumerate(lines):
        head, below = _HEAD.fullmatch(line), _BASE.fullmatch(line)
        if not (line.startswith("#") and (head or below or _EDITOR_LINE.match(line))):
            return Block(path, "\n".join(lines[number:]), base)
        path, base = head["path"] if head else path, below["base"].lower() if below else base
    return Block(path, "", base)


def _block(lines: Sequence[str]) -> tuple[Block, int]:
    """Returns the record below a line with a path, and how many lines after it were left."""
    head = _HEAD.fullmatch(lines[0])
    assert head is not None
    depth, margin = head["quote"].count(">"), len(head["quote"])
    quote = re.compile(rf"\s?(?:>\s?){{0,{depth}}}" if depth else rf" {{0,{margin}}}")
    below = [line[match.end() :] if (match := quote.match(line)) else line for line in lines[1:]]
    base, start = "", 0
    while start < len(below) and (not below[start].strip() or (named := _BASE.fullmatch(below[start]))):
        base = named["base"].lower() if below[start].strip() and named else base
        start += 1
    below = below[start:]
    if below and below[0].lstrip().startswith("|"):
        written, is_cut, left = _barred(below)
    elif below and _FENCE.fullmatch(below[0]):
        written, is_cut, left = _fenced(below)
    else:
        written, left = _bare(below)
        is_cut = False
    text = "".join(f"{line}\n" for line in written)
    return Block(head["path"], text, base, is_cut), sum(bool(line.strip()) for line in left)


def _barred(lines: Sequence[str]) -> tuple[list[str], bool, Sequence[str]]:
    """Returns the lines after bars, those that a mail program wrapped rejoined; whether some are missing; the rest."""
    written: list[list[str]] = []
    for number, line in enumerate(lines):
        plain = line.strip()
        if end := _END.fullmatch(plain):
            is_cut = bool(end["count"]) and int(end["count"]) != len(written)
            return _joined(written), is_cut, lines[number + 1 :]
        if plain.startswith("|"):
            written.append([line.lstrip()[1:].removeprefix(" ").rstrip()])
        elif plain:
            written[-1].append(plain)
    return _joined(written), True, ()


def _joined(written: list[list[str]]) -> list[str]:
    """Returns the lines of pieces into which they were cut at spaces."""
    return [" ".join(pieces) for pieces in written]


def _fenced(lines: Sequence[str]) -> tuple[list[str], bool, Sequence[str]]:
    for number, line in enumerate(lines[1:], 1):
        if _FENCE.fullmatch(line):
            return list(lines[1:number]), False, lines[number + 1 :]
    return list(lines[1:]), True, ()


def _bare(lines: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """Returns the lines of a record that nothing marks, and the rest.

    It goes on as long as lines look like fields. Words at the margin right behind one are what a mail program wrapped, if
    another field follows them; behind an empty line they are the letter's own.
    """
    written: list[list[str]] = []
    pending: list[str] = []
    end = 0
    for number, line in enumerate(lines):
        is_field = bool(line.strip()) and _FIELD.match(line) is not None
        if _SIGNATURE.fullmatch(line) or _END.fullmatch(line) or (not is_field and line.strip() and "" in pending[-1:]):
            break
        if not is_field:
            pending.append(line.strip())
            continue
        for between in pending:
            if between and written:
                written[-1].append(between)
            else:
                written.append([between])
        written.append([line.rstrip()])
        pending, end = [], number + 1
    return _joined(written), lines[end:]
