"""Entry of MkDocs' events: passes them to the build under way. Lives as long as the process, while builds come and go.

It leans on nothing but the host, because the rest of the package may be broken: each build is made of modules that are
imported when it begins. A preview outlives any fault – of a template, of the package, of `mkdocs.yml` – and shows it in
the place of the pages. MkDocs would stop if the first build failed, and would leave every browser waiting after a later
one; its hooks cannot swallow an error, so the build itself is wrapped.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from .mkdocs import (
    Abort,
    Application,
    Build,
    Files,
    LiveReloadServer,
    MkDocsConfig,
    MkDocsPage,
    Navigation,
    count_warnings,
    wrap_application,
    wrap_build,
)

if TYPE_CHECKING:
    import jinja2

    from .docs_events import DocsEvents
    from .site_build import SiteBuild
    from .site_preview import Preview, PreviewBuild

log = logging.getLogger("mkdocs.hooks.profminimum")
ADDRESS = "PROFMINIMUM_SITE_URL"
"""The environment variable that names the site's own address, whatever `mkdocs.yml` says."""


class Package(Protocol):
    """The modules of this folder, as their files are now."""

    def module(self, name: str) -> ModuleType:
        """Imports a module."""

    def refresh(self) -> bool:
        """Drops all modules if a file of the package has changed; returns whether one has."""


def set_address(config: MkDocsConfig) -> None:
    """Gives the site the address that the environment names: of one project the sites of many regions may be made."""
    if address := os.environ.get(ADDRESS):
        config.site_url = address.rstrip("/") + "/"


class Entry:
    """The receiver of MkDocs' events: a method for each."""

    def __init__(self, package: Package, root: Path) -> None:
        """`root` is the project's folder."""
        self._package = package
        self._root = root
        self._is_preview = False
        self._building = Lock()
        self._rebuilds = 0
        self._site_build: SiteBuild | None = None
        self._preview_build: PreviewBuild | None = None
        self._preview: Preview | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Wraps MkDocs' build: a preview outlives it, a build is skipped if nothing has changed.

        A preview writes no bytecode, which would appear in a watched folder and start a second build.
        """
        self._is_preview = command == "serve"
        sys.dont_write_bytecode |= self._is_preview
        if command == "serve":
            wrap_build("serve", self._surviving_build)
        elif command == "build":
            wrap_build("build", self._build_if_changed)

    def _surviving_build(self, build: Build) -> Build:
        def surviving(config: MkDocsConfig, **options: Any) -> None:
            set_address(config)
            with self._faults_shown(config.site_dir):
                build(config, **options)

        return surviving

    def _build_if_changed(self, build: Build) -> Build:
        def build_if_changed(config: MkDocsConfig, **options: Any) -> None:
            set_address(config)
            check = self._package.module("up_to_date").UpToDateCheck(config)
            if check.is_current():
                for line in check.messages:
                    log.info("%s", line)
                return
            check.invalidate()
            warnings = count_warnings()
            build(config, **options)
            if self._site_build and not warnings.get_counts():  # the next build must warn again
                self._site_build.record(check)

        return build_if_changed

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begins a build: loads and checks the data, with the package as it is now."""
        before = self._preview_build
        if self._package.refresh():
            self._preview_build = None
        records = self._preview_build.records if self._preview_build else None
        digests = {address: page.digest for address, page in before.events.pages.items()} if before else {}
        self._preview = None
        if self._is_preview:
            self._preview_build = self._package.module("site_preview").PreviewBuild(config, records, digests)
        else:
            self._site_build = self._package.module("site_build").SiteBuild(config)
        return config

    @property
    def _events(self) -> DocsEvents:
        """The receiver of the events of the build under way. Raises LookupError if there is none."""
        build = self._preview_build or self._site_build
        if build is None:
            raise LookupError("no build is under way")
        return build.events

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keeps templates off the site."""
        return self._events.on_files(files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Takes the titles of the sections from the menu."""
        return self._events.on_nav(nav)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Keeps a place for data in a page of `docs/`."""
        return self._events.on_page_content(html, page)

    def on_page_context(
        self, context: dict[str, Any], *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Gives the theme's templates their variables."""
        return self._events.on_page_context(context, page)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Gives the theme's templates their words."""
        return self._events.on_env(env)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Renders the site, or lays out its preview."""
        if self._preview_build:
            self._preview = self._preview_build.finish()
        elif self._site_build:
            self._site_build.finish()

    def on_build_error(self, *, error: Exception) -> None:
        """Tells a fault of a template in a sentence: whoever edits templates need not read Python. Raises Abort."""
        page = self._package.module("error_page")
        if not self._is_preview and page.is_of_template(error):
            raise Abort(page.describe(error, self._root))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Has the preview render pages on request, take edits of data without a build, and outlive its faults."""
        root = Path(config.config_file_path).parent
        data, inbox = root / str(config.extra.get("data", "data")), root / "inbox"
        with suppress(OSError):
            inbox.mkdir(exist_ok=True)  # what is not there cannot be watched
        sources = (Path(__file__).parents[3], config.theme.custom_dir, data, inbox)
        folders = [str(path) for path in sources if path and Path(path).is_dir()]
        changed = self._preview_build.watch(server, folders) if self._preview_build else None
        for folder in folders:
            server.watch(folder)

        def rebuild() -> None:
            with self._building, self._faults_shown(server.root):
                self._rebuilds += 1
                edited = changed.drain() if changed else set()
                if not (self._preview and self._preview.reload(edited)):
                    builder()

        server.builder = rebuild
        wrap_application(server, lambda application: self._rendering(application, server))

    def _rendering(self, application: Application, server: LiveReloadServer) -> Application:
        """A web application that renders a page before it is served."""

        site = Path(server.root)
        consistent = self._package.module("preview_server").ConsistentAnswers(
            application, self._state, lambda path: self._prepare(path, site)
        )

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            below = path.removeprefix(server.mount_path)
            if not path.startswith(server.mount_path) or below.startswith("livereload/"):
                return application(environ, start_response)
            answered: Iterable[bytes] = consistent(below, environ, start_response)
            return answered

        return answer

    def _state(self) -> int:
        """The number of rebuilds so far; waits while one is under way."""
        with self._building:
            return self._rebuilds

    def _prepare(self, path: str, site: Path) -> None:
        with self._building:  # while a build is under way, nothing is made from what it replaces
            preview = self._preview
        if preview:
            try:
                preview.prepare(path)
            except Exception as error:
                words = self._log_fault(error)
                if path.endswith("/") or not path:
                    self._package.module("error_page").write_everywhere(words, site / path)

    @contextmanager
    def _faults_shown(self, site: str) -> Iterator[None]:
        """Shows any fault in the place of all pages."""
        try:
            yield
        except Exception as error:
            self._preview = None
            self._package.module("error_page").write_everywhere(self._log_fault(error), Path(site))

    def _log_fault(self, error: Exception) -> str:
        """Logs a fault; returns the words for its page."""
        page = self._package.module("error_page")
        words: str = page.describe(error, self._root)
        log.error("%s", words, exc_info=page.is_internal(error) and error)
        return words
