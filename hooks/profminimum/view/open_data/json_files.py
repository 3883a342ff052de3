"""The region's records as open data: JSON for every kind and for all of it, JSON Schema, OpenAPI.

Holds what the records say, when they changed and what follows from their place, nothing that depends on the day: a build
without a change in the data changes no file. Samples have `is_sample`, as the pages show them with a mark, and a count of their own
beside the total: page, calendar, JSON and CSV agree.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ...catalog import Catalog, ClassItem
from ...catalog.items.access import AccessItem
from ...catalog.items.item import CatalogItem
from ...model import CONTRIBUTED, FieldGroup, Record
from ...model.schema.ages import ForPupils
from ...model.schema.json_schema import DIALECT, Schema, definitions, reference, with_references_to
from ...model.schema.values import as_plain
from ...output import FilePart, Output, PartMaker
from ...pieces import Pieces, Wanted
from ...validity import cached_property
from .collections import COLLECTIONS, VERSION, Collection, Envelope, Head, Owner

API_FOLDER = "api/v1/"
WHOLE = "all"
"""The file that holds every collection."""


@PartMaker
def make_open_data(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields all JSON files; see `PartMaker`."""
    data = OpenData(catalog, site_url)
    texts = (Wanted(data.texts, data.arguments),)
    for collection in COLLECTIONS:
        file = partial(_file_of, collection, data)
        yield FilePart(collection.name, file, kinds=kinds_in(collection), pieces=texts)
    yield FilePart(WHOLE, partial(_whole_file, data), kinds=None, pieces=texts)
    yield FilePart("schema", partial(_schemas, catalog))


def kinds_in(collection: Collection) -> tuple[str, ...]:
    """Returns the kinds of records of which a collection tells something: its own, owners, and what it names."""
    return tuple(dict.fromkeys((collection.kind, *(kind.name for kind in CONTRIBUTED if kind.is_owner))))


def _file_of(collection: Collection, data: OpenData) -> Iterator[Output]:
    yield Output(f"{API_FOLDER}{collection.name}.json", _file(data.collection(collection)))


def _whole_file(data: OpenData) -> Iterator[Output]:
    yield Output(f"{API_FOLDER}{WHOLE}.json", _file(data.whole()))


def _schemas(catalog: Catalog) -> Iterator[Output]:
    """Yields what describes the files: it follows from the program and the region's own words."""
    for collection in COLLECTIONS:
        yield Output(f"{API_FOLDER}schema/{collection.name}.json", _file([_text(collection_schema(collection))]))
    yield Output(f"{API_FOLDER}schema/{WHOLE}.json", _file([_text(whole_schema())]))
    yield Output(f"{API_FOLDER}openapi.json", _file([_text(openapi(catalog))]))


class OpenData:
    """The records of a catalogue as plain values; `site_url` ends with a slash, empty while unknown."""

    def __init__(self, catalog: Catalog, site_url: str = "") -> None:
        self.catalog = catalog
        self.site_url = site_url
        self.texts = Pieces("json", self._text_of)
        """Each record as JSON."""

    @cached_property
    def envelopes(self) -> dict[str, Envelope]:
        """What stands at the beginning of each collection's file, by its name."""
        return {collection.name: self._envelope(collection) for collection in COLLECTIONS}

    @cached_property
    def envelope(self) -> Envelope:
        """What stands at the beginning of the file that holds everything."""
        envelopes = self.envelopes.values()
        return Envelope(
            schema_version=VERSION,
            name=WHOLE,
            label=self.catalog.region.section_title,
            region=self.catalog.region.name,
            updated=max((envelope.updated for envelope in envelopes if envelope.updated), default=None),
            total=sum(envelope.total for envelope in envelopes),
            rows=sum(envelope.rows for envelope in envelopes),
            samples=sum(envelope.samples for envelope in envelopes),
        )

    def whole(self) -> Iterator[str]:
        """Yields the text of the file that holds everything."""
        collections = {collection.name: self.collection(collection) for collection in COLLECTIONS}
        return _text_with(as_plain(self.envelope, with_defaults=True), "collections", _text_of_object(collections))

    def records(self, collection: Collection) -> list[CatalogItem[Any]]:
        """Returns the records of a collection, by file."""
        return [self.catalog.item(entry) for entry in self.catalog.records.of(collection.kind)]

    def arguments(self) -> Iterator[tuple[CatalogItem[Any]]]:
        """Yields what pieces of all records are asked for."""
        return ((item,) for collection in COLLECTIONS for item in self.records(collection))

    def head(self, item: CatalogItem[Any]) -> Head:
        """Returns what stands before the own fields of a record."""
        owner = item.owner if item.owner is not item else None
        # Not validated: the site may be on this machine or in an inner network, where no contributed link may lead.
        return Head.model_construct(
            id=item.id or item.kind,
            file=item.path,
            page=item.address or None,
            url=self.site_url + item.address if self.site_url else None,
            is_sample=item.is_sample,
            changed=item.changed,
            owner=Owner(kind=owner.kind, id=owner.id, name=owner.name) if owner else None,
            municipalities=tuple(town.id for town in item.municipalities),
            access=item.access.kind if isinstance(item, AccessItem) and item.access else None,
            grades_by_age=_grades_by_age(item.record),
            admits_to=(item.admits_to or None) if isinstance(item, ClassItem) else None,
            spheres=getattr(item, "spheres", ()),  # not from its facets, which are of the day
            files=tuple(path for _, file in self.catalog.records.attached(item.entry) for path in file.addresses),
        )

    def _envelope(self, collection: Collection) -> Envelope:
        items = self.records(collection)
        return Envelope(
            schema_version=VERSION,
            name=collection.name,
            label=collection.label,
            region=self.catalog.region.name,
            updated=max((item.changed for item in items if item.changed), default=None),
            total=len(items),
            rows=sum(1 for item in items for _ in entries(item.record, collection.entries)),
            samples=sum(item.is_sample for item in items),
        )

    def collection(self, collection: Collection) -> Iterator[str]:
        """Yields the text of the file of a collection."""
        items = _text_of_list(map(self.texts.of, self.records(collection)))
        return _text_with(as_plain(self._envelope(collection), with_defaults=True), "items", items)

    def _text_of(self, item: CatalogItem[Any]) -> str:
        head = as_plain(self.head(item), with_defaults=True)
        return _text({**head, "record": as_plain(item.record, with_defaults=True)})


