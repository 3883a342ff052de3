"""Reads the folder of data from the disk. Knows no record: what a file holds is the reader's business."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ..model import Records
from ..problem import Problem, SourcePosition
from . import SourceFile, load
from .paths import is_record


class SourceFiles(NamedTuple):
    """The files of a folder by path, and what could not be read."""

    files: list[SourceFile]
    problems: list[Problem]


def read_records(folder: Path) -> Records:
    """Reads the records of the folder that have no error: what a new record may refer to."""
    return Records(load(read_sources(folder).files).entries)


def read_sources(folder: Path) -> SourceFiles:
    """Returns all files of the folder of data, by path; hidden files and notes for people (README.md) are passed over.

    Never raises for what lies on the disk: a symbolic link, a device, a file without permission becomes a problem.
    """
    sources = SourceFiles([], [])
    for name, entry in sorted(_entries(folder, "", sources.problems), key=itemgetter(0)):
        if is_record(name):
            _read(entry, name, sources)
    return sources


def _entries(folder: str | Path, above: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yields every file and every link below the folder, with its name there."""
    try:
        with os.scandir(folder) as scanned:
            entries = list(scanned)
    except OSError as error:
        problems.append(_unreadable(above.rstrip("/"), f"Папку не удалось открыть: {_reason(error)}."))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{above}{entry.name}/", problems)
        else:
            yield above + entry.name, entry


def _read(entry: os.DirEntry[str], name: str, sources: SourceFiles) -> None:
    refusal = _refusal(entry)
    if refusal:
        sources.problems.append(_unreadable(name, refusal))
        return
    try:
        with open(entry.path, "rb") as file:
            sources.files.append(SourceFile(name, file.read()))
    except OSError as error:
        sources.problems.append(_unreadable(name, f"Файл не удалось прочитать: {_reason(error)}."))


def _refusal(entry: os.DirEntry[str]) -> str:
    """Returns why a path is not even opened, or nothing."""
    if entry.is_symlink():
        return "Это ссылка на другой файл или папку, а такие в данных не допускаются. Положите сюда сам файл."
    return "" if entry.is_file(follow_symlinks=False) else "Это не обычный файл. Уберите его из папки данных."


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
