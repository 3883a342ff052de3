"""Renderer of a site for one state of its data, made when MkDocs is done with `docs/`: complete from the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ...catalog import Catalog
from ...view import RecordPages, Templates
from ...view.pages.long_lists import LongList, long_lists
from ..build.sitemap import IndexedPage
from .docs_pages import DocsBuild, DocsPage
from .theme_pages import ThemeRenderer


@dataclass(frozen=True)
class Site:
    """Everything that renders pages: the data, the templates of bodies, the theme around them."""

    catalog: Catalog
    docs: DocsBuild
    templates: Templates
    theme: ThemeRenderer
    site_url: str
    """The site's own address with a slash at the end; empty while unknown."""

    def record_pages(self) -> RecordPages:
        """Returns the pages of records."""
        return RecordPages(self.catalog, self.templates, self.docs.sections)

    def long_lists(self) -> Iterator[LongList]:
        """Yields the lists that are too long for one page."""
        return long_lists(self.catalog, self.templates)

    def fill(self, page: DocsPage, frame: str) -> str:
        """Returns a page of `docs/` with its data; `frame` is what MkDocs has made of it, with placeholders."""
        return page.fill(frame, self.catalog, self.templates, self.docs.sections, self.site_url)

    def indexed_pages(self) -> Iterator[IndexedPage]:
        """Yields all pages that search engines may index."""
        docs = (IndexedPage(address) for address, page in self.docs.pages.items() if not page.meta.get("noindex"))
        planned = self.record_pages().planned()
        records = (IndexedPage(page.address, page.changed) for page in planned if not page.noindex)
        return chain(docs, records, (IndexedPage(long_list.address) for long_list in self.long_lists()))
