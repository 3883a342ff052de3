"""Whom the tasks of a parent ask for – a school, a class, a place – found in the data, so that any region can be walked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hooks"))


@dataclass(frozen=True)
class Sought:
    """What the tasks ask for in a region: names of places as the home page has them, of schools and classes."""

    free_place: str
    """A place with a free programme for grade 8."""
    rural_place: str
    rural_school: str
    """A school with a telephone."""
    bus_place: str
    bus_class: str
    """A class that says how one gets home."""
    town: str
    town_school: str
    """A school that has a plan, so that its level is known."""
    exam_class: str
    """A class that takes into grade 10 and says when and with which exams."""


def sought_in(data: Path, moment: datetime) -> Sought:
    """Returns what the tasks can ask for in a folder of data at a moment. Raises LookupError if a task has no answer in it."""
    from profminimum.publish.build.load_region import load_region
    from profminimum.russian import capitalised

    catalog = load_region(data, lambda zone: moment.replace(tzinfo=zone)).catalog

    def first(items: Any, is_meant: Callable[[Any], object]) -> Any:
        return _first(items, lambda item: bool(item.municipalities) and is_meant(item))

    def place(item: Any) -> str:
        return capitalised(item.municipalities[0].short_name)

    free = first(catalog.programmes, lambda item: "free" in item.facets["cost"] and 8 in item.record.grades)
    rural = first(
        catalog.schools.values(),
        lambda item: "округ" in place(item) and any(contact.phone for contact in item.record.contacts),
    )
    bus = first(catalog.classes, lambda item: item.record.transport and "округ" in place(item))
    planned = {plan.owner.id for plan in catalog.plans if plan.record.level}
    town = first(catalog.schools.values(), lambda item: item.id in planned and "округ" not in place(item))
    exams = first(catalog.classes, lambda item: 9 in item.takes_after and item.waves and _has_exams(item))
    return Sought(
        place(free),
        place(rural),
        rural.record.name,
        place(bus),
        bus.record.title,
        place(town),
        town.record.name,
        exams.record.title,
    )


def _has_exams(item: Any) -> bool:
    return bool(item.record.admission and item.record.admission.exams)


def _first(items: Iterable[Any], is_meant: Callable[[Any], object]) -> Any:
    for item in items:
        if is_meant(item):
            return item
    raise LookupError("в этих данных нет того, о чём спрашивает задача")
