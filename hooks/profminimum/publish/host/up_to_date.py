"""Whether a build would only make the very site that lies there already: then it need not begin.

Knows what a site is made from, and nothing of what is made. It imports little, because most of such a build would be
the imports.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..build.cache import CACHE_FOLDER, BuildCache, digest, digest_of_folder, program_digest
from ..build.clock import now
from ..build.git_state import git_state
from ..build.output_folder import OutputFolder
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.search_index import is_made
from .mkdocs import PACKAGES, MkDocsConfig


class BuildStamp(NamedTuple):
    """What a finished build was made from, in a few bytes, until when it holds, and what was said of the data."""

    sources: bytes
    zone: str
    valid_until: datetime
    messages: tuple[str, ...]


class UpToDateCheck:
    """The site that lies in the folder of a configuration, as the build before this one has left it."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Looks at the sources at once: an edit that comes while a build is under way counts for the next one."""
        root = Path(config.config_file_path).parent
        self._store = BuildCache(root / CACHE_FOLDER, program_digest(host=PACKAGES))
        self._folder = OutputFolder(Path(config.site_dir), self._store)
        self._name = f"{self._folder.name}-made"
        self._sources = _digest(config)
        made = self._store.load(self._name)
        self._made = made and BuildStamp(*made)

    def is_current(self) -> bool:
        """Whether nothing has changed: neither what the site is made from, nor its files, nor the day."""
        made = self._made
        return (
            made is not None
            and made.sources == self._sources
            and _is_now(made)
            and is_made(self._folder.folder)
            and self._folder.is_unmodified(keep=INDEX)
        )

    @property
    def messages(self) -> tuple[str, ...]:
        """What that build said of the data, and that nothing has changed since."""
        return (
            *(self._made.messages if self._made else ()),
            f"Ничего не изменилось, сайт прежний: {self._folder.folder}",
        )

    def invalidate(self) -> None:
        """Takes back what was taken down: a build begins, and until one is finished nobody knows what lies there."""
        self._store.save(self._name, None)

    def record(self, zone: str, valid_until: datetime, messages: tuple[str, ...]) -> None:
        """Takes a build down that is finished without a warning; what it shows holds `until` a moment of its day."""
        self._store.save(self._name, (self._sources, zone, valid_until, messages))


def sources(config: MkDocsConfig) -> list[Path]:
    """Everything on the disk that a site is made from, beside its program: the configuration first, then folders."""
    file = Path(config.config_file_path)
    folders = (config.docs_dir, config.theme.custom_dir, file.parent / config.extra.get("data", "data"))
    return [file, *(Path(each) for each in folders if each)]


def _digest(config: MkDocsConfig) -> bytes:
    """What stands for all that, for the state of the project that the site names, and for the options of the build."""
    file, *folders = found = sources(config)
    options = repr((config.user_configs, config.site_dir, git_state(found))).encode()
    return digest(options, file.read_bytes(), *(digest_of_folder(each) for each in folders))


def _is_now(made: BuildStamp) -> bool:
    moment = now(ZoneInfo(made.zone))
    return moment.date() == made.valid_until.date() and moment <= made.valid_until
