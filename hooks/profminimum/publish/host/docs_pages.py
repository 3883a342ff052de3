"""Pages of `docs/`: MkDocs makes the frames, with slots where data go, and here the slots are filled when it is time.

So a page that nobody looks at in a preview costs nothing, and a build makes them like all others. Knows no disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...catalog import Catalog
from ...view import Templates, rooted, section_body, way_to_root, with_icons
from ...view.pages.structured_data import section_data
from ..build.cache import digest
from .mkdocs import PluginError
from .page_template import PageTemplate, placeholder
from .theme import symbol
from .theme_pages import linked

PLACEHOLDERS = {"body": placeholder("body"), "linked": placeholder("linked")}
"""What stands in the frame of a page for its body and for the element with its JSON-LD."""


@dataclass(frozen=True)
class DocsPage:
    """A page of `docs/`: its address, its words made into HTML by MkDocs, its front matter, its title."""

    address: str
    html: str
    meta: Mapping[str, Any]
    title: str
    source: str
    """The file, for whoever has to mend it."""

    @property
    def view(self) -> str:
        """What of the data it shows: a name of `view.sections.VIEWS`."""
        return self.meta.get("view", "text")

    @property
    def digest(self) -> bytes:
        """What stands for its own words."""
        return digest(repr((self.address, self.html, self.meta, self.title)).encode())

    def page(
        self, frame: str, catalog: Catalog, templates: Templates, sections: Mapping[str, str], site_url: str | None
    ) -> str:
        """The whole page. Raises PluginError, with the file, if the front matter lacks something or is wrong."""
        try:
            body = section_body(self.html, self.meta, self.address, catalog, templates, sections)
        except (KeyError, ValueError) as error:
            raise PluginError(
                f"{self.source}: в шапке страницы не хватает значения или оно неверно: {error}."
            ) from None
        data = section_data(self.title, self.address, sections, self.html, catalog)
        return PageTemplate.of(frame).fill(
            {
                "body": rooted(with_icons(body, symbol), way_to_root(self.address)),
                "linked": linked(data, self.address, site_url, templates.files),
            }
        )
