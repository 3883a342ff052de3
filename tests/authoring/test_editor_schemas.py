"""The schemas for editors agree with the model: what one lets in, the other does."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from profminimum.authoring.cells import names_of
from profminimum.authoring.editor_schemas import LOCAL_FOLDER, editor_line, schema, schemas
from profminimum.load.data_folder import read_records
from profminimum.model import KINDS, locate
from profminimum.model.schema.values import as_plain

from scripts.lib.schema_files import write_schemas
from tests.support import record_strategies as strategies
from tests.support.project import LARGE_REGION
from tests.support.record_strategies import NAMED

RECORDS = read_records(LARGE_REGION)


@pytest.mark.parametrize("kind", NAMED)
def test_schemas_accept_what_the_model_accepts(kind):
    """Every record that the model accepts is valid in the editor too."""
    validator = Draft202012Validator(schema(NAMED[kind].model, {}))

    @settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
    @given(strategies.values(kind))
    def is_valid(values):
        assert [error.message for error in validator.iter_errors(values)] == []

    is_valid()


def test_schemas_accept_records_written_by_hand():
    """The schemas hold the words of the vocabularies, and every record of the large region is valid by them."""
    made = {name: Draft202012Validator(json.loads(data)) for name, data in schemas(RECORDS).items()}
    for entry in RECORDS:
        errors = made[f"{entry.location.kind.name}.json"].iter_errors(as_plain(entry.record))
        assert [f"{entry.location.path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("kind", NAMED)
def test_schemas_have_the_fields_that_pydantic_knows(kind):
    """In every group, names, required fields and labels are those that pydantic itself reports."""
    model = NAMED[kind].model
    own = model.model_json_schema()
    seen: list[tuple[str, object]] = []

    def compare(made, theirs, way):
        theirs = own["$defs"][theirs["$ref"].rsplit("/", 1)[1]] if "$ref" in theirs else theirs
        theirs = next((option for option in theirs.get("anyOf", []) if option.get("type") != "null"), theirs)
        if "$ref" in theirs:
            return compare(made, theirs, way)
        if "items" in made:
            return compare(made["items"], theirs["items"], way)
        if "properties" in made:
            assert made["required"] == theirs.get("required", []), way
            assert list(made["properties"]) == list(theirs["properties"]), way
            for name, field in made["properties"].items():
                assert field["title"] == theirs["properties"][name]["title"]
                assert field.get("deprecated") == theirs["properties"][name].get("deprecated")
                compare(field, theirs["properties"][name], f"{way}.{name}")
        elif "enum" in made:
            assert made["enum"] == theirs["enum"]
        seen.append((way, made))
        return None

    compare(schema(model, {}), own, kind)
    assert len(seen) > len(model.model_fields) > 3


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("event", {"title": ""}),
        ("event", {"titel": "x"}),
        ("event", {"starts": "12.11.2026"}),
        ("event", {"audience": []}),
        ("event", {"audience": ["all"]}),
        ("event", {"format": "party"}),
        ("event", {"grades": [13]}),
        ("event", {"venues": [{"nam": "x"}]}),
        ("event", {"online_url": "example.ru"}),
        ("year_plan", {"hours": [{"direction": "lessons", "grades": {"13": 1}}]}),
    ],
)
def test_common_mistakes_are_underlined(kind, wrong):
    """An editor shows the commonest mistakes while they are made."""
    validator = Draft202012Validator(schema(NAMED[kind].model, names_of(RECORDS)))
    good = as_plain(next(iter(RECORDS.of(kind))).record)
    assert validator.is_valid(good)
    assert not validator.is_valid(good | wrong)


@pytest.mark.parametrize(
    ("kind", "route"), [pytest.param(kind, route, id=route.path) for kind in KINDS for route in kind.routes]
)
def test_the_editor_line_leads_to_the_schema(kind, route, tmp_path):
    """The line finds the schema from any folder of data."""
    write_schemas(tmp_path, RECORDS)
    path = next(path for name in ("x", "2026-27") if locate(path := route.file("x", name)))
    way = editor_line(locate(path)).partition("$schema=")[2].strip()
    target = (tmp_path / "data" / path).parent / way
    assert target.resolve() == (tmp_path / LOCAL_FOLDER / f"{kind.name}.json").resolve()
    assert target.resolve().is_file()
