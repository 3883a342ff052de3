"""Every message that the corpora of wrong data bring out of the stages, for the golden file and the language test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import dedent

from profminimum.check import check
from profminimum.load import SourceFile, load
from profminimum.load.decoding import MAX_BYTES
from profminimum.load.yaml_reader import MAX_NODES
from profminimum.model import Records
from profminimum.problem import Problem

from tests.support.check_region import REGION
from tests.support.wrong_files import WRONG, Case, cases

TODAY = date(2026, 11, 23)
SCHOOL = "schools/lyceum/school.yml"


def case_files(folder: str) -> list[Case]:
    """The cases of a folder of `tests/wrong`."""
    return cases(WRONG / folder)


def region_without(case: Case) -> list[SourceFile]:
    """The sound region without the file that the case puts in its place."""
    return [SourceFile(path, dedent(text).encode()) for path, text in REGION.items() if path != case.file.path]


def problems_of(files: Iterable[SourceFile]) -> list[Problem]:
    """What reading and checking say of files."""
    loaded = load(files)
    return [*loaded.problems, *check(Records(loaded.entries), TODAY)]


def produced() -> set[tuple[str, str]]:
    """The code and the full message of every problem of every case."""
    problems: list[Problem] = []
    for case in case_files("load"):
        problems += load([case.file]).problems
    for case in case_files("check"):
        problems += problems_of([case.file, *region_without(case)])
    for files in _whole_files():
        problems += problems_of(files)
    return {(problem.code, problem.advice.replace("\u00a0", " ")) for problem in problems}


def _whole_files() -> Iterator[list[SourceFile]]:
    """What no small file can show: sizes, rival names, missing files, records told twice."""
    region = [SourceFile(path, dedent(text).encode()) for path, text in REGION.items()]
    yield [SourceFile(SCHOOL, b"name: " + b"a" * MAX_BYTES)]
    yield [SourceFile(SCHOOL, b"grades: [" + b"1," * MAX_NODES + b"1]")]
    yield [SourceFile(SCHOOL, b"grades: [" + b"x," * 200 + b"x]\nname: x")]
    yield [SourceFile(SCHOOL, "name: Школа".encode("cp1251"))]
    yield [SourceFile(SCHOOL, "name: Школа".encode("utf-16"))]
    yield [SourceFile(SCHOOL, b""), SourceFile("schools/Lyceum/school.yml", b"")]
    yield [SourceFile(SCHOOL, b""), SourceFile(SCHOOL, b"")]
    yield [file for file in region if file.path not in (SCHOOL, "reference/levels.yml")]
    copied = "name: Лицей № 9\nmunicipality: lesnoy\ndescription: Здесь учатся ребята из одиннадцати сёл и деревень.\n"
    texts = {"sample": f"demo: true\n{copied}", "copied": copied}
    yield [*region, *(SourceFile(f"schools/{name}/school.yml", text.encode()) for name, text in texts.items())]
    for kind, text in _TWICE.items():
        folder = "organisations/college" if kind == "training" else "schools/lyceum"
        yield [*region, *(SourceFile(f"{folder}/{kind}/{name}.yml", text.encode()) for name in ("one", "two"))]


_TWICE = {
    "events": "title: Встреча\nformat: open-day\nstarts: 2026-12-10\naudience: [parents]\n",
    "programmes": "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\ngrades: [6]\n",
    "training": "title: Навигаторы\nroles: [navigator]\n",
    "classes": "title: Инженерный\nprofile: engineering\nsummary: Кратко\ngrades: [8]\n",
}
