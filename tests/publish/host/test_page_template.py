"""Page templates: what is filled is what the theme would have made, page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from profminimum.publish.host.page_template import PageTemplate, PageTemplates, compact, placeholder

from scripts.lib.commands import HOST
from tests.support.project import ROOT, copy_project, edit, settings

POLICY = re.compile(r'\n  <meta http-equiv="Content-Security-Policy" content="[^"]*">')
"""Put into every finished page of the site, after the theme."""
LINK = re.compile(r'(?<=href=")[^"]*|(?<=src=")[^"]*')


def resolved(page: str, name: Path) -> str:
    """A page whose links are whole: from `schools/first/` the theme goes `../`, a skeleton goes `../../schools/`."""
    return LINK.sub(lambda link: urljoin(f"https://site.example/{name.as_posix()}", link.group()), page)


def test_a_filled_template_is_what_the_theme_makes(tmp_path: Path) -> None:
    """Every record's page is the same, but for the policy and for how far up a link goes before it comes down."""
    project = copy_project(tmp_path / "project")
    edit(project / "mkdocs.yml", 'site_url: ""', "site_url: https://site.example/section/")
    shutil.copy(ROOT / "tests/support/theme_pages_hook.py", project)
    entry = "  - hooks/mkdocs_entry.py\n"
    for hooks in (
        entry,
        f"{entry}  - theme_pages_hook.py\n",
    ):  # the second build knows the sizes of what the first printed
        edit(project / "mkdocs.yml", entry, hooks)
        done = subprocess.run(
            [sys.executable, "-m", HOST, "build"], cwd=project, env=settings(), capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
    direct = sorted((project / "direct").rglob("index.html"))
    assert len(direct) > 30
    different = []
    for path in direct:
        name = path.relative_to(project / "direct")
        filled = POLICY.sub("", (project / "site" / name).read_text("utf-8"), count=1)
        if compact(resolved(filled, name)) != compact(resolved(path.read_text("utf-8"), name)):
            different.append(name.parent.as_posix())
    assert different == []


def test_a_frame_has_no_empty_lines_and_no_indentation() -> None:
    """Words stay apart where they were, and what is filled in is not touched."""
    frame = compact(f"<p>a\n\n   b</p>\n  \n<b>{placeholder('body')}</b>  c")
    assert PageTemplate.of(frame).fill({"body": "<pre>1\n\n  2</pre>"}) == "<p>a\nb</p>\n<b><pre>1\n\n  2</pre></b>  c"


def test_placeholders_are_filled_in_their_places() -> None:
    """A placeholder may occur twice; what is filled in is not looked at again."""
    skeleton = PageTemplate.of(f"<b>{placeholder('title')}</b><i>{placeholder('body')}</i>{placeholder('title')}")
    assert (
        skeleton.fill({"title": placeholder("body"), "body": "1"})
        == f"<b>{placeholder('body')}</b><i>1</i>{placeholder('body')}"
    )


def test_a_placeholder_without_a_value_is_an_error() -> None:
    """A page is never half filled."""
    with pytest.raises(KeyError, match="robots"):
        PageTemplate.of(f"{placeholder('robots')}").fill({"title": "x"})


def test_a_template_is_rendered_once_for_its_depth_and_section() -> None:
    """There is one for each depth and section, however many pages it serves."""
    asked: list[tuple[int, str]] = []

    def render(depth: int, section: str) -> str:
        asked.append((depth, section))
        return placeholder("body")

    skeletons = PageTemplates(render)
    for place in ((2, "schools/"), (2, "schools/"), (3, "schools/"), (2, "events/")):
        assert skeletons.at(*place).fill({"body": "x"}) == "x"
    assert asked == [(2, "schools/"), (3, "schools/"), (2, "events/")]
