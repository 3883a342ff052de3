"""Tells in Russian why a text is no YAML, and where the cause lies: a parser stumbles later than a person errs.

Knows the words of PyYAML and libyaml, and no kind of record.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..model.schema.fields import FieldPath

QUOTE_IT = "Если это часть текста, возьмите всё значение в кавычки: 'так'."
UNCLOSED_QUOTE = "Кавычка открыта здесь, но в этой строке не закрыта. Закройте её или уберите."
SPACE_NOT_PLAIN = (
    "В отступе или в имени поля – неразрывный или другой особый пробел: так бывает, когда текст скопирован из Word. "
    "Сотрите его и поставьте обычные пробелы."
)
EMPTY_KEY = "Перед двоеточием нет имени поля."
_BRACKETED = re.compile(r"\s*((?:- +)*(?:[A-Za-z_]\w*:\s+)?)(\[[^\]]*\]|\{[^}]*\})\s*(?=[^\s#])", re.ASCII)
"""A line whose value begins with a whole list or group and goes on."""
_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*\s*:(?:\s|$)", re.ASCII)
_GLUED = re.compile(r"\s*(?:- +)*([A-Za-z_]\w*):[^\s/]", re.ASCII)


class Explanation(NamedTuple):
    """The arguments of `Faults.stop`."""

    code: str
    at: tuple[int, int]
    loc: FieldPath
    message: str


def explain(error: Exception, text: str, loc: FieldPath, last_scalar: Any) -> Explanation:
    """Returns the cause of a parser's error. `loc` is the value that was read last, `last_scalar` its event."""
    if getattr(error, "problem_mark", None) is None:
        return Explanation("syntax", (0, 0), loc, _GENERIC)
    stumble = ParseFailure(error, text, loc, last_scalar)
    return next(explanation for rule in _RULES if (explanation := rule(stumble)))


class ParseFailure:
    """Where the parser stopped and what it said about it."""

    def __init__(self, error: Any, text: str, loc: FieldPath, last_scalar: Any) -> None:
        self.lines = text.split("\n")
        self.context, self.problem = error.context or "", error.problem or ""
        self.mark, self.start = error.problem_mark, error.context_mark or error.problem_mark
        self.last = last_scalar
        self.loc = self._loc(loc)

    def _loc(self, loc: FieldPath) -> FieldPath:
        """Returns the way to the value: in a list, the parser fails at the item after it, unless both share a line."""
        if not loc or isinstance(loc[-1], str):
            return loc
        same_line = self.last is not None and self.last.end_mark.line == self.start.line
        return (*loc[:-1], max(loc[-1], 0) if same_line else loc[-1] + 1)

    def line(self, number: int) -> str:
        """Returns a line of the text, from 0; empty behind the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def indent(self, number: int) -> str:
        """Returns the white space, of any kind, before a line's text."""
        line = self.line(number)
        return line[: len(line) - len(line.lstrip())]

    def sign(self, mark: Any) -> str:
        """Returns the character at a mark."""
        return self.line(mark.line)[mark.column : mark.column + 1]

    def explain(self, code: str, message: str, *, mark: Any = None, loc: FieldPath | None = None) -> Explanation:
        """Returns the explanation, at the place of the error unless another is given."""
        mark = mark or self.mark
        return Explanation(code, (mark.line + 1, mark.column + 1), self.loc if loc is None else loc, message)


def _odd_indent(at: ParseFailure) -> Explanation | None:
    for mark in (at.mark, at.start):
        indent = at.indent(mark.line)
        if "\t" in indent and mark.line:
            return at.explain(
                "tab-indent", "Отступ сделан табуляцией. Замените её пробелами, по два на уровень.", mark=mark
            )
        if indent.strip(" \t"):
            return at.explain("space-not-plain", SPACE_NOT_PLAIN, mark=mark)
    return None


def _quote(at: ParseFailure) -> Explanation | None:
    if "quoted scalar" in at.context and "escape" in at.problem:
        message = "В двойных кавычках знак «\\» – особый. Замените двойные кавычки одинарными: 'так'."
        return at.explain("bad-escape", message)
    if "quoted scalar" in at.context or "quoted scalar" in at.problem:
        return at.explain("unclosed-quote", UNCLOSED_QUOTE, mark=at.start)
    last = at.last
    if last is not None and last.style in ("'", '"') and last.end_mark.line == at.mark.line:
        message = "После закрывающей кавычки стоит ещё текст. Возьмите в кавычки всё значение, внутри – «ёлочки»."
        return at.explain("text-after-quote", message)
    return None


