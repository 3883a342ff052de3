"""Writes the schemas for editors to the disk of whoever edits records. Knows nothing of their content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profminimum.model import Records


def write_schemas(root: Path, records: Records) -> None:
    """Writes all schemas below the project's folder `root`; passes over errors of the disk."""
    from profminimum.authoring.editor_schemas import LOCAL_FOLDER, schemas

    folder = root / LOCAL_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in schemas(records).items():
            (folder / name).write_bytes(data)
    except OSError:
        return