def _grades_by_age(record: Record) -> tuple[int, ...] | None:
    is_by_age = isinstance(record, ForPupils) and not record.grades
    return (record.meant_grades or None) if is_by_age and isinstance(record, ForPupils) else None


def entries(part: FieldGroup, way: tuple[str, ...]) -> Iterator[FieldGroup]:
    """Yields what a record lists, `way` being the names of the lists from the outer one; the record itself for none."""
    if not way:
        yield part
        return
    for inner in getattr(part, way[0]):
        yield from entries(inner, way[1:])


def _object(part: Schema, name: str, schema: Schema) -> Schema:
    """Returns the schema of an object with one more required field."""
    properties = {**part["properties"], name: schema}
    return {**part, "properties": properties, "required": [*part["required"], name]}


def _collection_parts(collection: Collection) -> dict[str, Schema]:
    """Returns the definitions that a collection's file needs; its items and the file are named after the model."""
    parts = definitions([Envelope, Head, collection.model])
    envelope, head, model = parts.pop("Envelope"), parts.pop("Head"), collection.model.__name__
    items = {"type": "array", "items": reference(f"Listed{model}")}
    parts[f"Listed{model}"] = _object(head, "record", reference(model))
    parts[f"{model}Collection"] = _object(envelope, "items", items)
    return parts


def _file_schema(title: str, parts: dict[str, Schema], top: str) -> Schema:
    return {"$schema": DIALECT, "title": title, **reference(top), "$defs": dict(sorted(parts.items()))}


def collection_schema(collection: Collection) -> Schema:
    """Returns the JSON Schema of a collection's file."""
    return _file_schema(collection.label, _collection_parts(collection), f"{collection.model.__name__}Collection")


def whole_schema() -> Schema:
    """Returns the JSON Schema of the file that holds everything."""
    return _file_schema(WHOLE, _all_parts(), "Whole")


def _all_parts() -> dict[str, Schema]:
    parts: dict[str, Schema] = {}
    for collection in COLLECTIONS:
        parts |= _collection_parts(collection)
    files = {collection.name: reference(f"{collection.model.__name__}Collection") for collection in COLLECTIONS}
    collections = {"type": "object", "properties": files, "required": list(files), "additionalProperties": False}
    return {**parts, "Whole": _object(definitions([Envelope])["Envelope"], "collections", collections)}


def openapi(catalog: Catalog) -> Schema:
    """Returns the description of all files as OpenAPI 3.1; its relative addresses hold wherever the site is served."""
    region = catalog.region
    files = [
        *((collection.name, collection.label, f"{collection.model.__name__}Collection") for collection in COLLECTIONS),
        (WHOLE, region.name, "Whole"),
    ]
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {"title": f"{region.section_title}, {region.name}", "version": VERSION},
        "servers": [{"url": "."}],
        "paths": {f"/{name}.json": _path(name, label, schema) for name, label, schema in files},
        "components": {"schemas": with_references_to(dict(sorted(_all_parts().items())), "#/components/schemas/")},
    }


def _path(name: str, label: str, schema: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    answer = {"200": {"description": label, "content": content}}
    return {"get": {"operationId": f"get-{name}", "summary": label, "responses": answer}}


# Texts of JSON: what holds many records is put together from the texts of each, bit by bit, for it is as large as the region


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _text_of_list(texts: Iterable[str]) -> Iterator[str]:
    """Yields the same text as `_text` of a list, from the texts of what it holds."""
    before = "[\n "
    for text in texts:
        yield before + _further_in(text)
        before = ",\n "
    yield "\n]" if before == ",\n " else "[]"


def _text_of_object(texts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yields the same text as `_text` of an object that holds something, from the bits of the texts of its values."""
    before = "{\n "
    for name, text in texts.items():
        yield f"{before}{_text(name)}: "
        yield from map(_further_in, text)
        before = ",\n "
    yield "\n}"


def _text_with(values: Mapping[str, Any], name: str, text: Iterable[str]) -> Iterator[str]:
    """Yields the text of an object with one more value, from the text of that."""
    return _text_of_object({**{key: [_text(value)] for key, value in values.items()}, name: text})


def _further_in(text: str) -> str:
    """Returns a text as it stands inside another one; line breaks within words are escaped."""
    return text.replace("\n", "\n ")


def _file(text: Iterable[str]) -> bytes:
    file = io.BytesIO()
    file.writelines(part.encode() for part in text)
    file.write(b"\n")
    return file.getvalue()
