"""What MkDocs' events make of a site, whether it is published or previewed. Everything it shows comes from other stages."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ...output import Output
from ...view import RecordPages, Templates
from ...view.pages.long_lists import LongList, long_lists
from ...view.reports import DESK_FOLDER as DESK
from ..build.cache import CACHE_FOLDER, BuildCache, program_digest
from ..build.clock import now
from ..build.load_region import LoadedRegion, load_region
from ..build.record_cache import SOURCES, RecordCache
from ..build.sitemap import sitemap
from .docs_pages import PLACEHOLDERS, DocsPage
from .excluded_folders import exclude
from .mkdocs import PACKAGES, Abort, Files, MkDocsConfig, MkDocsPage, Navigation
from .site_tasks import sitemap_files
from .theme import UNPUBLISHED, symbol, template_sources
from .theme_pages import NOINDEX, ThemeRenderer

log = logging.getLogger("mkdocs.hooks.profminimum")


class Site:
    """One build. What becomes of its pages, and of errors in the data, each kind of site decides."""

    errors = 0
    """How many errors every page tells of."""

    def __init__(
        self, config: MkDocsConfig, before: Site | None = None, seen: Mapping[str, bytes] | None = None
    ) -> None:
        """`before` is the build before this one in the same process, if the program is still the same; `seen` are the
        digests of the pages of `docs/` of that build in any case.
        """
        self.config = config
        root = Path(config.config_file_path).parent
        self.overrides = Path(config.theme.custom_dir or root / "overrides")
        self.store = BuildCache(root / CACHE_FOLDER, program_digest(host=PACKAGES))
        self.reader = (
            before.reader if before else RecordCache(BuildCache(root / CACHE_FOLDER, program_digest(*SOURCES)))
        )
        self.data = root / config.extra.get("data", "data")
        self.gathered = self._gathered()
        self.templates = Templates(
            template_sources(self.overrides), config.site_url or "", self.store.compiled_templates
        )
        self.sections: dict[str, str] = {}
        self.docs: dict[str, DocsPage] = {}
        self.seen = seen or {}
        self.contexts: dict[str, dict[str, Any]] = {}
        self.env: jinja2.Environment | None = None
        self.context: dict[str, Any] = {}

    def _gathered(self) -> LoadedRegion:
        try:
            gathered = load_region(self.data, now, self.reader)
        except ValueError as error:
            raise Abort(str(error)) from None
        self.tell(gathered)
        return gathered

    def tell(self, gathered: LoadedRegion) -> None:
        """Says in the log what is to be said of the data."""
        for line in self.told(gathered):
            log.info("%s", line)

    def told(self, gathered: LoadedRegion) -> tuple[str, ...]:
        """What is said of the data, line by line."""
        return tuple(f"{self.data.name}/{problem}" for problem in gathered.problems)

    @property
    def has_desk(self) -> bool:
        """Whether the operator's desk is shown."""
        return True

    def on_files(self, files: Files) -> Files:
        """Keeps templates off the site, and the operator's desk where it is not wanted."""
        exclude(files, self.config, UNPUBLISHED if self.has_desk else (*UNPUBLISHED, DESK))
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        """Takes the titles of the menu's pages by address: the way to every page leads through them."""
        self.sections = {page.url.removeprefix("./"): str(page.title) for page in nav.pages if page.title}
        return nav

    def on_page_content(self, html: str, page: MkDocsPage) -> str:
        """Takes a page of `docs/` down and leaves slots for what comes of the data."""
        address = page.url.removeprefix("./")
        title = str(page.meta.get("title") or page.title)
        self.docs[address] = DocsPage(address, html, dict(page.meta), title, page.file.src_uri)
        page.meta["linked_data"] = PLACEHOLDERS["linked"]
        return PLACEHOLDERS["body"]

    def on_env(self, env: jinja2.Environment, files: Files) -> jinja2.Environment:
        """Keeps the theme's environment for the skeletons; lends its templates the icons."""
        env.globals["pm_icon"] = lambda name: Markup(
            '<svg class="pm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
        ).format(Markup(symbol(name)))
        env.globals["pm_region"] = self.gathered.catalog.region
        env.globals["pm_today"] = self.gathered.catalog.today
        env.bytecode_cache = self.store.compiled_templates
        self.env = env
        return env

    def on_page_context(self, context: dict[str, Any], page: MkDocsPage) -> dict[str, Any]:
        """Adds what the theme's templates of this project ask for."""
        self.context = dict(context)
        address = page.url.removeprefix("./")
        self.contexts[address] = context
        context["pm_section"] = address
        context["pm_noindex"] = NOINDEX if page.meta.get("noindex") else ""
        context["pm_errors"] = self.errors
        return context

    def frames(self) -> ThemeRenderer:
        """The theme around the pages that MkDocs does not make."""
        assert self.env is not None
        return ThemeRenderer(self.config, self.env, self.context, self.errors, self.templates.files)

    def filled(self, page: DocsPage, frame: str) -> str:
        """A page of `docs/` from its frame."""
        return page.page(frame, self.gathered.catalog, self.templates, self.sections, self.config.site_url)

    def record_pages(self) -> RecordPages:
        """The pages of records."""
        return RecordPages(self.gathered.catalog, self.templates, self.sections)

    def large_catalogues(self) -> Iterator[LongList]:
        """The catalogues that come in parts."""
        return long_lists(self.gathered.catalog, self.templates)

    def site_map(self) -> Iterator[Output]:
        """The site map of all pages, in the place of MkDocs' own."""
        docs = (address for address, page in self.docs.items() if not page.meta.get("noindex"))
        records = (page.address for page in self.record_pages().planned() if not page.noindex)
        lists = (each.address for each in self.large_catalogues())
        shown = [*docs, *records, *lists]
        return sitemap_files(sitemap(self.config.site_url or "", shown, self.gathered.catalog.today))
