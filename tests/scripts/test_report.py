"""`scripts/report.py`: reports on the screen and as files; what is wrong is said in Russian, with the nearest word."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from profminimum.publish.build.clock import VARIABLE
from profminimum.view.reports import REPORTS
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.support.project import REGION, Run, command, run_script


def report(*arguments: str, data: Path = REGION, run: Run = command) -> subprocess.CompletedProcess[str]:
    """What the script does for the small region on its day."""
    return run("report", "--data", str(data), *arguments, **{VARIABLE: "2026-11-23 10:00"})


def test_text_is_printed() -> None:
    """One report is printed by its name, for a year and a day; nothing is written."""
    done = report("readiness", "--school-year", "2025-26", "--today", "2026-12-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Готовность школ\n2025/26 учебный год, сведения на 1\u00a0декабря 2026\n")


def test_without_a_name_all_are_printed() -> None:
    """Every report of the registry comes, one after the other."""
    done = report(run=run_script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("2026/27 учебный год, сведения на 23\u00a0ноября 2026") == len(REPORTS)


@pytest.mark.parametrize("kind", ["xlsx", "json", "pdf", "text"])
def test_files_are_written(tmp_path: Path, kind: str) -> None:
    """There is a file for each report, of the kind that was asked for; its path is printed."""
    done = report("all", "--format", kind, "--out", str(tmp_path / "new" / "folder"))
    assert done.returncode == 0, done.stderr
    files = [Path(line) for line in done.stdout.splitlines()]
    assert [path.stem for path in files] == list(REPORTS)
    if kind == "xlsx":
        assert all(CalamineWorkbook.from_path(str(path)).sheet_names[0] == "Об отчёте" for path in files)
    elif kind == "json":
        assert [json.loads(path.read_text("utf-8"))["id"] for path in files] == list(REPORTS)
    elif kind == "pdf":
        assert all(PdfReader(path).pages for path in files)
    else:
        assert all("2026/27 учебный год" in path.read_text("utf-8") for path in files)


def test_letters_are_printed_or_written(tmp_path: Path) -> None:
    """Letters are texts, on the screen or a file for each school; links are whole."""
    done = report("reminders", "--site-url", "https://x.example.ru")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Кому: заместитель директора, Школа № 1 «Ёлочка»\n")
    assert "https://x.example.ru/form/?kind=class&owner=schools/first\n" in done.stdout
    assert report("reminders", "--out", str(tmp_path)).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["first.txt"]


def test_letters_are_written_for_mail_programs(tmp_path: Path) -> None:
    """A draft for each school, or one table; no school is without an address here, so none is listed."""
    for kind, name in (("eml", "first.eml"), ("xlsx", "reminders.xlsx")):
        done = report("reminders", "--format", kind, "--out", str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert (done.stdout, done.stderr) == (f"{tmp_path / name}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["readines"], "Отчёта «readines» нет. Возможно, вы имели в виду «readiness».\n"),
        (["ёж"], f"Отчёта «ёж» нет. Есть отчёты: {', '.join(REPORTS)}, reminders, all.\n"),
        (["--school-year", "2026-28"], "Учебный год пишут так: 2026-27, а здесь «2026-28».\n"),
        (["reminders", "--format", "pdf"], "Письма бывают такими: --format text, eml или xlsx.\n"),
        (
            ["duties", "--format", "eml"],
            "Письмами (--format eml) бывают только напоминания: report reminders --format eml.\n",
        ),
    ],
)
def test_wrong_arguments_are_answered_in_a_sentence(arguments: list[str], said: str) -> None:
    """The exit code is 2."""
    done = report(*arguments)
    assert (done.returncode, done.stderr, done.stdout) == (2, said, "")


@pytest.mark.parametrize("arguments", [["--today", "завтра"], ["--format", "doc"], ["a", "b"]])
def test_help_is_shown_for_other_mistakes(arguments: list[str]) -> None:
    """It is Russian and names the reports."""
    done = report(*arguments)
    assert done.returncode == 2
    assert f"ОТЧЁТ          {', '.join(REPORTS)};" in done.stderr
    assert report("--help").stdout in done.stderr


def test_errors_in_data_are_reported(tmp_path: Path) -> None:
    """A report never leaves out records in silence."""
    (tmp_path / "region.yml").write_text("name: без остального\n", "utf-8")
    done = report("coverage", data=tmp_path)
    assert "В данных есть ошибки, в отчёт вошли не все записи" in done.stderr


def test_an_unwritable_folder_is_reported(tmp_path: Path) -> None:
    """The reason is given, without a traceback."""
    (tmp_path / "file").write_text("занято", "utf-8")
    done = report("duties", "--format", "json", "--out", str(tmp_path / "file"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr
