"""Git state of the project that a site is built from. Needs no git; imports little, because every build asks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[3]


def git_state(sources: Sequence[Path]) -> dict[str, Any]:
    """Returns the commit of the project that `sources` belong to, the first of which is in its folder, and whether it is
    dirty: whether something of them or of the program differs. Both are None without a checkout or without git.
    """
    folder = sources[0].parent
    commit = git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    if not commit:
        return {"commit": None, "dirty": None}
    own = [path if _is_tracked(path, folder) else counterpart(path, folder) for path in (*sources, PROGRAM)]
    return {"commit": commit, "dirty": bool(git(folder, "status", "--porcelain", "--", *map(str, own)))}


def _is_tracked(path: Path, folder: Path) -> bool:
    """Whether git keeps a path. Data may be read from a copy that it does not: what counts is the folder that was copied."""
    return path.is_relative_to(folder) and git(folder, "check-ignore", str(path)) is None


def counterpart(copy: Path, project: Path) -> Path:
    """Returns the folder of a project of which another one is a copy: the one whose path ends with the most of the same names.

    Of `…/from/regions/tambov/data` it is `regions/tambov/data`, else `data`.
    """
    names = copy.absolute().parts[1:]
    found = (project.joinpath(*names[start:]) for start in range(len(names)))
    return next((folder for folder in found if folder != copy.absolute() and folder.is_dir()), project / copy.name)


def is_shallow(folder: Path) -> bool:
    """Returns whether the repository of a folder lacks a part of its history."""
    return git(folder, "rev-parse", "--is-shallow-repository") == "true"


def git(folder: Path, *arguments: str) -> str | None:
    """Returns git's answer without white space around; None if git is missing or refuses."""
    answer = git_bytes(folder, *arguments)
    return None if answer is None else answer.decode("utf-8", "replace").strip()


def git_bytes(folder: Path, *arguments: str) -> bytes | None:
    """Returns git's answer as it is; None if git is missing or refuses."""
    # Run from a hook of git, the variables name that hook's repository; a mere question must not lock the index.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, env=environ | {"GIT_OPTIONAL_LOCKS": "0"}
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout
