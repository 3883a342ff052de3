"""MkDocs' events of one build: what MkDocs makes of `docs/` is collected, with placeholders where data go."""

from __future__ import annotations

from typing import Any

import jinja2

from ... import russian
from ...catalog import Catalog
from ...view.rendering.templates import drawn_icon
from .docs_pages import PLACEHOLDERS, DocsBuild, DocsPage
from .excluded_folders import exclude, leave_out_theme
from .mkdocs import Files, MkDocsPage, Navigation
from .page_head import NOINDEX
from .project import Project
from .theme import icon


def lend(env: jinja2.Environment, catalog: Catalog) -> None:
    """Gives templates of the theme the region."""
    env.globals["pm_region"] = catalog.region
    env.globals["pm_opening_year"] = catalog.opening_year
    env.globals["pm_months"] = " ".join(russian.MONTHS_SHORT)


class DocsEvents:
    """Takes the events of one build and collects what MkDocs makes."""

    def __init__(self, project: Project, catalog: Catalog, excluded: tuple[str, ...], errors: int = 0) -> None:
        """`excluded` are folders that stay off the site; `errors` is the number that every page tells of."""
        self._project = project
        self._catalog = catalog
        self._excluded = excluded
        self._errors = errors
        self._env: jinja2.Environment | None = None
        self._contexts: dict[str, dict[str, Any]] = {}
        self.sections: dict[str, str] = {}
        self.pages: dict[str, DocsPage] = {}

    def result(self) -> DocsBuild:
        """Returns what MkDocs has made. Raises LookupError before it has made anything."""
        if self._env is None:
            raise LookupError("MkDocs has not loaded its theme yet")
        return DocsBuild(self.sections, self.pages, self._contexts, self._env)

    def on_files(self, files: Files) -> Files:
        """Keeps excluded folders off the site, and what is the theme's own."""
        exclude(files, self._project.config, self._excluded)
        leave_out_theme(files)
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        """Takes the titles of the menu's pages by address: breadcrumbs lead through them."""
        self.sections |= {page.url.removeprefix("./"): str(page.title) for page in nav.pages if page.title}
        return nav

    def on_page_content(self, html: str, page: MkDocsPage) -> str:
        """Keeps the rendered Markdown and replaces the body by a placeholder."""
        address = page.url.removeprefix("./")
        title = str(page.meta.get("title") or page.title)
        self.pages[address] = DocsPage(address, html, dict(page.meta), title, page.file.src_uri)
        page.meta["linked_data"] = PLACEHOLDERS["linked"]
        return PLACEHOLDERS["body"]

    def on_env(self, env: jinja2.Environment) -> jinja2.Environment:
        """Gives the theme's templates the icons and the region."""
        env.globals["pm_icon"] = lambda name: drawn_icon(icon(name))
        lend(env, self._catalog)
        env.bytecode_cache = self._project.cache.compiled_templates
        self._env = env
        return env

    def on_page_context(self, context: dict[str, Any], page: MkDocsPage) -> dict[str, Any]:
        """Adds the variables that the theme's templates of this project use."""
        address = page.url.removeprefix("./")
        self._contexts[address] = context
        context["pm_section"] = address
        context["pm_noindex"] = NOINDEX if page.meta.get("noindex") else ""
        context["pm_errors"] = self._errors
        return context
