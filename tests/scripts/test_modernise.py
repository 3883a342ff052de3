"""`dev.py modernise` from the command line: it shows first, writes when asked, and has nothing to do the second time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.modernise import main
from tests.support.project import REGION

EVENT = "schools/first/events/excursion.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region's data."""
    return Path(shutil.copytree(REGION, tmp_path / "data"))


def test_it_shows_and_then_writes(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    """Without `--write` only the difference; with it the files; then all is as it should be."""
    before = (data / EVENT).read_text("utf-8")
    assert main(["--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "-starts: " in said
    assert "+when: " in said
    assert "Пока ничего не записано" in said
    assert (data / EVENT).read_text("utf-8") == before
    assert main(["--data", str(data), "--write"]) == 0
    assert "starts" not in (data / EVENT).read_text("utf-8")
    capsys.readouterr()
    assert main(["--data", str(data), "--write"]) == 0
    assert "уже написаны так" in capsys.readouterr().out


def test_only_the_named_files_change(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    """Other files stay; a file that is not there is told, with the nearest."""
    assert main([EVENT, "--data", str(data), "--write"]) == 0
    assert "файлов: 1" in capsys.readouterr().out
    assert main(["schools/first/events/excursio.yml", "--data", str(data)]) == 2
    assert f"Возможно, вы имели в виду «{EVENT}»" in capsys.readouterr().err
