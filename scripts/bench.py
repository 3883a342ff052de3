"""Measures how long sites of many schools take, beside other generators: `python3 scripts/bench.py 20 100 500`.

Everything is measured in one run on one machine, so that the ratios hold where the seconds do not. Prints the table and
writes it with a chart into `docs/`. Knows how a build is started and nothing of what it does inside.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import bench_report
import rivals
import synthesise
from commands import HOST

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")
SETTINGS = {"PROFMINIMUM_TODAY": "2026-11-23 10:00", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
NO_MAKERS = '''"""For a measurement of pages alone."""
MAKERS = ()
def worded(templates): return ()
def printed(sheets, templates, moment): return ()
'''
NO_INDEX = "\n\ndef write_index(site): return None\n\ndef is_made(site): return True\n"
READING = """import sys, time; sys.path.insert(0, "hooks")
from pathlib import Path
from profminimum.publish.gather import examine
from profminimum.publish.clock import now
from profminimum.publish.reading import Reader
from profminimum.publish.store import Store
began = time.perf_counter()
examine(Path("data"), now, Reader(Store(Path("reading-store"), b"0" * 16)))
print(time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Run:
    """One command: seconds by the clock, seconds of all processors, megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass
class Measured:
    """What was found for a number of schools, each value by its name."""

    schools: int
    pages: int = 0
    values: dict[str, float] = field(default_factory=dict)


def run(command: list[str], folder: Path) -> Run:
    """Runs a command to its end. Raises RuntimeError with its words if it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | SETTINGS, stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode:
            told.seek(0)
            raise RuntimeError(f"{command}: {told.read().decode(errors='replace')[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def middle(runs: list[Run]) -> Run:
    """The medians of several runs."""
    return Run(*(median(values) for values in zip(*((each.wall, each.cpu, each.memory) for each in runs), strict=True)))


class Project:
    """A copy of the project with made-up data; without makers, it makes pages alone."""

    BUILD = (sys.executable, "-m", HOST, "build", "-q")

    def __init__(self, folder: Path, data: Path, *, is_whole: bool) -> None:
        self.folder = folder
        ignored = shutil.ignore_patterns("__pycache__")
        for name in PARTS:
            copy = shutil.copy if (ROOT / name).is_file() else shutil.copytree
            copy(ROOT / name, folder / name, **({} if (ROOT / name).is_file() else {"ignore": ignored}))
        shutil.copytree(data, folder / "data")
        publish = folder / "hooks" / "profminimum" / "publish"
        if not is_whole:
            (publish / "outputs.py").write_text(NO_MAKERS, "utf-8")
            (publish / "search.py").write_text((publish / "search.py").read_text("utf-8") + NO_INDEX, "utf-8")

    def cold(self) -> Run:
        """A build from nothing."""
        for name in (".cache", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return run([*self.BUILD], self.folder)

    def warm(self) -> Run:
        """A build after which nothing is different."""
        return run([*self.BUILD], self.folder)

    def edited(self, number: int) -> Run:
        """A build after an edit of one record."""
        retitle(self.event, f"Правка {number}")
        return self.warm()

    @property
    def event(self) -> Path:
        """A record to edit."""
        return min((self.folder / "data" / "schools").glob("*/events/*.yml"))

    def pages(self) -> list[Path]:
        """All pages of the site."""
        return list((self.folder / "site").rglob("*.html"))


def retitle(path: Path, words: str) -> None:
    """Gives a record another title."""
    path.write_text(re.sub(r"^title: .*$", f"title: {words}", path.read_text("utf-8"), count=1, flags=re.M), "utf-8")


def floor(site: Path, folder: Path) -> float:
    """Seconds to write the very same files from memory."""
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    began = time.perf_counter()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return time.perf_counter() - began


@contextmanager
def serving(command: Callable[[int], list[str]], folder: Path) -> Iterator[int]:
    """A preview; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    null = subprocess.DEVNULL
    process = subprocess.Popen(command(port), cwd=folder, env=os.environ | SETTINGS, stdout=null, stderr=null)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


def shown(port: int, address: str, words: str, patience: float = 300) -> float:
    """Seconds until a page holds the words."""
    began = time.perf_counter()
    while time.perf_counter() < began + patience:
        connection = HTTPConnection("127.0.0.1", port, timeout=patience)
        try:
            connection.request("GET", address)
            if words in connection.getresponse().read().decode():
                return time.perf_counter() - began
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.002)
    raise RuntimeError(f"{address}: «{words}» did not come")


def edit_to_page(port: int, event: Path, address: str, times: int) -> float:
    """The median of seconds from an edit of a record to its page."""
    found = []
    for number in range(times):
        retitle(event, f"Показ {number}")
        found.append(shown(port, address, f"Показ {number}"))
        time.sleep(0.3)
    return median(found)


def measure(count: int, folder: Path, modules: Path, repeat: int, is_whole: bool) -> Measured:
    """Everything for a region of so many schools."""
    data, found = folder / "data", Measured(count)
    synthesise.write(count, 1, data)
    project = Project(folder / "pages", data, is_whole=False)
    _builds(project, found.values, "pages", repeat)
    pages = project.pages()
    found.pages = len(pages)
    found.values["bytes per page"] = sum(path.stat().st_size for path in pages) / len(pages)
    found.values["floor"] = floor(project.folder / "site", folder / "floor")
    frame = re.sub(
        r"<main\b.*</main>", f"<main>{rivals.BODY}</main>", _built(project.event, project.folder), flags=re.S
    )
    found.values["read cold"], found.values["read kept"] = (_read(project.folder) for _ in range(2))
    _preview(project, found.values, repeat)
    if is_whole:
        _builds(Project(folder / "whole", data, is_whole=True), found.values, "whole", 1)
    _rivals(folder, data, frame, modules, found.values, repeat)
    return found


def _builds(project: Project, values: dict[str, float], name: str, repeat: int) -> None:
    cold = middle([project.cold() for _ in range(repeat)])
    values |= {f"{name} cold": cold.wall, f"{name} cold cpu": cold.cpu, f"{name} memory": cold.memory}
    project.warm()
    values[f"{name} nothing"] = middle([project.warm() for _ in range(repeat)]).wall
    values[f"{name} edit"] = middle([project.edited(number) for number in range(repeat)]).wall


def _built(record: Path, folder: Path) -> str:
    """The page of a record as it was built."""
    return (folder / "site" / record.relative_to(folder / "data").with_suffix("") / "index.html").read_text("utf-8")


def _read(folder: Path) -> float:
    done = subprocess.run([sys.executable, "-c", READING], cwd=folder, env=os.environ | SETTINGS, capture_output=True)
    return float(done.stdout)


def _preview(project: Project, values: dict[str, float], repeat: int) -> None:
    address = f"/{project.event.relative_to(project.folder / 'data').with_suffix('').as_posix()}/"

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", HOST, "serve", "-q", "-a", f"127.0.0.1:{port}"]

    for _ in range(2):  # the first fills the store
        with serving(command, project.folder) as port:
            values["preview start"] = shown(port, address, "<h1")
    with serving(command, project.folder) as port:
        shown(port, address, "<h1")
        values["preview edit"] = edit_to_page(port, project.event, address, 3 * repeat)


def _rivals(folder: Path, data: Path, frame: str, modules: Path, values: dict[str, float], repeat: int) -> None:
    homes = {name: folder / name for name in ("stock", "hugo", "eleventy")}
    for home in homes.values():
        home.mkdir()
    commands = {
        "stock": rivals.stock(homes["stock"], data),
        "hugo": rivals.hugo(homes["hugo"], data, frame),
        "eleventy": rivals.eleventy(homes["eleventy"], data, frame, modules),
    }
    for name, command in commands.items():
        if command:
            found = middle([run(command, homes[name]) for _ in range(repeat)])
            values |= {f"{name} cold": found.wall, f"{name} cold cpu": found.cpu, f"{name} memory": found.memory}
    if commands["hugo"]:
        event = min((homes["hugo"] / "data" / "schools").glob("*/events/*.yml"))
        address = f"/{event.relative_to(homes['hugo'] / 'data').with_suffix('').as_posix()}/"
        with serving(lambda port: [commands["hugo"][0], "server", "--quiet", f"--port={port}"], homes["hugo"]) as port:
            shown(port, address, "<h1")
            values["hugo edit"] = edit_to_page(port, event, address, repeat)


def main(arguments: list[str]) -> int:
    """Measures what the arguments ask for; returns the exit code."""
    parser = ArgumentParser(description="Измеряет скорость сборки на придуманных школах и рядом с другими программами.")
    parser.add_argument("counts", type=int, nargs="*", default=[20, 100, 500], metavar="N", help="сколько школ")
    parser.add_argument("--repeat", type=int, default=3, help="сколько раз мерить; берётся середина")
    parser.add_argument(
        "--whole", type=int, default=100, help="до скольких школ собирать и памятки, и указатель поиска"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="куда записать speed.md и speed.svg")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        modules = rivals.fetch(Path(folder))
        found = []
        for count in options.counts:
            home = Path(folder, str(count))
            home.mkdir()
            found.append(measure(count, home, modules, options.repeat, count <= options.whole))
            print(bench_report.table(found), flush=True)
    bench_report.write(found, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
