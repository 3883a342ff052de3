"""A region takes a newer program: two versions of it in a repository of their own, a region's clone with its changes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts import update

PROGRAM = {
    "scripts/dev.py": "print('1')\n",
    "pyproject.toml": '[project]\nversion = "1.0"\n',
    "hooks/profminimum/check.py": "".join(f"line {number}\n" for number in range(30)),
    "hooks/profminimum/old.py": "old\n",
    "docs/about.md": "---\ntitle: О разделе\n---\n\nВступление.\n\nСередина.\n\nКонец.\n",
    "docs/parents.md": "Родителям.\n",
    "mkdocs.yml": 'site_name: Профминимум\nsite_url: ""\n\ndocs_dir: docs\n\nnav:\n  - index.md\n',
    "overrides/assets/tokens.css": ":root {\n  --one: #111;\n  --two: #222;\n  --three: #333;\n  --four: #444;\n}\n",
    "data/region.yml": "name: Тамбовская область\n",
    "data/reference/levels.yml": "levels: [1]\n",
    "data/schools/sample/school.yml": "name: Образец\n",
}
NEWER = {
    "scripts/dev.py": "print('2')\n",
    "pyproject.toml": '[project]\nversion = "2.0"\n',
    "hooks/profminimum/old.py": None,
    "hooks/profminimum/new.py": "new\n",
    "docs/about.md": PROGRAM["docs/about.md"].replace("Конец.", "Новый конец."),
    "mkdocs.yml": PROGRAM["mkdocs.yml"] + "  - new.md\n",
    "overrides/assets/tokens.css": PROGRAM["overrides/assets/tokens.css"].replace("#444", "#555"),
    "data/region.yml": "name: Тамбовская область\ncode: 68\n",
    "data/reference/levels.yml": "levels: [1, 2]\n",
    "data/schools/sample/school.yml": "name: Новый образец\n",
    "data/schools/another/school.yml": "name: Другой образец\n",
}
OWN = {
    "docs/about.md": PROGRAM["docs/about.md"].replace("Вступление.", "Слова края."),
    "mkdocs.yml": PROGRAM["mkdocs.yml"].replace("Профминимум", "Мой путь"),
    "overrides/assets/tokens.css": PROGRAM["overrides/assets/tokens.css"].replace("#111", "#a00"),
    "overrides/assets/logo.svg": "<svg/>\n",
    "data/region.yml": "name: Дальний край\n",
    "data/schools/sample/school.yml": None,
    "data/schools/своя/school.yml": "name: Своя школа\n",
}


class Work:
    """A repository with a work tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        """What git says."""
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        ).stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Writes and removes files and commits that."""
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")

    def files(self) -> dict[str, str]:
        """All files but git's own."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(self.folder).as_posix(): path.read_text("utf-8") for path in paths}

    def state(self) -> tuple[object, ...]:
        """All that an update may change: files, index, branches, work trees."""
        return (
            self.files(),
            self.git("status", "--porcelain"),
            self.git("show-ref", "--heads"),
            self.git("worktree", "list"),
        )


@pytest.fixture(autouse=True)
def _identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Оператор")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "operator@example.ru")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def program(tmp_path: Path) -> Work:
    """The program's repository at its first version."""
    (tmp_path / "program").mkdir()
    work = Work(tmp_path / "program")
    work.git("init", "--quiet", "--initial-branch=main")
    work.write(PROGRAM)
    work.git("tag", "v1")
    return work


