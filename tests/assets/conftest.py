"""The program that runs the site's scripts without a browser.

Where node cannot be had, the tests that need it skip and say why; with `CI=true` they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

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
