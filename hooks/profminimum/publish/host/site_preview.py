"""Preview: renders a page on request; records with errors are hidden and listed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ...load.attachments import published
from ...load.decoding import MAX_BYTES
from ...output import AnyOutput, Output
from ...view import INBOX, Page, Templates, problems_page
from ...view.leads.former_paths import FormerPaths
from ...view.leads.lead_pages import lead_page
from ...view.pages.hidden_records import hidden_at, hidden_record_page, reasons, with_lines
from ..build.clock import now
from ..build.day_file import day_file
from ..build.load_region import LoadedRegion
from ..build.outputs import preview_makers
from ..build.quick_reload import reload_folders
from ..build.record_cache import RecordCache
from ..build.search_index import INDEX_FOLDER, IndexFailed, IndexOnDemand
from ..build.sitemap import PATHS as SITEMAP
from ..build.sitemap import sitemap_files
from ..build.tasks import whole_list
from .docs_events import DocsEvents, lend
from .docs_pages import DocsBuild
from .editor_queue import EditorQueue
from .excluded_folders import UNPUBLISHED
from .mkdocs import LiveReloadServer, MkDocsConfig, wrap_application
from .preview_server import ChangedPaths, OnDemandFiles, watch
from .project import Project
from .site import Site
from .theme import icon
from .theme_pages import ThemeRenderer

PROBLEMS = "problems/"
"""The address of the page of problems."""
MOST_PROBLEMS = 20
"""Problems that the page of one hidden record shows."""

log = logging.getLogger("mkdocs.hooks.profminimum")


class PreviewBuild:
    """A build of a preview around MkDocs' own: begins with the data, ends with a preview."""

    def __init__(
        self, config: MkDocsConfig, records: RecordCache | None = None, digests: Mapping[str, bytes] | None = None
    ) -> None:
        """Loads and checks the data. `records` is the cache of the build before this one, `digests` are those of its pages of
        `docs/`.
        """
        self.project = Project.of(config)
        self.records = records or self.project.record_cache()
        self.region = _load(self.project, self.records)
        self.events = DocsEvents(self.project, self.region.catalog, UNPUBLISHED, len(self.region.errors))
        self._digests = digests or {}

    def finish(self) -> Preview:
        """Returns the preview, now that MkDocs has made its pages. Renders what was edited: raises the faults of templates."""
        preview = Preview(self.project, self.records, self.region, self.events.result())
        preview.try_out(self._digests)
        return preview

    def watch(self, server: LiveReloadServer, folders: Iterable[str]) -> ChangedPaths:
        """Has the server notified of edits at once, and lets it make the search index when a reader searches."""

        def complain(failed: IndexFailed) -> None:
            log.warning("Поиск в предпросмотре не работает, указатель не получился: %s", failed)

        config = self.project.config
        written_last = Path(config.site_dir, SITEMAP[0])
        wrap_application(server, lambda application: IndexOnDemand(application, written_last, complain))
        return watch(server, [config.docs_dir, config.config_file_path], folders)


def _load(project: Project, records: RecordCache) -> LoadedRegion:
    """Loads and checks the data, and logs their problems."""
    region = project.load(records)
    for line in project.messages(region):
        log.info("%s", line)
    return region


class Preview:
    """A preview that is served: takes edits of data without a build."""

    def __init__(self, project: Project, records: RecordCache, region: LoadedRegion, docs: DocsBuild) -> None:
        self._project, self._records, self._docs = project, records, docs
        self._folder = Path(project.config.site_dir)
        built = {path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file()}
        self._built = built - {f"{address}index.html" for address in docs.pages}
        self._templates = project.templates()
        self._queue = EditorQueue(project.root, project.data)
        self._snapshot = self._snapshot_of(region)
        self._files = self._files_of(self._snapshot)

    def _snapshot_of(self, region: LoadedRegion) -> Snapshot:
        self._docs.env.globals["pm_inbox"] = len(self._queue)
        return Snapshot.of(region, self._project, self._docs, self._templates, self._queue)

    def _files_of(self, snapshot: Snapshot) -> OnDemandFiles:
        return OnDemandFiles(self._folder, self._built, snapshot.page_at, snapshot.other_files)

    def reload(self, edited: set[Path]) -> bool:
        """Takes edits of data and of the editor's queue; returns False if something else was edited too."""
        data = self._project.data
        of_data = {path for path in edited if path.is_relative_to(data)}
        if not edited or not all(path.is_relative_to(self._queue.folder) for path in edited - of_data):
            return False
        region = self._snapshot.region
        if of_data:
            quick = reload_folders(region, data, of_data, now, self._records)
            region = quick or _load(self._project, self._records)
        lend(self._docs.env, region.catalog)
        self._files.clear()
        self._snapshot = self._snapshot_of(region)
        self._files = self._files_of(self._snapshot)
        return True

    def prepare(self, path: str) -> None:
        """Makes the file that a browser asks for, by its path below the site's root; for the search index, all pages."""
        is_index = path.startswith(f"{INDEX_FOLDER}/")
        for address in self._snapshot.addresses() if is_index else (path,):
            self._files.prepare(address)

    def try_out(self, digests: Mapping[str, bytes]) -> None:
        """Renders the first page of each kind, so that a fault of a template shows at once and on every page; likewise
        each page of `docs/` whose digest is another than before.
        """
        self._snapshot.render_samples()
        for address, page in self._docs.pages.items():
            if page.digest != digests.get(address, page.digest):
                self._snapshot.docs_page(address)


