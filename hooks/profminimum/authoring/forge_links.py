"""Links for correcting a record: its file, and the forge's own page for editing that file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ..model import Forge
from ..model.region import ForgeKind

_PATHS = {
    ForgeKind.GITHUB: "{url}/edit/{branch}/{file}",
    ForgeKind.GITLAB: "{url}/-/edit/{branch}/{file}",
    ForgeKind.GITEA: "{url}/_edit/{branch}/{file}",
}


_RAW = {
    ForgeKind.GITHUB: "https://raw.githubusercontent.com{repository}/{branch}/{file}",
    ForgeKind.GITLAB: "{host}/api/v4/projects/{project}/repository/files/{name}/raw?ref={branch}",
    ForgeKind.GITEA: "{host}/api/v1/repos{repository}/raw/{file}?ref={branch}",
}
"""Addresses at which a page of another site may read a file of a branch, as far as the forge is set up to let it."""


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


def raw_link(forge: Forge) -> str:
    """Returns the address of a file's text in the branch, with `{file}` for its path; `{name}` is the path in one piece."""
    place = urlsplit(forge.url.rstrip("/"))
    gaps = {"file": "{file}", "name": "{name}", "branch": quote(forge.branch, safe="")}
    repository = place.path.removesuffix(".git")
    host = f"{place.scheme}://{place.netloc}"
    return _RAW[forge.kind].format(host=host, repository=repository, project=quote(repository[1:], safe=""), **gaps)
