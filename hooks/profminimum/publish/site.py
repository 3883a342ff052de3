"""The site as MkDocs builds it: the only module that knows MkDocs. Everything it shows comes from the other stages."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..view import Page, RecordPages, Templates, problems_page, rooted, section_body, way_to_root, with_icons
from ..view.linked_data import section_data
from ..view.output import Output
from ..view.report import as_text
from ..view.split import card_files, whole_lists
from .clock import now
from .fingerprints import Fingerprints
from .folder import SiteFolder, Work
from .frames import Frames, linked
from .gather import gather
from .host import Abort, DocsPage, Files, LiveReloadServer, MkDocsConfig, Navigation, PluginError
from .outputs import MAKERS, printed, worded
from .preview import Edits, Shelf, watch
from .reading import STAGES, Reader
from .regather import regathered
from .search import FOLDER as INDEX
from .search import IndexFailed, IndexOnDemand, write_index
from .sitemap import sitemap
from .store import Store, digest, digest_of_files, digest_of_program
from .theme import UNPUBLISHED, sheet_sources, symbol, template_sources
from .version import version_file
from .works import docs_works, maker_works, page_works, ready, sitemap_files, whole_pages

CACHE = Path(".cache", "profminimum")
"""Where builds keep what they know, below the project's folder."""
PROBLEMS = "problems/"
"""The address of a preview's page of problems."""
SECTIONS = "sections"
"""The name under which bodies of pages of `docs/` are kept."""

log = logging.getLogger("mkdocs.hooks.profminimum")


