"""The scalar types of the model: how a text of YAML becomes a title, a day, a link. Knows no record.

The reader keeps every scalar as text, so each type here decides by itself, and refuses what merely looks right
(full-width digits, `12:30` as a number of seconds, an hour in another zone). Messages are Russian sentences: a school
reads them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import BeforeValidator, WithJsonSchema

from ...file_formats import endings
from ...problem import nearest
from . import text, years
from . import url as web_address
from .degrees import Degrees
from .numbers import HALVES, Number
from .pattern import matching
from .phone import PHONE
from .ranges import Range, RangeReader
from .text import invalid, quoted


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text written by people, for rules that read words: look-alike letters, personal data."""


@dataclass(frozen=True, slots=True)
class Link:
    """Marks an address on the web, for rules about hosts."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks an identifier of another record or of an entry of a vocabulary; `kind` names what it points at."""

    kind: str


@dataclass(frozen=True, slots=True)
class PartReference:
    """Marks what names a part of another record, which is no entry of a vocabulary; `kind` names what it points at."""

    kind: str


Title = Annotated[
    str,
    BeforeValidator(text.title),
    Prose(),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": text.TITLE_LENGTH}),
]
"""One line of text, NFC, 1–250 characters."""

Text = Annotated[
    str,
    BeforeValidator(text.paragraphs),
    Prose(),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": text.TEXT_LENGTH, "contentMediaType": "text/plain"}),
]
"""Paragraphs of plain text, parted by an empty line; 1–6000 characters. Never Markdown, never HTML."""


IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"
IDENTIFIER_LENGTH = 80
_IDENTIFIER_SCHEMA = {"type": "string", "pattern": f"^{IDENTIFIER}$", "maxLength": IDENTIFIER_LENGTH}

Identifier = Annotated[
    str,
    matching(
        f"(?=.{{1,{IDENTIFIER_LENGTH}}}$){IDENTIFIER}",
        "identifier",
        "нужны строчные латинские буквы, цифры и дефис, например «robot-club».",
    ),
    WithJsonSchema(_IDENTIFIER_SCHEMA),
]
"""Kebab-case ASCII, 1–80 characters: the name of a file, of a vocabulary's entry."""

FormerPlace = Annotated[
    str,
    matching(
        rf"(?:{IDENTIFIER}/){{0,4}}{IDENTIFIER}",
        "former-place",
        "нужно прежнее имя файла или папки, например «school-5», а из другой папки – путь: «events/open-day».",
    ),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{IDENTIFIER}/){{0,4}}{IDENTIFIER}$", "maxLength": 250}),
]
"""Where a record was before: its name there, or the way to it below the folder of data, without `.yml`."""


def _file_name(word: str, example: str, *, photos: bool) -> tuple[BeforeValidator, PartReference, WithJsonSchema]:
    """Returns what makes `str` the name of a file in the owner's folder of files; `word` names such files in the message."""
    allowed = "|".join(endings(photos=photos))
    pattern = rf"(?=.{{1,{IDENTIFIER_LENGTH}}}$){IDENTIFIER}\.(?:{allowed})"
    listed = ", ".join(f"«.{ending}»" for ending in endings(photos=photos))
    wanted = (
        f"нужно имя {word} из папки «files»: строчные латинские буквы, цифры, дефис и окончание {listed}, "
        f"например «{example}»."
    )
    schema = {"type": "string", "pattern": f"^{IDENTIFIER}\\.(?:{allowed})$", "maxLength": IDENTIFIER_LENGTH}
    return matching(pattern, "file-name", wanted), PartReference("attachment"), WithJsonSchema(schema)


DocumentFile = Annotated[str, *_file_name("документа", "plan-2026.pdf", photos=False)]
"""The name of a document in the owner's folder of files."""

PhotoFile = Annotated[str, *_file_name("снимка", "ekskursiya.jpg", photos=True)]
"""The name of a photograph in the owner's folder of files."""

SchoolYear = Annotated[
    str,
    matching(r"20\d\d-\d\d", "school-year", "учебный год пишут так: «2026-27»."),
    WithJsonSchema({"type": "string", "pattern": r"^20\d\d-\d\d$"}),
]
"""A school year such as `2026-27`: from 1 September to 31 August."""


Month = Annotated[
    str,
    matching(r"20\d\d-(?:0[1-9]|1[0-2])", "month", "месяц пишут так: «2026-09»."),
    WithJsonSchema({"type": "string", "pattern": r"^20\d\d-(?:0[1-9]|1[0-2])$"}),
]
"""A month such as `2026-09`."""

Quarter = Annotated[
    str,
    matching(r"20\d\d-Q[1-4]", "quarter", "квартал пишут так: «2026-Q2» – II квартал 2026 года."),
    WithJsonSchema({"type": "string", "pattern": r"^20\d\d-Q[1-4]$"}),
]
"""A quarter such as `2026-Q2`."""

HalfYear = Annotated[
    str,
    matching(r"20\d\d-H[12]", "half-year", "полугодие пишут так: «2026-H1» – I полугодие 2026 года."),
    WithJsonSchema({"type": "string", "pattern": r"^20\d\d-H[12]$"}),
]
"""A half of a calendar year such as `2026-H1`."""

Years = Annotated[
    str,
    BeforeValidator(years.written),
    WithJsonSchema({"type": "string", "pattern": years.PATTERN}),
]
"""A school year `2026-27`, a calendar year `2026`, or several of them in a row: `2025-2027`, `2024-25-2026-27`."""

