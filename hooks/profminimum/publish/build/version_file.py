"""Version file `version.json` of a built site: the commit it was built from, its day, its size. Knows no page.

A release compares it with the one of the site before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...catalog import Catalog
from ...output import Output
from .git_state import git_state

PATH = "version.json"
PIECE = "/fragment.html"
"""The end of the path of what schools paste into pages of their own."""


def version_file(catalog: Catalog, files: Iterable[str], sources: Sequence[Path]) -> Output:
    """Returns the file. `files` are the paths of all others, `sources` what the site is made of apart from its program.

    - `commit`, `dirty`: see `git_state`;
    - `day`: the day for which the site was made, `2026-11-23`;
    - `pages`: every whole page, those for other sites' frames and `404.html` too, but no `fragment.html`;
    - `files`: every other file, but this one and the search index;
    - `records`: all published records by kind; `schools`: the schools that readers find, without those that are closed;
      `samples`: how many of the records are made up. They are counted in both, as on every page.
    """
    paths = list(files)
    pages = sum(path.endswith(".html") and not path.endswith(PIECE) for path in paths)
    facts = {
        **git_state(sources),
        "day": catalog.its_day.isoformat(),
        "pages": pages,
        "files": len(paths) - pages,
        "records": dict(sorted(Counter(entry.location.kind.name for entry in catalog.records).items())),
        "schools": sum(not school.has_ended for school in catalog.schools.values()),
        "samples": catalog.sample_count,
    }
    return Output(PATH, (json.dumps(facts, indent=2) + "\n").encode())
