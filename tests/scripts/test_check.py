"""The check from the command line: what it prints in each format, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from profminimum.load import data_folder as disk
from profminimum.load.data_folder import read_sources
from profminimum.problem import Problem, Severity, SourcePosition
from profminimum.problem_formats import as_github, summary

from tests.support.project import ROOT, run_script

CITY = "name: Лицей № 5\nmunicipality: lesnoi\n"
LESNOY = "municipalities:\n- {id: lesnoy, name: Лесной округ, short_name: Лесной округ, kind: municipal-okrug}\n"


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The check of `data` below the folder, with a console that knows no Russian."""
    console = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    return run_script("check", "--data", "data", *arguments, cwd=folder, **console | environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary without a fault, a school with a misspelt reference and an unreadable calendar of lessons."""
    files = {
        "reference/municipalities.yml": LESNOY + "updated: 2026-11-24\n",
        "schools/city/school.yml": CITY,
        "schools/city/years/2026-27.yml": "level: [base\n",
        "README.md": "# Данные",
        ".cache/draft.yml": "нет: [",
    }
    for name, text in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


MESSAGE = "«Муниципалитет»: здесь «lesnoi», но такого муниципалитета нет в справочнике муниципалитетов."


def test_problems_are_printed_with_their_sum(folder):
    """Each problem has a line, by place, then comes the sum; errors of reading and of rules are together."""
    done = run(folder, "--today", "2026-11-23")
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert done.stderr == ""
    assert lines[0].startswith("data/reference/municipalities.yml:3:10: предупреждение: «Обновлено»: здесь 2026-11-24")
    assert lines[1] == f"data/schools/city/school.yml:2:15: ошибка: {MESSAGE} Возможно, вы имели в виду «lesnoy»."
    assert lines[2].startswith("data/schools/city/years/2026-27.yml:")
    assert lines[-1] == "Проверено 3 файла: 2 ошибки, 1 предупреждение."
    assert done.returncode == 1


def test_a_folder_of_a_wrong_name_is_one_problem(folder):
    """Whoever renames it has put right all that it holds: the check asks for that once."""
    events = folder / "data/schools/city/event"
    events.mkdir()
    for name in ("fair", "quest", "trials"):
        (events / f"{name}.yml").write_text("title: Ярмарка\n", encoding="utf-8")
    named = [line for line in run(folder).stdout.splitlines() if "schools/city/event" in line]
    assert len(named) == 1
    assert "Возможно, вы имели в виду «schools/city/events»." in named[0]


def test_problems_are_printed_for_github(folder):
    """Each problem is a workflow command that GitHub shows at its line."""
    lines = run(folder, "--format", "github", "--today", "2026-11-23").stdout.splitlines()
    assert lines[0].startswith("::warning file=data/reference/municipalities.yml,line=3,col=10,title=future-day::")
    assert lines[1] == (
        f"::error file=data/schools/city/school.yml,line=2,col=15,title=unknown-reference::{MESSAGE} "
        "Возможно, вы имели в виду «lesnoy»."
    )


def test_github_escapes_what_commands_are_made_of():
    """A file's name and a text cannot end a property, a command or a line."""
    problem = Problem("any", SourcePosition("a:b,c%\n.yml", 0, 0), "", "100 %: да,\r\nнет", severity=Severity.INFO)
    assert as_github([problem], 1, "data").splitlines()[0] == (
        r"::notice file=data/a%3Ab%2Cc%25\n.yml,title=any::100 %25: да,\r\nнет"
    )


def test_problems_are_printed_as_json(folder):
    """Programs get every problem as an object, and the counts."""
    report = json.loads(run(folder, "--format=json", "--today=2026-11-23").stdout)
    assert report["files"] == 3
    assert report["counts"] == {"error": 2, "warning": 1, "info": 0}
    assert report["problems"][1] == {
        "severity": "error",
        "code": "unknown-reference",
        "file": "data/schools/city/school.yml",
        "line": 2,
        "column": 15,
        "field": "municipality",
        "message": MESSAGE,
        "suggestion": "lesnoy",
    }


def test_without_errors_it_ends_well(folder):
    """A warning is reported and fails nothing."""
    (folder / "data/schools/city/school.yml").write_text(CITY.replace("lesnoi", "lesnoy"), encoding="utf-8")
    (folder / "data/schools/city/years/2026-27.yml").unlink()
    warned = run(folder, "--today=2026-11-23")
    assert warned.returncode == 0
    assert warned.stdout.replace("\u00a0", " ").endswith("Проверено 2 файла: 1 предупреждение.\n")
    calm = run(folder, "--today=2026-11-24")
    assert (calm.returncode, calm.stdout) == (0, "Проверено 2\u00a0файла: всё в порядке.\n")


def test_wrong_parameters_are_answered_in_russian(folder):
    """The answer is Russian, whatever argparse would have said."""
    done = run(folder, "--today=завтра")
    assert done.returncode == 2
    assert done.stderr.startswith("Такие параметры не подходят.\n\nПроверяет данные")


def test_the_day_of_the_build_is_the_day_of_the_check(folder):
    """The variable that moves the build moves the check; what is no day is refused without a traceback."""
    region = "name: Область\nname_genitive: области\ntimezone: Asia/Omsk\nsection_title: П\nschool_year: 2026-27\n"
    (folder / "data/region.yml").write_text(region, encoding="utf-8")
    assert "future-day" in run(folder, "--format=json", PROFMINIMUM_TODAY="2026-11-23").stdout
    assert "future-day" not in run(folder, "--format=json", PROFMINIMUM_TODAY="2026-11-24").stdout
    wrong = run(folder, PROFMINIMUM_TODAY="tomorrow")
    assert wrong.stderr.startswith("PROFMINIMUM_TODAY: здесь «tomorrow», а день пишут так")
    assert (wrong.returncode, wrong.stdout) == (1, "")


def test_a_missing_folder_is_a_problem(tmp_path):
    """The sentence names the folder that is not there."""
    done = run(tmp_path)
    assert done.returncode == 1
    assert "data/: ошибка: Папку не удалось открыть: такого имени нет." in done.stdout


def test_without_packages_it_says_how_to_start(folder):
    """A Python that has nothing installed points to the command that installs it, without a traceback."""
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "hooks").symlink_to(ROOT / "hooks")
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-m", "scripts.check"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert done.stderr == "Нужны пакеты проекта. Запустите команду так: python3 scripts/dev.py check\n"
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (0, "Проверено 0 файлов: всё в порядке."),
        (1, "Проверен 1 файл: всё в порядке."),
        (21, "Проверен 21 файл: всё в порядке."),
        (57, "Проверено 57 файлов: всё в порядке."),
    ],
)
def test_the_sum_agrees_with_its_noun(files, expected):
    """Russian plurals are right in the verb, too."""
    assert summary([], files).replace("\u00a0", " ") == expected


