"""Which state of the project a site is made from, if git knows. Needs no git; imports little, as every build asks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[3]


def git_state(sources: Sequence[Path]) -> dict[str, Any]:
    """`commit` is git's name of the state of the project that `sources` belong to, the first of which lies in its folder;
    None if that is no checkout or git is not to be had. `dirty` is whether something of them or of the program differs.
    """
    folder = sources[0].parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if not commit:
        return {"commit": None, "dirty": None}
    own = [each if _is_tracked(each, folder) else folder / each.name for each in (*sources, PROGRAM)]
    return {"commit": commit, "dirty": bool(_git(folder, "status", "--porcelain", "--", *map(str, own)))}


def _is_tracked(path: Path, folder: Path) -> bool:
    """Whether git keeps a path. Data may be read from a copy that it does not: what counts is the folder that was copied."""
    return path.is_relative_to(folder) and _git(folder, "check-ignore", str(path)) is None


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
