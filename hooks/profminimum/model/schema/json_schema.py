"""JSON Schema of the open data, made from the declarations of the model. Knows neither values nor files.

JSON Schema 2020-12. A field that is not known is left out, never null, so no value has two types.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import Choice, FieldGroup
from .introspection import Dictionary, FieldInfo, FieldType, Group, ListOf, Scalar, fields
from .values import as_plain

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def definitions(models: Iterable[type[FieldGroup]]) -> dict[str, Schema]:
    """The schemas of these models and of everything inside them, by the names of their classes, in order."""
    found: dict[str, Schema] = {}
    for model in models:
        _define(model, found)
    return dict(sorted(found.items()))


def reference(name: str) -> Schema:
    """Points at a definition in the same file."""
    return {"$ref": f"#/$defs/{name}"}


def with_references_to(schema: Any, root: str) -> Any:
    """The schema with its references pointing below `root`, such as `#/components/schemas/` of OpenAPI."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", root) if key == "$ref" else with_references_to(value, root)
            for key, value in schema.items()
        }
    return [with_references_to(each, root) for each in schema] if isinstance(schema, list) else schema


def plain_json(value: Any) -> Any:
    """A record, or a value inside one, as open data tell it: every field that is known, with its default if it has one."""
    if isinstance(value, FieldGroup):
        known = ((field.name, getattr(value, field.name)) for field in fields(type(value)))
        return {name: plain_json(own) for name, own in known if own is not None}
    if isinstance(value, tuple):
        return [plain_json(each) for each in value]
    return as_plain(value)


def _define(model: type[FieldGroup], found: dict[str, Schema]) -> None:
    if model.__name__ in found:
        return
    found[model.__name__] = {}
    declared = fields(model)
    found[model.__name__] = {
        "type": "object",
        "properties": {field.name: _field(field, found) for field in declared},
        "required": [field.name for field in declared if field.required or field.default is not None],
        "additionalProperties": False,
    }


def _field(field: FieldInfo, found: dict[str, Schema]) -> Schema:
    examples = {"examples": list(field.examples)} if field.examples else {}
    return {**_type(field.type, found), "title": field.label, "description": field.help, **examples}


def _type(kind: FieldType, found: dict[str, Schema]) -> Schema:
    if isinstance(kind, ListOf):
        least = {"minItems": kind.min_items} if kind.min_items else {}
        return {"type": "array", "items": _type(kind.item, found), **least}
    if isinstance(kind, Dictionary):
        return {"type": "object", "additionalProperties": _type(kind.value, found)}
    if isinstance(kind, Group):
        _define(kind.model, found)
        return reference(kind.model.__name__)
    return _choice(kind.choices, found) if kind.choices else _scalar(kind)


def _scalar(kind: Scalar) -> Schema:
    target = {"x-reference": kind.reference} if kind.reference else {}
    return {**kind.schema, **target}


def _choice(choices: type[Choice], found: dict[str, Schema]) -> Schema:
    words = list(choices)
    labels = {each.value: each.label for each in words}
    found[choices.__name__] = {"type": "string", "enum": [each.value for each in words], "x-labels": labels}
    return reference(choices.__name__)
