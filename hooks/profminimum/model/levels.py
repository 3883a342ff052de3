"""What the hours mean: levels and their hours, the directions that they are divided among, an example of a year."""

from __future__ import annotations

from typing import Annotated

from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.types import Hours, Identifier, Reference, SchoolYear, Text, Title
from .vocabulary_entry import VocabularyEntry

LevelId = Annotated[Identifier, Reference("level")]
DirectionId = Annotated[Identifier, Reference("direction")]

CONFIRMED_FOR = "Подтверждено для года", "Последний учебный год, о котором это говорит источник: «2026-27»."


class ExampleHours(FieldGroup):
    """A part of an example of a child's year: what the child does, in which direction, and how many hours it takes."""

    direction: DirectionId = required("Направление", "Из справочника направлений.")
    hours: Hours = required("Часов", "Сколько часов в год это занимает.")
    text: Title = required("Что делает ребёнок", "Простыми словами, с числом: «две поездки на предприятие».")


class Level(VocabularyEntry):
    """A level of the career-guidance minimum and the hours a year that it asks for at least."""

    min_hours: Hours = required("Часов в год, не меньше", "Сколько часов в учебном году получает каждый класс.")
    summary: Title = required("Коротко", "Что это значит для ребёнка, одной строкой.")
    description: Text | None = optional("Подробнее", "Простыми словами для родителей.")
    confirmed_for: SchoolYear | None = optional(*CONFIRMED_FOR)
    example: tuple[ExampleHours, ...] = list_of(
        "Пример года",
        "Из чего могут сложиться часы уровня за год у одного ребёнка. Это пример, а не норма: так его и показывает сайт.",
    )


class Direction(VocabularyEntry):
    """One of the seven directions in which a school works."""

    short_name: Title = required("Коротко", "Подпись для таблиц и диаграмм.")
    description: Text | None = optional("Что это", "Простыми словами для родителей.")


class KnownHours(FieldGroup):
    """Hours of a direction that an act or a source fixes for every school."""

    direction: DirectionId = required("Направление", "Из справочника направлений.")
    hours: Hours = required("Часов в год", "Сколько.")
    levels: tuple[LevelId, ...] = list_of("Уровни", "На каких уровнях.")
    confirmed_for: SchoolYear | None = optional(*CONFIRMED_FOR)
    note: Title | None = optional("Примечание", "Чего источник не говорит.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")

    def is_for(self, level: str) -> bool:
        """Whether they hold on a level, by its identifier; where no level is named, they hold on each."""
        return not self.levels or level in self.levels


class Levels(Record):
    """The file of levels."""

    levels: tuple[Level, ...] = required("Уровни", "От меньшего к большему.")
    known_hours: tuple[KnownHours, ...] = list_of("Часы по направлениям", "Только то, что подтверждено источником.")


class Directions(Record):
    """The file of directions."""

    directions: tuple[Direction, ...] = required("Направления", "По порядку документов.")
