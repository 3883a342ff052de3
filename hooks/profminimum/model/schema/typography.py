"""Text from office programs as plain text: signs that only a word processor understands are removed or replaced.

One table for every way in: files of data, form, spreadsheet. Knows no record and no file format.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENTS = (
    # Word's own marks of notes, fields, objects and optional hyphens; joiners and direction marks of copied addresses
    ("\x01\x02\x05\x07\x13-\x15\x1f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202c\u2060\ufeff\ufffc", ""),
    # breaks of lines, columns and pages
    ("\x0b\x0c\x0e\x85\u2028\u2029", "\n"),
    # bullets from Symbol and Wingdings: Word keeps their letters in this part of the private area
    ("\uf020-\uf0ff", "•"),
    # non-breaking hyphens, Word's own and Unicode's
    ("\x1e\u2011", "-"),
)
"""What is replaced: the inside of a character class in a regular expression of Python and of JavaScript, and the text instead."""

_INVISIBLE = re.compile("[" + "".join(signs for signs, _ in REPLACEMENTS[:3]) + "]")
_RULES = [(re.compile(f"[{signs}]"), instead) for signs, instead in REPLACEMENTS]
ORDINARY = re.compile("[\t\n -~\xa0«»№А-Яа-яЁё–—…]*")
"""A text of which nothing is replaced and in which nothing can be hidden: nearly all are."""
_NAMES = {
    "\xad": "мягкий перенос",
    "\x1f": "мягкий перенос",
    "\u200b": "пробел нулевой ширины",
    "\ufeff": "метка порядка байтов",
    "\x0b": "разрыв строки",
    "\u2028": "разрыв строки",
    "\x0c": "разрыв страницы",
}


def plain_text(text: str, line_break: str = "\n") -> str:
    """Returns the text in NFC without signs of word processors; `line_break` stands for their breaks of lines and pages."""
    if ORDINARY.fullmatch(text):
        return text
    for pattern, instead in _RULES:
        text = pattern.sub(line_break if instead == "\n" else instead, text)
    return unicodedata.normalize("NFC", text)


def invisible_signs(text: str) -> set[str]:
    """Returns the Russian names of the signs of a text that `plain_text` replaces and nobody sees."""
    return set() if ORDINARY.fullmatch(text) else set(map(_name, _INVISIBLE.findall(text)))


def _name(sign: str) -> str:
    return _NAMES.get(sign) or ("значок из Word" if "\uf020" <= sign <= "\uf0ff" else f"знак U+{ord(sign):04X}")
