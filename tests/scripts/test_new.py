"""Beginning a record from the command line: the file lies in its place, is valid, and is never overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from profminimum.check import check
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records
from profminimum.model.schema.introspection import current_fields

from scripts import new
from tests.support.project import ROOT

COMMANDS = {
    "schools/novaya/school.yml": ["school", "--id", "novaya", "--name", "Новая школа"],
    "schools/novaya-shkola-7/school.yml": ["school", "--name", "Новая школа № 7"],
    "organisations/kolledzh-svyazi/organisation.yml": ["organisation", "--name", "Колледж связи"],
    "schools/second/years/2027-28.yml": ["year", "--school", "second", "--id", "2027-28"],
    "schools/first/programmes/risovanie.yml": ["programme", "--school", "first", "--title", "Рисование"],
    "schools/first/classes/mediaklass.yml": ["class", "--school", "first", "--title", "Медиакласс"],
    "schools/first/events/v-tsekh-no-2.yml": [
        "event",
        "--school",
        "first",
        "--title",
        "В цех: «No 2» #1",
        "--id",
        "v-tsekh-no-2",
    ],
    "organisations/college/events/den.yml": ["event", "--organisation", "college", "--title", "День"],
    "organisations/college/training/nastavnik.yml": [
        "training",
        "--organisation",
        "college",
        "--title",
        "Наставник",
        "--roles",
        "наставникам, классным руководителям",
    ],
    "events/den-2027.yml": [
        "event",
        "--title",
        "День 2027",
        "--grades",
        "6-8",
        "--when",
        "12.11.2027",
        "--cost",
        "бесплатно",
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region."""
    shutil.copytree(ROOT / "tests" / "region", tmp_path / "data")
    return tmp_path / "data"


def problems(data: Path) -> list[str]:
    """Everything that the check says of the folder, but for remarks."""
    files = read_sources(data).files
    loaded = load(files)
    found = [*loaded.problems, *check(Records(loaded.entries))]
    return [str(problem) for problem in found if problem.is_error]


@pytest.mark.parametrize("path", COMMANDS)
def test_a_new_record_is_valid(path, data, capsys):
    """The file is in its place and the check finds no error."""
    assert new.main([*COMMANDS[path], "--data", str(data)]) == 0
    assert (data / path).is_file(), capsys.readouterr().out
    assert problems(data) == []


@pytest.mark.parametrize("path", COMMANDS)
def test_every_hint_is_valid_too(path, data):
    """With every hash taken away the reader still finds no fault: the hints show how it is written."""
    new.main([*COMMANDS[path], "--data", str(data)])
    text = (data / path).read_text("utf-8")
    hint = re.compile(r"^# (?=[a-z_]+:(?: |$)|  )", re.MULTILINE)
    assert len(hint.findall(text)) > 10
    loaded = load([SourceFile(path, hint.sub("", text).encode())])
    assert [str(problem) for problem in loaded.problems] == []
    record = loaded.entries[0].record
    assert record.model_fields_set == {field.name for field in current_fields(type(record))}


def test_given_values_are_in_the_file(data):
    """The command understands the words of people."""
    new.main([*COMMANDS["events/den-2027.yml"], "--data", str(data)])
    text = (data / "events/den-2027.yml").read_text("utf-8")
    assert {"title: День 2027", "grades: [6, 7, 8]", "when: 2027-11-12", "cost: free"} <= set(text.splitlines())


def test_nothing_is_overwritten(data, capsys):
    """A second time the command refuses and leaves the file."""
    arguments = ["event", "--title", "День", "--data", str(data)]
    assert new.main(arguments) == 0
    (data / "events/den.yml").write_text("моё", "utf-8")
    assert new.main(arguments) == 1
    assert "уже есть" in capsys.readouterr().err
    assert (data / "events/den.yml").read_text("utf-8") == "моё"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["evnt"], 2, "Возможно, вы имели в виду «event»"),
        (["event"], 2, "--title"),
        (["event", "Форум"], 2, "Не понимаю «Форум»"),
        (["event", "--title"], 2, "нужно значение"),
        (["event", "--titel", "x"], 2, "«title»"),
        (["event", "--school", "frist", "--title", "День"], 1, "«first»"),
        (["event", "--school", "first", "--organisation", "college", "--title", "День"], 2, "что-то одно"),
        (["programme", "--title", "День"], 2, "Чья это запись"),
        (["year", "--organisation", "college"], 2, "--school"),
        (["training", "--school", "first", "--title", "Курс"], 2, "--organisation"),
        (["training", "--title", "Курс"], 2, "--organisation"),
        (["school", "--school", "first", "--name", "x"], 2, "--id"),
        (["event", "--title", "День", "--when", "32.01.2027"], 1, "такого дня нет"),
        (["event", "--title", "День", "--starts", "2027-01-12"], 2, "в поле «when»"),
        (["event", "--title", "День", "--format", "нет такого"], 1, "Формат"),
        (["event", "--title", "День", "--cost", "даром"], 1, "«free» (бесплатно)"),
        (["event", "--title", "День", "--venues", "x"], 2, "в файле"),
        (["event", "--title", "День", "--id", "День"], 1, "латинские"),
        (["event", "--title", "День", "--id", "../x"], 1, "записей не бывает"),
        (["event", "--title", "№ 5"], 2, "--id"),
        (["event", "--title", "День\u2066"], 1, "невидимый"),
    ],
)
def test_mistakes_are_answered_in_russian(arguments, code, said, data, capsys):
    """There is no traceback, and nothing is written."""
    before = sorted(data.rglob("*"))
    assert new.main([*arguments, "--data", str(data)]) == code
    assert said in capsys.readouterr().err
    assert sorted(data.rglob("*")) == before
