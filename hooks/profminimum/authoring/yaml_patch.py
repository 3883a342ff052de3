"""Text of a file with some values changed: comments and every line that need not change stay as people wrote them.

Works on lines and on the places of values that the reader noted. Whoever writes the result to a file reads it back
first and falls back to `yaml_text` if it does not say what it should. Knows no model and no YAML library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from ..model import Mark
from ..model.records import FORMER_NAMES, READ_WITH
from .yaml_writer import field_lines, item_lines, value_lines

_TRAILING_COMMENT = re.compile(r"  +#(?: [^\"']*)?$")
_ONLY_COMMENT = re.compile(r"\s*(#.*)?")

Values = Mapping[str, Any]


def former_fields() -> dict[str, dict[str, list[str]]]:
    """Returns what editing has to know of older files, as the form's script has it: by the name of a field, its former `names`
    and the fields that such a value is read with (`readWith`).
    """
    return {name: {"names": [*names], "readWith": [*READ_WITH.get(name, ())]} for name, names in FORMER_NAMES.items()}


def updated_text(text: str, mark: Mark, before: Values, after: Values) -> str:
    """Returns the text with `after` for `before` (both from `as_plain`); `mark` holds the places of its values.

    `after` has at least one field: a file without any is not read as a record. Line ends stay those of the file.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = plain.rstrip("\n").split("\n")
    edited = "\n".join(_Edit(lines).group(mark, before, after, 0, len(lines))) + (
        plain[len(plain.rstrip("\n")) :] or "\n"
    )
    is_windows = 0 < text.count("\n") == text.count("\r\n")
    return text[: len(text) - len(text.removeprefix("\ufeff"))] + (
        edited.replace("\n", "\r\n") if is_windows else edited
    )


