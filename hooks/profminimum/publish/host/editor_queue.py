"""The editor's queue of a preview: the folder `inbox/` of the project, read when its page is asked for. No build knows it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ...authoring.inbox.file_sorts import ENDINGS
from ...authoring.inbox.reading import LARGEST_MAILBOX
from ...catalog import Catalog
from ...view import INBOX, InboxFile, Page, Templates, inbox_page
from ..build.clock import now
from ..build.received import ReceivedMessages
from ..build.record_cache import RecordCache

MOST_FILES = 50
"""Files that the page shows."""
TITLE = "Очередь редактора"


class EditorQueue:
    """What schools have sent, in a folder that git ignores."""

    def __init__(self, root: Path, data: Path) -> None:
        """`root` is the project's folder."""
        self._root, self._data = root, data
        self._cache = RecordCache()

    @property
    def folder(self) -> Path:
        """The folder of what was sent."""
        return self._root / INBOX.rstrip("/")

    def __len__(self) -> int:
        return sum(1 for _ in self._files())

    def page(self, catalog: Catalog, templates: Templates) -> Page:
        """Makes the page: a plan for each message, on the data as they are now."""
        received = ReceivedMessages(self._data, now, self._cache)
        paths = sorted(self._files())
        files = list(self._planned(paths[:MOST_FILES], received))
        return inbox_page(TITLE, files, max(0, len(paths) - MOST_FILES), received.records, catalog, templates)

    def _planned(self, paths: Iterable[Path], received: ReceivedMessages) -> Iterator[InboxFile]:
        for path in paths:
            name = path.relative_to(self._root).as_posix()
            with suppress(OSError), path.open("rb") as file:
                yield InboxFile(name, received.plans(name, file.read(LARGEST_MAILBOX + 1)))
            received.forget()

    def _files(self) -> Iterator[Path]:
        """Yields the files that can be read; links are passed over, and what cannot be opened."""
        for above, _, names in os.walk(self.folder):
            for path in (Path(above, name) for name in names):
                with suppress(OSError):
                    if path.suffix[1:].lower() in ENDINGS and path.is_file() and not path.is_symlink():
                        yield path
