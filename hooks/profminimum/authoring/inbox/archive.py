"""Archives (ZIP) that somebody sent: their files within limits, whatever the archive says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_FILES = 500
LARGEST_FILE = 10 << 20
LARGEST_TOTAL = 50 << 20
"""Bytes of all files together."""
_UTF8_NAMES = 0x800
_LOCKED = 0x1


class Refused(Exception):
    """Why an archive is not opened, in Russian."""


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yields the files of an archive: the name with its folders, and the bytes. Raises Refused."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, NotImplementedError):
        raise Refused("повреждён. Попросите сделать его заново.") from None
    with archive:
        files = [member for member in archive.infolist() if not member.is_dir() and not _is_of_system(member)]
        if len(files) > MOST_FILES:
            raise Refused(f"в нём больше {MOST_FILES} файлов. Попросите прислать по частям.")
        left = LARGEST_TOTAL
        for member in files:
            content = _content(archive, member)
            left -= len(content)
            if left < 0:
                raise Refused(f"в нём больше {LARGEST_TOTAL >> 20} МБ. Попросите прислать по частям.")
            yield _name(member), content


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    if member.flag_bits & _LOCKED:
        raise Refused("закрыт паролем. Попросите прислать без него.")
    try:
        # What an archive says of sizes need not be true: no more is unpacked than is allowed.
        with archive.open(member) as file:
            content = file.read(LARGEST_FILE + 1)
    except Exception:
        raise Refused("повреждён. Попросите сделать его заново.") from None
    if len(content) > LARGEST_FILE:
        raise Refused(f"в нём есть файл больше {LARGEST_FILE >> 20} МБ. Попросите прислать по частям.")
    return content


def _is_of_system(member: ZipInfo) -> bool:
    return member.filename.startswith("__MACOSX/") or member.filename.rpartition("/")[2] in (".DS_Store", "Thumbs.db")


def _name(member: ZipInfo) -> str:
    """Returns the file's name; archives made by Windows hold Russian ones in its old alphabet."""
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return member.filename
