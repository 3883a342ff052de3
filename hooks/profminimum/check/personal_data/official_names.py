"""Tells from a name in Latin letters whose mail box or page it is: an organisation's, a person's, or nobody knows.

Knows how schools and authorities spell themselves in Latin letters, and given names and surnames in them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .name_lists import BARE_NAMES, TOWNS

_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)
_OTHER_SPELLINGS = (("kh", "h"), ("ts", "c"), ("yu", "iu"), ("ya", "ia"), ("iy", "y"), ("y", "j"), ("ks", "x"))
_ORGANISATION = re.compile(
    r"schools?|shkol[ay]?|sch|shk|scool|sosh|soh|oosh|nosh|m[bak]?o[uy]|g[bak]?p?o[uy]|togb\w{1,4}|m[bak]?dou|dou|"
    r"li[ct]s?e[yij]|lyceum|liceum|lyce[yj]|gimn|gimnazi?[yij]?a?|gymnasium|detsad|sad|detskiysad|ds|internat|kadet\w{0,6}|"
    r"college|colledge|kolled[zg]h?|kolledj|tehnikum|technikum|tekhnikum|universit\w{0,3}|univer|institut|vuz|"
    r"kvantorium|itcube|tochkarosta|cdt|ddt|cdo|dvorec|obr|edu|uo|roo|rono|gorono|otdelobr|upr\w{0,3}obr|obrazovan\w{1,3}|"
    r"minobr\w{0,6}|minpros\w{0,9}|minobrnauki|obrnadzor|rosobrnadzor|depobr\w{0,4}|departament\w{0,3}|"
    r"upravlen\w{1,3}|adm|admin|administra\w{1,6}|gov|gos|official|bilet|bvb\w{0,4}|spo|profminimum|rosmolodezh|pervye|dvizhenie|bot|"
    r"prof(?:orient|proba|tech)\w{0,6}"
)
"""A part of a name that only an organisation has."""
_LONG = re.compile(
    r"school(?!girl|boy)|shkola|sosh(?=\W|\d|\Z)|lic[ei][yi]|lyceum|gimnaz|gymnas|minobr|minpros|kolled|college|tehnikum|technikum|"
    r"kvantorium|detsad|internat"
)
"""What shows an organisation even where further letters are written together with it."""
_NUMBERED = re.compile(r"(?<![a-z])sh[._-]?\d")
_SURNAME = re.compile(r"[a-z]{2,14}(?:ov|ova|ev|eva|yova|in|ina|yn|yna|enko|chuk|shvili|dze)")
NO_SURNAME = frozenset(("admin", "main", "latin", "berlin", "bulletin", "magazin", "vitamin"))
"""Words that end as surnames do."""
_PARTS = re.compile(r"[a-z]+")


def _spellings(word: str) -> set[str]:
    spellings = {word.translate(_LETTERS)}
    for usual, other in _OTHER_SPELLINGS:
        spellings |= {spelling.replace(usual, other) for spelling in spellings}
    return spellings


GIVEN = frozenset(spelling for name in BARE_NAMES for spelling in _spellings(name) if len(spelling) > 2)
TOWNS_IN_LATIN = frozenset(spelling for town in TOWNS for spelling in _spellings(town))


@lru_cache(4096)
def is_official(name: str) -> bool:
    """Returns whether a mail box or a page of this name is an organisation's: it says which kind, and no person's name."""
    parts = _PARTS.findall(name)
    if not name.isascii() or any(map(_is_of_person, parts)):
        return False
    return _NUMBERED.search(name) is not None or any(map(_is_of_organisation, parts))


@lru_cache(4096)
def is_personal(name: str) -> bool:
    """Returns whether a page of this name is a person's: a given name with a surname, or one of them with a number."""
    if is_official(name):
        return False
    parts = _PARTS.findall(name)
    given = sum(part in GIVEN for part in parts)
    surnames = sum(map(_is_surname, parts))
    if given and (surnames or re.search(r"(?:19|20)\d\d", name)):
        return True
    return bool(surnames and re.search(r"(?:19|20)\d\d", name)) or any(map(_is_written_together, parts))


def _is_of_organisation(part: str) -> bool:
    return bool(_ORGANISATION.fullmatch(part) or _LONG.search(part)) or _is_of_town(part)


def _is_surname(part: str) -> bool:
    return (
        _SURNAME.fullmatch(part) is not None
        and part not in TOWNS_IN_LATIN
        and part not in NO_SURNAME
        and not _is_of_town(part)
    )


def _is_of_town(part: str) -> bool:
    """Returns whether an organisation's word follows a town's name: `tambovgov` is no surname."""
    return any(
        part.startswith(town) and _ORGANISATION.fullmatch(part, len(town)) is not None for town in TOWNS_IN_LATIN
    )


def _is_of_person(part: str) -> bool:
    if part in GIVEN or _is_surname(part):
        return True
    rest = _LONG.sub("", part)
    return _is_written_together(part) or (rest != part and ((len(rest) > 3 and rest in GIVEN) or _is_surname(rest)))


def _is_written_together(part: str) -> bool:
    """Returns whether a given name and a surname are one word: `ivanovaolga`, `olgaivanova`."""
    for at in range(3, len(part) - 3):
        first, last = part[:at], part[at:]
        if (first in GIVEN and _is_surname(last)) or (last in GIVEN and _is_surname(first)):
            return True
    return False