def test_files_are_read_in_order_without_notes_and_hidden_files(folder):
    """The order is that of paths with `/`, the same on every system."""
    sources = read_sources(folder / "data")
    assert [file.path for file in sources.files] == [
        "reference/municipalities.yml",
        "schools/city/school.yml",
        "schools/city/years/2026-27.yml",
    ]
    assert sources.files[1].data == CITY.encode()
    assert sources.problems == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_and_devices_are_refused(folder):
    """Neither a link to a file nor one to a folder is followed; a pipe is not opened."""
    data = folder / "data"
    (folder / "secret.yml").write_text("name: x", encoding="utf-8")
    (data / "schools/city/link.yml").symlink_to(folder / "secret.yml")
    (data / "schools/all").symlink_to(data / "schools")
    os.mkfifo(data / "pipe.yml")
    sources = read_sources(data)
    link = "Это ссылка на другой файл или папку, а такие в данных не допускаются. Положите сюда сам файл."
    assert [(problem.place.path, problem.message) for problem in sources.problems] == [
        ("pipe.yml", "Это не обычный файл. Уберите его из папки данных."),
        ("schools/all", link),
        ("schools/city/link.yml", link),
    ]
    assert len(sources.files) == 3


def test_an_unreadable_file_is_a_problem(folder, monkeypatch):
    """A refusal of the system is reported in Russian, whatever language the system speaks."""

    def refuse(path: str, mode: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(disk, "open", refuse, raising=False)
    problems = read_sources(folder / "data").problems
    assert {problem.message for problem in problems} == {"Файл не удалось прочитать: нет прав на чтение."}
    assert len(problems) == 3
