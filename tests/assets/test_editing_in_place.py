"""Editing in place in the browser's script gives the bytes of Python, for any change of any record."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from profminimum.authoring.yaml_patch import former_fields, updated_text
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model import Entry
from profminimum.model.schema.values import as_plain

from tests.support import record_strategies as strategies
from tests.support.node import run_in_node
from tests.support.patch_vectors import places, values_of
from tests.support.project import LARGE_REGION, ROOT

FORM = ROOT / "overrides" / "assets" / "form"
NUMBER = 120


def region_entries() -> list[tuple[str, Entry[Any]]]:
    """Returns every text of the large region with its record."""
    loaded = [(file.data.decode(), load([file]).entries) for file in read_sources(LARGE_REGION).files]
    return [(text, entries[0]) for text, entries in loaded if entries]


def test_every_text_is_read_as_in_python(node: str) -> None:
    """Values and places of every file of the region are those of the strict reader."""
    entries = region_entries()
    code = "given.map((text) => own.readYaml(text))"
    found = run_in_node(node, FORM / "yaml_reader.js", code, [text for text, _ in entries])
    assert len(found) > 100
    for (text, entry), read in zip(entries, found, strict=True):
        assert read["value"] == values_of(entry.location.path, text), entry.location.path
        assert {**read["mark"], "keyLine": 0, "keyColumn": 0} == places(entry.mark), entry.location.path


def test_any_change_gives_the_bytes_of_python(node: str) -> None:
    """Whatever fields are replaced by those of a made-up record: the same text, and none is written anew as a whole."""
    entries = [(text, entry) for text, entry in region_entries() if entry.location.owner]
    cases: list[tuple[str, Any, Any]] = []
    wanted: list[str] = []

    @settings(deadline=None, max_examples=NUMBER, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        text, entry = data.draw(st.sampled_from(entries))
        before = as_plain(entry.record)
        other = data.draw(strategies.values(entry.location.kind.name))
        taken = data.draw(st.sets(st.sampled_from(sorted({*before, *other})), min_size=1, max_size=4))
        mixed = {name: (other if name in taken else before).get(name) for name in type(entry.record).model_fields}
        try:
            record = type(entry.record).model_validate({name: own for name, own in mixed.items() if own is not None})
        except ValueError:
            return
        after = as_plain(record)
        assume(after and after != before)
        edited = updated_text(text, entry.mark, before, after)
        assert as_plain(load([SourceFile(entry.location.path, edited.encode())]).entries[0].record) == after
        cases.append((text, before, after))
        wanted.append(edited)

    collect()
    code = "given[1].map(([text, before, after]) => own.patchedText(text, before, after, given[0]))"
    done = run_in_node(node, FORM / "yaml_patch.js", code, [former_fields(), cases])
    assert len(cases) > NUMBER / 3
    for case, text, edit in zip(cases, wanted, done, strict=True):
        assert edit == {"text": text, "isWhole": False}, case
