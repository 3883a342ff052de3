"""A site that is published: everything is made and written, errors of the data stop it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ...problem_formats import as_text
from ..build import workers
from ..build.cache import digest, digest_of_folder, program_digest
from ..build.card_cache import prepare
from ..build.dependencies import DependencyDigests
from ..build.load_region import LoadedRegion
from ..build.output_folder import OutputFolder, Task
from ..build.outputs import MAKERS, sheet_makers, text_makers
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.search_index import IndexFailed, is_made, write_index
from ..build.version_file import version_file
from .mkdocs import PACKAGES, Abort, Files, MkDocsConfig
from .site import Site
from .site_tasks import MkdocsFiles, catalogue_works, maker_works, page_works, ready
from .theme import sheet_sources
from .up_to_date import UpToDateCheck, sources


class SiteBuild(Site):
    """One build into the folder of the site; MkDocs builds its own pages aside."""

    def __init__(
        self, config: MkDocsConfig, before: Site | None = None, seen: Mapping[str, bytes] | None = None
    ) -> None:
        """See `Site`; raises Abort with all errors of the data."""
        super().__init__(config, before, seen)
        self.folder = OutputFolder(Path(config.site_dir), self.store, processes=workers.worker_count())
        config.site_dir = str(self.folder.staging)

    def tell(self, gathered: LoadedRegion) -> None:
        """Stops at errors, which are told all together; see `Site`."""
        if gathered.errors:
            raise Abort("\n" + as_text(gathered.errors, gathered.files, self.data.name))
        super().tell(gathered)

    @property
    def has_desk(self) -> bool:
        """Whether the region wants the operator's desk on its site."""
        return self.gathered.catalog.region.desk

    def keep(self, unchanged: UpToDateCheck) -> None:
        """Has a build taken down that went well: the next one need not begin if nothing changes."""
        catalog = self.gathered.catalog
        unchanged.record(catalog.region.timezone, catalog.valid_until, self.told(self.gathered))

    def on_files(self, files: Files) -> Files:
        """Prints the sheets before the pages that link to them."""
        moment = datetime.combine(self.gathered.catalog.today, time(), UTC)
        makers = sheet_makers(sheet_sources(self.overrides), self.templates, int(moment.timestamp()), self.has_desk)
        self.folder.run(self._maker_works(makers))
        self.templates.files.update((path, each.size) for path, each in self.folder.files.items())
        return super().on_files(files)

    def on_post_build(self) -> None:
        """Brings the folder of the site up to date, then the index for search. What takes longest comes first."""
        frames = self.frames()
        made = MkdocsFiles.of(self.folder.staging, frames)
        around = digest(repr((self.sections, frames.policy)).encode())
        files = repr(sorted(self.templates.files.items())).encode()

        @cache
        def stands_for(kinds: tuple[str, ...] | None) -> bytes:
            return digest(self._prints.digest_of_kinds(kinds), around, files)

        prepare(self.templates, self.gathered.catalog, self._prints, self.store, workers.worker_count())
        works = [
            *made.works(self.docs, self.filled, stands_for),
            *(
                work
                for each in self.large_catalogues()
                for work in catalogue_works(each, self.sections, frames, self._prints, stands_for)
            ),
            *self._maker_works((*MAKERS, *text_makers(self.templates)), frames.policy),
            Task("site map", stands_for(None), self.site_map),
            *page_works(self.record_pages().planned(), frames, self._prints, around),
        ]
        self.folder.run(works)
        self.folder.run([ready(version_file(self.gathered.catalog, self.folder.files, sources(self.config)))])
        self.folder.promote(keep=INDEX)
        self._index(self.folder)

    def _index(self, folder: OutputFolder) -> None:
        """Makes the index for search, unless every page is as it was."""
        pages = digest(*(each.digest for path, each in sorted(folder.files.items()) if path.endswith(".html")))
        name = f"{folder.name}-index"
        if self.store.load(name) == pages and is_made(folder.folder):
            return
        self.store.save(name, None)  # a build that is killed now leaves an index of nothing that is known
        shutil.rmtree(folder.folder / INDEX, ignore_errors=True)
        try:
            write_index(folder.folder)
        except IndexFailed as failed:
            raise Abort(f"Не получилось сделать указатель для поиска: {failed}") from None
        self.store.save(name, pages)

    @cached_property
    def _prints(self) -> DependencyDigests:
        config = Path(self.config.config_file_path).read_bytes()
        own = digest_of_folder(self.overrides)
        shared = digest(config, own, program_digest(host=PACKAGES), (self.config.site_url or "").encode())
        return DependencyDigests(self.gathered.catalog, self.reader.digest_of, shared)

    def _maker_works(self, makers: Iterable[Any], policy: str = "") -> Iterator[Task]:
        return maker_works(makers, self.gathered.catalog, self.config.site_url or "", self._prints, policy)
