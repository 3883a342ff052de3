"""Says whether the program is developed in this repository: `python3 -m scripts.ci.program_home`.

A region's copy checks its data; the tests of the program itself run where it is developed. Exit codes: 0 if that is
here, 1 if it is elsewhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, run

VARIABLE = "PROGRAM"
"""A forge's variable: `true` or `false` decide whatever the data say."""
REGION = "Тамбовская область"
"""The region whose data ship with the program."""
_NAME = re.compile(r"""^name:[ \t]*(["']?)(?P<name>.+?)\1[ \t]*(?:[ ]\#.*)?$""", re.MULTILINE)


def is_shipped(data: Path) -> bool:
    """Returns whether a folder of data is about the region that ships with the program."""
    try:
        found = _NAME.search((data / "region.yml").read_text("utf-8-sig"))
    except (OSError, UnicodeError):
        return False
    return found is not None and found["name"] == REGION


def is_home(data: Path, environ: Mapping[str, str]) -> bool:
    """Returns whether the program's own tests are due beside this folder of data."""
    said = environ.get(VARIABLE, "").strip().casefold()
    return said == "true" if said in ("true", "false") else is_shipped(data)


def main(_: Sequence[str]) -> int:
    """Prints the answer in one line; returns the exit code."""
    if is_home(ROOT / "data", os.environ):
        print("Здесь разрабатывают программу: проверяется и она сама.")
        return 0
    print(
        f"Это сайт региона: проверяются его сведения. Проверять и программу – переменная {VARIABLE} со значением true."
    )
    return 1


if __name__ == "__main__":
    run(main)