class _Edit:
    """The lines of a file, and how parts of them look after a change. Lines count from 0, marks from 1."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def group(self, mark: Mark, before: Values, after: Values, start: int, end: int) -> list[str]:
        """Returns the lines of a group of fields, each field on a line of its own; `start` and `end` bound them."""
        marks = mark.children
        assert isinstance(marks, dict)
        starts = {name: child.key_line - 1 for name, child in marks.items()}
        indent = min(child.key_column for child in marks.values()) - 1
        former = {
            old: name for name in before if name not in marks for old in FORMER_NAMES.get(name, ()) if old in marks
        }
        edited: dict[str, list[str]] = {}
        for name, lead, first, last in self._parts(starts, start, end, indent):
            current = former.get(name, name)
            if current == name:
                edited[name] = self.lines[lead:first] + self._field(name, marks[name], before, after, first, last)
            elif _is_unchanged(current, before, after):
                edited[name] = self.lines[lead:last]
            else:
                edited |= self._replaced(name, current, after if current not in edited else {}, lead, first, last)
        named = {name for name in former.values() if _is_unchanged(name, before, after)}
        added = [name for name in after if name not in marks and name not in named and name not in edited]
        return _with_added(edited, added, after, indent)

    def _replaced(
        self, name: str, current: str, after: Values, lead: int, first: int, last: int
    ) -> dict[str, list[str]]:
        """Returns the lines in the place of a field of former years: comments, and today's field where its first one stood."""
        comments = self.lines[lead:first]
        if current not in after:
            return {name: [line for line in comments if line.strip()]}
        line = self.lines[first]
        written = list(field_lines({current: after[current]}, len(line) - len(line.lstrip(" "))))
        if len(written) == 1 and last == first + 1 and (comment := _TRAILING_COMMENT.search(line)):
            written[0] += comment.group()
        return {current: [*comments, *written, *self._trailing(first, last, len(line) - len(line.lstrip(" ")))]}

    def _parts(
        self, starts: Mapping[Any, int], start: int, end: int, indent: int
    ) -> Iterator[tuple[Any, int, int, int]]:
        """Yields for each name: where the comments above it begin, its first line, and the line after its last."""
        order = sorted(starts, key=lambda name: starts[name])
        leads = [start] + [self._lead(starts[name], starts[above], indent) for above, name in pairwise(order)]
        for name, lead, stop in zip(order, leads, [*leads[1:], end], strict=True):
            yield name, lead, starts[name], stop

    def _lead(self, first: int, above: int, indent: int) -> int:
        """Returns the line where the comments and empty lines directly above a line begin."""
        while first - 1 > above and self._is_aside(self.lines[first - 1], indent):
            first -= 1
        return first

    @staticmethod
    def _is_aside(line: str, indent: int) -> bool:
        # Deeper down, a line with # may be part of a text.
        return not line.strip() or (line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) <= indent)

    def _field(self, name: str, mark: Mark, before: Values, after: Values, first: int, last: int) -> list[str]:
        # A field may stand in the file and only repeat its default: then neither of the two names it.
        if before.get(name) == after.get(name):
            return self.lines[first:last]
        if name not in after:
            return self._comments_behind(first, last, mark.key_column - 1)
        head = self.lines[first][: mark.key_column - 1] + f"{name}:"
        return self._value(head, mark, before.get(name), after[name], first, last, mark.key_column - 1)

    def _value(self, head: str, mark: Mark, before: Any, after: Any, first: int, last: int, indent: int) -> list[str]:
        """Returns the lines of a value after its name or dash, changed as little as possible."""
        below = first + 1
        if self._is_block(mark, before, after) and mark.line - 1 > first:
            if isinstance(before, Mapping):
                return [self.lines[first], *self.group(mark, before, after, below, last)]
            return [self.lines[first], *self.items(mark, before, after, below, last)]
        written = list(value_lines(head, after, indent))
        if last - first == len(written) == 1 and (comment := _TRAILING_COMMENT.search(self.lines[first])):
            written[0] += comment.group()
        return written + self._trailing(first, last, indent)

    def _trailing(self, first: int, last: int, indent: int) -> list[str]:
        """Returns the empty lines and comments behind a value: they belong to what comes next, or to nothing."""
        return self.lines[self._lead(last, first, indent) : last]

    def _comments_behind(self, first: int, last: int, indent: int) -> list[str]:
        """Returns the comments behind a value that goes."""
        return [line for line in self._trailing(first, last, indent) if line.strip()]

    def _is_block(self, mark: Mark, before: Any, after: Any) -> bool:
        """Returns whether both values are written below their name, line by line."""
        alike = isinstance(before, Mapping) == isinstance(after, Mapping) and isinstance(before, list) == isinstance(
            after, list
        )
        if not alike or not isinstance(after, Mapping | list) or not before or not after:
            return False
        return self.lines[mark.line - 1][mark.column - 1] not in "[{" and bool(mark.children)

    def items(self, mark: Mark, before: list[Any], after: list[Any], start: int, end: int) -> list[str]:
        """Returns the lines of a list, each item from a line with a dash on."""
        assert isinstance(mark.children, list)
        firsts = dict(enumerate(child.line - 1 for child in mark.children))
        indent = mark.column - 1
        if any(self.lines[line][indent : indent + 1] != "-" for line in firsts.values()):
            return [line for item in after for line in item_lines(item, indent)]
        parts = {name: (lead, first, last) for name, lead, first, last in self._parts(firsts, start, end, indent)}
        edited: list[str] = []
        for old, new in _matched(before, after):
            if old is None:
                edited += item_lines(after[new], indent) if new is not None else ()
                continue
            lead, first, last = parts[old]
            if new is None:
                edited += self._comments_behind(first, last, indent)
            else:
                edited += self.lines[lead:first]
                edited += self._item(mark.children[old], before[old], after[new], first, last, indent)
        return edited

    def _item(self, mark: Mark, before: Any, after: Any, first: int, last: int, indent: int) -> list[str]:
        if before == after:
            return self.lines[first:last]
        if not (isinstance(before, Mapping) and self._is_block(mark, before, after)):
            return [*item_lines(after, indent), *self._trailing(first, last, indent)]
        # The dash gives way while the group is edited as if it stood below.
        undashed = list(self.lines)
        undashed[first] = undashed[first].replace("-", " ", 1)
        edited = _Edit(undashed).group(mark, before, after, first, last)
        if not edited or _ONLY_COMMENT.fullmatch(edited[0]):
            return [*item_lines(after, indent), *self._trailing(first, last, indent)]
        return [edited[0][:indent] + "-" + edited[0][indent + 1 :], *edited[1:]]


def _is_unchanged(name: str, before: Values, after: Values) -> bool:
    """Returns whether a value under a former name stays what it is, with the fields that it is read with."""
    return all(before.get(field) == after.get(field) for field in (name, *READ_WITH.get(name, ())))


def _with_added(edited: dict[str, list[str]], added: list[str], after: Values, indent: int) -> list[str]:
    """Returns the fields in the file's order; each new one behind the nearest that stands before it in the model."""
    order = list(edited)
    for name in added:
        earlier = list(after)[: list(after).index(name)]
        position = max((order.index(field) + 1 for field in earlier if field in order), default=len(order))
        order.insert(position, name)
        edited[name] = list(field_lines({name: after[name]}, indent))
    return [line for name in order for line in edited[name]]


def _matched(before: list[Any], after: list[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Yields pairs of positions of the same or changed items, None for one that is new or gone."""
    old, new = ([json.dumps(item, sort_keys=True) for item in items] for items in (before, after))
    for _, start, stop, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(stop - start, finish - begin)):
            yield (
                start + step if start + step < stop else None,
                begin + step if begin + step < finish else None,
            )
