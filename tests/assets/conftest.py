"""The program that runs the site's scripts without a browser.

Where node cannot be had, the tests that need it skip and say why; with `CI=true` they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import ROOT

OLDEST_NODE = 18  # the first with a test runner of its own


@pytest.fixture(scope="session")
def node() -> str:
    """Returns the program node."""
    found = shutil.which("node")
    version = subprocess.run([found, "--version"], capture_output=True, text=True).stdout.strip() if found else ""
    if found and int((re.match(r"v(\d+)", version) or ["", "0"])[1]) >= OLDEST_NODE:
        return found
    reason = f"node {version} is too old" if found else "node is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Returns a folder with the scripts, their tests and vectors, where node takes every script for a module, however old it is."""
    for folder in ("overrides/assets", "tests/assets", "tests/vectors"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    return tmp_path
