"""Names the regions of a country's repository whose sites are to be made: `python3 -m scripts.ci.changed_regions`.

A region is a folder `regions/<id>/` with its data in `data/`. It is made anew when something in its folder has changed; all
are when the program has. Prints JSON: a list for GitHub's matrix, a whole pipeline for GitLab, whose matrix cannot be
computed in a job. Exit codes: 0; 1 without regions; 2 when the arguments are wrong.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from scripts.lib.cli import ROOT, Parser, run

HELP = """Называет регионы, сайты которых пора собрать: у которых изменилась папка regions/ИМЯ, а если программа – то все.

  python3 -m scripts.ci.changed_regions [--base ПРАВКА] [--head ПРАВКА] [--format github|gitlab|words] [--repo ПАПКА]

  --base    с чем сравнить; не названа или такой нет – все регионы
  --head    что сравнить, если не HEAD
  --format  github – список для matrix, gitlab – дочерний конвейер, words – имена в одной строке
  --repo    папка репозитория, если не эта
"""
FOLDER = "regions"
NO_PROGRAM = ("docs/dev/", "tests/", ".github/", ".gitlab")
"""Beginnings of paths that no site is made of."""
TEMPLATE = "scripts/hosting/country/gitlab-region.yml"
"""The jobs of one region, which GitLab's pipeline includes."""
_COMMIT = re.compile(r"(?!0+$)[0-9a-f]{7,64}")
"""The name of a commit; zeros stand for none, on the first push of a branch."""
MOST = 200
"""Jobs of one matrix, the fewer of what GitLab (200) and GitHub (256) allow."""


def regions(repository: Path) -> list[str]:
    """Returns the regions that there are, in order: folders named by an identifier, with data."""
    from profminimum.model import is_identifier

    found = (path.parents[1].name for path in (repository / FOLDER).glob("*/data/region.yml"))
    return sorted(filter(is_identifier, found))


def changed(paths: Iterable[str], there: Collection[str]) -> list[str]:
    """Returns which of the regions are to be made anew when these files have changed."""
    own: set[str] = set()
    for path in paths:
        first, _, rest = path.partition("/")
        if first == FOLDER:
            own.add(rest.partition("/")[0])
        elif not path.startswith(NO_PROGRAM) and not (path.endswith(".md") and not rest):
            return sorted(there)
    return sorted(own & set(there))


def changed_paths(repository: Path, base: str | None, head: str) -> list[str] | None:
    """Returns the files that differ between two commits; None if there is no such commit to compare with."""
    if not base or not _COMMIT.fullmatch(base):
        return None
    command = ["git", "-C", str(repository), "diff", "--name-only", "--no-renames", "-z", base, head, "--"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="surrogateescape")
    return done.stdout.split("\0")[:-1] if done.returncode == 0 else None


def pipeline(chosen: Sequence[str]) -> dict[str, Any]:
    """Returns GitLab's pipeline of the regions; one without a region has a job that says so, because it must have one."""
    if not chosen:
        return {"nothing": {"script": ["echo Сайты регионов не изменились"]}}
    parts = [chosen[start : start + MOST] for start in range(0, len(chosen), MOST)]
    jobs = {
        f"region-{number}": {"extends": ".region", "parallel": {"matrix": [{"REGION": list(part)}]}}
        for number, part in enumerate(parts, 1)
    }
    return {"include": [{"local": TEMPLATE}], **jobs}


def main(arguments: Sequence[str]) -> int:
    """Prints the regions; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("--base")
    parser.add_argument("--head", default="HEAD")
    parser.add_argument("--format", choices=("github", "gitlab", "words"), default="github")
    parser.add_argument("--repo", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    there = regions(options.repo)
    if not there:
        print(
            f"В папке {options.repo / FOLDER} нет регионов: у каждого там своя папка с data/region.yml.",
            file=sys.stderr,
        )
        return 1
    paths = changed_paths(options.repo, options.base, options.head)
    chosen = there if paths is None else changed(paths, there)
    formats = {
        "github": lambda: json.dumps(chosen),
        "gitlab": lambda: json.dumps(pipeline(chosen)),
        "words": lambda: " ".join(chosen),
    }
    print(formats[options.format]())
    return 0


if __name__ == "__main__":
    run(main)
