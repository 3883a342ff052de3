"""The theme's pages around bodies that are not written in `docs/`: skeletons by the theme's own templates, filled.

Knows MkDocs' names for a page; knows no record.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import jinja2

from ...view import Page, rooted, way_to_root, with_icons
from ...view.print.social_cards import SITE as SITE_CARD
from ...view.print.social_cards import card_path
from ..build.content_security_policy import with_policy
from ..build.finished_html import inline_scripts
from .mkdocs import File, MkDocsConfig, MkDocsPage
from .page_template import PageTemplates, placeholder
from .theme import symbol

DEPTHS = range(1, 6)
"""How deep below the root pages of records lie: the theme's inline scripts differ by that alone."""
FOUND = " data-pagefind-body"
"""The attribute by which the search program knows the text of a page."""
NOINDEX = '<meta name="robots" content="noindex">'


def linked(data: str, address: str, site_url: str | None, pictures: Container[str] = ()) -> str:
    """What the head of a page says to programs: its JSON-LD and, if the site knows its own address, its picture.

    `pictures` are the paths of the files that were made; a page without a picture of its own shows the site's.
    """
    text = rooted(data, site_url or way_to_root(address))
    element = f'<script type="application/ld+json">{text}</script>' if text else ""
    picture = next((each for each in (card_path(address), SITE_CARD) if each in pictures), None)
    if not site_url or not picture:
        return element
    return f'<meta property="og:image" content="{site_url.rstrip("/")}/{picture}">{element}'


class ThemeRenderer:
    """Puts pages into the theme. `context` is what MkDocs gives to the theme's templates, `errors` what a preview tells."""

    def __init__(
        self,
        config: MkDocsConfig,
        env: jinja2.Environment,
        context: dict[str, Any],
        errors: int = 0,
        pictures: Container[str] = (),
    ) -> None:
        self._config = config
        self._env = env
        self._context = context | {"pm_errors": errors}
        self._pictures = pictures
        self._skeletons = PageTemplates(self._page_with_placeholders)
        self.policy = ""
        """What every page says of the scripts that it may run; empty for a preview."""

    def scripts(self) -> list[str]:
        """The inline scripts of the theme at every depth."""
        return [code for depth in DEPTHS for code in inline_scripts(self._page_with_placeholders(depth, ""))]

    def render(self, page: Page) -> bytes:
        """The whole page."""
        way = way_to_root(page.address)
        values = {
            "title": page.title,
            "description": page.description,
            "address": page.address,
            "robots": NOINDEX if page.is_sample else "",
            "found": FOUND if page.is_searchable else "",
            "linked": linked(page.structured_data, page.address, self._config.site_url, self._pictures),
            "body": rooted(with_icons(page.body, symbol), way),
        }
        return self._skeletons.at(page.address.count("/"), page.section).fill(values).encode()

    def _page_with_placeholders(self, depth: int, section: str) -> str:
        """The theme's page at a depth, with slots for what differs from record to record."""
        folder = "/".join("x" * depth)
        page = MkDocsPage(
            placeholder("title"), File.generated(self._config, f"{folder}/index.md", content=""), self._config
        )
        page.content = placeholder("body")
        page.meta = {
            "title": placeholder("title"),
            "description": placeholder("description"),
            "linked_data": placeholder("linked"),
        }
        if self._config.site_url:
            page.canonical_url = self._config.site_url.rstrip("/") + "/" + placeholder("address")
        own = {
            "page": page,
            "base_url": way_to_root("x/" * depth).rstrip("/"),
            "pm_section": section,
            "pm_noindex": placeholder("robots"),
            "pm_found": placeholder("found"),
        }
        text = self._env.get_template("main.html").render(self._context | own)
        return with_policy(text, self.policy) if self.policy else text
