"""Up-to-date check: skips a build whose inputs and outputs are unchanged.

Knows what a site is made from, and nothing of what is made. It imports little, because most of a skipped build would be
imports.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..build.cache import CACHE_FOLDER, BuildCache, digest, digest_of_folder, program_digest
from ..build.clock import now
from ..build.git_state import git_state, is_shallow
from ..build.output_folder import OutputFolder
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.search_index import is_made
from .mkdocs import PACKAGES, MkDocsConfig


class BuildStamp(NamedTuple):
    """Stamp of a finished build: the digest of its inputs, when it is valid, and what it has logged of the data."""

    sources: bytes
    zone: str
    moment: datetime
    valid_until: datetime
    """By the clocks of the zone; later than the day of `moment` it is never valid, since the site tells its day."""
    messages: tuple[str, ...]


class UpToDateCheck:
    """Up-to-date check of the site that a configuration builds."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Reads the sources at once: an edit during a build counts for the next one."""
        root = Path(config.config_file_path).parent
        self._cache = BuildCache(root / CACHE_FOLDER, program_digest(host=PACKAGES))
        self._folder = OutputFolder(Path(config.site_dir), self._cache)
        self._name = f"{self._folder.name}-made"
        self._sources = _digest(config)
        saved = self._cache.load(self._name)
        self._stamp: BuildStamp | None = BuildStamp(*saved) if saved else None

    def is_current(self) -> bool:
        """Whether nothing has changed: neither the inputs, nor the files of the site, nor the day."""
        stamp = self._stamp
        return (
            stamp is not None
            and stamp.sources == self._sources
            and _is_today(stamp)
            and is_made(self._folder.folder)
            and self._folder.is_unmodified(keep=INDEX)
        )

    @property
    def messages(self) -> tuple[str, ...]:
        """What the last build has logged of the data, and that nothing has changed since."""
        return (
            *(self._stamp.messages if self._stamp else ()),
            f"Ничего не изменилось, сайт прежний: {self._folder.folder}",
        )

    def invalidate(self) -> None:
        """Invalidates the stamp before a build; an interrupted build is never taken for a finished one."""
        self._cache.save(self._name, None)

    def record(self, zone: str, moment: datetime, valid_until: datetime, messages: tuple[str, ...]) -> None:
        """Records a build of a moment that has finished without a warning; what it shows holds until another one."""
        self._cache.save(self._name, (self._sources, zone, moment, valid_until, messages))


def sources(config: MkDocsConfig) -> list[Path]:
    """Returns everything on disk that a site is made from, apart from its program: the configuration first, then folders."""
    file = Path(config.config_file_path)
    folders = (config.docs_dir, config.theme.custom_dir, file.parent / config.extra.get("data", "data"))
    return [file, *(Path(folder) for folder in folders if folder)]


def _digest(config: MkDocsConfig) -> bytes:
    """Digest of all that, of the git state that the site names, and of the options of the build.

    The days of commits follow from the commit, and from how much of the history is there.
    """
    file, *folders = found = sources(config)
    options = repr(
        (config.user_configs, config.site_url, config.site_dir, git_state(found), is_shallow(file.parent))
    ).encode()
    return digest(options, file.read_bytes(), *map(digest_of_folder, folders))


def _is_today(stamp: BuildStamp) -> bool:
    moment = now(ZoneInfo(stamp.zone))
    is_same_day = moment.date() == stamp.moment.date()
    return is_same_day and stamp.moment <= moment and moment.replace(tzinfo=None) < stamp.valid_until