class Site:
    """One build. In a preview, records with errors are left out and shown on a page of problems; else they stop it."""

    def __init__(self, config: MkDocsConfig, is_preview: bool, before: Site | None = None) -> None:
        """`before` is the build before this one in the same process, if the program is still the same."""
        self.config = config
        self.is_preview = is_preview
        root = Path(config.config_file_path).parent
        self.overrides = Path(config.theme.custom_dir or root / "overrides")
        self.store = Store(root / CACHE, digest_of_program())
        self.reader = before.reader if before else Reader(Store(root / CACHE, digest_of_program(*STAGES)))
        self.data = root / config.extra.get("data", "data")
        self.gathered = self._gathered(self.data)
        if not is_preview:
            self.folder = SiteFolder(Path(config.site_dir), self.store, processes=os.cpu_count() or 1)
            config.site_dir = str(self.folder.staging)
        self.templates = Templates(template_sources(self.overrides), config.site_url or "")
        self.sections: dict[str, str] = {}
        self._bodies: dict[str, tuple[bytes, bytes, str, str]] = self.store.load(SECTIONS) or {}
        self._later: list[str] = []
        self.docs: dict[str, tuple[str, DocsPage]] = {}
        self.contexts: dict[str, dict[str, Any]] = {}
        self.shelf: Shelf | None = None
        """The files of a preview; None until its first build is done."""
        self._built: set[str] = set()
        self.env: jinja2.Environment | None = None
        self.context: dict[str, Any] = {}

    def _gathered(self, data: Path) -> Any:
        try:
            gathered = gather(data, now, self.reader)
        except ValueError as error:
            raise Abort(str(error)) from None
        if gathered.errors and not self.is_preview:
            raise Abort("\n" + as_text(gathered.errors, gathered.files, data.name))
        for problem in gathered.problems:
            log.info("%s/%s", data.name, problem)
        return gathered

    def on_files(self, files: Files) -> Files:
        """Prints the sheets before the pages that link to them, but not in a preview; keeps templates off the site."""
        for file in [each for each in files if each.src_uri.startswith(UNPUBLISHED)]:
            files.remove(file)
        if not self.is_preview:
            moment = datetime.combine(self.gathered.catalog.today, time(), UTC)
            makers = printed(sheet_sources(self.overrides), self.templates, int(moment.timestamp()))
            self.folder.do(self._maker_works(makers))
            self.templates.files.update((path, each.size) for path, each in self.folder.files.items())
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        """Takes the titles of the menu's pages by address: the way to every page leads through them."""
        self.sections = {page.url.removeprefix("./"): str(page.title) for page in nav.pages if page.title}
        return nav

    def on_page_content(self, html: str, page: DocsPage) -> str:
        """The body of a page of `docs/`: its own words and the data that its view names."""
        address = page.url.removeprefix("./")
        self.docs[address] = (html, page)
        own = digest(repr((html, page.meta)).encode())
        kept = self._bodies.get(address)
        if self.is_preview and kept and kept[0] == own and not self.shelf and kept[1] != self._around:
            self._later.append(address)  # its own words are as they were: it is made when somebody looks at it
        elif not kept or kept[:2] != (own, self._around):
            self._bodies[address] = kept = (own, self._around, *self._section(html, page, address))
        _, _, body, page.meta["linked_data"] = kept
        return body

    @cached_property
    def _around(self) -> bytes:
        """What stands for all that a page of `docs/` shows beside its own words."""
        return digest(self._prints.whole, repr((self.sections, sorted(self.templates.files.items()))).encode())

    def _section(self, html: str, page: DocsPage, address: str) -> tuple[str, str]:
        """The body, and the element with the page's JSON-LD."""
        try:
            body = section_body(html, page.meta, address, self.gathered.catalog, self.templates, self.sections)
        except (KeyError, ValueError) as error:
            raise PluginError(
                f"{page.file.src_uri}: в шапке страницы не хватает значения или оно неверно: {error}."
            ) from None
        title = str(page.meta.get("title") or page.title)
        data = section_data(title, address, self.sections, html, self.gathered.catalog)
        return rooted(with_icons(body, symbol), way_to_root(address)), linked(
            data, address, self.config.site_url, self.templates.files
        )

    def on_env(self, env: jinja2.Environment, files: Files) -> jinja2.Environment:
        """Keeps the theme's environment for the skeletons; lends its templates the icons."""
        env.globals["pm_icon"] = lambda name: Markup(
            '<svg class="pm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
        ).format(Markup(symbol(name)))
        env.globals["pm_region"] = self.gathered.catalog.region
        env.globals["pm_today"] = self.gathered.catalog.today
        self.env = env
        return env

    def on_page_context(self, context: dict[str, Any], page: DocsPage) -> dict[str, Any]:
        """Adds what the theme's templates of this project ask for."""
        self.context = dict(context)
        address = page.url.removeprefix("./")
        self.contexts[address] = context
        context["pm_section"] = address
        context["pm_noindex"] = False
        context["pm_errors"] = len(self.gathered.errors) if self.is_preview else 0
        return context

    def on_post_build(self) -> None:
        """Writes the pages of records and all that lies beside them."""
        assert self.env is not None
        errors = len(self.gathered.errors) if self.is_preview else 0
        frames = Frames(self.config, self.env, self.context, errors, self.templates.files)
        self.store.save(SECTIONS, self._bodies)
        if self.is_preview:
            self._show(frames, self._later)
            self._try_out(frames)
        else:
            self._publish(frames)

    def _show(self, frames: Frames, docs: Iterable[str]) -> None:
        """Lays out a preview: a page is made when a browser asks for it; so are those pages of `docs/` that are named."""
        folder = Path(self.config.site_dir)
        if self.shelf:
            self.shelf.clear()
        else:
            self._built = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        later = {f"{each}index.html" for each in docs}
        page = partial(self._page_at, frames, self._record_pages(), later)
        self.shelf = Shelf(folder, self._built - later, page, partial(self._beside, frames))

    def _page_at(self, frames: Frames, pages: RecordPages, docs: set[str], path: str) -> bytes | None:
        """A page by its path, if there is one."""
        address = path.removesuffix("index.html")
        if path in docs:
            return self._docs_page(address)
        if address == PROBLEMS:
            shown = (self.gathered.problems, self.gathered.hidden, self.gathered.catalog, self.templates)
            return frames.finished(problems_page("Ошибки в данных", *shown))
        make = pages.at(address)
        return frames.finished(make()) if make else None

    def _try_out(self, frames: Frames) -> None:
        """Makes the first page of each kind, so that a fault of a template is told at once and on every page."""
        first = {page.make.func.__name__: page.make for page in reversed([*self._record_pages().planned()])}
        for make in first.values():
            frames.finished(make())

    def _beside(self, frames: Frames) -> Iterator[Output]:
        """What a preview has beside the pages of records."""
        makers = (*MAKERS, *worded(self.templates))
        made = (make(self.gathered.catalog, self.config.site_url or "") for make in makers)
        return chain(whole_pages(self._whole_lists(), frames), self._cards(), *made, self._site_map())

    def _docs_page(self, address: str) -> bytes:
        """A page of `docs/` again, as MkDocs makes it, with the data as they are now."""
        assert self.env is not None
        html, page = self.docs[address]
        page.meta.pop("linked_data", None)
        page.content = self.on_page_content(html, page)
        self.contexts[address]["pm_errors"] = len(self.gathered.errors)
        return self.env.get_template(page.meta.get("template", "main.html")).render(self.contexts[address]).encode()

    def renew(self, edited: set[Path]) -> bool:
        """Takes edits of data into a preview without a build; False if something else was edited too."""
        if not self.shelf or not edited or not all(path.is_relative_to(self.data) for path in edited):
            return False
        quick = regathered(self.gathered, self.data, edited, now, self.reader)
        self.gathered = quick or self._gathered(self.data)
        for name in ("_prints", "_around"):
            vars(self).pop(name, None)  # they are of the data as they were
        assert self.env is not None
        self.env.globals["pm_region"] = self.gathered.catalog.region
        self._show(Frames(self.config, self.env, self.context, len(self.gathered.errors)), self.docs)
        return True

    def prepare(self, path: str) -> None:
        """Makes what a browser asks for in a preview, by its path below the site's root."""
        if not self.shelf:
            return
        wanted = (page.address for page in self._record_pages().planned()) if path.startswith(f"{INDEX}/") else (path,)
        for each in (*wanted, *(self.docs if path.startswith(f"{INDEX}/") else ())):
            self.shelf.prepare(each)

    def _publish(self, frames: Frames) -> None:
        """Brings the folder of the site up to date, then the index for search."""
        works = [*docs_works(self.folder.staging, frames)]
        around = digest(repr((self.sections, frames.policy)).encode())
        whole = digest(self._prints.whole, around)
        works += page_works(self._record_pages().planned(), frames, self._prints, around)
        works += self._maker_works((*MAKERS, *worded(self.templates)), frames.policy)
        works += [
            Work("catalogues", whole, lambda: chain(whole_pages(self._whole_lists(), frames), self._cards())),
            Work("site map", whole, self._site_map),
        ]
        self.folder.do(works)
        sources = (Path(self.config.config_file_path), Path(self.config.docs_dir), self.data, self.overrides)
        self.folder.do([ready(version_file(self.gathered.catalog, self.folder.files, sources))])
        self.folder.switch(keep=INDEX)
        self._index(self.folder)

    def _index(self, folder: SiteFolder) -> None:
        """Makes the index for search, unless every page is as it was."""
        pages = digest(*(each.digest for path, each in sorted(folder.files.items()) if path.endswith(".html")))
        name = f"{folder.name}-index"
        if self.store.load(name) == pages and (folder.folder / INDEX / "pagefind.js").is_file():
            return
        shutil.rmtree(folder.folder / INDEX, ignore_errors=True)
        try:
            write_index(folder.folder)
        except IndexFailed as failed:
            raise Abort(f"Не получилось сделать указатель для поиска: {failed}") from None
        self.store.save(name, pages)

    @cached_property
    def _prints(self) -> Fingerprints:
        config = Path(self.config.config_file_path).read_bytes()
        own = digest_of_files(self.overrides, ["**/*"])
        shared = digest(config, own, digest_of_program(), (self.config.site_url or "").encode())
        return Fingerprints(self.gathered.catalog, self.reader.digest_of, shared)

    def _maker_works(self, makers: Iterable[Any], policy: str = "") -> Iterator[Work]:
        return maker_works(makers, self.gathered.catalog, self.config.site_url or "", self._prints, policy)

    def _record_pages(self) -> RecordPages:
        return RecordPages(self.gathered.catalog, self.templates, self.sections)

    def _whole_lists(self) -> Iterator[Page]:
        return whole_lists(self.gathered.catalog, self.templates, self.sections)

    def _cards(self) -> Iterator[Output]:
        return card_files(self.gathered.catalog, self.templates, symbol)

    def _site_map(self) -> Iterator[Output]:
        records = (page.address for page in self._record_pages().planned() if not page.is_sample)
        lists = (page.address for page in self._whole_lists())
        shown = [*self.docs, *records, *lists]
        return sitemap_files(sitemap(self.config.site_url or "", shown, self.gathered.catalog.today))

    def on_serve(self, server: LiveReloadServer, folders: Iterable[str]) -> Edits:
        """Has the preview told of edits at once, and lets it make the search index when a reader searches."""

        def complain(failed: IndexFailed) -> None:
            log.warning("Поиск в предпросмотре не работает, указатель не получился: %s", failed)

        server.set_app(IndexOnDemand(server.get_app(), Path(self.config.site_dir, "sitemap.xml"), complain))
        known = [self.config.docs_dir, self.config.config_file_path]
        return watch(server, known, folders)
