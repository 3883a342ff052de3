"""The text of a new record: what must be filled in stands there, everything else waits behind a hash with its help.

Made from the declarations; knows no kind of record and no disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import FieldGroup
from ..model.schema.introspection import FieldInfo, Group, ListOf, Scalar, fields, own_first
from ..model.schema.samples import Samples
from .yaml_writer import field_lines


def record_template(model: type[FieldGroup], values: Mapping[str, Any], samples: Samples, head: str = "") -> str:
    """The text of a record with these plain values; `head` are comment lines to begin with, each ended."""
    lines = [line for field in own_first(model) for line in _field(field, values, samples)]
    return head + "\n".join(lines) + "\n"


def _field(field: FieldInfo, values: Mapping[str, Any], samples: Samples) -> Iterator[str]:
    yield f"# {about(field)}"
    if field.name in values:
        yield from field_lines({field.name: values[field.name]})
    else:
        sample = field_lines({field.name: samples.value(field)})
        yield from (f"# {line}" for line in _with_help(sample, field))


def about(field: FieldInfo) -> str:
    """A field in one line: its label, its help, the words that it may have."""
    told = f"{field.label}: {field.help[:1].lower()}{field.help[1:]}"
    choices = choices_of(field)
    return f"{told} {choices}" if choices else told


def choices_of(field: FieldInfo) -> str:
    """The words of a choice with their meanings: «free – бесплатно, paid – платно.»; empty for other types."""
    inner = field.type.item if isinstance(field.type, ListOf) else field.type
    if not isinstance(inner, Scalar) or not inner.choices:
        return ""
    return ", ".join(f"{each.value} – {each.label}" for each in inner.choices) + "."


def _with_help(lines: Iterator[str], field: FieldInfo) -> Iterator[str]:
    """Lines of a sample; fields of a group tell beside them what they are."""
    inner = field.type.item if isinstance(field.type, ListOf) else field.type
    helps = {each.name: about(each) for each in fields(inner.model)} if isinstance(inner, Group) else {}
    indent = 4 if isinstance(field.type, ListOf) else 2
    for line in lines:
        name = line[indent:].partition(":")[0]
        beside = helps.get(name) if line[:indent].strip(" -") == "" else None
        yield f"{line}  # {beside}" if beside else line
