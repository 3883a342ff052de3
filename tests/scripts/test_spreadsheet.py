"""Tables from the command line: templates, exports, imports; nothing is overwritten unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import spreadsheet
from tests.support.project import ROOT

EVENT = "schools/first/events/excursion.yml"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a copy of the small region."""
    shutil.copytree(ROOT / "tests" / "region", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: spreadsheet.main([*arguments, "--data", "data"])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", spreadsheet.record_kinds())
def test_an_export_is_imported_unchanged(kind, run, tmp_path, capsys):
    """Nothing changes; records that are gone come back as they were."""
    before = contents(tmp_path / "data")
    assert run("export", kind) == 0
    assert run("import", f"{kind}.xlsx") == 0
    assert "Всё уже так и записано." in capsys.readouterr().out
    assert contents(tmp_path / "data") == before
    assert run("template", kind, "blank.xlsx") == 0
    assert run("import", "blank.xlsx") == 0
    assert contents(tmp_path / "data") == before


def test_csv_is_imported_with_its_other_sheets(run, tmp_path):
    """A record that was taken away comes back from CSV, with its parts."""
    before = (tmp_path / "data" / EVENT).read_text("utf-8")
    assert run("export", "event", "events.csv", "--school", "first") == 0
    (tmp_path / "data" / EVENT).unlink()
    assert (
        run("import", *(path.name for path in tmp_path.glob("events*.csv")), "--kind", "event", "--update", "--yes")
        == 0
    )
    after = (tmp_path / "data" / EVENT).read_text("utf-8")
    assert after.startswith("# yaml-language-server")
    assert "venues:" in before
    assert "venues:" in after


def test_a_present_record_asks_for_update(run, tmp_path, capsys, monkeypatch):
    """Without --update nothing is written; with it the difference is shown, and a no is a no."""
    run("export", "event", "events.csv", "--school", "first")
    table = tmp_path / "events.csv"
    table.write_text(table.read_text("utf-8-sig").replace("excursion;", "excursion;Новое ", 1), "utf-8-sig")
    command = ("import", *(path.name for path in tmp_path.glob("events*.csv")), "--kind", "event")
    before = contents(tmp_path / "data")
    assert run(*command) == 1
    assert "--update" in capsys.readouterr().err
    monkeypatch.setattr("builtins.input", lambda _: "нет")
    assert run(*command, "--update") == 1
    output = capsys.readouterr().out
    assert "+title: " in output
    assert "-title: " in output
    assert contents(tmp_path / "data") == before
    monkeypatch.setattr("builtins.input", lambda _: "да")
    assert run(*command, "--update") == 0
    assert "Новое" in (tmp_path / "data" / EVENT).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["exprt"], 2, "export"),
        (["export"], 2, "вид"),
        (["export", "party"], 2, "party"),
        (["export", "event", "data/region.yml"], 1, "уже есть"),
        (["export", "event", "none/x.xlsx"], 1, "Папки none нет"),
        (["import"], 2, ".xlsx"),
        (["import", "none.xlsx"], 1, "none.xlsx"),
        (["import", "data/region.yml"], 1, "прочитать нельзя"),
        (["import", "x", "--what"], 2, "--what"),
    ],
)
def test_mistakes_are_answered_in_russian(arguments, code, said, run, capsys):
    """There is no traceback."""
    assert run(*arguments) == code
    assert said in capsys.readouterr().err


def test_an_unknown_parameter_is_no_file_name(run, tmp_path, capsys):
    """A letter behind one dash is named; nothing is written."""
    before = contents(tmp_path)
    assert run("template", "school", "-o", "schools.xlsx") == 2
    assert "Параметра «-o» нет." in capsys.readouterr().err
    assert contents(tmp_path) == before
