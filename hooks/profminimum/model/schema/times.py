"""Days, times of day and moments: how a text of YAML becomes one of them. Knows no record.

A zone is refused everywhere: all times are the region's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from .text import invalid, quoted

YEARS = range(2000, 2101)
"""Years that a date may have; the ends keep arithmetic with time zones far from its limits."""


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def _day(value: object) -> date:
    return value if isinstance(value, date) else _written_day(str(value))


@lru_cache(4096)
def _written_day(value: str) -> date:
    """Returns the day that a text means: a region names a few hundred again and again, and keeps each of them once."""
    match = _DAY.fullmatch(value.strip())
    if not match:
        raise invalid("day", f"здесь {quoted(value)}, а дату пишут так: «2026-09-01» (год-месяц-день).")
    year, month, day = map(int, match.groups())
    if year not in YEARS:
        raise invalid("day", f"здесь {quoted(value)}: год должен быть от {YEARS[0]} до {YEARS[-1]}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise invalid(
            "day", f"здесь {quoted(value)}: такого дня нет в календаре. Дату пишут так: «2026-09-01»."
        ) from None


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day such as `2026-09-01`."""


def _clock(value: object) -> time:
    if isinstance(value, time):
        return value
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", str(value).strip(), re.ASCII)
    if not match:
        raise invalid("clock", f"здесь {quoted(value)}, а время пишут так: «15:30».")
    return time(int(match[1]), int(match[2]))


Clock = Annotated[time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": r"^\d\d?:\d\d$"})]
"""A time of day in the region's zone, such as `15:30`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the time of day where it is known, both in the region's zone.

    Written `2026-11-12` or `2026-11-12 15:00`. A zone is refused: an evening given in UTC would fall on another day.
    """

    day: date
    clock: time | None = None

    SCHEMA: ClassVar[dict[str, Any]] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(?:[ T]\d\d?:\d\d)?$"}
    """JSON Schema of the written form."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Moment, (self.day, self.clock)

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.clock:%H:%M}" if self.clock else self.day.isoformat()

    @property
    def start(self) -> tuple[date, time]:
        """What to sort by: a moment without a time comes first in its day."""
        return (self.day, self.clock or time.min)

    @property
    def end(self) -> tuple[date, time]:
        """What to compare as an end: a moment without a time lasts until its day is over."""
        return (self.day, self.clock or time.max)

    @classmethod
    def parse(cls, value: object) -> Self:
        """Reads the written form; raises a refusal in Russian."""
        if isinstance(value, cls):
            return value
        day, separator, clock = str(value).strip().replace("T", " ").partition(" ")
        if re.search(r"[Zz+]|:\d\d:", clock) or "-" in clock:
            raise invalid(
                "moment",
                f"здесь {quoted(value)}, а время пишут местное, без часового пояса и секунд: «2026-11-12 15:00».",
            )
        return cls(_day(day), _clock(clock) if separator else None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(cls.SCHEMA)
