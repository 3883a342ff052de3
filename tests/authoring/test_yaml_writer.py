"""The YAML that the project writes: whatever record there is, its text says the same record again."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from profminimum.authoring.yaml_writer import yaml_text
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_records
from profminimum.model.schema.values import as_plain

from tests.support import record_strategies as strategies
from tests.support.project import LARGE_REGION
from tests.support.record_strategies import NAMED
from tests.support.yaml_records import VECTORS, loaded

SLOW = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", NAMED)
def test_every_record_survives(kind):
    """Record → text → record gives the same record, and the same text again."""

    @SLOW
    @given(strategies.records(kind))
    def survives(record):
        text = yaml_text(as_plain(record))
        again = loaded(kind, text)
        assert again == record
        assert yaml_text(as_plain(again)) == text

    survives()


@SLOW
@given(st.one_of(strategies.titles, strategies.texts))
def test_other_readers_see_the_same_text(text):
    """A text is a text for an ordinary YAML library too: no number, no yes, no nothing."""
    seen = yaml.load(yaml_text({"key": text, "list": [text, {"inner": text}]}), yaml.SafeLoader)
    assert _read(seen["key"], text) == text
    assert _read(seen["list"][1]["inner"], text) == text


def _read(seen: object, text: str) -> str:
    # Days and times stand bare by choice, and YAML 1.1 has types of its own for them.
    return (
        seen
        if isinstance(seen, str)
        else text
        if text[:1].isdigit() and set(text) <= set("0123456789-: ")
        else str(seen)
    )


def test_records_written_by_hand_survive():
    """What people wrote by hand says the same when the project writes it."""
    entries = list(read_records(LARGE_REGION))
    assert len(entries) > 100
    for entry in entries:
        again = load([SourceFile(entry.location.path, yaml_text(as_plain(entry.record)).encode())])
        assert (again.problems, again.entries[0].record) == ((), entry.record)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_the_written_bytes_are_those_of_the_vectors(vector):
    """The writer gives the very bytes of the vectors, to which the form in the browser is held as well."""
    assert yaml_text(vector["values"]) == vector["text"]


def test_a_whole_number_has_no_fraction() -> None:
    """Degrees and hours are written as people and the form write them: a JavaScript number has no «.0»."""
    assert yaml_text({"latitude": 52.0, "longitude": 41.5}) == "latitude: 52\nlongitude: 41.5\n"
