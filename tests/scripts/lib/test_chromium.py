"""Looking for a browser: what is named comes first, then PATH, then the usual places of each system."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.lib.chromium import BrowserMissing, find_browser, usual_places


def program(path: Path) -> Path:
    """A file that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    path.chmod(0o755)
    return path


def test_named_browser_comes_first(tmp_path: Path) -> None:
    """The variable wins over PATH."""
    named = program(tmp_path / "мой браузер")
    program(tmp_path / "chromium")
    assert find_browser({"PROFMINIMUM_BROWSER": str(named), "PATH": str(tmp_path)}, "linux") == named


def test_wrongly_named_browser_is_missing(tmp_path: Path) -> None:
    """A name that leads nowhere is reported, not ignored in silence."""
    program(tmp_path / "chromium")
    with pytest.raises(BrowserMissing, match=r"указывает на .*nowhere, но такого файла нет"):
        find_browser({"PROFMINIMUM_BROWSER": str(tmp_path / "nowhere"), "PATH": str(tmp_path)}, "linux")


@pytest.mark.skipif(os.name != "posix", reason="programs without an extension")
def test_browsers_in_path_have_an_order(tmp_path: Path) -> None:
    """Chromium is preferred to Chrome, and what has no windows to both: it is much lighter."""
    program(tmp_path / "google-chrome")
    chromium = program(tmp_path / "chromium")
    assert find_browser({"PATH": str(tmp_path)}, "linux") == chromium
    shell = program(tmp_path / "chromium-headless-shell")
    assert find_browser({"PATH": str(tmp_path)}, "linux") == shell


def test_browsers_are_found_in_the_usual_places(tmp_path: Path) -> None:
    """On Windows and macOS browsers are not in PATH."""
    edge = program(tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe")
    assert find_browser({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == edge
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in usual_places({}, "darwin")


def test_without_a_browser_the_reason_is_given(tmp_path: Path) -> None:
    """The reason says how to name one."""
    with pytest.raises(BrowserMissing, match="PROFMINIMUM_BROWSER"):
        find_browser({"PATH": str(tmp_path)}, "win32")
