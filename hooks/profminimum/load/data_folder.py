"""Reads the folder of data from the disk. Knows no record: what a file holds is the reader's business."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ..file_formats import LARGEST
from ..model import Records
from ..model.attachments import is_in_folder_of_files
from ..problem import Problem, SourcePosition
from . import AttachedFile, DataFile, SourceFile, load
from .decoding import MAX_BYTES, too_big
from .paths import attachment_problem, hidden_record, is_record, path_problem

MAX_FOLDERS = 8
"""Folders inside each other that are looked into: records lie in three at most."""


class SourceFiles(NamedTuple):
    """The files of a folder by path, and what could not be read."""

    files: list[SourceFile]
    problems: list[Problem]
    attached: tuple[AttachedFile, ...] = ()
    """The files beside the records."""

    @classmethod
    def of(cls, files: Iterable[DataFile]) -> SourceFiles:
        """Returns files of any sort that could all be read."""
        given = list(files)
        records = [file for file in given if isinstance(file, SourceFile)]
        return cls(records, [], tuple(file for file in given if isinstance(file, AttachedFile)))

    @property
    def all(self) -> list[DataFile]:
        """The files that could be read, of either sort."""
        return [*self.files, *self.attached]


def read_records(folder: Path) -> Records:
    """Reads the records of the folder that have no error: what a new record may refer to."""
    return Records(load(read_sources(folder).files).entries)


def read_sources(folder: Path) -> SourceFiles:
    """Returns all files of the folder of data, by path; notes for people (README.md) are passed over, hidden files too.

    Never raises for what lies on the disk: a symbolic link, a device, a file without permission, a name that cannot be
    printed, a file too large to be a record becomes a problem. No more is read of a file than a record may have.
    """
    sources = SourceFiles([], [])
    attached: list[AttachedFile] = []
    for name, entry in sorted(_entries(folder, sources.problems), key=itemgetter(0)):
        if is_record(name):
            read = _read(entry, name)
            if isinstance(read, SourceFile):
                sources.files.append(read)
            elif isinstance(read, AttachedFile):
                attached.append(read)
            else:
                sources.problems.append(read)
        elif hidden := hidden_record(name):
            sources.problems.append(hidden)
    return sources._replace(attached=tuple(attached))


def _entries(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields every file and every link below the folder, with its name there."""
    open_folders = [(str(folder), "")]
    while open_folders:
        path, above = open_folders.pop()
        for entry in _scanned(path, above, problems):
            name = above + entry.name
            if refusal := _name_refusal(entry, name):
                problems.append(refusal)
            elif entry.is_dir(follow_symlinks=False):
                open_folders.append((entry.path, f"{name}/"))
            else:
                yield name, entry


def _scanned(path: str, above: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as scanned:
            return list(scanned)
    except OSError as error:
        problems.append(_unreadable(above.rstrip("/"), f"Папку не удалось открыть: {_reason(error)}."))
        return []


def _name_refusal(entry: os.DirEntry[str], name: str) -> Problem | None:
    """Returns why a file or folder is not even looked at, by its name; the name is written out in the problem."""
    if not name.isprintable():
        return Problem("unreadable-name", SourcePosition(name), "", _name_message(name))
    if name.count("/") >= MAX_FOLDERS and entry.is_dir(follow_symlinks=False):
        message = f"Папок внутри папок больше {MAX_FOLDERS}, так глубоко записей не бывает. Уберите эту папку."
        return Problem("too-deep", SourcePosition(name), "", message)
    return None


def _name_message(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return (
            "Имя записано не в UTF-8: так бывает после распаковки архива из старой Windows. "
            "Переименуйте: нужны строчные латинские буквы, цифры и дефис."
        )
    return "В имени есть невидимый знак. Переименуйте: нужны строчные латинские буквы, цифры и дефис."


def _read(entry: os.DirEntry[str], name: str) -> SourceFile | AttachedFile | Problem:
    try:
        refusal = _refusal(entry, name)
        if refusal:
            return refusal
        if is_in_folder_of_files(name):
            read = partial(_bytes, entry.path, LARGEST)
            return AttachedFile(name, blake2b(read(), digest_size=16).digest(), read)
        # The size may have changed since: one byte more than is allowed suffices to tell.
        return SourceFile(name, _bytes(entry.path, MAX_BYTES + 1))
    except OSError as error:
        return _unreadable(name, f"Файл не удалось прочитать: {_reason(error)}.")


def _bytes(path: str, most: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(most)


def _refusal(entry: os.DirEntry[str], name: str) -> Problem | None:
    """Returns why a file is not even opened, if so. Raises OSError."""
    if entry.is_symlink():
        return _unreadable(
            name, "Это ссылка на другой файл или папку, а такие в данных не допускаются. Положите сюда сам файл."
        )
    if not entry.is_file(follow_symlinks=False):
        return _unreadable(name, "Это не обычный файл. Уберите его из папки данных.")
    size = entry.stat(follow_symlinks=False).st_size
    if is_in_folder_of_files(name):
        return attachment_problem(name, size)
    if size > MAX_BYTES:
        return path_problem(name) or Problem("too-big", SourcePosition(name), "", too_big(size))
    return None


def _reason(error: OSError) -> str:
    """Returns the reason in Russian: the system's own words may be in any language."""
    reasons = {
        FileNotFoundError: "такого имени нет",
        NotADirectoryError: "это не папка",
        PermissionError: "нет прав на чтение",
    }
    return reasons.get(type(error), f"ошибка диска (код {error.errno})")


def _unreadable(name: str, message: str) -> Problem:
    return Problem("unreadable", SourcePosition(name), "", message)
