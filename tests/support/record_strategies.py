"""Made-up records of every kind for property tests, derived from the model's own declarations.

A new field or type is covered by itself: nothing here lists fields. Texts lean towards what breaks formats: quotes,
colons, hashes, dashes, formulas, words that other readers take for numbers or a yes.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from profminimum.model import Record
from profminimum.model.kind import Kind
from profminimum.model.kinds import KINDS
from profminimum.model.schema.introspection import (
    Dictionary,
    FieldInfo,
    FieldType,
    Group,
    ListOf,
    Scalar,
    current_fields,
)
from profminimum.model.schema.numbers import whole
from profminimum.model.schema.text import FORBIDDEN, TEXT_LENGTH, TITLE_LENGTH, clean
from profminimum.model.schema.values import as_plain
from pydantic import BaseModel

from tests.support.time_strategies import times

Targets = Mapping[str, Sequence[str]]
"""What references may name, by kind of reference; any identifier where a kind is missing."""

NAMED: dict[str, Kind] = {kind.name: kind for kind in KINDS}
"""The kinds by name."""

_NASTY = st.sampled_from(
    [
        *[
            "да",
            "нет",
            "true",
            "No",
            "null",
            "~",
            "12:30",
            "2026-11-12",
            "0x1F",
            "1e3",
            "007",
            "-5",
            "1_000",
            "<<",
            "=",
        ],
        *["=1+1", "+7", "@x", "-", "- пункт", "? ключ", ": ", "а: б", "двоеточие:", "а #б", "#б", "# б", "а  #  б"],
        *['"кавычки"', "'апостроф'", 'd\'Arc "и" \\n', "{а}", "[а, б]", "а, б; в", "|", ">", "%", "!", "&", "*", "`"],
        *[
            "<b>",
            "&amp;",
            "</script>",
            "😀",
            "👩\u200d🔬",
            "ё\u0301",
            "неразрывный\u00a0пробел",
            "таб\tв тексте",
            "…",
            "–",
            "№ 1",
        ],
        *[
            "---",
            "...",
            "- - -",
            "а\u3000б",
            "слово " * 30,
            "без-пробелов" * 12,
            "два  пробела " * 12,
            "_x0041_",
            "_x000D_",
        ],
    ]
)
_LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], max_codepoint=0x1FAFF), min_size=1, max_size=40)
_RUSSIAN = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВ«»–,.:;#\"'-", min_size=1, max_size=130)
_pieces = st.lists(st.one_of(_NASTY, _LETTERS, _RUSSIAN), min_size=1, max_size=4)


def _is_clean(text: str) -> bool:
    try:
        return bool(clean(text)) and not FORBIDDEN.search(text)
    except ValueError:
        return False


def _texts(joints: Sequence[str], length: int) -> SearchStrategy[str]:
    joined = st.builds(lambda parts, joint: joint.join(parts)[:length], _pieces, st.sampled_from(joints))
    # NFC takes some letters apart, so that a text may come out longer than it was
    return joined.filter(_is_clean).map(clean).filter(lambda text: len(text) <= length)


titles = _texts(["", " "], TITLE_LENGTH).filter(lambda text: "\n" not in text)
texts = _texts(["", " ", "\n", "\n\n", "\n  ", " \n", "\n\t", "\n\n\n"], TEXT_LENGTH)
identifiers = st.lists(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8), min_size=1, max_size=3
).map("-".join)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(date.isoformat)
clocks = st.times(time(0), time(23, 59)).map(lambda value: f"{value:%H:%M}")
urls = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(["https", "http"]),
    st.sampled_from(["school.example.ru", "школа.рф", "a-b.example.com:8080"]),
    st.sampled_from(["", "?a=1&b=2", "путь/#якорь", "%D1%84", "x#y:z", "a;b=c"]),
)

_BY_TYPE: dict[str, SearchStrategy[Any]] = {
    "Places": st.one_of(
        st.integers(0, 1_000_000),
        st.builds("{}{}".format, st.sampled_from(["до ", "от "]), st.integers(0, 1_000_000)),
        st.tuples(st.integers(0, 500_000), st.integers(0, 500_000)).map(lambda ends: f"{min(ends)}–{max(ends)}"),
    ),
    "Ages": st.one_of(st.integers(5, 20), st.sampled_from(["7–10", "от 14", "до 12"])),
    "Roubles": st.one_of(st.integers(1, 1_000_000), st.sampled_from(["до 500", "от 1000", "800–1200"])),
    "Hours": st.integers(0, 4000).map(lambda halves: whole(halves / 2)),
    "Latitude": st.floats(41, 82).map(lambda degrees: round(degrees, 5)),
    "Longitude": st.floats(19, 180).map(lambda degrees: round(degrees, 5))
    | st.floats(-180, -168).map(lambda degrees: round(degrees, 5)),
    "Title": titles,
    "Text": texts,
    "Identifier": identifiers,
    "FormerPlace": st.lists(identifiers, min_size=1, max_size=4).map("/".join),
    "SchoolYear": st.integers(0, 98).map(lambda year: f"20{year:02}-{year + 1:02}"),
    "Years": st.sampled_from(["2026-27", "2026", "2025-2027", "2024-25-2026-27"]),
    "Quarter": st.builds("20{:02}-Q{}".format, st.integers(0, 99), st.integers(1, 4)),
    "HalfYear": st.builds("20{:02}-H{}".format, st.integers(0, 99), st.integers(1, 2)),
    "Month": st.builds("20{:02}-{:02}".format, st.integers(0, 99), st.integers(1, 12)),
    "Phone": st.sampled_from(["+7 (4752) 00-00-00", "84752000000", "8 (475) 200-00-00 доб. 12", "+74752000000"]),
    "Email": st.sampled_from(["school@example.ru", "a.b+c@mail.example.com"]),
    "ItemNumber": st.builds("{}.{}".format, st.integers(1, 99), st.integers(1, 99)),
    "DocumentFile": identifiers.map(lambda name: f"{name}.pdf"),
    "PhotoFile": identifiers.map(lambda name: f"{name}.jpg"),
    "Url": urls,
    "Flag": st.booleans(),
    "Day": days,
    "Clock": clocks,
    "WhenText": times.map(str),
    "TimeZone": st.sampled_from(["Europe/Moscow", "Asia/Novosibirsk"]),
    "Moment": st.one_of(days, st.builds("{} {}".format, days, clocks)),
}


def records(kind: str, targets: Targets | None = None) -> SearchStrategy[Record]:
    """Records of a kind that the model accepts."""
    return values(kind, targets).map(NAMED[kind].model.model_validate)


def values(kind: str, targets: Targets | None = None) -> SearchStrategy[dict[str, Any]]:
    """The same as plain values, as `model.plain` would give them."""
    model = NAMED[kind].model
    return _group(model, targets or {}).map(model.model_validate).map(as_plain)


def _group(model: type[BaseModel], targets: Targets) -> SearchStrategy[dict[str, Any]]:
    declared = {field.name: _field(field, targets) for field in current_fields(model)}
    needed = {name: declared[name] for name in declared if model.model_fields[name].is_required()}
    others = {name: declared[name] for name in declared if name not in needed}
    either = [(field.name, field.unless) for field in current_fields(model) if field.unless]
    made = st.fixed_dictionaries(needed, optional=others)
    return made.filter(lambda values: all({*pair} & {*values} for pair in either)) if either else made


def _field(field: FieldInfo, targets: Targets) -> SearchStrategy[Any]:
    return _of(field.type, targets)


def _of(declared: FieldType, targets: Targets) -> SearchStrategy[Any]:
    if isinstance(declared, Group):
        return st.deferred(lambda: _group(declared.model, targets))
    if isinstance(declared, ListOf):
        return st.lists(_of(declared.item, targets), min_size=declared.min_items, max_size=3)
    if isinstance(declared, Dictionary):
        least = declared.min_items
        return st.dictionaries(_of(declared.key, targets), _of(declared.value, targets), min_size=least, max_size=6)
    return _scalar(declared, targets)


def _scalar(declared: Scalar, targets: Targets) -> SearchStrategy[Any]:
    if declared.choices:
        return st.sampled_from([choice.value for choice in declared.choices])
    if declared.reference in targets:
        return st.sampled_from(sorted(targets[declared.reference]))
    if declared.name not in _BY_TYPE and declared.schema.get("type") == "integer":
        return st.integers(declared.schema["minimum"], declared.schema["maximum"])
    return _BY_TYPE[declared.name]