def _colon(at: ParseFailure) -> Explanation | None:
    if "mapping values are not allowed" not in at.problem:
        return None
    start = at.last.start_mark if at.last is not None else at.mark
    glued = _GLUED.match(at.line(at.mark.line - 1)) if at.mark.line else None
    if glued and not at.loc:
        return Explanation("no-space", (at.mark.line, glued.end()), (), _NO_SPACE.format(glued[1]))
    if start.line < at.mark.line and _FIELD.match(at.line(at.mark.line)):
        return at.explain("indent", _INDENT, loc=())
    return at.explain("colon-in-text", f"Двоеточие с пробелом внутри текста. {QUOTE_IT}")


def _missing_colon(at: ParseFailure) -> Explanation | None:
    if "expected ':'" not in at.problem:
        return None
    glued = _GLUED.match(at.line(at.start.line))
    if glued:
        return at.explain("no-space", _NO_SPACE.format(glued[1]), mark=at.start, loc=())
    return at.explain("no-colon", _NO_COLON, mark=at.start, loc=())


def _special_start(at: ParseFailure) -> Explanation | None:
    if "node content" in at.problem or "mapping keys are not allowed" in at.problem:
        return at.explain("special-start", _SPECIAL.format(at.sign(at.mark)))
    said = f"{at.context}, {at.problem}"
    if any(words in said for words in _OF_SIGNS):
        return at.explain("special-start", _SPECIAL.format(at.sign(at.start)), mark=at.start)
    return None


def _list(at: ParseFailure) -> Explanation | None:
    if "sequence entries are not allowed" in at.problem:
        message = f"Пункт списка (дефис с пробелом) начинают с новой строки. {QUOTE_IT}"
        return at.explain("list-in-line", message)
    if "flow" in at.context:
        bracket = at.sign(at.start)
        return at.explain(
            "unclosed-bracket",
            f"Скобка «{bracket}» открыта здесь, но не закрыта. {QUOTE_IT}",
            mark=at.start,
            loc=at.loc[:-1] or at.loc,
        )
    return None


def _text_after_bracket(at: ParseFailure) -> Explanation | None:
    """A value that begins with a bracket is a list or a group to YAML; text after its end is none."""
    if "parsing a block" not in at.context:
        return None
    line = at.line(at.mark.line)
    bracket = _BRACKETED.match(line)
    if not bracket or at.mark.column < bracket.end() - 1:
        return None
    field = bracket[1].strip("- :\t")
    loc = (
        at.loc[: at.loc.index(field) + 1] if field in at.loc else at.loc
    )  # the last value read stands inside the bracket
    return Explanation("text-after-bracket", (at.mark.line + 1, bracket.start(2) + 1), loc, _AFTER_BRACKET)


def _block(at: ParseFailure) -> Explanation | None:
    if "parsing a block" not in at.context:
        return None
    if at.line(at.mark.line).startswith(":", at.mark.column):
        return at.explain("empty-key", EMPTY_KEY, loc=())
    return at.explain("indent", _INDENT, loc=())


def _anything(at: ParseFailure) -> Explanation:
    return at.explain("syntax", _GENERIC)


_GENERIC = "Строку не удалось разобрать. Проверьте отступы, кавычки и двоеточия здесь и строкой выше."
_INDENT = "Отступ не такой, как у соседних строк. Поля одного уровня начинаются в одном столбце."
_NO_SPACE = "После «{}:» нужен пробел."
_NO_COLON = "В строке нет двоеточия с пробелом после имени поля. Если она продолжает текст выше, сдвиньте её вправо на два пробела."
_SPECIAL = "Значение не может начинаться со знака «{}». Возьмите всё значение в кавычки: 'так'."
_AFTER_BRACKET = "Значение начинается со скобки, а после неё стоит ещё текст. Возьмите всё значение в кавычки: 'так'."
_OF_SIGNS = (
    "cannot start any token",
    "scanning an alias",
    "scanning an anchor",
    "a tag",
    "tag handle",
    "a directive",
    "block scalar",
)
"""Words of both parsers about a value whose first character means something to YAML."""
_RULES = (_odd_indent, _quote, _colon, _missing_colon, _special_start, _list, _text_after_bracket, _block, _anything)
