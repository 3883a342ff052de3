"""A pull request keeps to its author's folders: asked of real repositories, each made by its test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts.ci import check_ownership as ownership
from scripts.lib.codeowners import parse

OWNERS = """\
# Владельцы
*                        @Redaktor   # редакторы – все
/data/schools/first/     @pervaya @vtoroy-zavuch
/data/schools/second/    @vtoraya
/data/schools/third/     @oblast/uchitelya
"""
FILES = {
    ".github/CODEOWNERS": OWNERS,
    "data/region.yml": "name: Область\n",
    "data/schools/first/school.yml": "name: Первая\n",
    "data/schools/first/events/a b.yml": "title: День\n",
    "data/schools/second/school.yml": "name: Вторая\n",
}


class Repository:
    """A repository with a base branch and a change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.write(FILES)
        self.commit()
        self.git("checkout", "-q", "-b", "change")

    def git(self, *arguments: str) -> str:
        """Runs git without anybody's own settings."""
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        author = {
            f"GIT_{who}_{what}": "test@example.ru" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env=os.environ | settings | author,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def write(self, files: Mapping[str, str]) -> None:
        """Puts files into the folder."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        """Takes all that lies there into a commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """On the branch of the change, which has changed nothing yet."""
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


@pytest.fixture
def verdict(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Commits what lies there; the exit code and what was said."""

    def judge(author: str, *more: str) -> tuple[int, str]:
        repository.commit()
        arguments = ["--repo", str(repository.folder), "--base", "main", "--head", "change", "--author", author, *more]
        code = ownership.main(arguments)
        output = capsys.readouterr()
        return code, output.out + output.err

    return judge


def test_a_school_may_change_its_own_folder(repository, verdict):
    """A school changes, adds and deletes what is its own."""
    repository.write({"data/schools/first/school.yml": "name: Новая\n", "data/schools/first/events/b.yml": "x"})
    (repository.folder / "data/schools/first/events/a b.yml").unlink()
    assert verdict("pervaya") == (
        0,
        "@pervaya может менять: «/data/schools/first/».\nИзменено файлов: 3, из них чужих: 0.\n",
    )


def test_a_foreign_folder_is_refused(repository, verdict):
    """The answer says what may be touched, what was touched, whom to ask."""
    repository.write(
        {"data/schools/second/school.yml": "x", "data/schools/first/school.yml": "x", "data/region.yml": "x"}
    )
    assert verdict("@pervaya") == (
        1,
        "@pervaya может менять: «/data/schools/first/».\n"
        "Изменено файлов: 3, из них чужих: 2.\n"
        "Чужие файлы:\n"
        "  – «data/region.yml» – отвечает @redaktor\n"
        "  – «data/schools/second/school.yml» – отвечает @vtoraya\n"
        "Что делать: уберите эти файлы из запроса или попросите внести правку @redaktor.\n",
    )


@pytest.mark.parametrize("author", ["redaktor", "@REDAKTOR"])
def test_editors_may_touch_everything(repository, verdict, author):
    """The owners of everything may; the case of a login makes no difference."""
    repository.write({"data/schools/second/school.yml": "x", ".github/CODEOWNERS": "* @redaktor\n"})
    assert verdict(author)[0] == 0


def test_every_owner_of_a_line_counts(repository, verdict):
    """Any owner of a line is one; so is a team, if the author is said to be in it."""
    repository.write({"data/schools/first/school.yml": "x"})
    assert verdict("Vtoroy-Zavuch")[0] == 0
    repository.git("checkout", "-q", "main", "--", "data/schools/first/school.yml")
    repository.write({"data/schools/third/school.yml": "x"})
    assert verdict("kto-to")[0] == 1
    assert verdict("kto-to", "--team", "@oblast/uchitelya")[0] == 0


def test_an_unknown_author_may_touch_nothing(repository, verdict):
    """Who is not in the file may touch nothing yet."""
    repository.write({"data/schools/new/school.yml": "x"})
    code, output = verdict("novaya")
    assert code == 1
    assert "@novaya может менять: пока ничего – этого логина нет в CODEOWNERS." in output


def test_the_change_gives_no_rights_to_itself(repository, verdict):
    """The file of the change has no say, wherever it lies."""
    repository.write({".github/CODEOWNERS": "* @pervaya\n", "CODEOWNERS": "* @pervaya\n"})
    repository.write({"docs/CODEOWNERS": "* @pervaya\n", "data/schools/second/school.yml": "x"})
    code, output = verdict("pervaya")
    assert code == 1
    assert "из них чужих: 4" in output


def test_changes_of_the_base_are_not_the_authors(repository, verdict):
    """What others have changed in the base since is not the author's doing."""
    repository.write({"data/schools/first/school.yml": "x"})
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write({"data/schools/second/school.yml": "y"})
    repository.commit()
    repository.git("checkout", "-q", "change")
    assert verdict("pervaya")[0] == 0


@pytest.mark.parametrize(("old", "new"), [("first", "second"), ("second", "first")])
def test_a_rename_touches_both_sides(repository, verdict, old, new):
    """A file may move neither from nor into another's folder."""
    repository.git("mv", f"data/schools/{old}/school.yml", f"data/schools/{new}/moved.yml")
    code, output = verdict("pervaya")
    assert code == 1
    assert "Изменено файлов: 2, из них чужих: 1." in output


def test_deleting_is_touching(repository, verdict):
    """What is gone was somebody's."""
    (repository.folder / "data/schools/second/school.yml").unlink()
    assert verdict("pervaya")[0] == 1


def test_a_change_of_mode_is_touching(repository, verdict):
    """A changed mode counts even if no byte differs."""
    repository.git("update-index", "--chmod=+x", "data/schools/second/school.yml")
    repository.git("commit", "-q", "-m", "mode")
    (repository.folder / "data/schools/second/school.yml").chmod(0o755)
    code, output = verdict("pervaya")
    assert (code, "second/school.yml" in output) == (1, True)


def test_symbolic_links_are_refused(repository, verdict):
    """A link in the own folder could show another's file."""
    (repository.folder / "data/schools/first/link.yml").symlink_to("../second/school.yml")
    code, output = verdict("pervaya")
    assert code == 1
    assert "Ссылки на другие файлы и вложенные репозитории не допускаются:\n  – «data/schools/first/link.yml»" in output


def test_a_file_that_becomes_a_link_is_refused(repository, verdict):
    """A file may not be replaced by a link."""
    path = repository.folder / "data/schools/first/school.yml"
    path.unlink()
    path.symlink_to("../second/school.yml")
    assert verdict("pervaya")[0] == 1


def test_submodules_are_refused(repository, verdict):
    """A repository in the own folder could hold anything."""
    other = Repository(_made(repository.folder.parent / "other"))
    repository.git("submodule", "--quiet", "add", str(other.folder), "data/schools/first/events/more")
    code, output = verdict("pervaya")
    assert code == 1
    assert "«data/schools/first/events/more»" in output
    assert "«.gitmodules»" in output


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("data/schools/second/a b.yml", "«data/schools/second/a b.yml»"),
        ('data/schools/second/"quoted".yml', '«data/schools/second/"quoted".yml»'),
        ("data/schools/second/школа.yml", "«data/schools/second/школа.yml»"),
        ("data/schools/second/a\nb.yml", "«data/schools/second/a\\nb.yml»"),
        ("data/schools/second/a\tb.yml", "«data/schools/second/a\\tb.yml»"),
        ("data/schools/second/\x1b[31m.yml", "«data/schools/second/\\x1b[31m.yml»"),
        ("data/schools/first\n/school.yml", "«data/schools/first\\n/school.yml»"),
        ("data/schools/first /school.yml", "«data/schools/first /school.yml»"),
        ("data/schools/First/school.yml", "«data/schools/First/school.yml»"),
        ("data/schools/first", ""),
        ("x/data/schools/first/school.yml", "«x/data/schools/first/school.yml»"),
    ],
)
def test_odd_paths_give_no_rights(repository, verdict, name, shown):
    """Nothing in a name hides a path or gives rights; it is reported in one line."""
    if not shown:
        repository.git("rm", "-q", "-r", "data/schools/first")
    repository.write({name: "x"})
    code, output = verdict("pervaya")
    assert code == 1
    assert shown in output


