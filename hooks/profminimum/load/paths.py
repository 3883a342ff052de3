"""Where a file of data may lie and how it may be named. Knows no content."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..file_formats import BY_ENDING, FOLDER, LARGEST, named
from ..model import KINDS, RESERVED, is_identifier, locate
from ..model.schema.types import IDENTIFIER_LENGTH
from ..problem import Problem, Severity, SourcePosition, nearest
from .folders import NO_SUCH_FOLDER, WRONG_FOLDER_NAME, folder_problem

_IGNORED_FILES = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
"""Names of files that lie among data without being any: a note for people, traces of Windows."""

_SAME_NAME = (
    "Имена «{0}» и «{1}» различаются только большими буквами или окончанием: на странице они совпадут. "
    "Оставьте один файл или переименуйте."
)


def is_record(path: str) -> bool:
    """Returns whether a file claims to be a record; notes and hidden files do not."""
    parts = path.split("/")
    hidden = any(part.startswith(".") and part != ".yml" and part.strip(".") for part in parts)
    return not hidden and parts[-1].casefold() not in _IGNORED_FILES


def hidden_record(path: str) -> Problem | None:
    """Returns a warning about a record that is passed over because its file or folder is hidden.

    Hidden folders of programs (`.git`) hold none: their files would not be records without the point either.
    """
    hidden = next((part for part in path.split("/") if part.startswith(".")), "")
    if not hidden or not path.endswith((".yml", ".yaml")):
        return None
    visible = "/".join(part.lstrip(".") for part in path.split("/")).replace(".yaml", ".yml")
    is_place = locate(visible) is not None
    if not is_place and not path.endswith(hidden):
        return None
    message = f"Имя «{hidden}» начинается с точки, такие файлы и папки скрыты: запись не публикуется. Уберите точку."
    return Problem("hidden-file", SourcePosition(path), "", message, visible if is_place else "", Severity.WARNING)


def path_problem(path: str) -> Problem | None:
    """Returns what is wrong with a path, or None if a record may live there."""
    if not path.endswith(".yml"):
        return _wrong_ending(path)
    if path.rpartition("/")[2] == ".yml":
        return _wrong_name(path, "")
    location = locate(path)
    if location is None:
        return folder_problem(path) or _no_such_place(path)
    if location.owner and not is_identifier(location.owner):
        return _wrong_folder_name(path, location.owner)
    return _wrong_name(path, location.id) if location.id and not is_identifier(location.id) else None


def attachment_problem(path: str, size: int) -> Problem | None:
    """Returns what is wrong with a file in a folder of files by its name and size, or None if it may be opened."""
    above, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if above.rpartition("/")[2] != FOLDER:
        message = f"В папке «{above.rpartition('/')[0]}» других папок не бывает: положите файлы прямо в неё."
        return Problem(NO_SUCH_FOLDER, SourcePosition(path), "", message)
    if ending.casefold() not in BY_ENDING:
        message = f"Файлы этого вида не публикуются, а только {named()}. Сохраните его как PDF."
        return Problem("file-format", SourcePosition(path), "", message)
    if not is_identifier(stem) or ending not in BY_ENDING:
        return _wrong_name(path, stem, f".{ending.casefold()}")
    if size > LARGEST:
        message = f"Файл слишком большой: {size / (1 << 20):.0f} МБ, а допустимо не больше {LARGEST >> 20} МБ."
        return Problem("too-big", SourcePosition(path), "", message)
    return None


def conflicting_paths(paths: Iterable[str]) -> Iterator[Problem]:
    """Yields paths that are the same, or would be on a disk that does not tell large letters from small ones."""
    for _, group in groupby(sorted(paths, key=_folded), _folded):
        alike = list(group)
        if len(alike) > 1:
            first, *others = sorted(alike, key=lambda path: (path_problem(path) is not None, path))
            yield from (_same_name(other, first) for other in others)


def _same_name(path: str, first: str) -> Problem:
    message = f"Файл «{path}» встретился дважды." if path == first else _SAME_NAME.format(path, first)
    return Problem("same-name", SourcePosition(path), "", message)


def _folded(path: str) -> str:
    folder, _, name = unicodedata.normalize("NFC", path).casefold().rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def _wrong_ending(path: str) -> Problem:
    stem = path.rsplit("/", 1)[-1].split(".")[0]
    renamed = f"{path.rsplit('/', 1)[0]}/{stem}.yml" if "/" in path else f"{stem}.yml"
    message = (
        f"Документы и снимки кладут в папку «{FOLDER}» школы, организации или региона. Перенесите файл туда."
        if path.rpartition(".")[2].casefold() in BY_ENDING
        else "Имя файла с записью заканчивается на «.yml». Переименуйте файл, а если это не запись, уберите его отсюда."
    )
    return Problem("not-yml", SourcePosition(path), "", message, renamed if locate(renamed) else "")


def _no_such_place(path: str) -> Problem:
    *folders, stem = path.removesuffix(".yml").split("/")
    owner = folders[1] if len(folders) > 1 else stem
    kinds = {route.file(owner, stem): kind for kind in KINDS for route in kind.routes}
    places = {route.file(owner, stem): route.label or kind.label for kind in KINDS for route in kind.routes}
    if path in places:
        others = " или годы: «2026.yml», «2025-2027.yml»" if kinds[path].may_span_years else ""
        message = f"Файл назван «{stem}», а здесь имя файла – учебный год: «2026-27.yml»{others}."
        return Problem("not-a-year", SourcePosition(path), "", message)
    likeliest = nearest(path, places)
    hint = f" Похоже, это {places[likeliest]}." if likeliest else ""
    return Problem("no-such-place", SourcePosition(path), "", f"В этом месте записей не бывает.{hint}", likeliest)


def _wrong_folder_name(path: str, name: str) -> Problem:
    return replace(_wrong_name(path, name, of=" папки"), code=WRONG_FOLDER_NAME)


def _wrong_name(path: str, name: str, ending: str = "", of: str = "") -> Problem:
    better = "-".join(name.casefold().replace("_", " ").replace(".", " ").split())
    if name.casefold() in RESERVED:
        message = f"Имя{of} «{name}» занято самим сайтом или системой. Выберите другое."
    elif len(name) > IDENTIFIER_LENGTH:
        message = f"Знаков в имени{of}: {len(name)}, а допустимо не больше {IDENTIFIER_LENGTH}."
    else:
        message = (
            f"Имя{of} «{name}» не подходит: нужны строчные латинские буквы, цифры и дефис, "
            f"например «robot-club{ending}»."
        )
    return Problem("wrong-name", SourcePosition(path), "", message, better + ending if is_identifier(better) else "")