Phone = Annotated[
    str,
    BeforeValidator(PHONE),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\+?[78][ ().\d–-]{10,24}(?:,? ?\(?(?:доб|внутр|вн)\.? ?\d{1,6}\)?)?$"}
    ),
]
"""An office telephone with its area code."""

Email = Annotated[
    str,
    matching(
        r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}",
        "email",
        "адрес почты пишут так: «school@example.ru».",
        is_private=True,
    ),
    WithJsonSchema({"type": "string", "format": "email"}),
]
"""An office mail address."""


_ITEM_NUMBER = r"(?:[1-9]\d{0,2}|[IVXL]{1,7})(?:\.[1-9]\d{0,2}){0,3}\.?"

ItemNumber = Annotated[
    str,
    matching(_ITEM_NUMBER, "item-number", "номер пункта пишут так: «3.12», «12», «1.2.3», «II.4»."),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_ITEM_NUMBER})$"}),
]
"""The number of an item of a road map as its document writes it, of one to four levels: `3.12`, `12.`, `1.2.3.4`."""


def _whole(low: int, high: int, what: str) -> tuple[BeforeValidator, WithJsonSchema]:
    """Returns what makes `int` a whole number from `low` to `high`; `what` names it in the message (`число часов`)."""
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return BeforeValidator(Number(low, high, what)), WithJsonSchema(schema)


Grade = Annotated[int, *_whole(1, 12, "номер класса; несколько пишут так: «6–8, 10»")]
Hours = Annotated[
    int | float,
    BeforeValidator(Number(0, 2000, "число часов", HALVES)),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 2000, "multipleOf": 0.5}),
]
"""Academic hours, whole or with a half: `34`, `1.5`."""
Latitude = Annotated[
    float,
    BeforeValidator(Degrees(41, 82, "широта", "52.7363")),
    WithJsonSchema({"type": "number", "minimum": 41, "maximum": 82}),
]
"""Degrees north of the equator; Russia lies between 41.2 and 81.9."""
Longitude = Annotated[
    float,
    BeforeValidator(Degrees(19, 180, "долгота", "41.4410", west=-168)),
    # The open data have one range for a value; what lies between the west of Chukotka and the rest, the reader refuses
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]
"""Degrees east of Greenwich, negative in the west of Chukotka; Russia lies between 19.6 and −169."""
Count = Annotated[int, *_whole(0, 1_000_000, "количество")]
Places = Annotated[
    Range,
    BeforeValidator(
        RangeReader(0, 1_000_000, "число мест", r"мест[оа]?|человека?|чел\.?|детей|учеников|учащихся|школьников")
    ),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 1_000_000}),
]
"""How many can take part: `20`, or a range such as `15–20`, `до 20`."""
Roubles = Annotated[
    Range,
    BeforeValidator(
        RangeReader(1, 1_000_000, "сумму в рублях", r"₽|р\.?|руб(?:\.|л(?:ь|я|ей))?", "«1200», «800–1200», «от 500»")
    ),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 1_000_000}),
]
"""A price in whole roubles: `1200`, or a range such as `800–1200`, `от 500`."""
GUIDANCE_GRADES = range(6, 12)
"""The grades of the career-guidance minimum (letter of Минпросвещения of 01.06.2023 № АБ-2324/05)."""
Age = Annotated[int, *_whole(5, 20, "возраст")]
AGES = RangeReader(5, 20, "возраст", r"(?:полных )?(?:лет|года?|л\.|г\.)", "«7–10 лет», «с 14 лет», «до 12 лет», «14+»")
Ages = Annotated[
    Range, BeforeValidator(AGES), WithJsonSchema({"type": "integer", "minimum": AGES.least, "maximum": AGES.most})
]
"""Full years of children: `7–10 лет`, `с 14 лет`, `до 12 лет`, `14+`."""
Months = Annotated[int, *_whole(1, 48, "число месяцев")]
Interval = Annotated[int, *_whole(1, 10, "раз в сколько месяцев, кварталов или лет")]
Days = Annotated[int, *_whole(7, 400, "число дней")]
"""Days between two looks at a record: less than a week nobody keeps up, more than a year is a fact of the past."""


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    choice = {"true": True, "false": False, "да": True, "нет": False}.get(str(value))
    if choice is None:
        raise invalid("flag", f"здесь {quoted(value)}, а нужно «true» (да) или «false» (нет).")
    return choice


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""Yes or no: `true`, `false`; «да» and «нет» are understood too."""


def _time_zone(value: object) -> str:
    name = str(value).strip()
    if name not in _zones():
        likely = nearest(name, (zone for zone in _zones() if "/" in zone)) or "Europe/Moscow"
        raise invalid("timezone", f"здесь {quoted(value)}, а нужен часовой пояс вида «{likely}».")
    return name


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


TimeZone = Annotated[
    str, BeforeValidator(_time_zone), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]+(?:/[A-Za-z_+-]+)*$"})
]
"""A time zone by its name in the tz database, such as `Europe/Moscow`."""


Url = Annotated[
    str,
    BeforeValidator(web_address.url),
    Link(),
    WithJsonSchema({"type": "string", "format": "iri", "pattern": "^https?://", "maxLength": web_address.URL_LENGTH}),
]
"""An `http` or `https` address of a public site; Cyrillic hosts and paths are welcome."""


class Choice(StrEnum):
    """One of a few fixed words; each carries the Russian label that readers see, and labels that it had before.

    Tables that were filled in with a former label are still read.
    """

    label: str
    former_labels: tuple[str, ...]

    def __new__(cls, value: str, label: str, *former_labels: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.former_labels = former_labels
        return member