@dataclass(frozen=True)
class Snapshot:
    """One state of the data in a preview."""

    region: LoadedRegion
    site: Site
    data: Path
    """The folder from which it was loaded."""
    queue: EditorQueue

    @classmethod
    def of(
        cls, region: LoadedRegion, project: Project, docs: DocsBuild, templates: Templates, queue: EditorQueue
    ) -> Snapshot:
        """Returns the snapshot of loaded data."""
        theme = ThemeRenderer(project.config, docs, errors=len(region.errors))
        return cls(region, Site(region.catalog, docs, templates, theme, project.site_url), project.data, queue)

    def addresses(self) -> Iterator[str]:
        """Yields the addresses of all pages."""
        yield from (page.address for page in self.site.record_pages().planned())
        yield from self.site.docs.pages

    def page_at(self, path: str) -> bytes | None:
        """Renders a page by its path, if there is one."""
        address = path.removesuffix("index.html")
        if address in self.site.docs.pages and path.endswith("index.html"):
            return self.docs_page(address)
        if address == PROBLEMS:
            region, templates = self.region, self.site.templates
            problems = problems_page("Ошибки в данных", region.problems, region.hidden, region.catalog, templates)
            return self.site.theme.render(problems)
        if address == INBOX:
            return self.site.theme.render(self.queue.page(self.region.catalog, self.site.templates))
        if attached := self._attached_at(path):
            return attached
        make = self.site.record_pages().at(address)
        page = make() if make else self._hidden_record(address) if path.endswith("index.html") else None
        return self.site.theme.render(page) if page else self._lead(address)

    def _hidden_record(self, address: str) -> Page | None:
        """Makes the page of a record that has errors, if there is one at the address."""
        region = self.region
        path = hidden_at(address, region.hidden)
        if not path:
            return None
        found = reasons(path, region.hidden, region.problems)[:MOST_PROBLEMS]
        shown = [with_lines(problem, self._text(problem.place.path)) for problem in found]
        title = "Эта запись не показана: в ней ошибка"
        return hidden_record_page(title, address, path, shown, region.catalog, self.site.templates)

    def _text(self, path: str) -> str:
        """The text of a file of data, as much as a record may have; empty if it cannot be read."""
        source = self.data / path
        try:
            if source.is_symlink() or not source.is_file():
                return ""
            with source.open("rb") as file:
                return file.read(MAX_BYTES).decode("utf-8", "replace")
        except OSError:
            return ""

    def _lead(self, old: str) -> bytes | None:
        """Renders the page that leads on from a former address, if there is one."""
        former, pages = FormerPaths(self.region.catalog.former_addresses.moves), self.site.record_pages()
        new = next((address for address in former.present(old) if pages.at(address)), None)
        return lead_page(self.site.templates, old, new, former.title(new)).encode() if new else None

    def _attached_at(self, path: str) -> bytes | None:
        """Returns a document of a school, or one size of a photograph, by its path, if there is one."""
        folder, _, name = path.rpartition("/")
        for attached, part in ((path, ""), (folder, name)):
            if attached in self.site.catalog.published_files:
                return published(attached, self.region.attached[attached].data).get(part)
        return None

    def docs_page(self, address: str) -> bytes:
        """Renders a page of `docs/`; its frame tells how many errors the data have."""
        docs = self.site.docs
        page, context = docs.pages[address], docs.contexts[address]
        context["pm_errors"] = len(self.region.errors)
        frame = docs.env.get_template(page.meta.get("template", "main.html")).render(context)
        return self.site.fill(page, frame).encode()

    def render_samples(self) -> None:
        """Renders the first page of each kind."""
        first = {page.kind: page for page in reversed([*self.site.record_pages().planned()])}
        for page in first.values():
            self.site.theme.render(page.make())

    def other_files(self) -> Iterator[AnyOutput]:
        """Makes all files that are no pages of records or of `docs/`."""
        site = self.site
        lists = (whole_list(long_list, site.docs.sections, site.theme.render) for long_list in site.long_lists())
        cards = (
            long_list.card(position, icon)
            for long_list in site.long_lists()
            for position in range(len(long_list.filter.items))
        )
        made = (make(site.catalog, site.site_url) for make in preview_makers(site.templates))
        files = chain(
            *lists, cards, *made, [day_file(site.catalog)], sitemap_files(site.site_url, site.indexed_pages())
        )
        former = FormerPaths(site.catalog.former_addresses.moves)
        for output in files:
            yield output
            yield from (Output(old, output.data) for old in former.of(output.path))
