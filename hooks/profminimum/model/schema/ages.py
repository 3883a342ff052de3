"""Ages in place of grades: which grades pupils of an age are in, and how old the pupils of a grade can be. Knows no record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .fields import Record
from .ranges import Range
from .types import AGES

GRADES = range(1, 12)
"""The grades of a school by day; grade 12 is of evening schools, and no age tells it."""
_OLDER = 6
"""How many years older than the number of its grade a pupil usually is when the school year begins.

School begins at six and a half at the earliest and at eight at the latest (273-ФЗ, art. 67, part 1), so first-graders are mostly
seven. Announcements count like that: «7–10 лет» for grades 1–4, «11–15 лет» for grades 5–9.
"""
_EARLIEST, _LATEST = 5, 7
"""The same at the bounds of the law: six in grade 1, and eight until its end."""


def grades_of(ages: Range) -> tuple[int, ...]:
    """Returns the grades in which pupils of these ages usually are, of those who are of such an age on 1 September."""
    least = -1 if ages.least is None else ages.least - _OLDER
    most = GRADES[-1] if ages.most is None else ages.most - _OLDER
    return tuple(grade for grade in GRADES if least <= grade <= most)


def ages_in(grade: int) -> Range:
    """Returns how old pupils of a grade can be by law: from those who began early to those who began late."""
    return Range(grade + _EARLIEST, grade + _LATEST)


OLD_NAMES = ("age_from", "age_to")
"""The fields that `ages` took the place of."""


def with_ages(values: Any) -> Any:
    """Returns the values of a record with `ages` in place of `age_from` and `age_to`, where a file has those.

    What is wrong in them stays, for their own fields and rules to refuse.
    """
    if not isinstance(values, dict) or not any(values.get(name) for name in OLD_NAMES) or "ages" in values:
        return values
    first, last = (values.get(name) for name in OLD_NAMES)
    text = f"{first}–{last}" if first and last else f"от {first}" if first else f"до {last}"
    ages = AGES.understood(text)
    if ages is None:
        return values
    return {name: value for name, value in values.items() if name not in OLD_NAMES} | {"ages": ages}


class ForPupils(Record):
    """A record that is for pupils of some grades, or of some ages."""

    if TYPE_CHECKING:
        grades: tuple[int, ...]
        ages: Range | None

    @property
    def meant_grades(self) -> tuple[int, ...]:
        """The grades that it names, else those in which pupils of its ages usually are; empty for all and for none at school."""
        return self.grades or (grades_of(self.ages) if self.ages else ())

    @property
    def names_pupils(self) -> bool:
        """Whether it says at all for whom it is."""
        return bool(self.grades) or self.ages is not None
