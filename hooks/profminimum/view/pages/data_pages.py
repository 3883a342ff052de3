"""The pages about calendars and open data, as values: made from what the files themselves are made from."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ...catalog import Catalog
from ...model import Choice, FieldGroup
from ...model.schema.introspection import Dictionary, FieldType, Group, ListOf, fields
from ...model.schema.values import published_fields
from ..calendars.subscriptions import Subscriptions
from ..open_data.collections import COLLECTIONS, Envelope, Head
from ..open_data.json_files import API_FOLDER, OpenData
from ..rendering import list_preview


def calendar_values(catalog: Catalog) -> dict[str, Any]:
    """Returns all calendars by group, the groups in their order."""
    every = Subscriptions(catalog).all()
    return {
        "most": list_preview.LIMIT,
        "groups": [
            (group, list(items)) for group, items in groupby(every, key=lambda subscription: subscription.group)
        ],
    }


def open_data_values(catalog: Catalog) -> dict[str, Any]:
    """Returns every collection with the head of its file, and the declarations of all that can stand in the files."""
    data = OpenData(catalog)
    used: dict[type, None] = {}
    models: list[type[FieldGroup]] = [Envelope, Head, *(collection.model for collection in COLLECTIONS)]
    for model in models:
        _inside(model, used)
    return {
        "folder": API_FOLDER,
        "whole": data.envelope,
        "collections": [(collection, data.envelopes[collection.name]) for collection in COLLECTIONS],
        "envelope": Envelope,
        "head": Head,
        "groups": sorted((model for model in used if issubclass(model, FieldGroup)), key=lambda model: model.__name__),
        "choices": sorted((model for model in used if issubclass(model, Choice)), key=lambda model: model.__name__),
        "fields": published_fields,
    }


def _inside(model: type[FieldGroup], used: dict[type, None]) -> None:
    """Adds the groups and the choices inside a model, and inside those."""
    for field in fields(model):
        inner = _held(field.type)
        if inner is not None and inner not in used:
            used[inner] = None
            if issubclass(inner, FieldGroup):
                _inside(inner, used)


def _held(kind: FieldType) -> type | None:
    if isinstance(kind, ListOf):
        return _held(kind.item)
    if isinstance(kind, Group):
        return kind.model
    return None if isinstance(kind, Dictionary) else kind.choices