def test_odd_paths_in_the_own_folder_are_the_authors(repository, verdict):
    """They belong to the author as any other."""
    repository.write(
        {f"data/schools/first/{name}": "x" for name in ("a b.yml", '"a".yml', "школа.yml", "a\nb.yml", "x/y/z.yml")}
    )
    assert verdict("pervaya")[0] == 0


def test_long_lists_are_cut(repository, verdict):
    """Twenty names are enough to understand."""
    repository.write({f"data/schools/second/{number}.yml": "x" for number in range(25)})
    assert "  – …и ещё 5\n" in verdict("pervaya")[1]


def test_without_owners_nothing_is_forbidden(repository, verdict):
    """Whoever has just cloned the project is told what to do."""
    repository.git("checkout", "-q", "main")
    repository.write({".github/CODEOWNERS": "# * @redaktor\n"})
    repository.commit()
    repository.git("checkout", "-q", "change")
    repository.write({"data/schools/second/school.yml": "x"})
    code, output = verdict("pervaya")
    assert (code, output) == (
        0,
        "Владельцы папок ещё не названы: заполните .github/CODEOWNERS. Проверять пока нечего.\n",
    )


@pytest.mark.parametrize("place", ["CODEOWNERS", "docs/CODEOWNERS"])
def test_the_file_is_found_where_github_looks(repository, verdict, place):
    """CODEOWNERS may be in each of the folders that GitHub reads."""
    repository.git("checkout", "-q", "main")
    repository.git("rm", "-q", ".github/CODEOWNERS")
    repository.write({place: OWNERS})
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.write({"data/schools/second/school.yml": "x"})
    assert verdict("pervaya")[0] == 1


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("nowhere", "нет ветки или правки «nowhere»"),
        ("--output=x", "нет ветки или правки «--output=x»"),
        ("lonely", "нет общего начала"),
    ],
)
def test_unanswerable_questions_have_their_own_exit_code(repository, capsys, base, expected):
    """The sentence is Russian, the exit code is not that of a refusal."""
    repository.git("checkout", "-q", "--orphan", "lonely")
    repository.write({"only-here": "x"})
    repository.commit()
    arguments = ["--repo", str(repository.folder), f"--base={base}", "--head", "change", "--author", "a"]
    assert ownership.main(arguments) == 2
    assert expected in capsys.readouterr().err


