"""Theme around pages of records: page templates rendered by the theme itself, then filled. Knows no record."""

from __future__ import annotations

from collections.abc import Container

from ...view import Page, rooted, way_to_root, with_icons
from ..build.content_security_policy import with_policy
from ..build.finished_html import inline_scripts
from .docs_pages import DocsBuild
from .mkdocs import File, MkDocsConfig, MkDocsPage
from .page_head import FOUND, NOINDEX, linked
from .page_template import PageTemplates, compact, placeholder
from .theme import icon

DEPTHS = range(1, 6)
"""The depths of pages of records below the root: the theme's inline scripts differ by that alone."""


class ThemeRenderer:
    """Renders pages of records in the theme: its templates are rendered once for each depth and section, then filled."""

    def __init__(
        self,
        config: MkDocsConfig,
        docs: DocsBuild,
        *,
        errors: int = 0,
        pictures: Container[str] = (),
        policy: str = "",
    ) -> None:
        """`errors` is the number that every page tells of, `pictures` are the paths of social cards, `policy` says which
        scripts a page may run.
        """
        self._config = config
        self._docs = docs
        self._context = next(reversed(docs.contexts.values()), {}) | {"pm_errors": errors}
        self._pictures = pictures
        self._policy = policy
        self._templates = PageTemplates(self._page_with_placeholders)

    def with_policy(self, policy: str) -> ThemeRenderer:
        """Returns a renderer that puts a policy into every page."""
        errors = self._context["pm_errors"]
        return ThemeRenderer(self._config, self._docs, errors=errors, pictures=self._pictures, policy=policy)

    def inline_scripts(self) -> list[str]:
        """Returns the inline scripts of the theme at every depth."""
        return [code for depth in DEPTHS for code in inline_scripts(self._page_with_placeholders(depth, ""))]

    def render(self, page: Page) -> bytes:
        """Returns the whole page."""
        root = way_to_root(page.address)
        values = {
            "title": page.title,
            "description": page.description,
            "address": page.address,
            "robots": NOINDEX if page.noindex else "",
            "found": FOUND if page.is_searchable else "",
            "linked": linked(page.structured_data, page.address, self._config.site_url, self._pictures),
            "body": rooted(with_icons(page.body, icon), root),
        }
        return self._templates.at(page.address.count("/"), page.section).fill(values).encode()

    def _page_with_placeholders(self, depth: int, section: str) -> str:
        """The theme's page at a depth, with placeholders for what differs from record to record."""
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
        text = compact(self._docs.env.get_template("main.html").render(self._context | own))
        return with_policy(text, self._policy) if self._policy else text
