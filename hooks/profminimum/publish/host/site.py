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
from ...view.pages.long_lists import LargeCatalogue, large_catalogues
from ...view.reports import FOLDER as DESK
from ..build.cache import CACHE, Store, digest_of_program
from ..build.cached_loader import STAGES, Reader
from ..build.clock import now
from ..build.load_region import Gathered, gather
from ..build.sitemap import sitemap
from .docs_pages import SLOTS, OwnPage
from .excluded_folders import leave_out
from .mkdocs import Abort, DocsPage, Files, MkDocsConfig, Navigation
from .site_tasks import sitemap_files
from .theme import UNPUBLISHED, symbol, template_sources
from .theme_pages import NOINDEX, Frames

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
        self.store = Store(root / CACHE, digest_of_program())
        self.reader = before.reader if before else Reader(Store(root / CACHE, digest_of_program(*STAGES)))
        self.data = root / config.extra.get("data", "data")
        self.gathered = self._gathered()
        self.templates = Templates(
            template_sources(self.overrides), config.site_url or "", self.store.compiled_templates
        )
        self.sections: dict[str, str] = {}
        self.docs: dict[str, OwnPage] = {}
        self.seen = seen or {}
        self.contexts: dict[str, dict[str, Any]] = {}
        self.env: jinja2.Environment | None = None
        self.context: dict[str, Any] = {}

    def _gathered(self) -> Gathered:
        try:
            gathered = gather(self.data, now, self.reader)
        except ValueError as error:
            raise Abort(str(error)) from None
        self.tell(gathered)
        return gathered

    def tell(self, gathered: Gathered) -> None:
        """Says in the log what is to be said of the data."""
        for line in self.told(gathered):
            log.info("%s", line)

    def told(self, gathered: Gathered) -> tuple[str, ...]:
        """What is said of the data, line by line."""
        return tuple(f"{self.data.name}/{problem}" for problem in gathered.problems)

    @property
    def has_desk(self) -> bool:
        """Whether the operator's desk is shown."""
        return True

    def on_files(self, files: Files) -> Files:
        """Keeps templates off the site, and the operator's desk where it is not wanted."""
        leave_out(files, self.config, UNPUBLISHED if self.has_desk else (*UNPUBLISHED, DESK))
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        """Takes the titles of the menu's pages by address: the way to every page leads through them."""
        self.sections = {page.url.removeprefix("./"): str(page.title) for page in nav.pages if page.title}
        return nav

    def on_page_content(self, html: str, page: DocsPage) -> str:
        """Takes a page of `docs/` down and leaves slots for what comes of the data."""
        address = page.url.removeprefix("./")
        title = str(page.meta.get("title") or page.title)
        self.docs[address] = OwnPage(address, html, dict(page.meta), title, page.file.src_uri)
        page.meta["linked_data"] = SLOTS["linked"]
        return SLOTS["body"]

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

    def on_page_context(self, context: dict[str, Any], page: DocsPage) -> dict[str, Any]:
        """Adds what the theme's templates of this project ask for."""
        self.context = dict(context)
        address = page.url.removeprefix("./")
        self.contexts[address] = context
        context["pm_section"] = address
        context["pm_noindex"] = NOINDEX if page.meta.get("noindex") else ""
        context["pm_errors"] = self.errors
        return context

    def frames(self) -> Frames:
        """The theme around the pages that MkDocs does not make."""
        assert self.env is not None
        return Frames(self.config, self.env, self.context, self.errors, self.templates.files)

    def filled(self, page: OwnPage, frame: str) -> str:
        """A page of `docs/` from its frame."""
        return page.filled(frame, self.gathered.catalog, self.templates, self.sections, self.config.site_url)

    def record_pages(self) -> RecordPages:
        """The pages of records."""
        return RecordPages(self.gathered.catalog, self.templates, self.sections)

    def large_catalogues(self) -> Iterator[LargeCatalogue]:
        """The catalogues that come in parts."""
        return large_catalogues(self.gathered.catalog, self.templates)

    def site_map(self) -> Iterator[Output]:
        """The site map of all pages, in the place of MkDocs' own."""
        docs = (address for address, page in self.docs.items() if not page.meta.get("noindex"))
        records = (page.address for page in self.record_pages().planned() if not page.is_sample)
        lists = (each.address for each in self.large_catalogues())
        shown = [*docs, *records, *lists]
        return sitemap_files(sitemap(self.config.site_url or "", shown, self.gathered.catalog.today))
