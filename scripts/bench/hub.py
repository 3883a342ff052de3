"""Measures a country's site: `python3 -m scripts.bench.hub SITE --regions 12`.

One built site stands for every region, under other names: read over HTTP as on the web, searched side by side in a browser.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from scripts.bench.search import first_query
from scripts.lib.cli import ROOT
from scripts.lib.static_server import serving


class Cost(NamedTuple):
    """Cost of one run of the command, and of a reader's first search."""

    cpu: float
    """Seconds of processor, the search program's included."""
    elapsed: float
    memory: float
    """The largest process, in MB."""
    said: str
    """The command's own last line: how much it has read."""
    search: float | None
    """KB of a first search in all regions; None without a browser."""


def measure(site: Path, count: int, folder: Path) -> Cost:
    """Returns the cost of a hub of `count` regions that are all like `site`; `folder` is empty."""
    names = [f"region-{number:02}" for number in range(1, count + 1)]
    served = folder / "served"
    served.mkdir()
    for name in names:
        (served / name).symlink_to(site.resolve(), target_is_directory=True)
    with serving(served) as address:
        cost = _run(folder, "web", names, lambda name: f"{address}/{name}/")
    _run(folder, "folders", names, lambda name: str(served / name))
    shutil.copytree(folder / "folders" / "current", served, dirs_exist_ok=True)
    return cost._replace(search=first_query(served, "&region=all"))


def _run(folder: Path, home: str, names: Iterable[str], site: Callable[[str], str]) -> Cost:
    """Makes a hub in the folder `home`, each region read where `site` says."""
    lines = [f"- id: {name}\n  name: Образцовая область {name}\n  site: {site(name)}\n" for name in names]
    (folder / "regions.yml").write_text("".join(["regions:\n", *lines]), "utf-8")
    command = [sys.executable, "-m", "scripts.hub", str(folder / "regions.yml"), "--home", str(folder / home)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    elapsed, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, elapsed, after.ru_maxrss / 1024, done.stdout.splitlines()[-1], None)


def main(arguments: list[str]) -> int:
    """Prints what a hub costs; returns the exit code."""
    parser = ArgumentParser(description="Измеряет сайт страны: один собранный сайт стоит за каждый регион.")
    parser.add_argument("site", type=Path, metavar="САЙТ", help="собранный сайт региона")
    parser.add_argument("--regions", type=int, default=12, metavar="N", help="сколько регионов")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        cost = measure(options.site, options.regions, Path(folder))
    print(cost.said)
    print(f"Процессор {cost.cpu:.1f} с, по часам {cost.elapsed:.1f} с, память {cost.memory:.0f} МБ")
    print("Поиск не измерен: нет браузера" if cost.search is None else f"Первый поиск везде: {cost.search:.0f} КБ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
