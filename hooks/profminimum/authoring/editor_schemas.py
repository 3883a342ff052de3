"""JSON Schemas of the records, for editors: names of fields, help, words to choose from. Made from the model.

An editor completes and underlines by them; the strict reader has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..catalog import Catalog
from ..model import KINDS, REFERENCES, Location, Record, Records
from ..model.schema.introspection import Dictionary, FieldInfo, FieldType, Group, ListOf, Scalar, fields
from ..output import Output
from .cells import Names, names_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_FOLDER = "schemas/v1"


def schemas(records: Records) -> dict[str, bytes]:
    """For each kind of record, `event.json` and its schema; references are completed from these records."""
    names = names_of(records)
    return {f"{kind.name}.json": _json(schema(kind.model, names) | {"title": kind.label}) for kind in KINDS}


def make_schemas(catalog: Catalog, site_url: str) -> Iterable[Output]:
    """The schemas as files of the site."""
    return [Output(f"{SCHEMA_FOLDER}/{name}", data) for name, data in schemas(catalog.records).items()]


def schema(model: type[Record], names: Names) -> dict[str, Any]:
    """The schema of a record; `names` are what references may name."""
    return {"$schema": DIALECT} | _group(model, names)


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _group(model: Any, names: Names) -> dict[str, Any]:
    declared = fields(model)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in declared if field.required],
        "properties": {field.name: _field(field, names) for field in declared},
    }


def _field(field: FieldInfo, names: Names) -> dict[str, Any]:
    told: dict[str, Any] = {"title": field.label, "description": field.help}
    if field.examples:
        told["examples"] = list(field.examples)
    return told | _of(field.type, names)


def _of(declared: FieldType, names: Names) -> dict[str, Any]:
    if isinstance(declared, Group):
        return _group(declared.model, names)
    if isinstance(declared, ListOf):
        least = {"minItems": declared.min_items} if declared.min_items else {}
        return {"type": "array", "items": _of(declared.item, names)} | least
    if isinstance(declared, Dictionary):
        keys = declared.key.schema
        allowed = [str(key) for key in range(keys["minimum"], keys["maximum"] + 1)]
        return {
            "type": "object",
            "propertyNames": {"enum": allowed},
            "additionalProperties": _of(declared.value, names),
        }
    return _scalar(declared, names)


def _scalar(declared: Scalar, names: Names) -> dict[str, Any]:
    if declared.choices:
        return _words({each.value: each.label for each in declared.choices})
    if declared.reference in REFERENCES and names.get(declared.reference):
        return _words(names[declared.reference])
    return dict(declared.schema)


def _words(words: Mapping[str, str]) -> dict[str, Any]:
    """One of a few words; editors show the meaning of each beside it."""
    return {"type": "string", "enum": list(words), "markdownEnumDescriptions": list(words.values())}


LOCAL_FOLDER = ".cache/schemas"
"""Below the project's folder."""


def editor_line(location: Location) -> str:
    """The first line of a record, by which editors find its schema, with a line's end."""
    way = "../" * (location.path.count("/") + 1)
    return f"# yaml-language-server: $schema={way}{LOCAL_FOLDER}/{location.kind.name}.json\n"