def test_a_broken_file_is_reported(repository, capsys):
    """A line that GitHub ignores must not pass for a rule."""
    repository.write({".github/CODEOWNERS": "* @redaktor\n!/data/ @vse\n"})
    repository.commit()
    assert ownership.main(["--repo", str(repository.folder), "--base=change", "--head=change", "--author=a"]) == 2
    assert ".github/CODEOWNERS: строка 2: такой образец не действует" in capsys.readouterr().err


def test_wrong_arguments_get_the_help_in_russian(capsys):
    """The answer is Russian and shows the help."""
    with pytest.raises(SystemExit) as ended:
        ownership.main(["--base", "main"])
    assert ended.value.code == 2
    assert "Такие параметры не подходят" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*", "a/b/c", True),
        ("*.js", "a/b.js", True),
        ("*.js", "a/b.jsx", False),
        ("/build/logs/", "build/logs/a/b.txt", True),
        ("/build/logs/", "x/build/logs/a", False),
        ("/build/logs/", "build/logs", False),
        ("docs/*", "docs/a.md", True),
        ("docs/*", "docs/a/b.md", False),
        ("docs/*", "x/docs/a.md", False),
        ("apps/", "apps/a", True),
        ("apps/", "x/apps/a/b", True),
        ("/docs/", "docs/a/b", True),
        ("/docs", "docs/a/b", True),
        ("/docs", "docs", True),
        ("/docs", "docsmore", False),
        ("docs", "x/docs/a", True),
        ("**/logs", "build/logs/a", True),
        ("**/logs", "logs/a", True),
        ("**/logs", "build/catalogs/a", False),
        ("/a/**/b", "a/b", True),
        ("/a/**/b", "a/x/y/b/c", True),
        ("/a/**", "a/x/y", True),
        ("/a/**", "b/a/x", False),
        ("/data/sch??ls/", "data/schools/a", True),
        ("/data/sch??ls/", "data/sch//ls/a", False),
        ("/a.b", "axb", False),
        ("/my\\ folder/", "my folder/a", True),
        ("/data/schools/first/", "data/schools/first\n/a", False),
        ("/data/schools/first/", "data/schools/first/a\nb", True),
    ],
)
def test_patterns_match_as_github_documents(pattern, path, fits):
    """A pattern matches the paths that GitHub's documentation says."""
    assert (parse(f"{pattern} @a").of(path) == {"a"}) is fits


def test_the_last_line_decides():
    """A line without owners decides too, and takes a path out."""
    owners = parse("/a/ @first\n* @all\n/b/ @second  # почему\n/b/open/\n\n#/c/ @third\n")
    assert [owners.of(path) for path in ("a/x", "b/x", "b/open/x", "c/x")] == [{"all"}, {"second"}, set(), {"all"}]
    assert owners.editors == {"all"}