@pytest.fixture
def region(program: Work, tmp_path: Path) -> Work:
    """A region's clone with its own data, words, colours and settings; the program has gone on meanwhile."""
    program.git("clone", "--quiet", "--origin", "program", str(program.folder), str(tmp_path / "region"))
    work = Work(tmp_path / "region")
    work.write(OWN)
    program.write(NEWER)
    return work


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs the command in a repository; gives its exit code and all that it said."""

    def run(work: Work, *arguments: str) -> tuple[int, str]:
        code = update.main([*arguments, "--repo", str(work.folder)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_first_it_only_says_what_it_will_do(region: Work, run: Callable[..., tuple[int, str]]) -> None:
    """Nothing changes; new, merged and own files are named, and what the program has in its data."""
    before = region.state()
    code, said = run(region)
    assert (code, region.state()) == (0, before)
    assert "1.0 (" in said
    assert "2.0 (" in said
    assert "hooks/profminimum/new.py (новый)" in said
    assert "hooks/profminimum/old.py (удалён)" in said
    merged, own = said.split("сведены с вашими")[1].split("остаются как есть")
    assert {"docs/about.md", "mkdocs.yml", "overrides/assets/tokens.css"} <= set(merged.split())
    assert "overrides/assets/logo.svg" in own
    assert "data/reference/levels.yml" in own.split("ваши в data/ остались прежними")[1]
    assert "--write" in said


def test_it_takes_the_program_and_leaves_what_is_the_regions(region: Work, run: Callable[..., tuple[int, str]]) -> None:
    """The program is the newer one; data, words, colours and settings of the region are all there; it can be undone."""
    before, own = region.files(), region.git("rev-parse", "HEAD")
    code, said = run(region, "--write")
    after = region.files()
    assert code == 0
    assert {path: text for path, text in after.items() if path.startswith("data/")} == {
        path: text for path, text in before.items() if path.startswith("data/")
    }
    assert after["scripts/dev.py"] == NEWER["scripts/dev.py"]
    assert ("hooks/profminimum/new.py" in after, "hooks/profminimum/old.py" in after) == (True, False)
    for path, words in (
        ("docs/about.md", ("Слова края.", "Новый конец.")),
        ("mkdocs.yml", ("Мой путь", "new.md")),
        ("overrides/assets/tokens.css", ("#a00", "#555")),
    ):
        assert all(word in after[path] for word in words), path
    assert region.git("status", "--porcelain") == ""
    assert "новее" in run(region)[1].casefold()
    undo = said.split("как было: ")[1].split(";")[0].split()
    region.git(*undo[1:])
    assert (region.files(), region.git("rev-parse", "HEAD")) == (before, own)


def test_a_second_update_begins_where_the_first_ended(
    program: Work, region: Work, run: Callable[..., tuple[int, str]]
) -> None:
    """Only what is newer since then is merged."""
    assert run(region, "--write")[0] == 0
    program.write({"docs/parents.md": "Родителям и детям.\n"})
    code, said = run(region, "--write")
    assert (code, "правок – 1" in said, "docs/about.md" in said.split("остаются")[0]) == (0, True, False)
    assert region.files()["docs/parents.md"] == "Родителям и детям.\n"


def test_what_cannot_be_merged_is_listed_and_nothing_is_half_written(
    program: Work, region: Work, run: Callable[..., tuple[int, str]]
) -> None:
    """The region decides about each file, whether both changed it or one removed it."""
    region.write({"docs/about.md": OWN["docs/about.md"].replace("Конец.", "Наш конец."), "docs/parents.md": None})
    region.write({"hooks/profminimum/old.py": "ours\n"})
    program.write({"docs/parents.md": "Родителям и детям.\n"})
    before = region.state()
    for arguments in ((), ("--write",), ("--write", "--keep", "docs/about.md")):
        code, said = run(region, *arguments)
        assert (code, region.state()) == (1, before)
        assert "docs/parents.md – вы удалили, программа изменила" in said
        assert "hooks/profminimum/old.py – вы изменили, программа удалила" in said
        assert ("docs/about.md – и вы, и программа" in said) == ("--keep" not in arguments)
    settled = ("--keep", "docs/about.md", "docs/parents.md", "--take", "hooks/profminimum/old.py")
    assert run(region, "--write", *settled)[0] == 0
    after = region.files()
    assert "Наш конец." in after["docs/about.md"]
    assert ("docs/parents.md" in after, "hooks/profminimum/old.py" in after) == (False, False)
    assert after["scripts/dev.py"] == NEWER["scripts/dev.py"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "data/new.yml"])
def test_unsaved_changes_are_refused(region: Work, run: Callable[..., tuple[int, str]], name: str) -> None:
    """A file that was changed or is new would be in danger: it is named, and nothing is done."""
    (region.folder / name).write_text("x\n", "utf-8")
    before = region.state()
    code, said = run(region, "--write")
    assert (code, region.state(), name in said) == (1, before, True)


def test_a_copy_without_history_names_its_beginning(
    program: Work, tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    """A region that began with a copy of the files says once which version that was."""
    (tmp_path / "copy").mkdir()
    copy = Work(tmp_path / "copy")
    copy.git("init", "--quiet", "--initial-branch=main")
    copy.write(PROGRAM)
    copy.git("commit", "--quiet", "--amend", "--message", "copy")
    copy.write(OWN)
    program.write(NEWER)
    source = ("--from", str(program.folder))
    assert run(copy, *source, "--write")[0] == 1
    assert "--base" in run(copy, *source)[1]
    assert "нет в программе" in run(copy, *source, "--base", "nowhere")[1]
    assert "нет в программе" in run(copy, *source, "--base", copy.git("rev-parse", "HEAD"))[1]
    for base in ("v1", program.git("rev-parse", "v1")[:12]):
        assert run(copy, *source, "--base", base)[0] == 0
    assert run(copy, *source, "--base", "v1", "--write")[0] == 0
    assert "Слова края." in copy.files()["docs/about.md"]
    assert "новее" in run(copy, *source)[1].casefold()


def test_a_wrong_address_is_named(region: Work, tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    """The address and the branch are said; what to do is said too."""
    code, said = run(region, "--from", str(tmp_path / "nowhere"))
    assert (code, "nowhere" in said, "git remote add program" in said) == (1, True, True)
    code, said = run(region, "--ref", "no-such-branch")
    assert (code, "no-such-branch" in said) == (1, True)
