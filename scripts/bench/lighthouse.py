"""Lighthouse scores of a built site on a phone: a report for those who change its look, never a gate. Builds nothing.

Lighthouse comes from npm into `.cache/`; the browser is the one that the tests use. The phone and its network are simulated; a
page is measured several times and the middle of its scores is taken, for whatever else the machine does counts too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from scripts.lib.chromium import FLAGS, BrowserMissing, find_browser
from scripts.lib.static_server import serving

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
CACHE = ROOT / ".cache" / "lighthouse"
VERSION = "13.5.0"
PAGES = ("", "programmes/", "grades/9/", "schools/tatanovskaya/", "events/", "search/")
RUNS = 3
CATEGORIES = {
    "performance": "быстрота",
    "accessibility": "доступность",
    "best-practices": "приёмы",
    "seo": "поиск",
}
TIMES = {
    "first-contentful-paint": "первое содержание",
    "largest-contentful-paint": "главное",
    "total-blocking-time": "занято",
    "cumulative-layout-shift": "сдвиг",
}


class LighthouseMissing(Exception):
    """Lighthouse is unavailable; the message says why, in Russian."""


def main() -> int:
    """Prints a line per page; returns the exit code."""
    parser = argparse.ArgumentParser(description="Оценки Lighthouse для страниц собранного сайта на телефоне.")
    parser.add_argument("addresses", nargs="*", default=PAGES, metavar="АДРЕС", help="например schools/")
    parser.add_argument("--site", type=Path, default=SITE, metavar="ПАПКА", help="собранный сайт, обычно site/")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="сколько раз мерить каждую страницу")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        parser.exit(1, f"В папке {options.site} нет сайта: соберите его – python3 scripts/dev.py build\n")
    try:
        program = _program()
        with serving(options.site) as start:
            for address in options.addresses:
                reports = [_report(program, f"{start}/{address.lstrip('/')}") for _ in range(options.runs)]
                print(_line(address, reports), flush=True)
    except (BrowserMissing, LighthouseMissing) as missing:
        parser.exit(1, f"Оценок не получить: {missing}\n")
    return 0


def _program() -> list[str]:
    """Returns the command that starts Lighthouse, installed at the first call. Raises LighthouseMissing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise LighthouseMissing("нужны node и npm")
    entry = CACHE / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not entry.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [
            npm,
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(CACHE),
            f"lighthouse@{VERSION}",
        ]
        if subprocess.run(command, stdin=subprocess.DEVNULL).returncode:
            raise LighthouseMissing(f"npm не установил lighthouse {VERSION}")
    return [node, str(entry)]


def _report(program: list[str], address: str) -> dict[str, Any]:
    """Returns Lighthouse's own report on one page. Raises LighthouseMissing if it gives none."""
    flags = " ".join(["--headless=new", *(flag for flag in FLAGS if " " not in flag)])
    arguments = [
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={flags}",
    ]
    done = subprocess.run(
        [*program, *arguments],
        env=os.environ | {"CHROME_PATH": str(find_browser())},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise LighthouseMissing(done.stderr.strip()[-500:])
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _line(address: str, reports: list[dict[str, Any]]) -> str:
    """Returns the middle scores of a page out of 100, the times of the middle run, then the audits that took points off."""
    middle = sorted(reports, key=lambda report: report["categories"]["performance"]["score"] or 0)[len(reports) // 2]
    scores = ", ".join(
        f"{label} {round(median((report['categories'][name]['score'] or 0) * 100 for report in reports))}"
        for name, label in CATEGORIES.items()
    )
    times = ", ".join(f"{label} {middle['audits'][name].get('displayValue', '–')}" for name, label in TIMES.items())
    weak = sorted(
        {
            reference["id"]
            for report in reports
            for name in CATEGORIES
            for reference in report["categories"][name]["auditRefs"]
            if reference["weight"]
            and (report["audits"][reference["id"]]["score"] or 0) < 0.9
            and report["audits"][reference["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
        }
    )
    return f"/{address}: {scores} ({times})" + (f"; теряют: {', '.join(weak)}" if weak else "")


if __name__ == "__main__":
    sys.exit(main())
