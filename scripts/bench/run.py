"""Measures how long sites of many schools take, also with other generators: `python3 -m scripts.bench.run 20 100 500`.

Everything is measured in one run on one machine: the ratios hold where the seconds do not. Prints the table and
writes it with a chart into `docs/dev/`. Knows how a build is started and nothing of what it does inside.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from scripts.bench import competitors as rivals
from scripts.bench import report as bench_report
from scripts.bench import search as bench_search
from scripts.bench import synthetic_region as synthesise
from scripts.bench.project import SETTINGS, Project, Run, retitle, run
from scripts.lib.commands import HOST

ROOT = Path(__file__).resolve().parents[2]
_READING = """import sys, time; sys.path.insert(0, "hooks")
from pathlib import Path
from profminimum.load import load_file
from profminimum.publish.build.clock import now
from profminimum.load.data_folder import read_sources
from profminimum.publish.build.load_region import check_data, gc_paused, load_changed
from profminimum.publish.build.workers import chunked, map_in_processes, worker_count
from profminimum.publish.build.record_cache import RecordCache
from profminimum.publish.build.cache import BuildCache
cache, data = RecordCache(BuildCache(Path("reading-store"), b"0" * 16)), Path("data")
files = read_sources(data).files
with gc_paused():
    began = time.perf_counter()
    {}
    print(time.perf_counter() - began)
"""
READING = {
    "load cold": "map_in_processes(chunked(files, 64), lambda chunk: [load_file(file) for file in chunk] and None, worker_count())",
    "read cold": "check_data(data, now, cache)",
    "load kept": "load_changed(cache, files)",
    "read kept": "check_data(data, now, cache)",
}
"""Steps of reading, each in a process of its own, in this order: YAML with its places as validated records, and that with the
files themselves and all rules.
"""


@dataclass
class Measured:
    """Measurements for a number of schools, each value by its name."""

    schools: int
    pages: int = 0
    values: dict[str, float] = field(default_factory=dict)


def middle(runs: list[Run]) -> Run:
    """Returns the medians of several runs."""
    return Run(*(median(values) for values in zip(*((cost.wall, cost.cpu, cost.memory) for cost in runs), strict=True)))


def floor(site: Path, folder: Path) -> float:
    """Returns the seconds that writing the very same files from memory takes."""
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    began = time.perf_counter()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return time.perf_counter() - began


@contextmanager
def serving(command: Callable[[int], list[str]], folder: Path) -> Iterator[int]:
    """Starts a preview and stops it at the end; yields its port."""
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


def seconds_until(port: int, address: str, words: str, patience: float = 300) -> float:
    """Returns the seconds until a page contains the words. Raises RuntimeError after `patience` seconds."""
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


def edit_to_page(port: int, edit: Callable[[str], None], address: str, times: int) -> float:
    """Returns the median of seconds from an edit of a page's words until the page shows them."""
    seconds = []
    for number in range(times):
        edit(f"Показ {number}")
        seconds.append(seconds_until(port, address, f"Показ {number}"))
        time.sleep(0.3)
    return median(seconds)


@dataclass(frozen=True)
class Limits:
    """Numbers of schools up to which the slower things are measured."""

    whole: int
    rivals: int
    search: int


def measure(count: int, folder: Path, modules: Path, repeat: int, limits: Limits) -> Measured:
    """Measures everything for a region of `count` schools."""
    data, measured = folder / "data", Measured(count)
    synthesise.write(count, 1, data)
    project = Project(folder / "pages", data)
    _builds(project, measured.values, "pages", repeat)
    pages = project.pages()
    measured.pages = len(pages)
    measured.values["bytes per page"] = sum(path.stat().st_size for path in pages) / len(pages)
    measured.values["floor"] = floor(project.folder / "site", folder / "floor")
    frame = rivals.frame(_built(project.event, project.folder))
    measured.values |= {name: _read(step, project.folder) for name, step in READING.items()}
    _preview(project, measured.values, repeat)
    if count <= limits.whole:
        _builds(Project(folder / "whole", data, has_makers=True, has_index=True), measured.values, "whole", 1)
    if count <= limits.rivals:
        _rivals(folder, data, frame, modules, measured.values, repeat)
    if count <= limits.search:
        _search(Project(folder / "search", data, has_index=True), measured.values)
    return measured


def _search(project: Project, values: dict[str, float]) -> None:
    project.cold()
    kilobytes = bench_search.first_query(project.folder / "site")
    values |= {"search first query": kilobytes} if kilobytes else {}


