"""What makes a text fit to be published: visible characters, one form of each letter, a length. Knows no record."""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError


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

# Invisible and direction-changing characters: a reader cannot see them, but search, sorting and duplicates do.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# A joiner is legitimate inside an emoji and nowhere else in Russian text.
_JOINER_IN_WORD = re.compile(r"\w\u200d|\u200d\w")


def clean(value: object) -> str:
    """Returns the text in NFC without outer white space; refuses other types and invisible characters."""
    if not isinstance(value, str):
        raise invalid("not-text", "здесь нужен текст, а стоит список или вложенные поля.")
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    match = FORBIDDEN.search(text) or ("\u200d" in text and _JOINER_IN_WORD.search(text))
    if match:
        position, character = match.start() + 1, match.group().strip("\n")[:1]
        raise invalid(
            "invisible-character",
            f"в тексте невидимый знак U+{ord(character):04X} ({position}-й по счёту). "
            "Удалите его: наберите это место заново, а не копируйте.",
        )
    if not text:
        raise invalid("blank", "значение пустое. Заполните поле или удалите строку целиком.")
    return text


def title(value: object) -> str:
    """Returns one line of text; refuses several lines and more than `TITLE_LENGTH` characters."""
    text = clean(value)
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
