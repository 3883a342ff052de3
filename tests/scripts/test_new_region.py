"""A site becomes another region's by one command: what stays, what goes, and that nothing is half-written."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from profminimum.load.data_folder import read_records
from profminimum.russian import folded, latin, stem, words
from pypdf import PdfReader

from scripts.lib.region_files import genitive
from tests.support.project import LARGE_REGION, ROOT, build, copy_project, run_script

TOWNS = "Абанский муниципальный округ\nгород Ачинск\nКанский р-н\n"
ARGUMENTS = (
    "--name",
    "Саянский край",
    "--timezone",
    "Красноярск",
    "--operator-name",
    "Саянский институт развития",
    "--yes",
)
TEXTS = (".html", ".ics", ".atom", ".json", ".csv", ".txt", ".xml", ".yml", ".js", ".svg")


def project_copy(folder: Path) -> Path:
    """A copy of the project with the large region's data and the commands."""
    project = copy_project(folder, LARGE_REGION, has_words=True)
    shutil.copytree(ROOT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (project / "towns.txt").write_text(TOWNS, "utf-8")
    return project


def new_region(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command says and does in a copy of the project."""
    return run_script("new", "region", "--municipalities", "towns.txt", "--no-build", *arguments, root=project)


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the new region."""
    project = project_copy(tmp_path_factory.mktemp("new-region") / "site")
    done = new_region(project, *ARGUMENTS)
    assert done.returncode == 0, done.stderr
    return project


def old_names() -> set[str]:
    """What names the old region in its own data: stems of its name, names of owners, their sites, whole municipalities."""
    records = read_records(LARGE_REGION)
    region = records.single("region")
    assert region is not None
    owners = [entry for kind in ("school", "organisation") for entry in records.of(kind) if not entry.record.demo]
    sites = {
        urlsplit(page.url).hostname or "" for entry in owners for page in entry.record.pages if page.kind == "site"
    }
    stems = {stem(words(region.record.name)[0]).removesuffix("ск")}
    towns = {folded(town.name) for town in records.targets("municipality").values()}
    names = stems | {latin(name) for name in stems} | sites | {folded(entry.record.name) for entry in owners} | towns
    return {name for name in names if name and name not in own_words()}


def own_words() -> str:
    """What the program itself says, folded: a kind of organisation may be called as one of them is."""
    sources = (path for path in (ROOT / "hooks" / "profminimum" / "model").rglob("*.py"))
    return folded(" ".join(path.read_text("utf-8") for path in sources))


WORDS_OF_THE_COUNTRY = "form/guard.json"
"""Which words are no surnames, towns of the whole country among them: the same in every region."""


def texts_of(site: Path) -> Iterator[tuple[str, str]]:
    """The text of every file of a site that has one: pages, calendars, tables, sheets."""
    for path in sorted(file for file in site.rglob("*") if file.is_file()):
        data = path.read_bytes()
        if path.suffix == ".pdf":
            yield path.name, " ".join(page.extract_text() for page in PdfReader(path).pages)
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((path.name, book.read(name).decode("utf-8", "replace")) for name in book.namelist())
        elif path.suffix == ".gz":
            yield path.name, gzip.decompress(data).decode("utf-8", "replace")
        elif path.suffix in TEXTS:
            yield path.relative_to(site).as_posix(), data.decode("utf-8", "replace")


def test_nothing_of_the_old_region_is_on_the_site(renewed: Path) -> None:
    """No page, calendar, sheet, table or report names it, its schools, organisations, municipalities or their sites."""
    done = build(renewed)
    assert done.returncode == 0, done.stderr
    names = old_names()
    assert len(names) > 40
    texts = ((path, text) for path, text in texts_of(renewed / "site") if path != WORDS_OF_THE_COUNTRY)
    found = {(name, path) for path, text in texts for name in names if name in folded(text)}
    assert found == set()


def test_the_data_are_the_new_regions(renewed: Path) -> None:
    """The check finds nothing; samples stand in the new municipalities, federal documents stay, the operator is there."""
    done = run_script("check", root=renewed)
    assert done.returncode == 0, done.stdout
    records = read_records(renewed / "data")
    region = records.single("region")
    assert region is not None
    assert (region.record.name_genitive, region.record.timezone) == ("Саянского края", "Asia/Krasnoyarsk")
    assert records.targets("organisation")[region.record.operator].name == "Саянский институт развития"
    assert {entry.record.municipality for entry in records.of("school")} <= {"abansky", "achinsk", "kansky"}
    assert records.of("school")
    assert all(entry.record.demo for entry in records.of("school"))
    documents = [one for entry in records.of("documents") if not entry.location.owner for one in entry.record.documents]
    assert documents
    assert all(document.scope == "federal" for document in documents)
    assert not records.of("roadmap")


def test_nothing_is_changed_when_something_is_wrong(tmp_path: Path) -> None:
    """A wrong parameter, a wrong zone, a line without a kind: the nearest right word is named and the data stay."""
    project = project_copy(tmp_path / "site")
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert "«--timezone»" in new_region(project, "--time-zone", "x").stderr
    assert "«Asia/Omsk»" in new_region(project, "--name", "Саянский край", "--timezone", "Asia/Omks", "--yes").stderr
    (project / "towns.txt").write_text("Канск\n", "utf-8")
    refused = new_region(project, *ARGUMENTS)
    assert refused.returncode == 1
    assert "строка 1: «Канск»" in refused.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_unsaved_edits_are_not_lost(tmp_path: Path) -> None:
    """In a repository the command asks to save them first."""
    project = project_copy(tmp_path / "site")
    author = ("-c", "user.name=t", "-c", "user.email=t@example.ru", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), (*author, "commit", "-qm", "x")):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    (project / "data" / "region.yml").open("a", encoding="utf-8").write("# правка\n")
    refused = new_region(project, *ARGUMENTS)
    assert refused.returncode == 1
    assert "несохранённые правки" in refused.stderr
    assert "data/region.yml" in refused.stderr


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Пермский край", "Пермского края"),
        ("Алтайский край", "Алтайского края"),
        ("Псковская область", "Псковской области"),
        ("Ямало-Ненецкий автономный округ", "Ямало-Ненецкого автономного округа"),
        ("Ханты-Мансийский автономный округ – Югра", ""),
        ("Удмуртская Республика", "Удмуртской Республики"),
        ("Республика Коми", ""),
    ],
)
def test_a_name_is_declined_only_by_a_rule(name: str, expected: str) -> None:
    """Names of no rule are asked for."""
    assert genitive(name) == expected
