"""Values and their places, growing from a parser's events. Knows no kind of record and no parser's errors.

Limits hold before anything is built. Every scalar stays text: the model decides what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from ..model import Mark
from ..model.schema.fields import FieldPath
from . import yaml_errors
from .decoding import decoded
from .file_problems import FileProblems, Unreadable
from .yaml_errors import EMPTY_KEY, QUOTE_IT, SPACE_NOT_PLAIN, UNCLOSED_QUOTE

MAX_DEPTH = 12
MAX_NODES = 20_000
"""Events of one file: keys, values, starts and ends of lists and groups."""

_TRAILING = re.compile(r"[ \t]*#.*")
_HONEST_COMMENT = re.compile(r"  +#(?: |$)")
_SUSPECT_COMMENT = re.compile(r"(?<! )[ \t]#|[ \t]#(?! |$)", re.MULTILINE)
_CUT_FRACTION = re.compile(r"\d,\d+$", re.ASCII)
_SPACE_NOT_ASCII = re.compile(r"[^\S\n\t ]")

_EMPTY_ITEM = "Пункт списка пустой. Заполните его или удалите строку."
_COMPLEX_KEY = "Имя поля – одно слово латиницей, а здесь список, вложенные поля или ссылка."
_NO_MERGE = "Знак «<<» (вставка других полей) не допускается. Перечислите все поля прямо здесь."
_NO_ALIAS = f"Значение начинается со знака «*». {QUOTE_IT}"

_new_mark = tuple.__new__  # a third of the time that Mark(...) takes


class ValueBuilder:
    """Values and their marks, growing event by event. `values` and `marks` are what is open now, `stack` all around."""

    __slots__ = (
        "has_key",
        "key",
        "key_column",
        "key_line",
        "last_scalar",
        "margin",
        "marks",
        "problems",
        "stack",
        "suspect",
        "text",
        "values",
    )

    def __init__(self, text: str, problems: FileProblems) -> None:
        self.text, self.problems = text, problems
        self.suspect = "#" in text and _SUSPECT_COMMENT.search(text) is not None
        # The document is the only item of an invisible list, so that the top is no special case.
        self.values: Any = []
        self.marks: Any = []
        self.has_key, self.key, self.key_line, self.key_column = False, "", 0, 0
        self.last_scalar: ScalarEvent | None = None
        # The column of the keys or dashes that are open now; in brackets, where indentation means nothing, 0.
        self.margin = 0
        self.stack: list[tuple[Any, Any, int, str, int, int]] = []

    def consume(self, next_event: Callable[[], Any]) -> None:
        """Takes all events; raises `Unreadable`, or the parser's own error."""
        take = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._opened,
            SequenceStartEvent: self._opened,
            MappingEndEvent: self._closed,
            SequenceEndEvent: self._closed,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
            DocumentEndEvent: _nothing,
            StreamStartEvent: _nothing,
        }
        for _ in range(MAX_NODES):
            event = next_event()
            kind = event.__class__
            if kind is StreamEndEvent:
                return
            take[kind](event)
        message = f"В файле слишком много значений: больше {MAX_NODES}. Разделите его на несколько записей."
        raise self.problems.fatal("too-many-nodes", _at(event), (), message)

    def root(self) -> tuple[dict[str, Any], Mark]:
        """Returns the top-level mapping and its mark; raises `Unreadable` if the document is none."""
        if self.values and isinstance(self.values[0], dict):
            return self.values[0], self.marks[0]
        if not self.values or self.values[0] == "":
            raise self.problems.fatal("empty-file", (0, 0), (), "Файл пустой: в нём нет ни одного поля.")
        message = "В файле нужны поля вида «title: Кружок» (имя поля, двоеточие, пробел, значение), а здесь "
        message += "список." if isinstance(self.values[0], list) else "просто текст."
        raise self.problems.fatal("no-fields", self.marks[0][:2], (), message)

    def loc(self) -> FieldPath:
        """Returns the way to the value that is read now, or was read last; -1 for a list that has no item yet."""
        opened = [(marks, key) for _, marks, _, key, _, _ in self.stack[1:]] + [(self.marks, self.key)]
        steps = (key if isinstance(marks, dict) else len(marks) - 1 for marks, key in opened)
        return tuple(step for step in steps if step != "") if self.stack else ()

    def _group_loc(self) -> FieldPath:
        return self.loc()[:-1] if self.key else self.loc()

    def _stop(self, code: str, event: Any, message: str) -> Unreadable:
        return self.problems.fatal(code, _at(event), self.loc(), message)

    def _scalar(self, event: Any) -> None:
        start = event.start_mark
        line, column, value = start.line + 1, start.column + 1, event.value
        self.last_scalar = event
        if self.marks.__class__ is dict:
            if not self.has_key:
                self._take_key(value, line, column)
            else:
                if value or event.style:
                    self.values[self.key] = value
                elif not self.margin:
                    self._empty_in_braces(event)
                self.marks[self.key] = _new_mark(Mark, (line, column, None, self.key_line, self.key_column))
                self.has_key = False
        else:
            self.values.append(value)
            self.marks.append(_new_mark(Mark, (line, column, None, 0, 0)))
            if not (value or event.style) and self.stack:
                self.problems.add("empty-item", _at(event), self.loc(), _EMPTY_ITEM)
        if event.style or self.suspect or event.tag or event.anchor:
            self._inspect(event)

    def _empty_in_braces(self, event: Any) -> None:
        """Looks whether a name without a value is what a comma cut off: «{6: 34,5}», «{name: завод, цех 5}»."""
        before = self.text[: event.start_mark.index].rstrip()
        if before.endswith(":"):
            return
        place = (self.key_line, self.key_column)
        if _CUT_FRACTION.search(before):
            message = f"Запятая в фигурных скобках отделяет поля: «{self.key}» пропадёт. Дробь пишите с точкой: «1.5»."
            self.problems.add("fraction-in-braces", place, self.loc(), message)
        else:
            message = f"После запятой стоит «{self.key[:60]}» без двоеточия и пропадёт. {QUOTE_IT}"
            self.problems.warn("lost-in-braces", place, message)

    def _take_key(self, key: str, line: int, column: int) -> None:
        before = self.marks.get(key)
        self.has_key, self.key, self.key_line, self.key_column = True, key, line, column
        if before is not None:
            message = f"Поле «{key}» записано дважды: в строках {before.key_line} и {line}. Оставьте одно."
            self.problems.add("repeated-field", (line, column), self.loc(), message)
        elif not key.isascii() and _SPACE_NOT_ASCII.search(key):
            self.problems.suppress_below(self.loc())
            self.problems.add("space-not-plain", (line, column), (*self.loc()[:-1], key.strip()), SPACE_NOT_PLAIN)
        elif key == "<<":
            self.problems.add("merge-key", (line, column), self.loc(), _NO_MERGE)
        elif not key:
            self.problems.add("empty-key", (line, column), self.loc(), EMPTY_KEY)

    def _opened(self, event: Any) -> None:
        values: Any
        marks: Any
        values, marks = ({}, {}) if event.__class__ is MappingStartEvent else ([], [])
        line, column = _at(event)
        if self.marks.__class__ is list:
            self.values.append(values)
            self.marks.append(Mark(line, column, marks))
        elif self.has_key:
            self.values[self.key] = values
            self.marks[self.key] = Mark(line, column, marks, self.key_line, self.key_column)
        else:
            raise self.problems.fatal("complex-key", (line, column), self._group_loc(), _COMPLEX_KEY)
        self._refuse_properties(event)
        if len(self.stack) >= MAX_DEPTH:
            raise self._stop("too-deep", event, f"Слишком глубокая вложенность: больше {MAX_DEPTH} уровней.")
        self.stack.append((self.values, self.marks, self.margin, self.key, self.key_line, self.key_column))
        self.values, self.marks, self.margin = values, marks, 0 if event.flow_style else column
        self.has_key, self.key = False, ""

    def _closed(self, event: Any) -> None:
        self.values, self.marks, self.margin, self.key, self.key_line, self.key_column = self.stack.pop()
        self.has_key = False

    def _document(self, event: Any) -> None:
        if self.values:
            message = "В файле одна запись, а строка «---» начинает вторую. Уберите её."
            raise self.problems.fatal("second-document", _at(event), (), message)

    def _alias(self, event: Any) -> None:
        line, column = _at(event)
        if self.marks.__class__ is list:
            self.values.append("")
            self.marks.append(Mark(line, column))
        elif self.has_key:
            self.marks[self.key], self.has_key = Mark(line, column, None, self.key_line, self.key_column), False
        else:
            raise self.problems.fatal("complex-key", (line, column), self._group_loc(), _COMPLEX_KEY)
        self.problems.add("alias", _at(event), self.loc(), _NO_ALIAS)

    def _inspect(self, event: Any) -> None:
        """Looks closer at a scalar that is quoted, tagged, or may have lost its end to a comment."""
        self._refuse_properties(event)
        if event.style in ("|", ">"):
            return
        end = event.end_mark
        cut = _TRAILING.match(self.text, end.index) if self.suspect else None
        if cut and not _HONEST_COMMENT.match(cut.group()):
            message = f"Текст после знака # будет потерян: «{cut.group().strip()[:60]}». {QUOTE_IT}"
            self.problems.add("cut-by-hash", (end.line + 1, end.column + 1), self.loc(), message)
        if event.style and end.line > event.start_mark.line and self._swallows_fields(event):
            raise self._stop("unclosed-quote", event, UNCLOSED_QUOTE)

    def _swallows_fields(self, event: Any) -> bool:
        """Returns whether a quoted text goes on in lines no deeper than its key or dash: libyaml lets it, YAML does not."""
        lines = self.text[event.start_mark.index : event.end_mark.index].split("\n")[1:]
        return any(len(line) - len(line.lstrip(" ")) < self.margin for line in lines if line.strip())

    def _refuse_properties(self, event: Any) -> None:
        if event.tag:
            self.problems.add("tag", _at(event), self.loc(), f"Значение начинается со знака «!». {QUOTE_IT}")
        if event.anchor:
            self.problems.add("anchor", _at(event), self.loc(), f"Значение начинается со знака «&». {QUOTE_IT}")


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _nothing(event: Any) -> None:
    """Ignores events that carry nothing."""


# libyaml is some ten times faster; where it is missing, the same events come from Python.
_Parser: Any = getattr(yaml, "CLoader", yaml.Loader)


class YamlDocument(NamedTuple):
    """What a file holds: its top-level mapping, and the places of its values."""

    value: dict[str, Any]
    mark: Mark


def read(data: bytes, problems: FileProblems) -> YamlDocument | None:
    """Returns the values of a YAML file; None if it cannot be read. Adds what is wrong to the problems; never raises."""
    try:
        return _parsed(decoded(data, problems), problems)
    except Unreadable:
        return None


def marks(data: bytes) -> Mark:
    """Returns where the values of a file stand that has been read before without a problem."""
    document = read(data, FileProblems(""))
    assert document is not None
    return document.mark


def _parsed(text: str, problems: FileProblems) -> YamlDocument:
    tree = ValueBuilder(text, problems)
    try:
        tree.consume(_Parser(text).get_event)
    # Python's own parser lets ValueError and OverflowError out of escapes such as "\UFFFFFFFF".
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise problems.fatal(*yaml_errors.explain(error, text, tree.loc(), tree.last_scalar)) from None
    return YamlDocument(*tree.root())
