"""The form for contributions, described as data: kinds, fields, types, words. A script in the browser draws it.

Made from the declarations: a field added to the model appears in the form by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from .. import russian
from ..catalog import Catalog
from ..check.ages import EITHER
from ..load.validation import message
from ..model import CONTRIBUTED, KINDS, REFERENCES, RESERVED, Entry, Event, FieldGroup, Forge, Link, Prose, Record
from ..model.region import ForgeKind
from ..model.schema import grades
from ..model.schema.introspection import Dictionary, FieldInfo, FieldType, Group, ListOf, asked_fields, fields
from ..model.schema.values import as_plain
from ..output import FilePart, Output, PartMaker
from .cells import names_of
from .documents.browser_rules import browser_rules
from .forge_links import edit_link, issue_link, raw_link
from .form_messages import forbidden, replacements, rules_of, years
from .form_rules import form_rules
from .form_sections import sections
from .guard_rules import guard_rules
from .inbox.record_blocks import MARKS
from .javascript import constants_of
from .plain_words import plain_message
from .yaml_patch import former_fields

FORM_FOLDER = "form"
GITHUB_LIMIT = 8191
"""Bytes of an address that GitHub still takes."""
_NEW = {
    ForgeKind.GITHUB: "{url}/new/{branch}?filename={file}&value={text}",
    ForgeKind.GITLAB: "{url}/-/new/{branch}?file_name={file}",
    ForgeKind.GITEA: "{url}/_new/{branch}/?filename={file}&value={text}",
}
"""Addresses at which a forge begins a new file; a gap missing from the address must be pasted by hand."""


def form_files(catalog: Catalog, words: Mapping[str, str]) -> Iterable[Output]:
    """Yields the description, the rules for pasted tables and of the guard, and the list of records.

    `words` are the messages about whole fields: `missing`, `empty-list`, `either`.
    """
    yield Output(f"{FORM_FOLDER}/description.json", _json(description(catalog, words)))
    yield Output(f"{FORM_FOLDER}/paste.json", _json(browser_rules(catalog.records)))
    yield Output(f"{FORM_FOLDER}/guard.json", _json(guard_rules()))
    yield Output(f"{FORM_FOLDER}/records.json", _json([_listed(entry) for entry in catalog.records]))


def record_file(entry: Entry[Any]) -> Iterable[Output]:
    """Yields what is needed to correct a record."""
    path = entry.location.path.removesuffix(".yml")
    record = {"values": as_plain(entry.record), "text": entry.data.decode("utf-8", "replace")}
    yield Output(f"{FORM_FOLDER}/records/{path}.json", _json(record))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _listed(entry: Entry[Any]) -> list[str]:
    """Returns a record as the list shows it: its file and its name."""
    return [entry.location.path, entry.title or entry.id or entry.location.label]


def description(catalog: Catalog, words: Mapping[str, str]) -> dict[str, Any]:
    """Returns all that the script needs: kinds, models, types, references, messages."""
    models: dict[str, Any] = {}
    for kind in KINDS:
        _describe(kind.model, models)
    names = names_of(catalog.records)
    return {
        "kinds": _kinds(),
        "models": models,
        "types": _types(),
        "references": {kind: list(names[kind].items()) for kind in REFERENCES},
        "words": dict(words),
        "forbidden": forbidden(),
        "replacements": replacements(),
        "years": years(),
        "grades": constants_of(grades, *grades.NOTATION),
        "rules": form_rules(catalog.records),
        "former": former_fields(),
        "reserved": sorted(RESERVED),
        "letters": {letter: russian.latin(f"x{letter}x")[1:-1] for letter in russian.ALPHABET},
        "stamps": [field.name for field in fields(Record) if field.is_stamp],
        "timezone": catalog.region.timezone,
        "school_year": catalog.region.school_year,
        "email": catalog.region.editor_email or "",
        "marks": MARKS,
        "forge": _forge(catalog.region.forge),
    }


def _kinds() -> list[dict[str, Any]]:
    """Returns each kind once with the paths of its records; those that schools write come first."""
    return [
        {
            "name": kind.name,
            "label": kind.label,
            "model": kind.model.__name__,
            "places": [route.path for route in kind.routes],
            "contributed": kind in CONTRIBUTED,
            "pattern": [pattern.pattern.replace("(?P<", "(?<") for pattern in kind.patterns],
        }
        for kind in (*CONTRIBUTED, *(kind for kind in KINDS if kind not in CONTRIBUTED))
    ]


def _describe(model: type[FieldGroup], models: dict[str, Any]) -> str:
    """Adds a model and all inside it; returns its name."""
    if model.__name__ not in models:
        models[model.__name__] = {"order": list(model.model_fields)}
        models[model.__name__]["fields"] = [_field(field, models) for field in asked_fields(model)]
        if issubclass(model, Record):
            models[model.__name__]["sections"] = sections(model)
    return model.__name__


def _field(field: FieldInfo, models: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "name": field.name,
        "label": field.label,
        "help": field.help,
        "required": field.required,
        "type": _type(field.type, models),
    }
    if field.default not in (None, ()):
        result["default"] = as_plain(field.default)
    if field.examples:
        result["example"] = field.examples[0]
    if field.unless:
        result["unless"] = field.unless
    if field.when:
        result["when"] = {"field": field.when.field, "values": list(field.when.values)}
    return result


def _type(declared: FieldType, models: dict[str, Any]) -> dict[str, Any]:
    if isinstance(declared, Group):
        return {"is": "group", "model": _describe(declared.model, models)}
    if isinstance(declared, ListOf):
        return {"is": "many", "item": _type(declared.item, models), "least": declared.min_items}
    if isinstance(declared, Dictionary):
        least, most = declared.key.schema["minimum"], declared.key.schema["maximum"]
        keys = [str(key) for key in range(least, most + 1)]
        return {"is": "table", "keys": keys, "value": _type(declared.value, models)}
    result: dict[str, Any] = {"is": "one", "name": declared.name}
    if declared.choices:
        result["choices"] = [[choice.value, choice.label] for choice in declared.choices]
    holds = next(
        (word for marker, word in _HOLDS.items() if any(isinstance(own, marker) for own in declared.markers)), ""
    )
    return result | {name: own for name, own in (("reference", declared.reference), ("holds", holds)) if own}


_HOLDS: dict[type[Any], str] = {Prose: "prose", Link: "link"}
"""What a value holds that the guard of personal data reads."""


def _types() -> dict[str, Any]:
    """Returns the rules of every type that a field has, by the type's name."""
    rules: dict[str, Any] = {}

    def walk(declared: FieldType) -> None:
        if isinstance(declared, Group):
            for field in asked_fields(declared.model):
                walk(field.type)
        elif isinstance(declared, ListOf):
            walk(declared.item)
        elif isinstance(declared, Dictionary):
            walk(declared.value)
        elif not declared.choices and declared.name not in rules:
            rules[declared.name] = rules_of(declared)

    for kind in KINDS:
        walk(Group(kind.model))
    return rules


