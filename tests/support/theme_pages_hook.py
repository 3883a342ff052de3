"""A hook for a copy of the project: MkDocs and the theme make each record's page themselves, in the folder `direct`.

The hook follows the project's own entry, takes the bodies from there and puts them through the host's whole pipeline.
The site must have been built before: pages say the sizes of its printed files.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

HERE = Path(__file__).parent
DIRECT = HERE / "direct"
SIZES = {path.relative_to(HERE / "site").as_posix(): path.stat().st_size for path in (HERE / "site").rglob("*.*")}


@cache
def _pages() -> dict[str, Any]:
    from profminimum.view import RecordPages

    build = sys.modules["hooks/mkdocs_entry.py"].entry._site_build
    pages = RecordPages(build.region.catalog, build.project.templates(SIZES), build.events.sections)
    return {page.address: page for page in pages.all()}


def on_files(files: Any, *, config: Any) -> Any:
    """Adds every record's page as a page of MkDocs."""
    from profminimum.view import RecordPages, Templates

    catalog = sys.modules["hooks/mkdocs_entry.py"].entry._site_build.region.catalog
    for page in RecordPages(catalog, Templates({}), {}).planned():
        files.append(File.generated(config, f"{page.address}index.md", content="---\ntitle: Запись\n---\n"))
    return files


def on_page_content(html: str, *, page: Any, config: Any, files: Any) -> str:
    """Returns the body that the entry has for the page, and gives the page its title and description."""
    from profminimum.publish.host.page_head import linked
    from profminimum.publish.host.theme import icon
    from profminimum.view import rooted, way_to_root, with_icons

    found = _pages().get(page.url)
    if found is None:
        return html
    data = linked(found.structured_data, found.address, config.site_url, SIZES)
    page.meta = {"title": found.title, "description": found.description, "linked_data": data}
    return rooted(with_icons(found.body, icon), way_to_root(found.address))


def on_page_context(context: dict[str, Any], *, page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Adds what the entry passes to the template of a record's page."""
    if found := _pages().get(page.url):
        context["pm_section"] = found.section
        context["pm_found"] = " data-pagefind-body" if found.is_searchable else ""
        context["pm_noindex"] = '<meta name="robots" content="noindex">' if found.noindex else ""
    return context


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """Writes the finished page aside before the entry writes its own in the same place."""
    if page.url in _pages():
        target = DIRECT / page.url / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(output, "utf-8")
    return output
