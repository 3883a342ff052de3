"""Which regions of a country's repository are made anew: those whose folder has changed, all when the program has."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from scripts.ci.changed_regions import TEMPLATE, changed, main, pipeline, regions

ROOT = Path(__file__).resolve().parents[3]


def git(folder: Path, *words: str) -> str:
    """What git says, with somebody as the author."""
    author = ("-c", "user.name=x", "-c", "user.email=x@example.ru")
    done = subprocess.run(
        ["git", "-C", str(folder), *author, *words], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def write(folder: Path, *paths: str) -> str:
    """Writes files, each with its name and the number of the commit in it; returns the commit."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{path} {len(paths)} {git(folder, 'rev-list', '--all', '--count')}\n", "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A country of three regions, and folders that are none."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    write(
        tmp_path,
        *(f"regions/{name}/data/region.yml" for name in ("pskov", "tambov", "perm")),
        "regions/regions.yml",
        "regions/empty/readme.txt",
        "regions/No_Name/data/region.yml",
        "hooks/entry.py",
    )
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    """What the command prints, as a forge reads it."""
    assert main(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_a_region_is_a_folder_with_data(repository: Path) -> None:
    """Under a name that can stand in an address and in a command."""
    assert regions(repository) == ["perm", "pskov", "tambov"]


def test_regions_that_changed_are_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever has changed in their folders, also a file whose name is odd; one that is gone is none."""
    base = git(repository, "rev-parse", "HEAD")
    write(repository, "regions/tambov/data/schools/Имя с пробелом\n.yml")
    assert said(capsys, "--repo", str(repository), "--base", base) == ["tambov"]
    write(repository, "regions/pskov/data/region.yml")
    assert said(capsys, "--repo", str(repository), "--base", base) == ["pskov", "tambov"]
    git(repository, "rm", "-r", "--quiet", "regions/pskov")
    git(repository, "commit", "--quiet", "--message", "x")
    assert said(capsys, "--repo", str(repository), "--base", base) == ["tambov"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["regions/regions.yml"], []),
        (["README.md", "docs/dev/map.md", "tests/conftest.py", ".github/workflows/country.yml"], []),
        (["docs/about.md"], ["perm", "tambov"]),
        (["hooks/entry.py", "regions/perm/data/region.yml"], ["perm", "tambov"]),
        (["requirements.lock"], ["perm", "tambov"]),
        (["regions/perm/data/region.yml", "regions/gone/data/region.yml"], ["perm"]),
    ],
)
def test_the_program_is_in_every_site(paths: list[str], expected: list[str]) -> None:
    """Its notes and its tests are in none."""
    assert changed(paths, ["tambov", "perm"]) == expected


@pytest.mark.parametrize("base", ["", "0" * 40, "f" * 40, "--output=x"])
def test_without_a_beginning_it_is_all(repository: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    """At night, on the first push of a branch, after a forced push."""
    arguments = ["--repo", str(repository), *([f"--base={base}"] if base else [])]
    assert said(capsys, *arguments) == ["perm", "pskov", "tambov"]


def test_gitlab_gets_a_pipeline(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its jobs are those of the template, which is there; without a region it has a job all the same."""
    found = said(capsys, "--repo", str(repository), "--format", "gitlab")
    assert found == {
        "include": [{"local": TEMPLATE}],
        "region-1": {"extends": ".region", "parallel": {"matrix": [{"REGION": ["perm", "pskov", "tambov"]}]}},
    }
    assert ".region" in yaml.safe_load((ROOT / TEMPLATE).read_text("utf-8"))
    assert list(pipeline([])) == ["nothing"]
    parts = pipeline([f"region-{number}" for number in range(450)])
    assert [len(job["parallel"]["matrix"][0]["REGION"]) for name, job in parts.items() if name != "include"] == [
        200,
        200,
        50,
    ]


def test_names_may_stand_in_a_line(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a loop of a shell."""
    assert main(["--repo", str(repository), "--format", "words"]) == 0
    assert capsys.readouterr().out == "perm pskov tambov\n"


def test_a_repository_without_regions_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody would be told otherwise."""
    assert main(["--repo", str(tmp_path)]) == 1
    assert "нет регионов" in capsys.readouterr().err
