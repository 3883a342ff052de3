"""Made-up regions are valid, marked as samples, and the same for the same seed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from profminimum.model import KINDS
from profminimum.publish.build.load_region import check_data

from scripts.bench import synthetic_region as synthesise

COUNT = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region of a few schools."""
    out = tmp_path_factory.mktemp("made") / "data"
    synthesise.write(COUNT, 1, out)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_region_has_no_errors(made: Path):
    """Neither has a smaller one, in which a model school may have no likeness at all."""
    found = check_data(made, lambda zone: datetime(2026, 11, 23, tzinfo=zone))
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert len(found.records.of("school")) == COUNT


@pytest.mark.parametrize("count", [1, 2])
def test_a_tiny_region_has_no_errors(tmp_path: Path, count: int):
    """A college then names schools that are not there: they are left out."""
    synthesise.write(count, 5, tmp_path / "data")
    found = check_data(tmp_path / "data", lambda zone: datetime(2026, 11, 23, tzinfo=zone))
    assert [str(problem) for problem in found.problems if problem.is_error] == []


def test_every_record_is_a_sample(made: Path):
    """Nothing made up passes as real; what belongs to no school is the model's own."""
    found = check_data(made, lambda zone: datetime(2026, 11, 23, tzinfo=zone))
    schools = [entry for entry in found.records if entry.location.owner_kind == "school"]
    assert schools
    assert all(entry.record.demo for entry in schools)


def test_all_kinds_of_records_are_there(made: Path):
    """Each kind that a folder of data may hold occurs, and so do branches, several venues and a long name."""
    records = check_data(made, lambda zone: datetime(2026, 11, 23, tzinfo=zone)).records
    assert {entry.location.kind.name for entry in records} == {kind.name for kind in KINDS}
    assert any(entry.record.branches for entry in records.of("school"))
    assert any(len(entry.record.venues) > 2 for entry in records.of("event"))
    assert max(len(entry.record.name) for entry in records.of("school")) > 100


def test_size_is_that_of_a_real_school(made: Path):
    """A school has about 12 files and 24 KB, as the measurements assume."""
    files = contents(made / "schools")
    assert 11 <= len(files) / COUNT <= 15
    assert 20_000 <= sum(map(len, files.values())) / COUNT <= 32_000


def test_a_smaller_region_is_the_beginning_of_a_larger_one(made: Path, tmp_path: Path):
    """The same seed gives the same schools."""
    synthesise.write(3, 1, tmp_path / "data")
    small, large = contents(tmp_path / "data" / "schools"), contents(made / "schools")
    assert small
    assert small == {path: large[path] for path in small}


def test_another_seed_gives_another_region(made: Path, tmp_path: Path):
    """Seeds are not decoration."""
    synthesise.write(COUNT, 2, tmp_path / "data")
    assert contents(tmp_path / "data" / "schools") != contents(made / "schools")


def test_an_existing_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Nobody's data are written over."""
    with pytest.raises(SystemExit) as ended:
        synthesise.main(["3", str(tmp_path)])
    assert ended.value.code == 2
    assert "уже есть" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
