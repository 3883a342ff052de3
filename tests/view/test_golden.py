"""Every page of the small region, kept as a file: a change of templates, words or code shows in the pages it changes.

    UPDATE_GOLDEN=1 python -m pytest tests/view/test_golden.py

renews the files; look at what `git diff tests/golden` says before you commit. A page is kept without the theme's frame
and the icons' drawings; the frame is kept once for each way in which it is made.
"""

from __future__ import annotations

import os
import re
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from tests.support.html_pages import address, pages
from tests.support.project import ROOT

GOLDEN = ROOT / "tests" / "golden"
LONGEST_REPORT = 40
LARGEST = 1_500_000
"""Bytes of all files together: more than that nobody reads."""

FRAMES = {"section": "roadmap/index.html", "record": "organisations/operator/index.html", "missing": "404.html"}
"""Pages whose whole frame is kept: one that MkDocs makes, one from a skeleton, one for any address."""

LEFT_OUT = ("field-guide/", "open-data/")
"""Long pages that show the model and no record: they change with every field."""

_BODY = re.compile(r'(<div class="md-content__inner[^>]*>)(.*)(</div>\s*</div>\s*</div>\s*</main>)', re.DOTALL)
_HEAD = re.compile(
    r'<title>.*?</title>|<meta name="(?:description|robots)"[^>]*>|<script type="application/ld.*?</script>'
)
_DRAWINGS = re.compile(r'<svg class="pm-sprite".*?</svg>', re.DOTALL)


@pytest.fixture(scope="module")
def made(region_site: Path) -> dict[str, str]:
    """The files to keep, by path below the folder of golden files."""
    texts = {address(page, region_site) or "index.html": page.read_text("utf-8") for page in pages(region_site)}
    cores = {name.rstrip("/").removesuffix(".html"): core(text) for name, text in texts.items() if name not in LEFT_OUT}
    kept = {f"pages/{name}.html": text for name, text in cores.items()}
    return kept | {
        f"frame/{name}.html": frame(texts[where.removesuffix("index.html")]) for name, where in FRAMES.items()
    }


def core(page: str) -> str:
    """What a page says of itself in its head, and its body."""
    body = _BODY.search(page)
    assert body or "md-content" not in page, "the frame of the pages has changed: _BODY no longer finds their body"
    content = _DRAWINGS.sub("", body[2]) if body else page[page.index("<body") :]
    return "\n".join([*_HEAD.findall(page), "", *(line.rstrip() for line in content.strip().split("\n")), ""])


def frame(page: str) -> str:
    """A page without its body; empty lines of the templates are left out."""
    lines = _BODY.sub(r"\1…\3", page).split("\n")
    return "\n".join([*(line.rstrip() for line in lines if line.strip()), ""])


def difference(name: str, made: dict[str, str]) -> str:
    """The first lines in which a page is not as it was kept."""
    path = GOLDEN / name
    kept = path.read_text("utf-8") if path.is_file() else ""
    lines = unified_diff(
        kept.split("\n"), made.get(name, "").split("\n"), f"kept/{name}", f"made/{name}", "", "", 1, ""
    )
    return "\n".join(islice((line[:240] for line in lines), LONGEST_REPORT))


def test_pages_are_as_they_were(made: dict[str, str]) -> None:
    """No page has changed, none is new, none is gone; the first difference is shown."""
    if os.environ.get("UPDATE_GOLDEN"):
        renew(made)
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8") for path in GOLDEN.rglob("*.html")}
    changed = sorted(name for name in made | kept if made.get(name) != kept.get(name))
    if changed:
        more = f"\n… and {len(changed) - 1} more: {', '.join(changed[1:6])}" if changed[1:] else ""
        pytest.fail(f"{difference(changed[0], made)}{more}\n\n{__doc__.split(chr(10) * 2)[1].strip()}", pytrace=False)


def renew(made: dict[str, str]) -> None:
    """Write the files anew and remove those of pages that are gone."""
    for path in GOLDEN.rglob("*.html"):
        path.unlink()
    for name, text in made.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_golden_files_can_be_read_by_a_person() -> None:
    """They stay few and small."""
    sizes = [path.stat().st_size for path in GOLDEN.rglob("*") if path.is_file()]
    assert sizes
    assert sum(sizes) <= LARGEST
