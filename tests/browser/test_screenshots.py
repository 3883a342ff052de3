"""The tool for pictures takes each page on each screen, and says what it lacks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the tool as a developer does."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.bench.screenshots", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def width(picture: Path) -> int:
    """The width in pixels, from the header of a PNG."""
    return int.from_bytes(picture.read_bytes()[16:20])


def test_each_address_gets_a_picture_per_screen(tmp_path: Path, browser: Browser) -> None:
    """There is one picture for each address and screen, as wide as the screen."""
    (tmp_path / "index.html").write_text("<meta name=viewport content='width=device-width'><h1>Дом</h1>", "utf-8")
    done = run(tmp_path / "out", "/", "/index.html?grade=8", "--site", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert {picture.name: width(picture) for picture in (tmp_path / "out").iterdir()} == {
        "home-desktop.png": 1280,
        "home-phone.png": 360,
        "index-html-grade-8-desktop.png": 1280,
        "index-html-grade-8-phone.png": 360,
    }


def test_without_a_site_it_says_how_to_build_one(tmp_path: Path) -> None:
    """The developer learns how to build a site."""
    done = run(tmp_path / "out", "--site", tmp_path)
    assert done.returncode == 1
    assert "python3 scripts/dev.py build" in done.stderr
