"""Keeps together in finished HTML what a line's end must not part: a number and its word, a range, a telephone number.

One rule for all pages, whoever wrote the text; code, drawings and what is typed or chosen are left alone. Knows no page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...russian import NBSP

_BEFORE_NUMBER = re.compile(
    "(?i:дом|корпус|кабинет|каб|школы?|лицей|гимназия|класс|группа|пункт|статья|приказ|через|после|около"
    "|до|из|по|на|за|от|со|во|не|и|с|в|к|о|у)"
)
"""Words that stay with the number behind them: «дом 1», «13 из 16»."""
_ABBREVIATION = re.compile("им|ул|д|г|с|п|пос|пер|пл|пр|стр|ст|каб|корп|кв|гл|рис|[А-ЯЁ]")
"""Abbreviations that stay with what is behind their full stop, as initials do: «ул. Полевая», «М. С. Солнцева»."""
_FUNCTION_WORDS = "и|а|но|или|в|во|на|до|по|с|у|от|для|не|за|к|о|об"
"""Words that do not belong to the number before them."""

# All that is looked for begins with a space or a sign that texts seldom have: pages are read fast.
_SPACE = re.compile(
    rf" (?:(?=–[ {NBSP}])"  # a dash begins no line
    rf"|(?<=№ )|(?<=\d )(?!(?:{_FUNCTION_WORDS})\b)(?=(?:[а-яё]{{1,12}}|₽|%|[КМГ]Б)(?!\w))"  # № 5, 7 класс, 200 %
    r"|(?<=\d )(?=\d{3}(?![\d-]))"  # 1 200
    r"|(?<=: )(?=\d+\Z)"  # Другие города: 24
    r"|(?P<abbreviation>(?<=\. )(?=[\w«]))|(?P<word>(?=\d)))"
)
_LAST_WORD = re.compile(r"\w*\Z")
_GAP = f"[ {NBSP}]"
_PHONE = rf"(?:\+7|(?<!\d)8){_GAP}?\(?\d{{3,5}}\)?{_GAP}?\d[\d-]{{4,8}}\d"
_ESCAPED = r"&#?\w+;"
"""A sign that is escaped, which stays whole."""
_END = rf"(?:{_ESCAPED}|[^\s–&])*(?:{_ESCAPED}|[^\s–&,;:.!?)»])(?:{NBSP}\d{{3}}(?!\d))?"
_RANGE = (
    rf"(?<![^\s–])(?:[^\s–]+{NBSP}){{0,2}}(?:\d+, ){{0,3}}"  # с 1 200, 6, 8
    rf"[^\s–]+–{_END}(?:, [\d–]+(?![\d.:/]))*(?:{NBSP}[\w₽%]+)?"  # 9–11, 12–14 ноября
)
_NUMBER = rf"№{NBSP}\w+(?:[/-]\w+)+"  # № 08-1552, № ДГ-808/05
_GRADES = rf"\b\d+(?:, \d+){{1,3}}{NBSP}класс\w*"
_WHOLE = re.compile(f"{_PHONE}|{_NUMBER}|{_RANGE}|{_GRADES}")

# Each alternative begins with a sign that the search can leap to, and none takes the sign that the next text begins with.
_TEXT = re.compile(
    r"<(title|svg|textarea|select|script|style|pre|code)\b.*?</\1"  # what has no lines, is drawn, copied or chosen stays
    r"|<span class=\"pm-unbroken\">[^<]*"
    r"|>(?P<text>[^<\d–.]*[\d–.][^<]*)",
    re.DOTALL,
)


_COUNT = re.compile(r" <span (?=class=\"pm-count\"|data-total|data-counts)")
"""The beginning of a count that stands behind a heading or a fold: «Программы 8»."""


def unbroken(html: str) -> str:
    """Returns HTML whose texts break at the ends of lines only where a reader would break them."""
    texts = _TEXT.sub(lambda found: ">" + unbroken_text(found["text"]) if found["text"] else found[0], html)
    return _COUNT.sub(f"{NBSP}<span ", texts)


@lru_cache(maxsize=8192)
def unbroken_text(text: str) -> str:
    """Returns the text between two tags, escaped, with spaces that hold and spans that go to the next line as a whole.

    Most texts stand on many pages, as those of cards do, and are read once.
    """
    return _WHOLE.sub(r'<span class="pm-unbroken">\g<0></span>', _SPACE.sub(_space, text))


def _space(found: re.Match[str]) -> str:
    """Returns the space that stands in place of one: it holds if what is before it may not end a line."""
    if found["word"] is not None:
        return NBSP if _BEFORE_NUMBER.fullmatch(_last_word(found.string, found.start())) else " "
    if found["abbreviation"] is not None:
        return NBSP if _ABBREVIATION.fullmatch(_last_word(found.string, found.start() - 1)) else " "
    return NBSP


def _last_word(text: str, end: int) -> str:
    found = _LAST_WORD.search(text, max(0, end - 12), end)
    return found[0] if found else ""
