"""Addresses of a record's file at a forge: its page for editing, its text."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ..model import Forge
from ..model.region import ForgeKind

_PATHS = {
    ForgeKind.GITHUB: "{url}/edit/{branch}/data/{path}",
    ForgeKind.GITLAB: "{url}/-/edit/{branch}/data/{path}",
    ForgeKind.GITEA: "{url}/_edit/{branch}/data/{path}",
}
_ISSUES = {
    ForgeKind.GITHUB: "{url}/issues/new?template=record.yml&title={title}&record={text}",
    ForgeKind.GITLAB: "{url}/-/issues/new?issue[title]={title}&issue[description]={text}",
    ForgeKind.GITEA: "{url}/issues/new?title={title}&body={text}",
}
"""Addresses at which an issue with a record begins: on GitHub its form, `.github/ISSUE_TEMPLATE/record.yml`."""
_RAW = {
    ForgeKind.GITHUB: "https://raw.githubusercontent.com{repository}/{branch}/{file}",
    ForgeKind.GITLAB: "{host}/api/v4/projects/{project}/repository/files/{name}/raw?ref={branch}",
    ForgeKind.GITEA: "{host}/api/v1/repos{repository}/raw/{file}?ref={branch}",
}
"""Addresses at which a page of another site may read a file of a branch, as far as the forge is set up to let it."""


def edit_link(forge: Forge) -> str:
    """Returns the address of the forge's page for editing a record, with `{path}` for its path below the folder of data."""
    return _PATHS[forge.kind].format(url=forge.url.rstrip("/"), branch=quote(forge.branch), path="{path}")


def raw_link(forge: Forge) -> str:
    """Returns the address of a file's text in the branch, with `{file}` for its path; `{name}` is the path in one piece."""
    place = urlsplit(forge.url.rstrip("/"))
    gaps = {"file": "{file}", "name": "{name}", "branch": quote(forge.branch, safe="")}
    repository = place.path.removesuffix(".git")
    host = f"{place.scheme}://{place.netloc}"
    return _RAW[forge.kind].format(host=host, repository=repository, project=quote(repository[1:], safe=""), **gaps)


def issue_link(forge: Forge) -> str:
    """Returns the address at which an issue with a record begins, with gaps: `{title}`, `{text}`."""
    return _ISSUES[forge.kind].replace("{url}", forge.url.rstrip("/"))


def raw_origins(forge: Forge | None) -> tuple[str, ...]:
    """Returns from where a page reads the files of the branch."""
    if forge is None:
        return ()
    place = urlsplit(raw_link(forge))
    return (f"{place.scheme}://{place.netloc}",)
