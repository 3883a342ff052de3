"""A site in a preview: a page is made when somebody asks for it, records with errors are left out and told."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from ...output import Output
from ...view import RecordPages, problems_page
from ..build.clock import now
from ..build.outputs import preview_makers
from ..build.quick_reload import reload_folders
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.search_index import IndexFailed, IndexOnDemand
from .mkdocs import LiveReloadServer
from .preview_server import ChangedPaths, OnDemandFiles, watch
from .site import Site
from .site_tasks import whole_list
from .theme import symbol
from .theme_pages import ThemeRenderer

PROBLEMS = "problems/"
"""The address of the page of problems."""

log = logging.getLogger("mkdocs.hooks.profminimum")


class SitePreview(Site):
    """One build of a preview, renewed by edits of data without another."""

    shelf: OnDemandFiles | None = None
    """The files of the preview; None until its first build is done."""
    _built: frozenset[str] = frozenset()

    @property
    def errors(self) -> int:
        """How many errors the data have: every page tells of them."""
        return len(self.gathered.errors)

    def on_post_build(self) -> None:
        """Lays out the preview and tries out what was edited."""
        frames = self.frames()
        self._show(frames)
        self._try_out(frames)

    def _show(self, frames: ThemeRenderer) -> None:
        """Lays out a preview: a page is made when a browser asks for it."""
        folder = Path(self.config.site_dir)
        if self.shelf:
            self.shelf.clear()
        else:
            built = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
            self._built = frozenset(built) - {f"{each}index.html" for each in self.docs}
        page = partial(self._page_at, frames, self.record_pages())
        self.shelf = OnDemandFiles(folder, self._built, page, partial(self._beside, frames))

    def _page_at(self, frames: ThemeRenderer, pages: RecordPages, path: str) -> bytes | None:
        """A page by its path, if there is one."""
        address = path.removesuffix("index.html")
        if address in self.docs and path.endswith("index.html"):
            return self._docs_page(address)
        if address == PROBLEMS:
            shown = (self.gathered.problems, self.gathered.hidden, self.gathered.catalog, self.templates)
            return frames.render(problems_page("Ошибки в данных", *shown))
        make = pages.at(address)
        return frames.render(make()) if make else None

    def _try_out(self, frames: ThemeRenderer) -> None:
        """Makes the first page of each kind, so that a fault of a template is told at once and on every page.

        The same for a page of `docs/` that was edited.
        """
        first = {page.make.func.__name__: page.make for page in reversed([*self.record_pages().planned()])}
        for make in first.values():
            frames.render(make())
        for address, page in self.docs.items():
            if page.digest != self.seen.get(address, page.digest):
                self._docs_page(address)

    def _beside(self, frames: ThemeRenderer) -> Iterator[Output]:
        """What a preview has beside the pages of records."""
        made = (make(self.gathered.catalog, self.config.site_url or "") for make in preview_makers(self.templates))
        lists = (whole_list(each, self.sections, frames) for each in self.large_catalogues())
        cards = (
            each.card(place, symbol) for each in self.large_catalogues() for place in range(len(each.filter.items))
        )
        return chain(*lists, cards, *made, self.site_map())

    def _docs_page(self, address: str) -> bytes:
        """A page of `docs/` with the data as they are now; its frame tells how many errors they have."""
        assert self.env is not None
        page, context = self.docs[address], self.contexts[address]
        context["pm_errors"] = self.errors
        frame = self.env.get_template(page.meta.get("template", "main.html")).render(context)
        return self.filled(page, frame).encode()

    def renew(self, edited: set[Path]) -> bool:
        """Takes edits of data into a preview without a build; False if something else was edited too."""
        if not self.shelf or not edited or not all(path.is_relative_to(self.data) for path in edited):
            return False
        quick = reload_folders(self.gathered, self.data, edited, now, self.reader)
        self.gathered = quick or self._gathered()
        assert self.env is not None
        self.env.globals["pm_region"] = self.gathered.catalog.region
        self._show(self.frames())
        return True

    def prepare(self, path: str) -> None:
        """Makes what a browser asks for in a preview, by its path below the site's root."""
        if not self.shelf:
            return
        wanted = (page.address for page in self.record_pages().planned()) if path.startswith(f"{INDEX}/") else (path,)
        for each in (*wanted, *(self.docs if path.startswith(f"{INDEX}/") else ())):
            self.shelf.prepare(each)

    def on_serve(self, server: LiveReloadServer, folders: Iterable[str]) -> ChangedPaths:
        """Has the preview told of edits at once, and lets it make the search index when a reader searches."""

        def complain(failed: IndexFailed) -> None:
            log.warning("Поиск в предпросмотре не работает, указатель не получился: %s", failed)

        server.set_app(IndexOnDemand(server.get_app(), Path(self.config.site_dir, "sitemap.xml"), complain))
        known = [self.config.docs_dir, self.config.config_file_path]
        return watch(server, known, folders)