def _builds(project: Project, values: dict[str, float], name: str, repeat: int) -> None:
    cold = middle([project.cold() for _ in range(repeat)])
    values |= {f"{name} cold": cold.wall, f"{name} cold cpu": cold.cpu, f"{name} memory": cold.memory}
    sizes = [path.stat().st_size for path in project.files()]
    values |= {f"{name} files": len(sizes), f"{name} megabytes": sum(sizes) / 2**20}
    project.warm()
    steps: dict[str, Callable[[int], Run]] = {
        "nothing": lambda _: project.warm(),
        "edit": project.edited,
        "template": project.templated,
        "day": project.later,  # the last one: it leaves the site of another day
    }
    for step, build in steps.items():
        cost = middle([build(number) for number in range(1, repeat + 1)])
        values |= {f"{name} {step}": cost.wall, f"{name} {step} cpu": cost.cpu}


def _built(record: Path, folder: Path) -> str:
    """Returns the built page of a record, as HTML."""
    return (folder / "site" / record.relative_to(folder / "data").with_suffix("") / "index.html").read_text("utf-8")


def _read(step: str, folder: Path) -> float:
    """Returns the seconds that a step takes."""
    command = [sys.executable, "-c", _READING.format(step)]
    return float(subprocess.run(command, cwd=folder, env=os.environ | SETTINGS, capture_output=True).stdout)


def _preview(project: Project, values: dict[str, float], repeat: int) -> None:
    address = f"/{project.event.relative_to(project.folder / 'data').with_suffix('').as_posix()}/"

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", HOST, "serve", "-q", "-a", f"127.0.0.1:{port}"]

    for _ in range(2):  # the first fills the store
        with serving(command, project.folder) as port:
            values["preview start"] = seconds_until(port, address, "<h1")
    with serving(command, project.folder) as port:
        seconds_until(port, address, "<h1")
        values["preview edit"] = edit_to_page(port, partial(retitle, project.event), address, 3 * repeat)
        values["preview template"] = edit_to_page(port, project.edit_template, address, repeat)


def _rivals(folder: Path, data: Path, frame: str, modules: Path, values: dict[str, float], repeat: int) -> None:
    folders = {name: folder / name for name in ("stock", "hugo", "eleventy")}
    for target in folders.values():
        target.mkdir()
    commands = {
        "stock": rivals.stock(folders["stock"], data),
        "hugo": rivals.hugo(folders["hugo"], data, frame),
        "eleventy": rivals.eleventy(folders["eleventy"], data, frame, modules),
    }
    for name, command in commands.items():
        if command:
            cost = middle([run(command, folders[name]) for _ in range(repeat)])
            values |= {f"{name} cold": cost.wall, f"{name} cold cpu": cost.cpu, f"{name} memory": cost.memory}
    if hugo := commands["hugo"]:
        event = min((folders["hugo"] / "data" / "schools").glob("*/events/*.yml"))
        address = f"/{event.relative_to(folders['hugo'] / 'data').with_suffix('').as_posix()}/"
        with serving(lambda port: [hugo[0], "server", "--quiet", f"--port={port}"], folders["hugo"]) as port:
            seconds_until(port, address, "<h1")
            values["hugo edit"] = edit_to_page(port, partial(retitle, event), address, repeat)


def main(arguments: list[str]) -> int:
    """Measures what the arguments ask for; returns the exit code."""
    parser = ArgumentParser(description="Измеряет скорость сборки на придуманных школах и рядом с другими программами.")
    parser.add_argument(
        "counts", type=int, nargs="*", default=[20, 100, 500, 2000, 4000], metavar="N", help="сколько школ"
    )
    parser.add_argument("--repeat", type=int, default=3, help="сколько раз мерить; берётся середина")
    parser.add_argument(
        "--whole", type=int, default=2000, help="до скольких школ собирать и памятки, и указатель поиска"
    )
    parser.add_argument("--rivals", type=int, default=500, help="до скольких школ мерить другие программы")
    parser.add_argument("--search", type=int, default=2000, help="до скольких школ мерить первый поиск")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "dev", help="куда записать speed.md и speed.svg")
    options = parser.parse_args(arguments)
    limits = Limits(options.whole, options.rivals, options.search)
    with tempfile.TemporaryDirectory() as folder:
        modules = rivals.fetch(Path(folder))
        measurements = []
        for count in options.counts:
            home = Path(folder, str(count))
            home.mkdir()
            measurements.append(measure(count, home, modules, options.repeat if count <= limits.rivals else 1, limits))
            print(bench_report.table(measurements), flush=True)
    bench_report.write(measurements, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
