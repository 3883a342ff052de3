"""Quick reload: an edit gives what loading everything gives, or leaves it to that."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha1
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from profminimum.publish.build.file_history import FileHistory
from profminimum.publish.build.load_region import LoadedRegion, load_region
from profminimum.publish.build.quick_reload import reload_folders
from profminimum.publish.build.record_cache import RecordCache

from scripts.bench import synthetic_region as synthesise

DAMAGE = ("", "title: [", "\nunknown: 1\n", "\nschools: [nowhere]\n")


def now(zone: ZoneInfo) -> datetime:
    """A day in November."""
    return datetime(2026, 11, 23, 10, tzinfo=zone)


def state(region: LoadedRegion) -> tuple:
    """All that a gathering says."""
    return (
        {entry.location.path: entry.record for entry in region.catalog.records},
        region.problems,
        region.hidden,
        region.files,
        region.catalog.commit_days,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A made-up region of a few schools."""
    synthesise.write(4, 1, tmp_path / "data")
    return tmp_path / "data"


def test_an_edit_of_a_committed_file_counts_today(data: Path):
    """The days of all others stay, as a full load would have them."""
    files = {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*.yml")}
    blobs = {path: {sha1(b"blob %d\0" % len(text) + text).hexdigest(): 1790000000} for path, text in files.items()}
    history, cache = FileHistory(blobs), RecordCache(None)
    before = load_region(data, now, cache, history)
    path = next(path for path in sorted(files) if path.startswith("schools/") and "/events/" in path)
    (data / path).write_bytes(files[path] + b"# \n")
    after = reload_folders(before, data, {data / path}, now, cache)
    assert after
    assert state(after) == state(load_region(data, now, RecordCache(None), history))
    days = after.catalog.commit_days
    assert {name for name, day in days.items() if day == now(ZoneInfo("Europe/Moscow")).date()} == {path}
    assert len(days) == len(files)


def test_random_edits_give_what_a_full_load_gives(data: Path):
    """Words, names, records more and less, faults and their correction follow upon each other."""
    random, cache, quick = Random(7), RecordCache(None), 0
    before, broken = load_region(data, now, cache), {}
    for _ in range(50):
        edited = corrected(broken) or edits(data, random, broken)
        after = reload_folders(before, data, edited, now, cache)
        whole = load_region(data, now, RecordCache(None))
        if after:
            quick += 1
            assert state(after) == state(whole)
            assert [entry.location.path for entry in after.catalog.records] == [
                entry.location.path for entry in whole.catalog.records
            ]
        before = after or load_region(data, now, cache)
    assert quick >= 15


def corrected(broken: dict[Path, str]) -> set[Path]:
    """Puts damaged files right; gives their paths."""
    paths = set(broken)
    for path in paths:
        path.write_text(broken.pop(path), "utf-8")
    return paths


def edits(data: Path, random: Random, broken: dict[Path, str]) -> set[Path]:
    """Edits a file at random; gives what was touched. A damaged one is noted with what it was."""
    path = random.choice(sorted(data.rglob("*.yml")))
    text, may_go = path.read_text("utf-8"), path.parent.name in ("events", "classes")
    kind = random.choice(["words", "words", "damage", *(["removal", "copy"] if may_go else [])])
    if kind == "removal":
        path.unlink()
    elif kind == "copy":
        path = path.with_name(f"other-{random.randrange(99)}.yml")
        path.write_text(text, "utf-8")
    elif kind == "damage":
        broken[path] = text
        path.write_text(text + random.choice(DAMAGE), "utf-8")
    else:
        path.write_text(re.sub(r"^(name|title): (?=\w)", r"\1: Новое ", text, flags=re.MULTILINE), "utf-8")
    return {path}


def test_a_small_edit_is_reloaded_quickly(data: Path):
    """An edit of an event or of a school's own record and a new event need no full load."""
    cache = RecordCache(None)
    before = load_region(data, now, cache)
    school = data / "schools" / "sample-school-00001"
    event = min((school / "events").glob("*.yml"))
    for path in (event, school / "school.yml", school / "documents.yml"):
        path.write_text(path.read_text("utf-8").replace("updated: 2026-", "updated: 2025-"), "utf-8")
        assert reload_folders(before, data, {path}, now, cache)


@pytest.mark.parametrize("path", ["region.yml", "reference/levels.yml", "events/college-fair-february.yml"])
def test_shared_records_need_a_full_load(data: Path, path: str):
    """Vocabularies and the region's own records concern all others."""
    cache = RecordCache(None)
    assert reload_folders(load_region(data, now, cache), data, {data / path}, now, cache) is None


def test_a_removed_school_needs_a_full_load(data: Path):
    """Other records may have named it."""
    cache = RecordCache(None)
    before = load_region(data, now, cache)
    path = data / "schools" / "sample-school-00001" / "school.yml"
    path.unlink()
    assert reload_folders(before, data, {path}, now, cache) is None
