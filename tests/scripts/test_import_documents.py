"""`dev.py import` from the command line: what it tells, what it writes and when, what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.import_documents import main
from tests.support.project import REGION

PLAN = "Мероприятие\tФорма\tДата\tКласс\tОтветственный\nЭкскурсия на завод\tэкскурсия\t12 ноября\t8\tЁлкина Е. Е.\nЧас общения\tклассный час\t13 ноября\t9\t\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region's data."""
    return Path(shutil.copytree(REGION, tmp_path / "data"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan as a text with tabs."""
    path = tmp_path / "План.txt"
    path.write_text(PLAN, "utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    """What the command tells; it must end with a code."""
    assert main([str(argument) for argument in arguments]) == code
    out, err = capsys.readouterr()
    return out + err


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.yml")}


def test_nothing_is_written_without_write(capsys: pytest.CaptureFixture[str], data: Path, plan: Path) -> None:
    """The account names rows, guesses and questions, and the folder stays as it was."""
    before = files(data)
    said = told(capsys, plan, "--data", data, "--school", "first", "--year", "2026-27")
    assert "строка 2: Экскурсия на завод → schools/first/events/ekskursiya-na-zavod.yml" in said
    assert "«Ответственный»: имена людей на сайт не попадают" in said
    assert "Ничего не записано" in said
    assert files(data) == before


def test_write_makes_drafts_that_the_check_takes(capsys: pytest.CaptureFixture[str], data: Path, plan: Path) -> None:
    """The new format stands in its vocabulary; a second run makes no file twice."""
    told(capsys, plan, "--data", data, "--school", "first", "--year", "2026-27", "--write")
    written = files(data)
    assert "when: 2026-11-12" in written["schools/first/events/ekskursiya-na-zavod.yml"]
    assert "Ёлкина" not in "".join(written[name] for name in written if "ekskursiya-na-zavod" in name)
    assert "id: klassnyy-chas" in written["reference/event-formats.yml"]
    said = told(capsys, plan, "--data", data, "--school", "first", "--year", "2026-27", "--write", code=1)
    assert said.count("такая запись уже есть") == 2
    assert files(data) == written


def test_another_paper_finds_what_the_first_has_added(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    """An entry stands in its vocabulary once, whether its title tells it or nothing does."""
    for number, title in enumerate(("О выборе пути", "О рынке труда"), 1):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Мероприятие\tДата\n{title}\t12 ноября", "utf-8")
        said = told(capsys, path, "--data", data, "--school", "first", "--year", "2026-27", "--write")
    assert files(data)["reference/event-formats.yml"].count("id: meropriyatie") == 1
    assert "выбран по названию" in said


def test_what_all_rows_share_is_said_once(capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path) -> None:
    """Whose the records are is one question, however many rows a plan has; two rows say it themselves."""
    question = "вопрос: «Школа»: чья это запись?"
    rows = [
        f"Экскурсия {place}\tэкскурсия\t{day} ноября\t8\n"
        for day, place in enumerate(["на завод", "в музей", "в порт"], 10)
    ]
    plan = tmp_path / "plan.txt"
    plan.write_text("Мероприятие\tФорма\tДата\tКласс\n" + "".join(rows), "utf-8")
    account = told(capsys, plan, "--data", data, code=1)
    assert account.count(question) == 1
    assert f"во всех строках: {question}" in account
    assert "Строк с записями: 3, готовых черновиков: 0, вопросов: 1." in account
    assert all(f"строка {number}: Экскурсия" in account for number in (2, 3, 4))
    plan.write_text("Мероприятие\tФорма\tДата\tКласс\n" + "".join(rows[:2]), "utf-8")
    assert told(capsys, plan, "--data", data, code=1).count(question) == 2


def test_a_folder_is_read_whole(capsys: pytest.CaptureFixture[str], data: Path, plan: Path, tmp_path: Path) -> None:
    """All documents of a folder, Word's locks left out."""
    folder = tmp_path / "бумаги" / "школа"
    folder.mkdir(parents=True)
    shutil.copy(plan, folder / "план.txt")
    (folder / "~$план.docx").write_bytes(b"lock")
    said = told(capsys, tmp_path / "бумаги", "--data", data, "--school", "first")
    assert "Строк с записями: 2" in said
    assert "~$" not in said


def test_a_school_is_named_by_its_folder_or_its_name(
    capsys: pytest.CaptureFixture[str], data: Path, plan: Path
) -> None:
    """The drafts of a school are the same, whichever way it is named."""
    by_folder = told(capsys, plan, "--data", data, "--school", "first")
    assert "schools/first/events/" in by_folder
    assert told(capsys, plan, "--data", data, "--school", "школа №1 «Ёлочка»") == by_folder


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["нет.docx"], "Файла нет.docx нет", 1),
        (["ПЛАН", "--school", "frist"], "Возможно, вы имели в виду «first»", 2),
        (["ПЛАН", "--school", "Школа № 1 «Ёлачка»"], "Возможно, вы имели в виду «Школа № 1 «Ёлочка»»", 2),
        (["ПЛАН", "--year", "2026-2026"], "не учебный год", 2),
        (["ПЛАН"], "чья это запись", 1),
    ],
)
def test_mistakes_are_answered_in_russian(
    capsys: pytest.CaptureFixture[str], data: Path, plan: Path, arguments: list[str], words: str, code: int
) -> None:
    """No traceback: what is wrong, and the nearest right word."""
    given = [str(plan) if argument == "ПЛАН" else argument for argument in arguments]
    assert words in told(capsys, *given, "--data", data, code=code)
