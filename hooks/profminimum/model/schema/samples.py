"""A fitting value for every field, to show how it is written: in scaffolds, in the field guide, in an example row.

Made from the declarations alone; texts are the field's own label, so that nobody takes them for facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .fields import FieldGroup
from .introspection import Dictionary, FieldInfo, FieldType, Group, ListOf, Scalar, current_fields, fields
from .types import GUIDANCE_GRADES, PartReference, Reference

_FIXED = {
    "Identifier": "robot-club",
    "FormerPlace": "old-name",
    "Phone": "+7 (0000) 00-00-00",
    "Email": "school@example.ru",
    "Url": "https://school.example.ru/",
    "ItemNumber": "3.4",
    "DocumentFile": "plan-2026.pdf",
    "PhotoFile": "ekskursiya.jpg",
    "Flag": True,
    "Hours": 34,
    "Count": 15,
    "Places": 15,
    "Ages": "12–15",
    "Roubles": 1200,
    "Months": 9,
    "Days": 90,
    "Interval": 2,
    "Latitude": 52.7363,
    "Longitude": 41.441,
}


@dataclass
class Samples:
    """Makes sample values. `targets` gives the identifiers that a reference may name, by kind of reference."""

    today: date
    school_year: str
    targets: Mapping[str, Sequence[str]] = field(default_factory=dict)

    grades: Sequence[int] = GUIDANCE_GRADES
    only_required: bool = False
    """Whether groups hold only what must be filled in."""

    def values(self, model: type[FieldGroup], wanted: Sequence[str] | None = None) -> dict[str, Any]:
        """Returns plain values for the fields of a model, those named in `wanted` or all that are not deprecated.

        Of several days or times in one group each comes after the one before it: starts, then ends.
        """
        met: Counter[str] = Counter()
        values: dict[str, Any] = {}
        for declared in current_fields(model) if wanted is None else fields(model):
            step = met[_name(declared.type)]
            met[_name(declared.type)] += 1
            if wanted is None or declared.name in wanted:
                values[declared.name] = self.value(declared, step)
        return values

    def value(self, declared: FieldInfo, step: int = 0) -> Any:
        """Returns a plain value for a field; `step` is how many of its type came before it in its group."""
        if declared.examples and not self._targets(declared.type):
            return declared.examples[0]
        return self._of(declared.type, declared.label, step)

    def _targets(self, declared: FieldType) -> Sequence[str]:
        """Returns what a reference may name; empty for everything else."""
        markers = declared.markers if isinstance(declared, Scalar) else ()
        kinds = (marker.kind for marker in markers if isinstance(marker, Reference | PartReference))
        return self.targets.get(next(kinds, ""), ())

    def _of(self, declared: FieldType, label: str, step: int) -> Any:
        if isinstance(declared, Group):
            needed = [inner.name for inner in fields(declared.model) if inner.required]
            return self.values(declared.model, needed if self.only_required else None)
        if isinstance(declared, Dictionary):
            return {str(grade): self._of(declared.value, label, 0) for grade in self.grades}
        if isinstance(declared, ListOf):
            if _name(declared) == "Grade":
                return list(self.grades)
            return [self._of(declared.item, label, 0)]
        return self._scalar(declared, label, step)

    def _scalar(self, declared: Scalar, label: str, step: int) -> Any:
        if declared.choices:
            return next(iter(declared.choices)).value
        if targets := self._targets(declared):
            return targets[0]
        day = self.today + timedelta(days=7 * step)
        made = {
            "SchoolYear": self.school_year,
            "Years": self.school_year,
            "Quarter": f"{day:%Y}-Q{(day.month + 2) // 3}",
            "HalfYear": f"{day:%Y}-H{(day.month + 5) // 6}",
            "Month": f"{day:%Y-%m}",
            "Day": f"{day:%Y-%m-%d}",
            "Moment": f"{day:%Y-%m-%d} 15:00",
            "WhenText": f"{day:%Y-%m-%d} 15:00–16:30",
            "Clock": f"{15 + step:02}:30",
            "Age": 12 + 3 * step,
            "Grade": self.grades[0],
        }
        return made.get(declared.name) or _FIXED.get(declared.name) or label


def _name(declared: FieldType) -> str:
    if isinstance(declared, ListOf):
        return _name(declared.item)
    return declared.name if isinstance(declared, Scalar) else ""
