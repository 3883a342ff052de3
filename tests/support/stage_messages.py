"""Every message that the corpora of wrong data bring out of the stages, for the golden file and the language test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import dedent

from profminimum.check import check
from profminimum.file_formats import LARGEST
from profminimum.load import SourceFile, load
from profminimum.load.attachments import Unfit, read_content
from profminimum.load.decoding import MAX_BYTES
from profminimum.load.paths import attachment_problem
from profminimum.load.yaml_reader import MAX_NODES
from profminimum.model import Attachment, PersonalData, Records
from profminimum.model.attachments import Fault, Finding
from profminimum.problem import Problem

from tests.support.attached_files import UNFIT
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
    problems += _of_attachments()
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
    online = (
        "title: Урок\nformat: open-day\nwhen: 2026-12-10 10:00\nschedule_note: время московское\naudience: [parents]\n"
    )
    far = [_in_yakutsk(file) if file.path == "region.yml" else file for file in region]
    yield [*far, SourceFile("events/online.yml", online.encode())]
    for kind, text in _TWICE.items():
        folder = "organisations/college" if kind == "training" else "schools/lyceum"
        yield [*region, *(SourceFile(f"{folder}/{kind}/{name}.yml", text.encode()) for name in ("one", "two"))]


def _in_yakutsk(region: SourceFile) -> SourceFile:
    return SourceFile(region.path, region.data.replace(b"Europe/Moscow", b"Asia/Yakutsk"))


def _of_attachments() -> Iterator[Problem]:
    """What is said of files beside the records, and of records that name them."""
    entries = load(region_without(case_files("check")[0])).entries
    folder = "schools/lyceum/files"
    records = "documents: [{id: plan, kind: plan, scope: school, title: План, file: plna.pdf}]"
    named = load([SourceFile("schools/lyceum/documents.yml", records.encode())]).entries
    faults = [Fault(code, message) for code, message in map(_fault, UNFIT)]
    findings = tuple(Finding(kind, "страница 2") for kind in PersonalData)
    plan = Attachment(f"{folder}/plan.pdf", b"", 1, tuple(faults), findings, ("страница 1",))
    others = [entry for entry in entries if entry.location.path != "schools/lyceum/documents.yml"]
    yield from check(Records([*others, *named], attachments={plan.path: plan}))
    for path, size in (("a/b.pdf", 1), ("a.exe", 1), ("План.pdf", 1), ("a.pdf", LARGEST + 1)):
        problem = attachment_problem(f"{folder}/{path}", size)
        assert problem
        yield problem


def _fault(case: tuple[str, bytes, str]) -> Fault:
    try:
        read_content(*case[:2])
    except Unfit as unfit:
        return unfit.fault
    raise AssertionError(case[2])


_TWICE = {
    "events": "title: Встреча\nformat: open-day\nstarts: 2026-12-10\naudience: [parents]\n",
    "programmes": "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\ngrades: [6]\n",
    "training": "title: Навигаторы\nroles: [navigator]\n",
    "classes": "title: Инженерный\nprofile: engineering\nsummary: Кратко\ngrades: [8]\n",
}
