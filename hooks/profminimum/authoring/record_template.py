"""Text of a new record: required fields are filled in, all others are commented out with their help.

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
    """Returns the text of a record with these plain values; `head` is comment lines, each with its line end.

    A deprecated field stands there only with its value, such as one carried over from an older record.
    """
    deprecated = (field for field in fields(model) if field.is_deprecated and field.name in values)
    lines = [line for field in (*own_first(model), *deprecated) for line in _field(field, values, samples)]
    return head + "\n".join(lines) + "\n"


def _field(field: FieldInfo, values: Mapping[str, Any], samples: Samples) -> Iterator[str]:
    yield f"# {about(field)}"
    if field.name in values:
        yield from field_lines({field.name: values[field.name]})
    else:
        sample = field_lines({field.name: samples.value(field)})
        yield from (f"# {line}" for line in _with_help(sample, field))


def about(field: FieldInfo) -> str:
    """Returns a field in one line: its label, its help, the words that it may have."""
    text = f"{field.label}: {field.help[:1].lower()}{field.help[1:]}"
    choices = choices_of(field)
    return f"{text} {choices}" if choices else text


def choices_of(field: FieldInfo) -> str:
    """Returns the words of a choice with their meanings: «free – бесплатно, paid – платно.»; empty for other types."""
    inner = field.type.item if isinstance(field.type, ListOf) else field.type
    if not isinstance(inner, Scalar) or not inner.choices:
        return ""
    return ", ".join(f"{choice.value} – {choice.label}" for choice in inner.choices) + "."


def _with_help(lines: Iterator[str], field: FieldInfo) -> Iterator[str]:
    """Yields the lines of a sample; fields of a group carry their help as a comment."""
    inner = field.type.item if isinstance(field.type, ListOf) else field.type
    helps = {member.name: about(member) for member in fields(inner.model)} if isinstance(inner, Group) else {}
    indent = 4 if isinstance(field.type, ListOf) else 2
    for line in lines:
        name = line[indent:].partition(":")[0]
        comment = helps.get(name) if line[:indent].strip(" -") == "" else None
        yield f"{line}  # {comment}" if comment else line
