"""What is shared by the processes of a run is made by one of them, and whole before another sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.made_once import made_once


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], pytest.TempPathFactory]:
    """The temporary folders of a process of the run, as pytest-xdist gives them: one folder for each below the run's."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")

    def run(name: str) -> pytest.TempPathFactory:
        (tmp_path / name).mkdir()
        return pytest.TempPathFactory(tmp_path / name, "all", 3, lambda *_, **__: None, _ispytest=True)

    return run


def test_those_who_come_later_wait_and_get_the_same(run: Callable[[str], pytest.TempPathFactory]) -> None:
    """Three ask at once; one makes it."""
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.3)
        (folder / "page").write_text("whole", "utf-8")

    with ThreadPoolExecutor() as pool:
        folders = list(pool.map(lambda process: made_once(process, "site", make), map(run, "abc")))
    assert [(folder / "page").read_text("utf-8") for folder in folders] == ["whole"] * 3
    assert len(made) == 1


def test_what_fails_is_tried_again_from_the_beginning(run: Callable[[str], pytest.TempPathFactory]) -> None:
    """Nothing is left of the first attempt, and its fault is told to the one who asked."""

    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise AssertionError("no site")

    with pytest.raises(AssertionError, match="no site"):
        made_once(run("a"), "site", fail)
    folder = made_once(run("b"), "site", lambda folder: (folder / "page").touch())
    assert [path.name for path in folder.iterdir()] == ["page"]