def _forge(forge: Forge | None) -> dict[str, Any] | None:
    """Returns the addresses with gaps at which a proposal begins; `takes_text` if the address carries the text."""
    if forge is None:
        return None
    url = _NEW[forge.kind].replace("{url}", forge.url.rstrip("/")).replace("{branch}", forge.branch)
    return {
        "name": forge.kind.label,
        "new": url,
        "edit": edit_link(forge),
        "raw": raw_link(forge),
        "branch": forge.branch,
        "issue": issue_link(forge),
        "takes_text": "{text}" in url,
        "limit": GITHUB_LIMIT,
    }


@PartMaker
def make_form(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields the form's description and the records that it can open; see `PartMaker`."""
    yield FilePart("description", lambda: form_files(catalog, reader_words()), kinds=None)
    for entry in catalog.records:
        yield FilePart(entry.location.path, partial(record_file, entry), items=(catalog.item(entry),))


def reader_words() -> dict[str, str]:
    """Returns the messages about a missing or an empty field, and about two of which one is needed, with gaps for labels."""
    label = Event.model_fields["audience"].title or ""
    codes = {"missing": "missing", "empty-list": "too_short"}
    messages = {
        name: message(Event, {"type": code, "loc": ("audience",), "input": []}).text for name, code in codes.items()
    }
    words = {name: plain_message(text).replace(label, "{label}", 1) for name, text in messages.items()}
    either = EITHER.format(label="«{label}»", name="grades", other="«{other}»", unless="ages")
    return words | {"either": plain_message(either)}
