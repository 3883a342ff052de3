"""The build cache gives back what was stored, to the same program only, and whole or not at all."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path

import pytest
from profminimum.load import Loaded, SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.load.file_problems import FileProblems
from profminimum.load.yaml_reader import read as read_file
from profminimum.model import Records
from profminimum.publish.build import load_region as loading
from profminimum.publish.build.cache import BuildCache, digest, program_digest
from profminimum.publish.build.load_region import check_changed, load_changed
from profminimum.publish.build.record_cache import SOURCES, RecordCache
from profminimum.view.rendering.template_engine import engine

from tests.support.project import REGION

PROGRAM, OTHER = digest(b"one"), digest(b"another")


def test_the_last_value_of_a_name_comes_back(tmp_path: Path):
    """Each name gives the value that was stored last."""
    store = BuildCache(tmp_path / "new", PROGRAM)
    store.save("a", {"x": (1, "ё")})
    store.save("a", {"x": (2, "ё")})
    assert store.load("a") == {"x": (2, "ё")}
    assert store.load("b") is None


def test_another_program_sees_nothing(tmp_path: Path):
    """A changed program ignores the values: its own may look otherwise."""
    BuildCache(tmp_path, PROGRAM).save("a", 1)
    assert BuildCache(tmp_path, OTHER).load("a") is None


def test_what_another_engine_compiled_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A change of the template engine reaches templates that stay as they are."""

    def compiled() -> set[str]:
        environment = engine({"page.html": "<p>{{ name }}</p>"}.get, BuildCache(tmp_path, PROGRAM).compiled_templates)
        assert environment.get_template("page.html").render(name="a") == "<p>a</p>"
        return {path.name for path in (tmp_path / "templates").iterdir()}

    first = compiled()
    assert compiled() == first
    monkeypatch.setattr("profminimum.publish.build.cache.TEMPLATE_ENGINE", "view/rendering/months")
    assert len(compiled()) == 2 * len(first) == 2


@pytest.mark.parametrize("share", [0, 1, 20, 40, 60])
def test_a_damaged_value_is_ignored(tmp_path: Path, share: int):
    """A value is ignored however much of it was written, and if a byte of it is another."""
    store = BuildCache(tmp_path, PROGRAM)
    store.save("a", list(range(100)))
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(whole[:share])
    assert store.load("a") is None
    (tmp_path / "a").write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])
    assert store.load("a") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path):
    """The cache then stores nothing and the build goes on."""
    tmp_path.chmod(0o500)
    store = BuildCache(tmp_path / "new", PROGRAM)
    store.save("a", 1)
    assert store.load("a") is None


def test_parts_of_a_digest_do_not_run_together():
    """Two files that swap a letter at their border have another digest."""
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert program_digest("model") != program_digest("load")


def test_a_module_that_does_not_exist_has_no_digest():
    """A name that matches nothing would leave a cache valid for ever."""
    with pytest.raises(ValueError, match="publish/build/moved"):
        program_digest("model", "publish/build/moved")
    assert program_digest(*SOURCES)


def read(files: list[SourceFile], day: date, cache: RecordCache) -> tuple:
    """What comes of files through a cache: records, the places of their values, problems."""
    loaded = load_changed(cache, files)
    problems = check_changed(cache, Records(loaded.entries), day)
    cache.save(file.path for file in files)
    return loaded, [entry.mark for entry in loaded.entries], problems


def test_a_cache_gives_what_reading_gives(tmp_path: Path):
    """The results are the same at first, from the cache, after an edit, and on another day."""
    files, store = read_sources(REGION).files, BuildCache(tmp_path, PROGRAM)
    edited = [
        SourceFile(file.path, file.data.replace(b"checked: 2026", b"checked: 2027").replace("ё".encode(), "е".encode()))
        for file in files
    ]
    assert edited != files
    for given in (files, files, edited, edited[:-3], files):
        for day in (date(2026, 11, 23), date(2020, 1, 1)):
            assert read(given, day, RecordCache(store)) == read(given, day, RecordCache(None))


def test_only_edited_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """After an edit only the edited file is read."""
    files, store, day = read_sources(REGION).files, BuildCache(tmp_path, PROGRAM), date(2026, 11, 23)
    read(files, day, RecordCache(store))
    seen: list[str] = []
    whole = loading.load

    def seeing(files: list[SourceFile]) -> Loaded:
        seen.extend(file.path for file in files)
        return whole(files)

    monkeypatch.setattr(loading, "load", seeing)
    read(files, day, RecordCache(store))
    assert seen == []
    read([*files[:-1], SourceFile(files[-1].path, files[-1].data + b"\n")], day, RecordCache(store))
    assert seen == [files[-1].path]


def test_a_record_comes_back_as_it_was():
    """Every field is in its order, with the same names known to be filled in; a repeated default counts as left out."""
    for entry in load(read_sources(REGION).files).entries:
        again = pickle.loads(pickle.dumps(entry.record))
        assert again == entry.record
        assert repr(again) == repr(entry.record)
        assert again.model_fields_set <= entry.record.model_fields_set
        assert again.model_copy(update={"demo": True}).demo


def test_marks_are_read_again_when_they_are_asked_for(tmp_path: Path):
    """The cache stores none: they say where the values are in the very bytes that the record was read from."""
    files, store = read_sources(REGION).files, BuildCache(tmp_path, PROGRAM)
    read(files, date(2026, 11, 23), RecordCache(store))
    for file in files:
        (entry,) = RecordCache(store).loaded([file]).entries
        document = read_file(file.data, FileProblems(file.path))
        assert document
        assert entry.mark == document.mark
