"""Editing in place: the new values stand in the file, and everything else is as people left it."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from profminimum.authoring.yaml_patch import updated_text
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model.schema.values import as_plain

from tests.support import record_strategies as strategies
from tests.support.project import LARGE_REGION

SCHOOL = """\
# Образец.

name: Лицей  # как называют
grades: [8, 9]
# Только должности.
contacts:
  - role: завуч  # без фамилии
    phone: +7 (4752) 00-00-00
  # Психолог принимает по записи.
  - role: психолог
    hours: по вторникам

  - role: секретарь
description: |-
  Первый.
  # это текст

pages: []
"""


def entry_of(text: str, path: str = "schools/x/school.yml"):
    """The record that the text holds."""
    found = load([SourceFile(path, text.encode())])
    assert not found.problems, f"{text}\n{found.problems}"
    return found.entries[0]


def edited(change) -> str:
    """The school after `change` of its plain values."""
    entry = entry_of(SCHOOL)
    after = as_plain(entry.record)
    change(after)
    after = as_plain(type(entry.record).model_validate(after))
    text = updated_text(SCHOOL, entry.mark, as_plain(entry.record), after)
    assert as_plain(entry_of(text).record) == after
    return text


def changed_lines(text: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new."""
    old, new = SCHOOL.splitlines(), text.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_the_same_values_leave_the_same_bytes():
    """A record whose values are those of the file changes nothing."""
    assert edited(lambda values: None) == SCHOOL


def test_a_value_keeps_the_comment_on_its_line():
    """Only the value itself changes."""
    text = edited(lambda values: values.update(name="Гимназия: новая"))
    assert changed_lines(text) == (["name: Лицей  # как называют"], ['name: "Гимназия: новая"  # как называют'])


def test_a_new_field_stands_in_the_order_of_the_model():
    """The field follows the nearest field that the model declares before it."""

    def change(values):
        values["settlement"] = "Тамбов"

    lines = edited(change).splitlines()
    assert lines[lines.index("name: Лицей  # как называют") + 1] == "settlement: Тамбов"


def test_a_field_of_an_item_changes_alone():
    """A field of one item changes; its neighbours and the comments above them stay."""
    text = edited(lambda values: values["contacts"][1].update(hours="по средам", room="12"))
    assert changed_lines(text) == (["    hours: по вторникам"], ["    hours: по средам", '    room: "12"'])


def test_the_dash_of_an_item_stays_with_its_first_field():
    """The first field of an item changes on the line of the dash."""
    text = edited(lambda values: values["contacts"][0].update(role="директор"))
    assert changed_lines(text) == (["  - role: завуч  # без фамилии"], ["  - role: директор  # без фамилии"])


def test_an_item_is_removed_and_one_is_added():
    """Other items keep their lines."""

    def change(values):
        del values["contacts"][0]
        values["contacts"].append({"role": "методист"})

    gone, new = changed_lines(edited(change))
    assert gone == ["  - role: завуч  # без фамилии", "    phone: +7 (4752) 00-00-00"]
    assert new == ["  - role: методист"]


def test_a_removed_field_takes_all_its_lines():
    """A field goes with all its lines; a line of text that looks like a comment goes too."""
    text = edited(lambda values: values.pop("description"))
    assert changed_lines(text)[0] == ["description: |-", "  Первый.", "  # это текст"]


def test_windows_line_ends_are_kept():
    """A file saved on Windows is edited and keeps its line ends."""
    text = SCHOOL.replace("\n", "\r\n")
    entry = entry_of(text)
    after = as_plain(entry.record) | {"name": "Гимназия"}
    assert as_plain(entry_of(updated_text(text, entry.mark, as_plain(entry.record), after)).record) == after


WRITTEN = [
    (file.path, file.data.decode())
    for file in read_sources(LARGE_REGION).files
    if "/" in file.path and not file.path.startswith(("reference", "roadmap"))
]


@settings(deadline=None, max_examples=75, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_change_of_any_record(data):
    """Whatever fields are replaced by those of a made-up record, the file then says exactly that."""
    path, text = data.draw(st.sampled_from(WRITTEN))
    entry = entry_of(text, path)
    before = as_plain(entry.record)
    other = data.draw(strategies.values(entry.location.kind.name))
    taken = data.draw(st.sets(st.sampled_from(sorted({*before, *other}))))
    mixed = {name: (other if name in taken else before).get(name) for name in type(entry.record).model_fields}
    try:
        after = as_plain(
            type(entry.record).model_validate({name: own for name, own in mixed.items() if own is not None})
        )
    except ValueError:
        return
    assume(after)  # where no field is required, all may go: such a file is removed and not written
    assert as_plain(entry_of(updated_text(text, entry.mark, before, after), path).record) == after


@pytest.mark.parametrize("note", ["# один", "# два"])
def test_comments_of_nested_groups_stay(note):
    """Comments survive in groups inside groups."""
    text = dedent("""\
        title: День
        format: x
        starts: 2026-01-01
        audience: [pupils]
        registration:  # один
          # два
          how: позвонить
          required: true
    """)
    entry = entry_of(text, "events/x.yml")
    before = as_plain(entry.record)
    after = before | {"registration": {"required": True, "how": "написать", "places": 5}}
    assert note in updated_text(text, entry.mark, before, after)
