"""Traversal of records that rules share: the same parts and texts as each record gives by itself."""

from __future__ import annotations

import pytest
from profminimum.check.traversal import parts_of_type, parts_with_fields
from profminimum.load.data_folder import read_records
from profminimum.model import FieldGroup, Link, Place, Prose, Records, Reference, marked_values
from profminimum.model.schema.walks import groups_within
from profminimum.model.shared import Session

from tests.support.project import LARGE_REGION


@pytest.fixture(scope="module")
def records() -> Records:
    """The records of the large region."""
    return read_records(LARGE_REGION)


def of(found) -> set[tuple[str, tuple, int]]:
    """Parts by their record, the way to them, and themselves: there are no two of the same."""
    listed = [(entry.location.path, loc, id(part)) for entry, loc, part in found]
    assert len(set(listed)) == len(listed)
    return set(listed)


@pytest.mark.parametrize("model", [FieldGroup, Place, Session])
def test_each_part_is_found_once(records, model):
    """Whole records are among them, and parts of a model built upon the one that is asked for."""
    walked = [
        (entry, loc, part) for entry in records for loc, part in groups_within(entry.record) if isinstance(part, model)
    ]
    assert walked
    assert of(parts_of_type(records, model)) == of(walked)
    assert of(parts_of_type(records, model)) == of(walked), "the second time"


@pytest.mark.parametrize("names", [("grades",), ("starts", "ends"), ("school_years",), ("no_such_field",)])
def test_parts_that_have_a_field_are_found(records, names):
    """Parts that have all the fields are found, whatever their values are."""
    asked = {name for model in records.parts_by_model for name in names if name in model.model_fields}
    walked = [
        (entry, loc, part)
        for entry, loc, part in parts_of_type(records, FieldGroup)
        if all(hasattr(part, name) for name in names)
    ]
    assert bool(walked) == (asked == set(names))
    assert of(parts_with_fields(records, *names)) == of(walked)


@pytest.mark.parametrize("marker", [Prose, Link, Reference])
def test_marked_values_are_those_of_each_record(records, marker):
    """They come in the order of the records and of their fields."""
    found = records.marked(marker)
    assert [entry for entry, _ in found] == list(records)
    assert [values for _, values in found] == [marked_values(entry.record, marker) for entry in records]
