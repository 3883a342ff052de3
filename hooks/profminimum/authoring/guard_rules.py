"""The guard of personal data as data for the browser: patterns, words and advice of `check/personal_data`, no line twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ..check import personal_data
from ..check.personal_data import (
    birth_dates,
    full_names,
    messages,
    name_lists,
    normalise,
    official_names,
    phones,
    private_email,
    public_names,
    pupils,
    scan,
)
from ..russian import listed
from .javascript import for_javascript
from .plain_words import plain_message

_MODULES: tuple[ModuleType, ...] = tuple(
    module for _, module in sorted(vars(personal_data).items()) if isinstance(module, ModuleType) and module is not scan
)
"""Every module of the detectors; the browser's `scan.js` needs no pattern of `scan.py`."""
_WORDS = {
    "given": name_lists.GIVEN,
    "ambiguous": name_lists.AMBIGUOUS,
    "bare": name_lists.BARE_NAMES,
    "towns": name_lists.TOWNS,
    "things": name_lists.STEMS_OF_THINGS,
    "needsGivenName": name_lists.NEEDS_GIVEN_NAME,
    "heroic": public_names.HEROIC,
    "latinNames": official_names.GIVEN,
    "latinTowns": official_names.TOWNS_IN_LATIN,
    "noSurnames": official_names.NO_SURNAME,
    "mailServices": private_email.PRIVATE,
    "mailSigns": private_email.SIGNS,
}


def guard_rules() -> dict[str, Any]:
    """Returns all that `overrides/assets/form/guard/` needs: it has the steps of the detectors, and nothing else of them."""
    return {
        "patterns": {
            f"{module.__name__.rpartition('.')[2]}.{name.strip('_')}": for_javascript(value)
            for module in _MODULES
            for name, value in vars(module).items()
            if isinstance(value, re.Pattern)
        },
        "words": {name: sorted(words) for name, words in _WORDS.items()},
        "famous": name_lists.FAMOUS,
        "famousToo": name_lists.FAMOUS_COMMON,
        "letters": {
            "latin": _letters(normalise.TO_LATIN),
            "russian": _letters(normalise.TO_RUSSIAN),
            "digit": _letters(normalise.TO_DIGIT),
        },
        "layouts": sorted(map(list, phones.LAYOUTS)),
        "shapes": [[shape, form.name] for shape, form in full_names.SHAPES],
        "advice": {
            kind.value: [plain_message(advice.text), advice.severity.value] for kind, advice in scan.ADVICE.items()
        },
        "placeLetters": full_names.PLACE_LETTERS,
        "numbers": {
            "oldest": birth_dates.OLDEST,
            "reach": public_names.REACH,
            "near": public_names.NEAR,
            "classReach": pupils.REACH,
            "gap": pupils.GAP,
            "few": pupils.FEW,
            "list": pupils.LIST,
            "longest": pupils.LONGEST,
            "enough": scan.ENOUGH,
            "named": messages.ENOUGH,
        },
        "officeMail": plain_message(messages.OFFICE_MAIL),
        "said": _said(),
    }


def _letters(table: Mapping[int, Any]) -> dict[str, str]:
    return {chr(code): chr(other) if isinstance(other, int) else other for code, other in table.items()}


def _said() -> dict[str, str]:
    """Returns how words of a field are named, with gaps for their numbers."""
    numbers = [str(number) for number in range(1, messages.ENOUGH + 1)]
    return {
        "one": messages.words_meant([1]).replace("1", "{numbers}"),
        "many": messages.words_meant([1, 2]).replace(listed(["1", "2"]), "{numbers}"),
        "more": messages.words_meant(range(1, messages.ENOUGH + 2)).replace(", ".join(numbers), "{numbers}"),
        "and": listed(["", ""]).strip(),
    }
