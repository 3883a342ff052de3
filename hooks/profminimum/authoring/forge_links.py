"""Links for correcting a record: its file, and the forge's own page for editing that file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from ..model import Forge
from ..model.region import ForgeKind

_PATHS = {
    ForgeKind.GITHUB: "{url}/edit/{branch}/{file}",
    ForgeKind.GITLAB: "{url}/-/edit/{branch}/{file}",
    ForgeKind.GITEA: "{url}/_edit/{branch}/{file}",
}


@dataclass(frozen=True)
class EditLink:
    """The source of a page, and where it is edited."""

    file: str
    """The file in the repository."""
    url: str
    """The forge's page for editing it, empty if the region names no forge."""


def edit_link(path: str, forge: Forge | None) -> EditLink:
    """Returns the source of the record at `path` below the folder of data."""
    file = f"data/{path}"
    if forge is None:
        return EditLink(file, "")
    address = _PATHS[forge.kind].format(url=forge.url.rstrip("/"), branch=quote(forge.branch), file=quote(file))
    return EditLink(file, address)
