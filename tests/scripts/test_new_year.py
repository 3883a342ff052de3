"""Beginning a school year from the command line: a road map, a school's plan, the region's list; nothing is written over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from profminimum.check import check
from profminimum.load import load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records

from scripts import new
from tests.support.project import LARGE_REGION, REGION


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region."""
    shutil.copytree(REGION, tmp_path / "data")
    return tmp_path / "data"


def run(data: Path, *arguments: str) -> int:
    """The exit code of the command on that folder."""
    return new.main([*arguments, "--data", str(data)])


def errors(data: Path) -> list[str]:
    """Everything that the check says of the folder, but for remarks."""
    loaded = load(read_sources(data).files)
    return [str(problem) for problem in (*loaded.problems, *check(Records(loaded.entries))) if problem.is_error]


@pytest.mark.parametrize("source", [REGION, LARGE_REGION], ids=["small region", "large region"])
@pytest.mark.parametrize("year", ["2027-28", "2031-32"])
def test_a_road_map_for_any_year_passes_the_check(source: Path, year: str, tmp_path: Path) -> None:
    """A long one too; it says that it is a draft, and warns of nothing that the old one does not."""
    shutil.copytree(source, tmp_path / "data")
    assert run(tmp_path / "data", "roadmap", "--id", year) == 0
    text = (tmp_path / "data" / "roadmap" / f"{year}.yml").read_text("utf-8")
    assert "ЧЕРНОВИК" in "\n".join(text.split("\n")[:4])
    assert errors(tmp_path / "data") == []
    assert not re.search(r"(?<!\d)20(?:23|24)(?!\d)", text)


def test_the_road_map_begins_from_the_newest(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an identifier the next year is meant, as the current one has its map; what to look at is listed."""
    assert run(data, "roadmap") == 0
    output = capsys.readouterr().out
    assert "roadmap/2027-28.yml – черновик из карты на 2026/27 учебный год" in output
    assert "сдвинуты на 1\u00a0год." in output
    assert "10.07.2027 – выходной; в этот день срок пунктов 1.1" in output
    assert run(data, "roadmap", "--id", "2028-29", "--from", "2026-27") == 0
    assert "сдвинуты на 2\u00a0года." in capsys.readouterr().out


def test_a_road_map_of_a_calendar_year_goes_on(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The year after it is meant; a map of a school year cannot be made of it."""
    old = data / "roadmap/2026-27.yml"
    old.with_name("2026.yml").write_text(old.read_text("utf-8").replace("school_year: 2026-27", "school_year: 2026"))
    old.unlink()
    assert run(data, "roadmap") == 0
    assert "roadmap/2027.yml – черновик из карты на 2026 год" in capsys.readouterr().out
    assert "school_year: '2027'" in (data / "roadmap/2027.yml").read_text("utf-8").replace('"', "'")
    assert errors(data) == []
    assert run(data, "roadmap", "--id", "2028-29") == 2
    assert "годы разного вида" in capsys.readouterr().err


def test_a_plan_begins_from_the_last_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hours are carried over, the order is behind a hash, the agreement that ends is named."""
    assert run(data, "year", "--school", "first") == 0
    text = (data / "schools/first/years/2027-28.yml").read_text("utf-8")
    assert {"level: main", "grades: [8, 9]", "# order:", "# readiness:"} <= set(text.splitlines())
    output = capsys.readouterr().out
    assert "Начато с плана на 2026/27 учебный год" in output
    assert "Впишите заново: приказ, сколько учеников, согласия собраны, готовность, план." in output
    assert "Соглашение действует до 31\u00a0августа 2027: Ёлкинский колледж." in output
    assert errors(data) == []


def test_given_values_outrank_the_last_plan(data: Path) -> None:
    """A level on the command line is the level of the new plan."""
    assert run(data, "year", "--school", "first", "--id", "2028-29", "--level", "base") == 0
    assert "level: base" in (data / "schools/first/years/2028-29.yml").read_text("utf-8")


def test_a_school_without_a_plan_begins_the_current_year(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to carry over: samples stand there."""
    (data / "schools/third").mkdir()
    (data / "schools/third/school.yml").write_text("name: Третья школа\n", "utf-8")
    assert run(data, "year", "--school", "third") == 0
    assert (data / "schools/third/years/2026-27.yml").is_file()
    assert "Замените образцы своими словами" in capsys.readouterr().out


def test_the_region_gets_a_calendar_and_a_list(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The calendar says that nothing is known; region.yml is named by its line and left as it is."""
    before = (data / "region.yml").read_bytes()
    assert run(data, "year") == 0
    output = capsys.readouterr().out
    text = (data / "reference/lessons/2027-28.yml").read_text("utf-8")
    assert "complete: false" in text
    assert "lessons:" not in text
    assert "region.yml, строка 8: вместо «2026-27» впишите «2027-28»" in output
    assert "new year --school first --id 2027-28" in output
    assert "Школы без плана на 2027/28 учебный год: 2" in output
    assert (data / "region.yml").read_bytes() == before
    assert errors(data) == []


def test_a_second_time_nothing_is_touched(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The region's list comes again, the files stay; a road map and a plan are refused."""
    for arguments in (["year"], ["roadmap"], ["year", "--school", "first", "--id", "2027-28"]):
        assert run(data, *arguments) == 0
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    assert run(data, "year") == 0
    assert "уже есть, он не тронут" in capsys.readouterr().out
    assert run(data, "roadmap", "--id", "2027-28") == 1
    assert run(data, "year", "--school", "first", "--id", "2027-28") == 1
    assert {path: path.read_bytes() for path in data.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["roadmap", "--from", "2019-20"], 1, "Есть: 2026-27."),
        (["roadmap", "--id", "2026-27"], 1, "Есть: 2026-27."),
        (["roadmap", "--id", "2026-27", "--from", "2026-27"], 2, "на один и тот же год"),
        (["roadmap", "--id", "2026-28"], 2, "не учебный год"),
        (["roadmap", "--title", "x"], 2, "Параметра --title здесь нет"),
        (["roadmap", "--school", "first"], 2, "одна на регион"),
        (["roadmp"], 2, "«roadmap»"),
        (["year", "--id", "2026-27"], 1, "уже не новый"),
        (["year", "--id", "завтра"], 2, "не учебный год"),
        (["year", "--level", "base"], 2, "Параметра --level здесь нет"),
    ],
)
def test_mistakes_are_answered_in_russian(
    arguments: list[str], code: int, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written."""
    before = sorted(data.rglob("*"))
    assert run(data, *arguments) == code
    assert said in capsys.readouterr().err
    assert sorted(data.rglob("*")) == before


def test_a_region_without_a_map_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to begin from."""
    (data / "roadmap/2026-27.yml").unlink()
    assert run(data, "roadmap", "--id", "2027-28") == 1
    assert "Дорожной карты, с которой начать, нет" in capsys.readouterr().err
