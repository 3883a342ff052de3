"""The notes for engineers are true: every path, link and constant that they name exists, every room is on the map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hooks" / "profminimum"
NOTES = ROOT / "docs" / "dev"
OPERATORS = {"country.md", "hosting.md", "way-out.md", "speed.md"}
"""Texts in Russian: what they name is checked by `test_operator_texts.py`."""
ENGINEERS = sorted(path for path in NOTES.rglob("*.md") if path.name not in OPERATORS)
GENERATED = ("site/",)
"""What the program makes exists only afterwards."""


def quoted(path: Path) -> list[str]:
    """The words between backticks of a note, without its blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL))


PATH = re.compile(
    r"(?:docs|hooks|overrides|scripts|tests)/[\w./-]+|[\w.-][\w./-]*(?:/|\.(?:py|html|css|js|md|yml|toml|lock|tsv))"
)
"""A path of the project; `<name>` in one names a file that is still to be written, so that is none."""


def paths(note: Path) -> list[str]:
    """The paths that a note names between backticks, also as arguments of commands."""
    words = [word for text in quoted(note) for word in text.split()]
    return [word for word in words if PATH.fullmatch(word) and not word.startswith(GENERATED)]


def anchors(path: Path) -> set[str]:
    """The anchors that a forge gives to the headings of a note."""
    titles = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", ENGINEERS, ids=lambda path: path.relative_to(NOTES).as_posix())
def test_named_paths_exist(path: Path) -> None:
    """A path is named from the project's folder or from the package's."""
    assert [name for name in paths(path) if not any((home / name).exists() for home in (ROOT, PACKAGE))] == []


@pytest.mark.parametrize("path", ENGINEERS, ids=lambda path: path.relative_to(NOTES).as_posix())
def test_links_lead_to_files_and_headings(path: Path) -> None:
    """Relative links lead to files, and their anchors to headings."""
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("path", ENGINEERS, ids=lambda path: path.relative_to(NOTES).as_posix())
def test_named_constants_exist(path: Path) -> None:
    """A word in capitals with an underscore or of a registry, such as `RULES`, stands in the program or its tests."""
    sources = "\n".join(
        file.read_text("utf-8") for top in ("hooks", "tests", "scripts") for file in (ROOT / top).rglob("*.py")
    )
    named = {word for word in quoted(path) if re.fullmatch(r"[A-Z][A-Z_]{3,}", word)}
    assert {word for word in named if not re.search(rf"\b{word}\b", sources)} == set()


def test_every_room_is_on_the_map() -> None:
    """Each folder of the package and each module at its top has a line in the table of rooms."""
    rooms = {path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE}
    modules = [path for path in PACKAGE.glob("*.py") if path.name != "__init__.py"]
    expected = {f"{path.relative_to(PACKAGE).as_posix()}/" for path in rooms} | {path.name for path in modules}
    assert expected - set(quoted(NOTES / "map.md")) == set()


def test_the_index_lists_every_decision() -> None:
    """Each record with its title and its status, in the order of the numbers."""
    rows = re.findall(
        r"^\| \[(\d+)\]\((\S+)\) \| (.+?) \| (.+?) \|$", (NOTES / "decisions/README.md").read_text("utf-8"), re.M
    )
    expected = []
    for path in sorted((NOTES / "decisions").glob("[0-9]*.md")):
        title, status = re.findall(r"^# \d+\. (.+)$|^Status: (.+)$", path.read_text("utf-8"), re.MULTILINE)
        expected.append((path.name[:4], path.name, title[0], status[1]))
    assert rows == expected
    assert [number for number, *_ in rows] == [f"{number:04}" for number in range(1, len(rows) + 1)]
