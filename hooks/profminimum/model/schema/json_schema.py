"""JSON Schema (2020-12) of the records, made from the declarations of the model. Knows neither values nor files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from .fields import FieldGroup
from .introspection import Dictionary, FieldInfo, FieldType, Group, ListOf, Scalar, fields
from .types import Choice
from .values import published_fields

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


class SchemaWriter(ABC):
    """Writes the schemas of groups of fields; a subclass says what its readers want otherwise."""

    keys: tuple[str, ...] = ("type", "properties", "required", "additionalProperties")
    """The keys of an object's schema, in the order in which they are written."""

    def object(self, model: type[FieldGroup]) -> Schema:
        """Returns the schema of a group of fields."""
        declared = self.fields_of(model)
        schema = {
            "type": "object",
            "properties": {field.name: self.field(field) for field in declared},
            "required": [field.name for field in declared if self.is_required(field)],
            "additionalProperties": False,
        }
        return {key: schema[key] for key in self.keys}

    def fields_of(self, model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
        """Returns the fields that an object may have."""
        return fields(model)

    def field(self, field: FieldInfo) -> Schema:
        """Returns the schema of a field with its label and help."""
        words: Schema = {"title": field.label, "description": field.help}
        if field.examples:
            words["examples"] = list(field.examples)
        if field.is_deprecated:
            words["deprecated"] = True
        return self.described(self.value(field.type), words)

    def value(self, declared: FieldType) -> Schema:
        """Returns the schema of a type."""
        if isinstance(declared, ListOf):
            least = {"minItems": declared.min_items} if declared.min_items else {}
            return {"type": "array", "items": self.value(declared.item), **least}
        if isinstance(declared, Dictionary):
            least = {"minProperties": declared.min_items} if declared.min_items else {}
            values = self.value(declared.value)
            return {"type": "object", **self.keys_of(declared), **least, "additionalProperties": values}
        if isinstance(declared, Group):
            return self.group(declared.model)
        return self.choice(declared.choices) if declared.choices else self.scalar(declared)

    def is_required(self, field: FieldInfo) -> bool:
        """Returns whether a value always has the field."""
        return field.required

    def described(self, schema: Schema, words: Schema) -> Schema:
        """Returns the schema of a field's type together with what is said of the field."""
        return {**words, **schema}

    def keys_of(self, declared: Dictionary) -> Schema:
        """Returns what restricts the keys of a dictionary."""
        return {}

    @abstractmethod
    def group(self, model: type[FieldGroup]) -> Schema:
        """Returns the schema of a group inside another."""

    @abstractmethod
    def choice(self, choices: type[Choice]) -> Schema:
        """Returns the schema of one of a few words."""

    @abstractmethod
    def scalar(self, declared: Scalar) -> Schema:
        """Returns the schema of any other single value."""


class DefinitionWriter(SchemaWriter):
    """Writes groups and choices once each, as definitions that the others refer to: the schemas of the open data.

    A field that is not known is left out, never null, so no value has two types.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def fields_of(self, model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
        """Returns the fields as the open data name them."""
        return published_fields(model)

    def field(self, field: FieldInfo) -> Schema:
        """Returns the schema of a field; a list that may be left out is published without items."""
        schema = super().field(field)
        if not field.required:
            schema.pop("minItems", None)
        return schema

    def group(self, model: type[FieldGroup]) -> Schema:
        """Refers to the definition of a group, which is made when it is met first."""
        if model.__name__ not in self.definitions:
            self.definitions[model.__name__] = {}
            self.definitions[model.__name__] = self.object(model)
        return reference(model.__name__)

    def choice(self, choices: type[Choice]) -> Schema:
        """Refers to the definition of a choice: its words with their labels."""
        labels = {choice.value: choice.label for choice in choices}
        self.definitions[choices.__name__] = {"type": "string", "enum": list(labels), "x-labels": labels}
        return reference(choices.__name__)

    def scalar(self, declared: Scalar) -> Schema:
        """Returns the schema of the type; of an identifier also what it points at."""
        target = {"x-reference": declared.reference} if declared.reference else {}
        return {**declared.schema, **target}

    def is_required(self, field: FieldInfo) -> bool:
        """Returns whether a value always has the field: open data name defaults, too."""
        return field.required or field.default is not None

    def described(self, schema: Schema, words: Schema) -> Schema:
        """Returns the type first: it is what programs look for."""
        return {**schema, **words}


def definitions(models: Iterable[type[FieldGroup]]) -> dict[str, Schema]:
    """Returns the schemas of these models and of everything inside them, by the names of their classes, in order."""
    writer = DefinitionWriter()
    for model in models:
        writer.group(model)
    return dict(sorted(writer.definitions.items()))


def reference(name: str) -> Schema:
    """Returns what points at a definition in the same file."""
    return {"$ref": f"#/$defs/{name}"}


def with_references_to(schema: Any, root: str) -> Any:
    """Returns the schema with its references pointing below `root`, such as `#/components/schemas/` of OpenAPI."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", root) if key == "$ref" else with_references_to(value, root)
            for key, value in schema.items()
        }
    return [with_references_to(item, root) for item in schema] if isinstance(schema, list) else schema
