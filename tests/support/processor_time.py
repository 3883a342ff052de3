"""Processor time of tests: `dev.py test --processor` names the files that take most, with all programs that they start."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

import pytest

MOST = 25
"""Files that are named."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0
KEY = "processor"
"""The attribute of a report that carries the seconds of its phase from the process of the tests to the one that tells."""


class ProcessorTime:
    """Plugin that measures each phase of each test and tells the sums by file. Reads `/proc`, which only Linux has."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)
        self._tests: Counter[str] = Counter()
        self._before = _seconds(os.getpid())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Iterator[None]:
        """Adds the seconds since the report before; between two phases nothing else is done."""
        report = yield
        now = max(_seconds(os.getpid()), self._before)  # less when a program is just beginning or ending
        setattr(report, KEY, now - self._before)
        self._before = now
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Counts a report, also one that has come from another process."""
        file = report.nodeid.partition("::")[0]
        self._seconds[file] += getattr(report, KEY, 0.0)
        self._tests[file] += report.when == "call"

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Prints the table."""
        terminalreporter.section(f"processor: {sum(self._seconds.values()):.0f} s")
        for file, seconds in sorted(self._seconds.items(), key=itemgetter(1), reverse=True)[:MOST]:
            terminalreporter.write_line(f"{seconds:8.1f} s {self._tests[file]:5d} tests  {file}")


def _seconds(process: int) -> float:
    """The processor time of a process, of what it has waited for and of all that it has begun and that still runs."""
    seconds = 0.0
    with suppress(OSError):  # it has ended meanwhile
        seconds = sum(map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15])) / TICKS
        for task in list(Path(f"/proc/{process}/task").iterdir()):
            with suppress(OSError):
                seconds += sum(_seconds(int(child)) for child in (task / "children").read_text().split())
    return seconds
