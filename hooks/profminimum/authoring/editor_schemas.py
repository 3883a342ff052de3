"""JSON Schemas of the records, for editors: names of fields, help, words to choose from. Made from the model.

An editor completes and underlines by them; the strict reader has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..catalog import Catalog
from ..model import KINDS, Choice, FieldGroup, Location, Record, Records
from ..model.records import FORMER_NAMES
from ..model.schema.introspection import Dictionary, FieldType, ListOf, Scalar, fields
from ..model.schema.json_schema import DIALECT, Schema, SchemaWriter
from ..model.schema.numbers import WHOLE, Number
from ..model.schema.ranges import RangeReader
from ..output import Output
from .cells import Names, names_of

SCHEMA_FOLDER = "schemas/v1"
_GRADES = r"(?:[1-9]|1[0-2])(?: ?[-–] ?(?:[1-9]|1[0-2]))?"
GRADES_PATTERN = rf"^{_GRADES}(?:, ?{_GRADES})*$"
"""Grades as a text, «6–8, 10»."""


def schemas(records: Records) -> dict[str, bytes]:
    """Returns the schema of each kind of record by file name (`event.json`); these records complete the references."""
    names = names_of(records)
    return {f"{kind.name}.json": _json(schema(kind.model, names) | {"title": kind.label}) for kind in KINDS}


def make_schemas(catalog: Catalog, site_url: str) -> Iterable[Output]:
    """Returns the schemas as files of the site."""
    return [Output(f"{SCHEMA_FOLDER}/{name}", data) for name, data in schemas(catalog.records).items()]


def schema(model: type[Record], names: Names) -> Schema:
    """Returns the schema of a record; `names` are what references may name."""
    return {"$schema": DIALECT} | _EditorSchemaWriter(names).object(model)


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


class _EditorSchemaWriter(SchemaWriter):
    """Writes a record as a whole, its words and references spelled out: editors complete by what they see in place."""

    keys = ("type", "additionalProperties", "required", "properties")

    def __init__(self, names: Names) -> None:
        self._names = names

    def object(self, model: type[FieldGroup]) -> Schema:
        """Returns the schema of a group; of two fields one of which must be there editors ask for either."""
        either = [
            {
                "anyOf": [
                    {"required": [name]} for name in (field.name, field.unless, *FORMER_NAMES.get(field.unless, ()))
                ]
            }
            for field in fields(model)
            if field.unless
        ]
        return super().object(model) | ({"allOf": either} if either else {})

    def group(self, model: type[FieldGroup]) -> Schema:
        return self.object(model)

    def choice(self, choices: type[Choice]) -> Schema:
        return _words({choice.value: choice.label for choice in choices})

    def scalar(self, declared: Scalar) -> Schema:
        names = self._names.get(declared.reference)
        if names:
            return _words(names)
        if isinstance(declared.validate, Number | RangeReader) and declared.validate.pattern != WHOLE:
            return {"anyOf": [dict(declared.schema), {"type": "string", "pattern": f"^{declared.validate.pattern}$"}]}
        if declared.name == "WhenText":
            return {"anyOf": [dict(declared.schema), {"type": "array", "items": dict(declared.schema)}]}
        return dict(declared.schema)

    def keys_of(self, declared: Dictionary) -> Schema:
        return {"propertyNames": {"pattern": GRADES_PATTERN}}

    def value(self, declared: FieldType) -> Schema:
        schema = super().value(declared)
        if not isinstance(declared, ListOf) or declared.item.name != "Grade":
            return schema
        ranges = {"type": "string", "pattern": GRADES_PATTERN}
        return {"anyOf": [{**schema, "items": {"anyOf": [schema["items"], ranges]}}, schema["items"], ranges]}


def _words(words: Mapping[str, str]) -> Schema:
    """Returns the schema of one of a few words; editors show the meaning of each."""
    return {"type": "string", "enum": list(words), "markdownEnumDescriptions": list(words.values())}


LOCAL_FOLDER = ".cache/schemas"
"""Below the project's folder."""


def editor_line(location: Location) -> str:
    """Returns the first line of a record, by which editors find its schema, with a line's end."""
    to_root = "../" * (location.path.count("/") + 1)
    return f"# yaml-language-server: $schema={to_root}{LOCAL_FOLDER}/{location.kind.name}.json\n"
