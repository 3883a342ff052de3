"""Files beside the records: orders, plans and lists of a school, photographs of its events. Opens none.

A file is in the folder `files/` of its owner; a record of the same owner names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ..file_formats import BY_ENDING, FOLDER, PHOTO_WIDTHS, FileFormat
from .kinds import OWNERS
from .schema.fields import PersonalData

_IN_FOLDER = re.compile(rf"(?:(?:{'|'.join(OWNERS)})/[^/]+/)?{FOLDER}/.+", re.DOTALL)


class Fault(NamedTuple):
    """Why a file may not be published."""

    code: str
    message: str


class Finding(NamedTuple):
    """What looks like data about a person in a file, and where: «страница 2»."""

    kind: PersonalData
    place: str


class PhotoSize(NamedTuple):
    """A size in which a photograph is published: pixels, and the name of its file in the photograph's own folder."""

    width: int
    height: int
    name: str


def photo_sizes(width: int, height: int) -> tuple[PhotoSize, ...]:
    """Returns the sizes in which a photograph is published, the smallest first; none is larger than itself."""
    widths = sorted({min(width, wanted) for wanted in PHOTO_WIDTHS})
    return tuple(PhotoSize(wide, max(1, round(height * wide / width)), f"{wide}.webp") for wide in widths)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the records, as it was read."""

    path: str
    """Below the folder of data. A published document has the same path below the site's root; that of a photograph is a
    folder with its sizes.
    """
    digest: bytes
    size: int
    """Bytes of the published file."""
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()
    without_text: tuple[str, ...] = ()
    """The places whose text no program can read, such as scanned pages."""
    width: int = 0
    """Of a photograph, in pixels, as it is looked at."""
    height: int = 0

    @property
    def sizes(self) -> tuple[PhotoSize, ...]:
        """The sizes of a photograph, the smallest first."""
        return photo_sizes(self.width, self.height) if self.width else ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The paths of what is published of it, below the site's root."""
        return tuple(f"{self.path}/{size.name}" for size in self.sizes) or (self.path,)

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def format(self) -> FileFormat:
        """What it is: a file whose content is something else has a fault."""
        return BY_ENDING[self.name.rpartition(".")[2]]

    @property
    def kilobytes(self) -> int:
        """Its size as readers see it, at least 1."""
        return max(1, round(self.size / 1024))


def is_in_folder_of_files(path: str) -> bool:
    """Returns whether a path below the folder of data is in a folder of files, under whatever name."""
    return _IN_FOLDER.fullmatch(path) is not None


def folder_of_files(owner_folder: str) -> str:
    """Returns the folder of files of an owner, given the owner's own such as `schools/first/`, with a slash at the end."""
    return f"{owner_folder}{FOLDER}/"
