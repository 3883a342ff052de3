"""Bytes of a file to text that a YAML parser may safely see. Knows no record, and of YAML only its top-level keys."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from itertools import islice

from ..model.schema.typography import invisible_signs, plain_text
from .file_problems import FileProblems, Unreadable

MAX_BYTES = 256 * 1024
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TOP_KEY = re.compile(r"^([A-Za-z_]\w*)[ \t]*:", re.MULTILINE | re.ASCII)
TYPE_ANEW = "Удалите его: наберите это место заново, а не копируйте."
ENOUGH_INVISIBLE = 10
_SAVE_AS_UTF8 = "Сохраните его в UTF-8: в «Блокноте» – «Сохранить как», поле «Кодировка»."


def decoded(data: bytes, problems: FileProblems) -> str:
    """Returns the text without a leading byte order mark, lines ended by a line feed; raises `Unreadable`."""
    if len(data) > MAX_BYTES:
        raise problems.fatal("too-big", (0, 0), (), too_big(len(data)))
    text = _utf8(data, problems).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _warn_of_word_processor(text, problems)
    text = plain_text(text, line_break=" ")
    _refuse_invisible(text, problems)
    return text


def too_big(size: int) -> str:
    """Returns the message about a file of this many bytes, which are more than may be read."""
    sizes = f"{-(-size // 1024)} КБ, а допустимо не больше {MAX_BYTES // 1024} КБ"
    return f"Файл слишком большой: {sizes}. Разделите его на несколько записей."


def _utf8(data: bytes, problems: FileProblems) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise problems.fatal("not-utf-8", (0, 0), (), f"Файл сохранён в кодировке UTF-16. {_SAVE_AS_UTF8}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        message = f"Файл сохранён не в кодировке UTF-8 (возможно, в Windows-1251). {_SAVE_AS_UTF8}"
        raise problems.fatal("not-utf-8", _place(before), _top_field(before), message) from None


def _warn_of_word_processor(text: str, problems: FileProblems) -> None:
    """Warns once of a file's signs that `plain_text` removes, with all their places."""
    if not invisible_signs(text):
        return
    lines: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        for name in sorted(invisible_signs(line)):
            lines[name].append(number)
    signs = "; ".join(f"{name} – {_lines(numbers)}" for name, numbers in lines.items())
    message = f"В тексте невидимые знаки, так бывает при копировании из Word: {signs}. Сайт обойдётся без них."
    problems.warn("word-processor-signs", (min(lines.values())[0], 0), message)


def _lines(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:ENOUGH_INVISIBLE])) + (" и другие" if len(numbers) > ENOUGH_INVISIBLE else "")
    return f"{'строка' if len(numbers) == 1 else 'строки'} {shown}"


def _refuse_invisible(text: str, problems: FileProblems) -> None:
    """Refuses control characters, which stop the parser."""
    found = list(islice(_FORBIDDEN.finditer(text), ENOUGH_INVISIBLE))
    for match in found:
        before = text[: match.start()]
        message = f"Здесь невидимый знак U+{ord(match.group()):04X}. {TYPE_ANEW}"
        problems.add("invisible-character", _place(before), _top_field(before), message)
    if found:
        raise Unreadable


def _place(before: str) -> tuple[int, int]:
    """Returns line and column, from 1, of what follows the text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _top_field(before: str) -> tuple[str, ...]:
    """Returns the top-level field in which the text breaks off, if any."""
    return tuple(_TOP_KEY.findall(before)[-1:])
