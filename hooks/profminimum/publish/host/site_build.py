"""Full build: renders and writes everything; data errors abort it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from ...authoring.forge_links import raw_origins
from ...catalog import Catalog
from ...output import Maker, RecordMaker
from ...problem_formats import as_text
from ...view.pages.long_lists import catalogue_cards
from ...view.reports import DESK_FOLDER
from ..build.cache import digest
from ..build.content_security_policy import header_files, policy
from ..build.day_file import day_file
from ..build.dependencies import DependencyDigests
from ..build.leads import lead_tasks
from ..build.load_region import LoadedRegion
from ..build.output_folder import OutputFolder, Task
from ..build.outputs import MAKERS, lapsed_makers, sheet_makers, text_makers
from ..build.piece_cache import PieceCache
from ..build.record_cache import RecordCache
from ..build.search_index import INDEX_FOLDER, IndexFailed, IndexUpdate
from ..build.sitemap import sitemap_files
from ..build.tasks import file_tasks, kinds_digest, long_list_tasks, maker_tasks, page_tasks, ready
from ..build.template_files import sheet_sources
from ..build.version_file import version_file
from ..build.workers import worker_count
from .docs_events import DocsEvents
from .docs_pages import DocsBuild
from .excluded_folders import UNPUBLISHED
from .mkdocs import Abort, MkDocsConfig
from .mkdocs_files import MkdocsFiles
from .project import Project
from .site import Site
from .theme import icon
from .theme_pages import ThemeRenderer
from .up_to_date import UpToDateCheck, sources

log = logging.getLogger("mkdocs.hooks.profminimum")


class SiteBuild:
    """A full build around MkDocs' own: begins with the data, ends with the finished site."""

    def __init__(self, config: MkDocsConfig, records: RecordCache | None = None) -> None:
        """Opens the caches, loads and checks the data, and has MkDocs build into a folder of its own. Raises Abort with all
        errors of the data.
        """
        self.project = Project.of(config)
        self.records = records or self.project.record_cache()
        self.region = self.project.load(self.records)
        _report_problems(self.project, self.region)
        self.folder = OutputFolder(
            Path(config.site_dir), self.project.cache, worker_count(), self.region.catalog.moment.replace(tzinfo=None)
        )
        config.site_dir = str(self.folder.staging)
        excluded = UNPUBLISHED if self.region.catalog.region.desk else (*UNPUBLISHED, DESK_FOLDER)
        self.events = DocsEvents(self.project, self.region.catalog, excluded)

    def finish(self) -> None:
        """Builds the site, now that MkDocs has made its pages. Raises Abort if there can be no search index."""
        try:
            build_site(self.project, self.region, self.records, self.events.result(), self.folder)
        except IndexFailed as failed:
            raise Abort(f"Не получилось сделать указатель для поиска: {failed}") from None

    def record(self, check: UpToDateCheck) -> None:
        """Records a successful build, so the next one can be skipped if nothing changed."""
        zone = self.region.catalog.region.timezone
        check.record(zone, self.region.catalog.moment, self.folder.valid_until, self.project.messages(self.region))


def _report_problems(project: Project, region: LoadedRegion) -> None:
    """Logs the data's problems. Raises Abort with all errors, if there are any."""
    if region.errors:
        raise Abort("\n" + as_text(region.errors, region.files, project.data.name))
    for line in project.messages(region):
        log.info("%s", line)


def build_site(
    project: Project, region: LoadedRegion, records: RecordCache, docs: DocsBuild, folder: OutputFolder
) -> None:
    """Builds the site into its folder from loaded data and from what MkDocs has made of `docs/`; skips what is unchanged.

    What takes longest comes first, so that all processes are busy to the end. Raises IndexFailed.
    """
    catalog, site_url = region.catalog, project.site_url
    digests = DependencyDigests(catalog, records.digest_of, project.digest)
    # Sheets, cards and files of schools come first: pages link to them and say their size
    printed = _print(project, region, digests, folder)
    templates, mkdocs_files = project.templates(printed), MkdocsFiles.read(folder.staging)
    theme = ThemeRenderer(project.config, docs, pictures=templates.files)
    security = _policy(mkdocs_files, theme, catalog)
    site = Site(catalog, docs, templates, theme.with_policy(security), site_url)
    # Cards of records are rendered before the many pages that show them
    pieces = PieceCache(project.cache, digests, catalog.moment, templates.files.size, worker_count())
    pieces.prepare([catalogue_cards(catalog, templates)])
    frame = digest(repr((docs.sections, security)).encode())  # what pages depend on apart from their records
    kinds = kinds_digest(digests, frame)
    pages = [
        # Pages of docs/, which are the sections of the menu, and the other files of MkDocs
        *mkdocs_files.tasks(docs.pages, site.fill, kinds, security),
        # Lists that are too long for one page
        *long_list_tasks(site.long_lists(), docs.sections, site.theme.render, icon, digests, kinds),
        # Pages of records
        *page_tasks(site.record_pages().planned(), site.theme.render, digests, frame),
    ]
    folder.run(pages, templates.files, pieces.prepare)
    pieces.release()
    # The pages are indexed for search while all else is made
    with IndexUpdate(folder, project.cache, worker_count()) as index:
        others = [
            # Editor schemas, form, calendars, feeds, open data, embeds
            *maker_tasks((*MAKERS, *text_makers(site.templates)), catalog, site_url, digests, security),
            Task("site map", kinds(None), lambda: sitemap_files(site_url, site.indexed_pages())),
            *map(ready, (*header_files(security), day_file(catalog))),
        ]
        folder.run(others, templates.files, pieces.prepare)
        folder.run(lead_tasks(catalog, site.templates, folder, security))  # what leads on from former addresses
        folder.run([ready(version_file(catalog, folder.files, sources(project.config)))])
        # The new files take the place of the old ones
        folder.promote(keep=INDEX_FOLDER)
        index.finish()


def _print(project: Project, region: LoadedRegion, digests: DependencyDigests, folder: OutputFolder) -> dict[str, int]:
    """Makes printed files, pictures and tables of schools, and puts their own files in place; returns their sizes by path.

    With them comes what stands in the place of those whose time is over, which no page links to: typst starts threads, so
    that nothing may be printed after a fork.
    """
    catalog, site_url = region.catalog, project.site_url
    sheets = _sheets(project, catalog, sheet_makers, catalog.region.desk)
    lapsed = list(maker_tasks(_sheets(project, catalog, lapsed_makers), catalog, site_url, digests))
    folder.run([*maker_tasks(sheets, catalog, site_url, digests), *lapsed, *file_tasks(catalog, region.attached)])
    over = folder.files_of(lapsed)
    return {path: stamp.size for path, stamp in folder.files.items() if path not in over}


def _policy(mkdocs_files: MkdocsFiles, theme: ThemeRenderer, catalog: Catalog) -> str:
    """Returns the security policy: it names the inline scripts of all pages, and from where the form reads a branch."""
    scripts = [*mkdocs_files.inline_scripts(), *theme.inline_scripts()]
    return policy(scripts, raw_origins(catalog.region.forge))


def _sheets(
    project: Project, catalog: Catalog, makers: Callable[..., tuple[Maker | RecordMaker, ...]], *options: bool
) -> tuple[Maker | RecordMaker, ...]:
    """Makers of printed files."""
    return makers(sheet_sources(project.overrides), project.templates(), *options)
