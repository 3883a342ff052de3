"""Reads the folder of data from the disk. Knows no record: what a file holds is the reader's business."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..load import SourceFile
from ..load.paths import is_record
from ..problem import Place, Problem


class Sources(NamedTuple):
    """The files of a folder by path, and what could not be read."""

    files: list[SourceFile]
    problems: list[Problem]


def read_sources(folder: Path) -> Sources:
    """All files of the folder of data, by path; hidden files and notes for people (README.md) are passed over.

    Never raises for what lies on the disk: a symbolic link, a device, a file without permission becomes a problem.
    """
    sources = Sources([], [])
    for path in sorted(_paths(folder, sources.problems), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if is_record(name):
            _read(path, name, sources)
    return sources


def _paths(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every file and every link below the folder."""

    def refused(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        problems.append(_unreadable("" if name == "." else name, f"Папку не удалось открыть: {_why(error)}."))

    for parent, folders, names in os.walk(folder, onerror=refused):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in (*links, *names))


def _read(path: Path, name: str, sources: Sources) -> None:
    fault = _fault(path)
    if fault:
        sources.problems.append(_unreadable(name, fault))
        return
    try:
        sources.files.append(SourceFile(name, path.read_bytes()))
    except OSError as error:
        sources.problems.append(_unreadable(name, f"Файл не удалось прочитать: {_why(error)}."))


def _fault(path: Path) -> str:
    """Why a path is not even opened, or nothing."""
    if path.is_symlink():
        return "Это ссылка на другой файл или папку, а такие в данных не допускаются. Положите сюда сам файл."
    return "" if path.is_file() else "Это не обычный файл. Уберите его из папки данных."


def _why(error: OSError) -> str:
    """The reason in Russian: the system's own words may be in any language."""
    reasons = {
        FileNotFoundError: "такого имени нет",
        NotADirectoryError: "это не папка",
        PermissionError: "нет прав на чтение",
    }
    return reasons.get(type(error), f"ошибка диска (код {error.errno})")


def _unreadable(name: str, message: str) -> Problem:
    return Problem("unreadable", Place(name), "", message)
