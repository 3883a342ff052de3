"""Cache of what files beside the records hold: a file is opened once, whatever it is called and however often one builds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...check.personal_data.scan import kinds_in
from ...load import AttachedFile
from ...load.attachments import Unfit, published, read_content
from ...model import Attachment
from ...model.attachments import Fault, Finding
from . import workers
from .cache import BuildCache

NAME = "attachments"
WORTH_WORKERS = 8
"""The number of new files that is worth the start of worker processes."""
_Key = tuple[bytes, str]
"""The digest of a file and the ending of its name, which says what it should hold."""


class AttachmentCache:
    """What files hold, by their digests."""

    def __init__(self, disk: BuildCache | None = None) -> None:
        """Without a cache on disk, files are remembered as long as this object lives."""
        self._disk = disk
        self._known: dict[_Key, Attachment] | None = None

    def of(self, files: Sequence[AttachedFile]) -> dict[str, Attachment]:
        """Returns what each file holds, by path; opens those that it has not seen before."""
        known = self._read()
        new = [file for file in files if _key(file) not in known]
        processes = workers.worker_count() if len(new) >= WORTH_WORKERS else 1
        known |= zip(map(_key, new), workers.map_in_processes(new, inspected, processes), strict=True)
        if new and self._disk:
            self._disk.save(NAME, known)
        return {file.path: replace(known[_key(file)], path=file.path) for file in files}

    def _read(self) -> dict[_Key, Attachment]:
        if self._known is None:
            self._known = (self._disk.load(NAME) if self._disk else None) or {}
        return self._known


def _key(file: AttachedFile) -> _Key:
    return file.digest, file.path.rpartition(".")[2]


def inspected(file: AttachedFile) -> Attachment:
    """Opens a file and returns what it holds. Never raises: a file that is gone by now cannot be read."""
    name = file.path.rpartition("/")[2]
    try:
        data = file.data
        content, size = read_content(name, data), sum(map(len, published(name, data).values()))
    except (Unfit, OSError) as error:
        unreadable = Fault("unreadable", "Файл не удалось прочитать.")
        return Attachment(file.path, file.digest, 0, (error.fault if isinstance(error, Unfit) else unreadable,))
    findings = [Finding(kind, passage.place) for passage in content.passages for kind in kinds_in(passage.text)]
    text = (tuple(findings), content.without_text)
    return Attachment(file.path, file.digest, size, (), *text, content.width, content.height)
