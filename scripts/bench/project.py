"""Copy of the project with synthetic data that is built repeatedly, and the cost of each build. Prints nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scripts.lib.commands import HOST

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")
DAY = "PROFMINIMUM_TODAY"
SETTINGS = {DAY: "2026-11-23 10:00", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
NO_MAKERS = '''"""For a measurement of pages only."""
MAKERS = ()
def text_makers(*given): return ()
def desk_makers(*given): return ()
def preview_makers(*given): return ()
def sheet_makers(*given): return ()
def lapsed_makers(*given): return ()
'''
SEARCH_WORDS = "\n\nfrom ...view.pages.search_page import make_search_words\n\nMAKERS = (make_search_words,)\n"
NO_INDEX = """

class IndexUpdate:
    def __init__(self, *given): pass
    def __enter__(self): return self
    def __exit__(self, *given): pass
    def finish(self): pass

def is_made(site): return True
"""


@dataclass(frozen=True)
class Run:
    """Cost of a command: wall-clock seconds, seconds of all processors, megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str], folder: Path, **variables: str) -> Run:
    """Runs a command to its end; `variables` are of its environment. Raises RuntimeError with its output if it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | SETTINGS | variables, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode:
            output.seek(0)
            raise RuntimeError(f"{command}: {output.read().decode(errors='replace')[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Project:
    """Copy of the project with synthetic data; without makers, it makes only pages."""

    BUILD = (sys.executable, "-m", HOST, "build", "-q")

    def __init__(self, folder: Path, data: Path, *, has_makers: bool = False, has_index: bool = False) -> None:
        self.folder = folder
        ignored = shutil.ignore_patterns("__pycache__")
        for name in PARTS:
            if (ROOT / name).is_file():
                shutil.copy(ROOT / name, folder / name)
            else:
                shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        shutil.copytree(data, folder / "data")
        parts = folder / "hooks" / "profminimum" / "publish" / "build"
        if not has_makers:
            (parts / "outputs.py").write_text(NO_MAKERS + (SEARCH_WORDS if has_index else ""), "utf-8")
        if not has_index:
            index = parts / "search_index.py"
            index.write_text(index.read_text("utf-8") + NO_INDEX, "utf-8")

    def cold(self) -> Run:
        """Builds the site from nothing.

        Earlier files are moved away, and removed only after everything is measured: for about a minute after a thousand
        files went, ext4 takes seconds to make as many new ones, which would count as the next build's.
        """
        for name in (".cache", "site"):
            if (self.folder / name).exists():
                aside = Path(tempfile.mkdtemp(prefix="old-", dir=self.folder.parent))
                (self.folder / name).rename(aside / name)
        return run([*self.BUILD], self.folder)

    def warm(self) -> Run:
        """Builds the site again without a change."""
        return run([*self.BUILD], self.folder)

    def edited(self, number: int) -> Run:
        """Builds the site after an edit of one record."""
        retitle(self.event, f"Правка {number}")
        return self.warm()

    def templated(self, number: int) -> Run:
        """Builds the site after an edit of the template of one kind of page."""
        self.edit_template(f"Правка {number}")
        return self.warm()

    def later(self, days: int) -> Run:
        """Builds the site some days after the usual one, without an edit."""
        day = datetime.fromisoformat(SETTINGS[DAY]) + timedelta(days=days)
        return run([*self.BUILD], self.folder, **{DAY: day.isoformat(sep=" ", timespec="minutes")})

    def edit_template(self, words: str) -> None:
        """Puts words on every page of an event by its template."""
        path = self.folder / "overrides" / "pages" / "event.html"
        block = re.sub(
            r"^{% block lead %}.*$", f"{{% block lead %}}<!-- {words} -->", path.read_text("utf-8"), flags=re.M
        )
        path.write_text(block, "utf-8")

    @property
    def event(self) -> Path:
        """A record to edit."""
        return min((self.folder / "data" / "schools").glob("*/events/*.yml"))

    def files(self) -> list[Path]:
        """Returns all files of the site."""
        return [path for path in (self.folder / "site").rglob("*") if path.is_file()]

    def pages(self) -> list[Path]:
        """Returns all pages of the site."""
        return list((self.folder / "site").rglob("*.html"))


def retitle(path: Path, words: str) -> None:
    """Gives a record another title."""
    path.write_text(re.sub(r"^title: .*$", f"title: {words}", path.read_text("utf-8"), count=1, flags=re.M), "utf-8")
