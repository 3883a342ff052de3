"""The site as MkDocs builds it: the only module that knows MkDocs. Everything it shows comes from the other stages."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as DocsPage

from ..view import Page, RecordPages, Templates, problems_page, rooted, section_body, way_to_root, with_icons
from ..view.linked_data import section_data
from ..view.output import Maker
from ..view.report import as_text
from ..view.split import card_files, whole_lists
from .clock import now
from .gather import gather
from .outputs import MAKERS, printed, worded
from .policy import write_policy
from .search import IndexFailed, IndexOnDemand, write_index
from .sitemap import sitemap
from .skeleton import Skeletons, slot
from .theme import UNPUBLISHED, sheet_sources, symbol, template_sources

log = logging.getLogger("mkdocs.hooks.profminimum")


class Site:
    """One build. In a preview, records with errors are left out and shown on a page of problems; else they stop it."""

    def __init__(self, config: MkDocsConfig, is_preview: bool) -> None:
        self.config = config
        self.is_preview = is_preview
        root = Path(config.config_file_path).parent
        self.overrides = Path(config.theme.custom_dir or root / "overrides")
        self.gathered = self._gathered(root / config.extra.get("data", "data"))
        self.templates = Templates(template_sources(self.overrides), config.site_url or "")
        self.sections: dict[str, str] = {}
        self.docs: list[tuple[str, bool]] = []
        self.env: jinja2.Environment | None = None
        self.context: dict[str, Any] = {}

    def _gathered(self, data: Path) -> Any:
        try:
            gathered = gather(data, now)
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
            self.templates.files.update(self._make(makers))
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        """Takes the titles of the menu's pages by address: the way to every page leads through them."""
        self.sections = {page.url.removeprefix("./"): str(page.title) for page in nav.pages if page.title}
        return nav

    def on_page_content(self, html: str, page: DocsPage) -> str:
        """The body of a page of `docs/`: its own words and the data that its view names."""
        address = page.url.removeprefix("./")
        try:
            body = section_body(html, page.meta, address, self.gathered.catalog, self.templates, self.sections)
        except (KeyError, ValueError) as error:
            raise PluginError(
                f"{page.file.src_uri}: в шапке страницы не хватает значения или оно неверно: {error}."
            ) from None
        title = str(page.meta.get("title") or page.title)
        data = section_data(title, address, self.sections, html, self.gathered.catalog)
        page.meta["linked_data"] = self._linked(data, address)
        return rooted(with_icons(body, symbol), way_to_root(address))

    def _linked(self, data: str, address: str) -> str:
        """The element with a page's JSON-LD, its addresses in full if the site knows its own; empty if there is none."""
        text = rooted(data, self.config.site_url or way_to_root(address))
        return f'<script type="application/ld+json">{text}</script>' if text else ""

    def on_env(self, env: jinja2.Environment, files: Files) -> jinja2.Environment:
        """Keeps the theme's environment for the skeletons; lends its templates the icons."""
        env.globals["pm_icon"] = lambda name: Markup(
            '<svg class="pm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
        ).format(Markup(symbol(name)))
        env.globals["pm_region"] = self.gathered.catalog.region
        self.env = env
        return env

    def on_page_context(self, context: dict[str, Any], page: DocsPage) -> dict[str, Any]:
        """Adds what the theme's templates of this project ask for."""
        self.context = dict(context)
        address = page.url.removeprefix("./")
        self.docs.append((address, False))
        context["pm_section"] = address
        context["pm_noindex"] = False
        context["pm_errors"] = len(self.gathered.errors) if self.is_preview else 0
        return context

    def on_post_build(self) -> None:
        """Writes the pages of records and the site map; seals a site that is to be published."""
        skeletons = Skeletons(self._render_skeleton)
        pages = list(self._pages())
        for page in pages:
            self._write(f"{page.address}index.html", self._finished(page, skeletons).encode())
        shown = [address for address, _ in self.docs] + [page.address for page in pages if not page.is_sample]
        site_map = sitemap(self.config.site_url or "", shown, self.gathered.catalog.today).encode()
        self._write("sitemap.xml", site_map)
        self._write("sitemap.xml.gz", gzip.compress(site_map, mtime=0))  # in the place of MkDocs' own, which knows no records
        self._make([*MAKERS, *worded(self.templates)])
        for output in card_files(self.gathered.catalog, self.templates, symbol):
            self._write(output.path, output.data)
        if not self.is_preview:
            self._seal(Path(self.config.site_dir))

    def _make(self, makers: Iterable[Maker]) -> dict[str, int]:
        """Writes what the makers make; gives the size of each file in bytes."""
        sizes = {}
        for make in makers:
            for output in make(self.gathered.catalog, self.config.site_url or ""):
                self._write(output.path, output.data)
                sizes[output.path] = len(output.data)
        return sizes

    def _seal(self, site: Path) -> None:
        """What needs all pages finished: the policy of what they may run, and the search index."""
        write_policy(site)
        try:
            write_index(site)
        except IndexFailed as failed:
            raise Abort(f"Не получилось сделать указатель для поиска: {failed}") from None

    def on_serve(self, server: LiveReloadServer) -> None:
        """Lets the preview make the search index when a reader searches; a build does not wait for it."""

        def complain(failed: IndexFailed) -> None:
            log.warning("Поиск в предпросмотре не работает, указатель не получился: %s", failed)

        server.set_app(IndexOnDemand(server.get_app(), Path(self.config.site_dir, "sitemap.xml"), complain))

    def _pages(self) -> Any:
        gathered = self.gathered
        yield from RecordPages(gathered.catalog, self.templates, self.sections).all()
        yield from whole_lists(gathered.catalog, self.templates, self.sections)
        if self.is_preview:
            yield problems_page("Ошибки в данных", gathered.problems, gathered.hidden, gathered.catalog, self.templates)

    def _finished(self, page: Page, skeletons: Skeletons) -> str:
        way = way_to_root(page.address)
        skeleton = skeletons.at(page.address.count("/"), page.section)
        return skeleton.filled(
            {
                "title": page.title,
                "description": page.description,
                "address": page.address,
                "robots": '<meta name="robots" content="noindex">' if page.is_sample else "",
                "linked": self._linked(page.linked_data, page.address),
                "body": rooted(with_icons(page.body, symbol), way),
            }
        )

    def _render_skeleton(self, depth: int, section: str) -> str:
        """The theme's page at a depth, with slots for what differs from record to record."""
        assert self.env is not None
        folder = "/".join("x" * depth)
        file = File.generated(self.config, f"{folder}/index.md", content="")
        page = DocsPage(slot("title"), file, self.config)
        page.content = slot("body")
        page.meta = {"title": slot("title"), "description": slot("description"), "linked_data": slot("linked")}
        if self.config.site_url:
            page.canonical_url = self.config.site_url.rstrip("/") + "/" + slot("address")
        context = self.context | {
            "page": page,
            "base_url": way_to_root("x/" * depth).rstrip("/"),
            "pm_section": section,
            "pm_noindex": slot("robots"),
            "pm_errors": len(self.gathered.errors) if self.is_preview else 0,
        }
        return self.env.get_template("main.html").render(context)

    def _write(self, path: str, data: bytes) -> None:
        target = Path(self.config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
