"""Pages of `docs/`: MkDocs renders their frames with placeholders, which are filled with data here.

A page that nobody opens in a preview costs nothing. Knows no disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jinja2

from ...catalog import Catalog
from ...view import Templates, rooted, section_body, way_to_root, with_icons
from ...view.pages.structured_data import section_data
from ..build.cache import digest
from .mkdocs import PluginError
from .page_head import linked
from .page_template import PageTemplate, placeholder
from .theme import icon

PLACEHOLDERS = {"body": placeholder("body"), "linked": placeholder("linked")}
"""The placeholders in the frame of a page: for its body and for the element with its JSON-LD."""


@dataclass(frozen=True)
class DocsPage:
    """A page of `docs/`: its address, the HTML of its Markdown, its front matter, its title."""

    address: str
    html: str
    meta: Mapping[str, Any]
    title: str
    source: str
    """The path of its file."""

    @property
    def view(self) -> str:
        """The section of the data that it shows: a name of `view.pages.section.SECTIONS`."""
        return str(self.meta.get("view", "text"))

    @property
    def digest(self) -> bytes:
        """Digest of its own words."""
        return digest(repr((self.address, self.html, self.meta, self.title)).encode())

    def fill(
        self, frame: str, catalog: Catalog, templates: Templates, sections: Mapping[str, str], site_url: str | None
    ) -> str:
        """Returns the whole page. Raises PluginError, with the file, if the front matter lacks something or is wrong."""
        try:
            body = section_body(self.html, self.meta, self.address, catalog, templates, sections)
        except (KeyError, ValueError) as error:
            raise PluginError(
                f"{self.source}: в шапке страницы не хватает значения или оно неверно: {error}."
            ) from None
        data = section_data(self.title, self.address, sections, self.html, catalog)
        return PageTemplate.of(frame).fill(
            {
                "body": rooted(with_icons(body, icon), way_to_root(self.address)),
                "linked": linked(data, self.address, site_url, templates.files),
            }
        )


@dataclass(frozen=True)
class DocsBuild:
    """What MkDocs has made of `docs/` in one build, and the theme that it has loaded."""

    sections: Mapping[str, str]
    """The titles of the pages in the menu, by address."""
    pages: Mapping[str, DocsPage]
    """The pages of `docs/`, by address."""
    contexts: dict[str, dict[str, Any]]
    """The variables of each page for the theme's templates, by address."""
    env: jinja2.Environment
    """The theme's templates."""
