"""Files of former years are rewritten as they would be written today: the same meaning, every comment, and only once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from profminimum.authoring.modernising import modernised
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records
from profminimum.model.schema.values import as_plain

from tests.support.project import ROOT

COMMENT = re.compile(r"#[^\n]*$", re.MULTILINE)


def texts_of(folder: Path) -> dict[str, str]:
    """The texts of a folder of data."""
    return {file.path: file.data.decode() for file in read_sources(folder).files}


def loaded(texts: dict[str, str]) -> Records:
    """The records of texts, all of which must be valid."""
    found = load([SourceFile(path, text.encode()) for path, text in texts.items()])
    assert [problem for problem in found.problems if problem.is_error] == []
    return Records(found.entries)


@pytest.mark.parametrize("folder", ["tests/region", "tests/large_region"])
def test_every_record_means_the_same_afterwards(folder: str) -> None:
    """Only fields without an effect are gone; what is rewritten once is not rewritten again."""
    texts = texts_of(ROOT / folder)
    records = loaded(texts)
    changed = {one.path: one.text for one in modernised(records, texts)}
    after = loaded(texts | changed)
    for old, new in zip(records, after, strict=True):
        plain = as_plain(old.record)
        plain.pop("revision", None)
        assert as_plain(new.record) == plain, old.location.path
    assert list(modernised(after, texts | changed)) == []
    for path, text in changed.items():
        assert COMMENT.findall(text) == COMMENT.findall(texts[path]), path


def one(text: str) -> str:
    """The text of an event's file as it would be written today."""
    head = "title: День\nformat: open-day\naudience: [parents]\n"
    texts = {"events/day.yml": head + text}
    return next((found.text for found in modernised(loaded(texts), texts)), head + text).removeprefix(head)


def test_ages_are_one_line() -> None:
    """Two ends become the line that stands for both; a comment stays, and so does what cannot be right."""
    path = "organisations/college/programmes/robots.yml"
    head = "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\ngrades: [6]\n"
    for before, after in (
        ("age_from: 12  # лет\nage_to: 15\nhours: 34\n", "ages: 12–15  # лет\nhours: 34\n"),
        ("age_from: 14\n", "ages: от 14\n"),
        ("age_from: 14\nage_to: 12\n", "age_from: 14\nage_to: 12\n"),
    ):
        texts = {path: head + before}
        text = next((found.text for found in modernised(loaded(texts), texts)), texts[path])
        assert text == head + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("starts: 2026-11-12 15:00\nends: 2026-11-12 16:30\n", "when: 2026-11-12 15:00–16:30\n"),
        ("# вечером\nstarts: 2026-11-12  # день\nrevision: 3\n", "# вечером\nwhen: 2026-11-12  # день\n"),
        (
            "starts: 2026-09-01\nends: 2027-05-31\nschedule_note: в течение года\n",
            "when: в течение 2026-09-01 – 2027-05-31\nschedule_note: в течение года\n",
        ),
        ("when: 2026-11-12\n", "when: 2026-11-12\n"),
        ("when:\n  - 2026-11-12\n  - 2026-11-19\n", "when:\n  - 2026-11-12\n  - 2026-11-19\n"),
        (
            "starts: 2026-11-12\nvenues:\n  - name: Зал  # большой\n    starts: 2026-11-12 10:00\n    ends: 2026-11-12 11:00\n",
            "when: 2026-11-12\nvenues:\n  - name: Зал  # большой\n    when: 2026-11-12 10:00–11:00\n",
        ),
    ],
)
def test_times_are_one_line(before: str, after: str) -> None:
    """A beginning and an end become the line that stands for both; comments stay where they were."""
    assert one(before) == after
