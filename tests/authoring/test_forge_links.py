"""Where a page may read the files of a branch, for each forge."""

from __future__ import annotations

import pytest
from profminimum.authoring.forge_links import raw_link, raw_origins
from profminimum.model import Forge
from profminimum.model.region import ForgeKind
from profminimum.publish.build.content_security_policy import policy

LINKS = {
    "github": ("https://github.com/o/r.git", "https://raw.githubusercontent.com/o/r/main/{file}"),
    "gitlab": (
        "https://git.example.ru/a/b/r/",
        "https://git.example.ru/api/v4/projects/a%2Fb%2Fr/repository/files/{name}/raw?ref=main",
    ),
    "gitea": ("https://gitverse.ru/o/r", "https://gitverse.ru/api/v1/repos/o/r/raw/{file}?ref=main"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_files_of_a_branch_are_read_where_the_forge_gives_them(kind: str) -> None:
    """The address has a gap for the file, and the policy of the site lets the form read from there alone."""
    url, wanted = LINKS[kind]
    forge = Forge(kind=ForgeKind(kind), url=url)
    assert raw_link(forge) == wanted
    assert raw_origins(None) == ()
    [origin] = raw_origins(forge)
    assert wanted.startswith(f"{origin}/")
    assert f"connect-src 'self' {origin};" in policy([], raw_origins(forge))
    assert "connect-src 'self';" in policy([])
