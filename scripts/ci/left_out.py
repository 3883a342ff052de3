"""Reasons why a file of a proposed change is not taken into the check, in Russian. Knows no git: modes, paths, sizes."""

from __future__ import annotations

SYMLINK, SUBMODULE = "120000", "160000"
"""Git's modes of a link to another file and of a repository inside another."""
DEPTH, NAME_BYTES = 8, 200
"""Folders inside each other and bytes of a name: more than any record has, less than any disk takes."""
NOT_DATA = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
"""Names of files that lie among data without being any, as the check passes over them."""


def is_safe(path: str) -> bool:
    """Returns whether a path below the folder of data may be written to a disk: it leads nowhere else, steers nothing."""
    parts = path.split("/")
    return len(parts) <= DEPTH and all(map(_is_plain_name, parts))


def _is_plain_name(name: str) -> bool:
    is_visible = name.isprintable() and not name.startswith(".") and "\\" not in name
    return bool(name) and is_visible and len(name.encode("utf-8", "replace")) <= NAME_BYTES


def reason(mode: str, path: str, size: int, largest: int) -> str:
    """Returns why a file is left out; empty for what is no data and nobody misses."""
    name = path.rpartition("/")[2]
    if mode == SYMLINK:
        return "это ссылка на другой файл или папку. Положите сюда сам файл."
    if mode == SUBMODULE:
        return "это вложенный репозиторий. Положите сюда сами файлы."
    if name.casefold() in NOT_DATA or (name.startswith(".") and not name.endswith((".yml", ".yaml"))):
        return ""
    if any(part.startswith(".") for part in path.split("/")):
        return "имя файла или папки начинается с точки, такие скрыты. Уберите точку."
    if not is_safe(path):
        return "имя не подходит: нужны строчные латинские буквы, цифры и дефис."
    if name.endswith(".yaml"):
        return f"имя записи заканчивается на «.yml». Переименуйте в «{name.removesuffix('.yaml')}.yml»."
    if size > largest:
        return f"файл слишком большой: {-(-size // 1024)} КБ, а допустимо не больше {largest // 1024} КБ."
    return "это не запись: имя записи заканчивается на «.yml»."


def line(path: str, why: str) -> str:
    """Returns a line about a left-out file, in which nothing steers a terminal or a log."""
    from profminimum.problem import printable  # below the path only while a command runs

    return f"data/{printable(path)}: {why}"
