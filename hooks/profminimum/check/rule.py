"""What a rule is: a generator from records to problems that says itself what it has to see. Knows no particular rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from ..model import Records
from ..problem import Problem


@dataclass(frozen=True)
class Rule:
    """A rule. It prints nothing, stops nothing and raises nothing."""

    find: Callable[..., Iterator[Problem]]
    compares_records: bool = False
    """Whether it compares records with each other; all others look at one at a time, beside the vocabularies."""
    needs_day: bool = False
    """Whether it is called with the day, too."""

    @property
    def name(self) -> str:
        """The name of the function, which says what is right."""
        return self.find.__name__

    def __call__(self, records: Records, *today: date) -> Iterator[Problem]:
        """Yields the problems that it finds in the records."""
        return self.find(records, *today)


def rule(find: Callable[[Records], Iterator[Problem]]) -> Rule:
    """Makes a rule that looks at one record at a time, beside the vocabularies."""
    return Rule(find)


def cross_record_rule(find: Callable[[Records], Iterator[Problem]]) -> Rule:
    """Makes a rule that compares records with each other."""
    return Rule(find, compares_records=True)


def day_rule(find: Callable[[Records, date], Iterator[Problem]]) -> Rule:
    """Makes a rule that looks at one record at a time and needs to know which day it is."""
    return Rule(find, needs_day=True)


def rules_of(family: ModuleType) -> list[Rule]:
    """Returns the rules that a module declares, in their order."""
    return [value for value in vars(family).values() if isinstance(value, Rule)]
