"""The schemas on the disk of whoever edits records: outside the sources, where every editor finds them by one line.

Nothing generated lies among the data: the folder is hidden, ignored by git and written anew whenever a record is begun
or the check runs. The site carries the same files under `schemas/v1/`.
"""

from __future__ import annotations

from pathlib import Path

from ..model import Location, Records
from ..view.schema import schemas

FOLDER = ".cache/schemas"
"""Below the project's folder."""


def write_schemas(root: Path, records: Records) -> None:
    """Writes all schemas below the project's folder `root`; what cannot be written there is done without."""
    folder = root / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in schemas(records).items():
            (folder / name).write_bytes(data)
    except OSError:
        return


def editor_line(location: Location) -> str:
    """The first line of a record, by which editors find its schema, with a line's end."""
    way = "../" * (location.path.count("/") + 1)
    return f"# yaml-language-server: $schema={way}{FOLDER}/{location.kind.name}.json\n"
