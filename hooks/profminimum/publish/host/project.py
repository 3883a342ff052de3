"""The project that a MkDocs configuration belongs to: its folders, its caches, its data. Makes nothing of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...view import Templates
from ..build.cache import CACHE_FOLDER, BuildCache, digest, digest_of_folder, program_digest
from ..build.clock import now
from ..build.file_history import SHALLOW, file_history
from ..build.load_region import LoadedRegion, load_region
from ..build.record_cache import SOURCES, RecordCache
from ..build.template_files import template_sources
from .mkdocs import PACKAGES, Abort, MkDocsConfig


@dataclass(frozen=True)
class Project:
    """Folders and caches of a project."""

    config: MkDocsConfig
    root: Path
    data: Path
    overrides: Path
    cache: BuildCache

    @classmethod
    def of(cls, config: MkDocsConfig) -> Project:
        """Returns the project of a configuration."""
        root = Path(config.config_file_path).parent
        data = root / str(config.extra.get("data", "data"))
        overrides = Path(config.theme.custom_dir or root / "overrides")
        return cls(config, root, data, overrides, BuildCache(root / CACHE_FOLDER, program_digest(host=PACKAGES)))

    @property
    def site_url(self) -> str:
        """The site's own address with a slash at the end; empty while unknown."""
        return self.config.site_url or ""

    @property
    def digest(self) -> bytes:
        """Digest of what all pages depend on apart from the data: configuration, templates, program, address."""
        config = Path(self.config.config_file_path).read_bytes()
        program = program_digest(host=PACKAGES)
        return digest(config, digest_of_folder(self.overrides), program, self.site_url.encode())

    def record_cache(self) -> RecordCache:
        """Opens the cache of loaded and checked records."""
        return RecordCache(BuildCache(self.root / CACHE_FOLDER, program_digest(*SOURCES)))

    def load(self, records: RecordCache) -> LoadedRegion:
        """Loads and checks the data folder. Raises Abort if the day that is asked for is no day."""
        try:
            return load_region(self.data, now, records, file_history(self.data, self.root, self.cache))
        except ValueError as error:
            raise Abort(str(error)) from None

    def messages(self, region: LoadedRegion) -> tuple[str, ...]:
        """Returns the problems of the data, a line each, and a line if a part of the history is missing."""
        problems = (f"{self.data.name}/{problem}" for problem in region.problems)
        return (*problems, *([SHALLOW] * region.history.is_shallow))

    def templates(self, files: Mapping[str, int] | None = None) -> Templates:
        """Returns the templates of page bodies; `files` are the printed files that pages link to, with their sizes."""
        return Templates(template_sources(self.overrides), self.site_url, self.cache.compiled_templates, files)
