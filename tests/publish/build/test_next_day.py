"""A day is not a change: on the next day, without an edit, only what is of the day is written; all other times stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from profminimum.publish.build.clock import VARIABLE
from profminimum.publish.build.search_documents import search_document

from tests.support.html_pages import address, pages
from tests.support.other_moments import MOMENTS, is_of_its_day
from tests.support.project import build, file_times

DAILY = ("day.css", "version.json", "desk/")
"""The day itself, and reports of the operator, which are of a day."""

OVER = re.compile(r'data-over="([^"]+)"')


def test_the_next_day_writes_only_what_is_of_the_day(copy_built: Callable[[Path], Path], tmp_path: Path) -> None:
    """Between these two days nothing of the small region begins or is over."""
    project = copy_built(tmp_path / "project")
    assert build(project, **{VARIABLE: "2026-11-23 10:00"}).returncode == 0
    before = file_times(project / "site")
    assert build(project, **{VARIABLE: "2026-11-24 10:00"}).returncode == 0
    after = file_times(project / "site")
    assert before.keys() == after.keys()
    written = {path for path in after if after[path] != before[path]}
    assert {"day.css", "version.json"} <= written
    assert {path for path in written if not path.startswith(DAILY)} == set()


def searched(site: Path) -> dict[str, str]:
    """What the search program reads of each page that is not of its day."""
    read = {address(page, site): search_document(page.read_text("utf-8")) for page in pages(site)}
    return {where: document for where, document in read.items() if document and not is_of_its_day(where)}


@pytest.mark.parametrize(("before", "after"), MOMENTS)
def test_search_reads_nothing_of_the_day(site_at: Callable[[str], Path], before: str, after: str) -> None:
    """States, counts and lists of what is ahead are no text of a page: days pass and the index stays.

    Only with a new month, as in each of these pairs, events leave it that were over before.
    """
    old, new = searched(site_at(before)), searched(site_at(after))
    assert len(old) > 40
    assert {where for where in new if old.get(where) != new[where]} == set()
    gone = old.keys() - new.keys()
    assert all(f"{before[:7]}-01" <= over < f"{after[:7]}-01" for where in gone for over in OVER.findall(old[where]))
    assert all("/events/" in f"/{where}" for where in gone)
