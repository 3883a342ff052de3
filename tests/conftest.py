"""What tests of every stage may ask for: the site built once from the shipped data, and its address on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import BrowserMissing, find_browser
from commands import COMMANDS, SETTINGS
from loopback import serving

from tests.project import build, copy_project

ROOT = Path(__file__).resolve().parent.parent


def pytest_report_header() -> str:
    """Say at once whether the pages will be opened in a browser."""
    try:
        return f"браузер: {find_browser()}"
    except BrowserMissing as missing:
        return f"браузер: {missing}"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built from data/ exactly as `scripts/dev.py build` does it."""
    folder = tmp_path_factory.mktemp("site") / "site"
    for step in COMMANDS["build"].with_arguments(["--site-dir", str(folder)]):
        done = subprocess.run(
            [sys.executable, *step], cwd=ROOT, env=os.environ | SETTINGS, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """The address of the built site, served on this machine, without a slash at its end."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def region_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small region's site on its day, built once; only read it."""
    project = copy_project(tmp_path_factory.mktemp("region") / "project")
    done = build(project)
    assert done.returncode == 0, f"the small region does not build:\n{done.stdout}{done.stderr}"
    return project / "site"
