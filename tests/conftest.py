"""What tests of every stage may ask for: the site of the large region, built once, and its address on this machine."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from compileall import compile_dir
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import settings
from profminimum.publish.build.clock import VARIABLE

from scripts.lib.chromium import BrowserMissing, find_browser
from scripts.lib.commands import COMMANDS
from scripts.lib.static_server import serving
from tests.support import data_guard
from tests.support.hostile_region import HARMLESS, PAYLOAD, write_region
from tests.support.made_once import made_once
from tests.support.processor_time import ProcessorTime
from tests.support.project import LARGE_REGION, NOW, ROOT, build, copy_project
from tests.support.project import settings as environ

USUAL = f"{NOW:%Y-%m-%d %H:%M}"
EXAMPLES = int(os.environ.get("PROFMINIMUM_EXAMPLES", "50"))
"""Of a property by default: each run draws others; before a change of what a property is about, 500."""
settings.register_profile("project", deadline=None, max_examples=EXAMPLES)  # a busy machine is no fault of the code
settings.load_profile("project")

sys.dont_write_bytecode = False  # tests are compiled with their assertions taken apart: five seconds in each process
# Regions are many small objects that stay: looking through them takes a tenth of all
gc.set_threshold(100_000, 50, 100)

data_guard.install()

SLOWEST = (
    "scripts/test_publish.py",
    "publish/build/test_incremental_build.py",
    "publish/release/test_releases_folder.py",
)
"""Files of few tests that take long: begun last, they would keep one core busy after the others are done."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the parameter `--processor`."""
    parser.addoption("--processor", action="store_true", help="tell which files of tests take the processor")


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the program, and measures where it was asked for.

    A Python that may write no compiled modules, as in a container, would compile them anew in each program that a test starts.
    """
    if not hasattr(config, "workerinput"):
        for folder in ("hooks", "scripts", "tests/support"):
            compile_dir(ROOT / folder, quiet=1)
    if config.getoption("--processor"):
        config.pluginmanager.register(ProcessorTime())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(SLOWEST))


def pytest_report_header() -> str:
    """Say at once whether the pages will be opened in a browser."""
    try:
        return f"браузер: {find_browser()}"
    except BrowserMissing as missing:
        return f"браузер: {missing}"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the large region's site on its day, with the words of `docs/`, built exactly as `scripts/dev.py build` does it."""

    def make(folder: Path) -> None:
        project = copy_project(folder / "project", LARGE_REGION, has_words=True)
        for step in COMMANDS["build"].with_arguments(["--site-dir", str(folder / "site")]):
            done = subprocess.run(
                [sys.executable, *step],
                cwd=project,
                env=environ(),
                capture_output=True,
                encoding="utf-8",
            )
            assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"

    return made_once(tmp_path_factory, "large", make) / "site"


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """The address of the built site, served on this machine, without a slash at its end."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def region_site(site_at: Callable[[str], Path]) -> Path:
    """The folder of the small region's site on its day, built once; only read it."""
    return site_at(USUAL)


@pytest.fixture(scope="session")
def copy_built(region_site: Path) -> Callable[[Path], Path]:
    """Copies the small region's project with its site and its cache: a build of the copy makes only what a test has changed."""

    def copy_built(folder: Path) -> Path:
        return shutil.copytree(region_site.parent, folder)

    return copy_built


@pytest.fixture(scope="session")
def site_at(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the small region's site as it is made at a moment, `2026-12-31 12:00`; only read it.

    That of any moment but the usual one begins with the usual one, as a site that is built every night:
    `tests/publish/build/test_day_by_day.py` shows that it is as one from nothing.
    """

    @cache
    def site_at(moment: str) -> Path:
        def make(folder: Path) -> None:
            project = folder / "project"
            if moment == USUAL:
                copy_project(project)
            else:
                shutil.copytree(site_at(USUAL).parent, project)
            done = build(project, **{VARIABLE: moment})
            assert done.returncode == 0, f"the small region does not build at {moment}:\n{done.stdout}{done.stderr}"

        return made_once(tmp_path_factory, re.sub("[^0-9]", "-", f"region {moment}"), make) / "project" / "site"

    return site_at


def _site_with(words: str, folder: Path) -> None:
    fields = write_region(folder / "data", words)
    (folder / "fields.json").write_text(json.dumps(fields), "utf-8")
    done = build(copy_project(folder / "project", folder / "data"))
    assert done.returncode == 0, f"a region of «{words}» does not build:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def _hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "hostile", partial(_site_with, PAYLOAD))


@pytest.fixture(scope="session")
def hostile_site(_hostile: Path) -> Path:
    """The site of the small region with a hostile text in every field that takes words."""
    return _hostile / "project" / "site"


@pytest.fixture(scope="session")
def hostile_fields(_hostile: Path) -> dict[int, str]:
    """The number of each hostile text with its file and field."""
    fields = json.loads((_hostile / "fields.json").read_text("utf-8"))
    return {int(number): field for number, field in fields.items()}


@pytest.fixture(scope="session")
def harmless_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with harmless words in the same fields."""
    return made_once(tmp_path_factory, "harmless", partial(_site_with, HARMLESS)) / "project" / "site"
