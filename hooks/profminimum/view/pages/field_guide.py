"""The field guide: every field of every kind of record, from the declarations. Its words stand in the template."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from ...authoring.yaml_writer import field_lines, yaml_text
from ...catalog import Catalog
from ...dates import school_year_bounds
from ...model import CONTRIBUTED, KINDS, REFERENCES, FieldGroup, Kind, Records
from ...model.schema.introspection import Dictionary, FieldInfo, Group, ListOf, Scalar, fields, own_first
from ...model.schema.samples import Samples
from .section import Meta, Values, section


@dataclass(frozen=True)
class KindGuide:
    """A kind of record with everything that can stand in it."""

    kind: Kind
    paths: tuple[str, ...]
    fields: tuple[FieldGuide, ...]
    example: str


@dataclass(frozen=True)
class GroupGuide:
    """Fields inside a field; the same group may stand in several places, and `labels` are their names."""

    anchor: str
    labels: tuple[str, ...]
    fields: tuple[FieldGuide, ...]


@dataclass(frozen=True)
class FieldGuide:
    """A field as the guide shows it: `many` for a list, `type` the name of its items' type."""

    field: FieldInfo
    many: bool
    type: str
    inner: Any
    when: tuple[str, tuple[str, ...]] | None
    """The label of the field on which this one depends, and the labels of the values with which it makes sense."""
    example: str


@section(depends_on=())
def field_guide(catalog: Catalog, meta: Meta) -> Values:
    """Returns the kinds, the groups inside them, and the words of the vocabularies."""
    guide = _Guide(replace(samples_for(catalog.records, catalog.region.school_year), only_required=True))
    kinds = {kind: guide.kind(kind) for kind in KINDS}
    targets = catalog.records.targets
    return {
        "contributed": [kinds[kind] for kind in CONTRIBUTED],
        "regional": [section for kind, section in kinds.items() if kind not in CONTRIBUTED],
        "groups": guide.groups(),
        "references": REFERENCES,
        "vocabularies": {
            name: targets(name)
            for name, kind in REFERENCES.items()
            if kind.target and kind.target.is_in_guide and targets(name)
        },
    }


def samples_for(records: Records, school_year: str) -> Samples:
    """Returns samples that stay the same all the school year."""
    first_day, _ = school_year_bounds(school_year)
    return Samples(first_day, school_year, records.example_targets())


class _Guide:
    """Builder of the guide; collects the groups that it meets."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self._labels: dict[type[FieldGroup], dict[str, None]] = {}

    def kind(self, kind: Kind) -> KindGuide:
        needed = [field.name for field in fields(kind.model) if field.is_needed(())]
        paths = tuple(f"data/{route.path}" for route in kind.routes)
        example = yaml_text(self.samples.values(kind.model, needed or [fields(kind.model)[-1].name]))
        return KindGuide(kind, paths, self._fields(kind.model), example)

    def groups(self) -> list[GroupGuide]:
        """Returns the groups met so far and those inside them, in the order in which they were met."""
        met: dict[type[FieldGroup], tuple[FieldGuide, ...]] = {}
        while left := [model for model in self._labels if model not in met]:
            met |= {model: self._fields(model) for model in left}
        return [GroupGuide(anchor_of(model), tuple(self._labels[model]), inner) for model, inner in met.items()]

    def _fields(self, model: type[FieldGroup]) -> tuple[FieldGuide, ...]:
        return tuple(self._field(field, model) for field in own_first(model))

    def _field(self, field: FieldInfo, model: type[FieldGroup]) -> FieldGuide:
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Group):
            self._labels.setdefault(inner.model, {})[field.label] = None
        is_list, example = isinstance(field.type, ListOf), self._example(field)
        return FieldGuide(field, is_list, inner.name, _shown(inner), _when(field, model), example)

    def _example(self, field: FieldInfo) -> str:
        return "\n".join(field_lines({field.name: self.samples.value(field)}))


def _shown(inner: Group | Scalar | Dictionary) -> Any:
    """Returns what the template needs of a type: the anchor of a group, members of a choice, else the type itself."""
    if isinstance(inner, Group):
        return anchor_of(inner.model)
    if isinstance(inner, Dictionary):
        return inner
    return list(inner.choices) if inner.choices else inner


def _when(field: FieldInfo, model: type[FieldGroup]) -> tuple[str, tuple[str, ...]] | None:
    if not field.when:
        return None
    other = next(sibling for sibling in fields(model) if sibling.name == field.when.field)
    assert isinstance(other.type, Scalar)
    assert other.type.choices
    return other.label, tuple(other.type.choices(value).label for value in field.when.values)  # type: ignore[call-arg]


def anchor_of(model: type[FieldGroup]) -> str:
    """Returns the anchor of a group on the page: `working-group`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()
