"""Paths that a message names: hostile ones lead nowhere. Knows the places of records, no disk."""

from __future__ import annotations

from ...model import locate

_FOLDERS = ("schools", "organisations")
_LONGEST = 300


def clean_path(written: str) -> str:
    """Returns the path below the folder of data that somebody wrote: `data/schools/…`, with any slashes, from any folder.

    A path that would lead elsewhere is returned as it is: no record lives there, and its message says so.
    """
    path = written.strip().replace("\\", "/")[:_LONGEST].removeprefix("./")
    parts = path.split("/")
    if ".." in parts or path.startswith("/"):
        return path
    if "data" in parts:
        parts = parts[len(parts) - parts[::-1].index("data") :]
    else:
        start = next((number for number, part in enumerate(parts) if part in _FOLDERS), 0)
        parts = parts[start:]
    return "/".join(parts)


def is_path_of_record(name: str) -> bool:
    """Returns whether the name of a file says whose record it is."""
    location = locate(clean_path(name))
    return location is not None and bool(location.owner or "/" in name.replace("\\", "/"))
