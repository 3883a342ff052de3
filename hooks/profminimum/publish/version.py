"""What a finished site says of itself in `version.json`: the state of the project it was made from, its day, its size.

Whoever publishes compares it with the site before. Asks git where there is one; needs none. Knows no page.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..catalog import Catalog, Listed
from ..view.output import Output

PATH = "version.json"
PIECE = "/fragment.html"
"""The end of the path of what schools paste into pages of their own."""


PROGRAM = Path(__file__).parents[2]


def version_file(catalog: Catalog, files: Iterable[str], sources: Sequence[Path]) -> Output:
    """The file itself. `files` are the paths of all others, `sources` what the site is made of beside its program.

    - `commit`: git's name of the state of the project; null if the project is no checkout or git is not to be had;
    - `dirty`: whether something of `sources` or of the program differs from it; null where `commit` is;
    - `day`: the day for which the site was made, `2026-11-23`;
    - `pages`: every whole page, those for other sites' frames and `404.html` too, but no `fragment.html`;
    - `files`: every other file, but this one and the search index;
    - `records`: all published records by kind, samples too; `schools`: the schools that are no samples;
      `samples`: the records that are.
    """
    paths = list(files)
    pages = sum(path.endswith(".html") and not path.endswith(PIECE) for path in paths)
    told = {
        **_state([*sources, PROGRAM]),
        "day": catalog.today.isoformat(),
        "pages": pages,
        "files": len(paths) - pages,
        "records": dict(sorted(Counter(entry.location.kind.name for entry in catalog.records).items())),
        "schools": sum(not school.is_sample for school in catalog.schools.values()),
        "samples": sum(Listed(entry, catalog).is_sample for entry in catalog.records),
    }
    return Output(PATH, (json.dumps(told, indent=2) + "\n").encode())


def _state(sources: Sequence[Path]) -> dict[str, Any]:
    folder = sources[0].parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if not commit:
        return {"commit": None, "dirty": None}
    # Data may be read from a copy that lies elsewhere: what counts is the folder that was copied.
    own = [each if each.is_relative_to(folder) else folder / each.name for each in sources]
    return {"commit": commit, "dirty": bool(_git(folder, "status", "--porcelain", "--", *map(str, own)))}


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None if it is not there or refuses."""
    # Run from a hook of git, the variables name that hook's repository; a mere question must not lock the index.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environ | {"GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout.strip()
