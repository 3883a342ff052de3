"""Pages weigh little on a first visit: what a reader on a phone downloads, packed, on the sites of both regions."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bench.weight import first_load, is_for_parents, pages

KB = 1024
PAGE = 60 * KB
"""A page for parents with its styles, scripts, icon."""
STAFF = 170 * KB
"""A page for staff: the form checks records by the rules of the program."""
FILE = 7 * KB
"""A style sheet or a script: all that is larger has to be made of parts that only some pages need."""


@pytest.fixture(scope="module", params=["region_site", "built_site"], ids=["small region", "large region"])
def loads(request: pytest.FixtureRequest) -> dict[str, dict[str, int]]:
    """By the path of a page, the packed bytes of what it loads; those for staff have a mark in front."""
    site: Path = request.getfixturevalue(request.param)
    return {
        f"{'' if is_for_parents(page, site) else 'staff: '}{page.relative_to(site)}": first_load(page, site)
        for page in pages(site)
    }


def test_no_page_is_heavier_than_its_budget(loads: dict[str, dict[str, int]]) -> None:
    """Sixty kilobytes for parents, on whatever page they begin."""
    assert len(loads) > 20
    heavy = {
        page: round(sum(files.values()) / KB, 1)
        for page, files in loads.items()
        if sum(files.values()) > (STAFF if page.startswith("staff: ") else PAGE)
    }
    assert heavy == {}


def test_no_style_sheet_or_script_is_large(loads: dict[str, dict[str, int]]) -> None:
    """Each is counted once, whichever pages load it; a page loads the styles of every page and some of its own."""
    sizes = {file: size for files in loads.values() for file, size in files.items() if not file.endswith(".html")}
    assert {"assets/base.css", "assets/profminimum.css", "assets/today.js", "assets/search/query.js"} <= sizes.keys()
    assert {file: size for file, size in sizes.items() if size > FILE} == {}
