"""What makes a text fit to be published: visible characters, one form of each letter, a length. Knows no record."""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError

from .typography import ORDINARY, plain_text


def invalid(code: str, message: str) -> PydanticCustomError:
    """Returns a refusal of a value: `code` is the problem's code, `message` the Russian sentence."""
    # Braces would be taken as a template by pydantic, and texts of schools may hold them.
    return PydanticCustomError(code, "{message}", {"message": message})


def quoted(value: object) -> str:
    """Returns a value as a message quotes it: one line, shortened."""
    text = " ".join(str(value).split())
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"


TITLE_LENGTH = 250
TEXT_LENGTH = 6000

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""Signs that nobody sees, or everybody sees as an empty box: what Unicode calls Default_Ignorable_Code_Point, blank letters,
signs that change the direction of a line, controls, private areas. Search, sorting and duplicates would see them.
"""
_JOINER_IN_WORD = re.compile(r"(?<=\w)\u200d|\u200d(?=\w)|(?<=[^\W\d_])[\ufe0e\ufe0f]")
"""A joiner and a variation selector belong to emoji and to nothing else in Russian text."""
MARKS_IN_A_ROW = 4
"""More marks over one letter are no language's spelling."""


def clean(value: object) -> str:
    """Returns a text without outer white space and without signs of word processors, in NFC.

    Refuses other types, invisible characters, and what has neither a letter nor a digit.
    """
    if not isinstance(value, str):
        raise invalid("not-text", "здесь нужен текст, а стоит список или вложенные поля.")
    text = plain_text(value.replace("\r\n", "\n")).strip()
    if not ORDINARY.fullmatch(text):
        _refuse_hidden(text)
    if not text:
        raise invalid("blank", "значение пустое. Заполните поле или удалите строку целиком.")
    if not any(map(str.isalnum, text)):
        raise invalid(
            "no-words", f"здесь {quoted(text)}: ни буквы, ни цифры. Напишите словами или удалите строку целиком."
        )
    return text


def _refuse_hidden(text: str) -> None:
    match = FORBIDDEN.search(text) or _JOINER_IN_WORD.search(text)
    if match:
        position, character = match.start() + 1, match.group()
        raise invalid(
            "invisible-character",
            f"в тексте невидимый знак U+{ord(character):04X} ({position}-й по счёту). "
            "Удалите его: наберите это место заново, а не копируйте.",
        )
    marks = "".join("1" if unicodedata.category(sign).startswith("M") else "0" for sign in text)
    if "1" * (MARKS_IN_A_ROW + 1) in marks:
        raise invalid(
            "too-many-marks", f"над одной буквой больше {MARKS_IN_A_ROW} надстрочных знаков. Наберите текст заново."
        )


def title(value: object) -> str:
    """Returns one line of text; refuses several lines and more than `TITLE_LENGTH` characters."""
    text = clean(plain_text(value, line_break=" ") if isinstance(value, str) else value)
    if "\n" in text:
        raise invalid("many-lines", "текст должен умещаться в одну строку, а здесь несколько.")
    if len(text) > TITLE_LENGTH:
        raise invalid("too-long", f"знаков в тексте: {len(text)}, а умещается не больше {TITLE_LENGTH}.")
    return text


def paragraphs(value: object) -> str:
    """Returns text of any number of lines; refuses more than `TEXT_LENGTH` characters."""
    text = clean(value)
    if len(text) > TEXT_LENGTH:
        raise invalid("too-long", f"знаков в тексте: {len(text)}, а умещается не больше {TEXT_LENGTH}.")
    return text
