"""`dev.py centres`: centres by the names of municipalities from a gazetteer, shown first, written when asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from profminimum.load import load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records

from scripts.centres import VOCABULARY, main
from scripts.lib.gazetteer import centres, settlements
from tests.support.project import REGION

PLACES = [
    ("Yolkin", "Yolkin,Елкин,Ёлкин", "52.1", "41.2", "P", "RU", "72", "30000"),
    ("Yolkin", "Ёлкин", "60.1", "30.2", "P", "RU", "11", "90000"),
    ("Rzhaksa", "Ржакса", "52.2", "42.0", "P", "RU", "72", "5000"),
    ("Znamenka", "Знаменка", "52.4", "41.4", "P", "RU", "72", "8000"),
    ("Znamenka", "Знаменка", "52.9", "41.9", "P", "RU", "72", "300"),
    ("Znamenka", "Знаменка", "55.9", "61.9", "P", "RU", "13", "90000"),
    ("Pervomayskiy", "Первомайский", "53.2", "40.3", "P", "RU", "72", "10"),
    ("Pervomay", "Первомайское", "53.3", "40.4", "P", "RU", "72", "9000"),
    ("Yolkino", "Ёлкино", "10.0", "10.0", "P", "KZ", "72", "5"),
    ("Yolkin river", "Ёлкин", "10.0", "10.0", "H", "RU", "72", "0"),
    ("Latin", "Latin only", "10.0", "10.0", "P", "RU", "72", "0"),
]


def dump(rows: list[tuple[str, ...]]) -> str:
    """The rows as lines of GeoNames' dump, among lines that are none."""
    lines = ["", "не строка справочника"]
    for number, (name, names, latitude, longitude, kind, country, region, population) in enumerate(rows):
        place = [str(number), name, name, names, latitude, longitude, kind, "PPL", country, "", region]
        lines.append("\t".join([*place, "", "", "", population, "", "", "", ""]))
    return "\n".join(lines) + "\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region's data."""
    return Path(shutil.copytree(REGION, tmp_path / "data"))


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    """The gazetteer as a file."""
    path = tmp_path / "RU.txt"
    path.write_text(dump(PLACES), "utf-8")
    return path


def test_a_settlement_is_found_by_the_name_of_its_municipality():
    """In the region of most of them; the whole name before a part of it, the larger of two, nothing rather than anything."""
    names = ["Ёлкин", "Ёлкинский", "Ржаксинский", "Знаменский", "Первомайский", "Сампурский"]
    found = centres(names, settlements(dump(PLACES).splitlines()))
    assert [each and (each.name, each.settlement.latitude) for each in found] == [
        ("Ёлкин", "52.1"),
        ("Ёлкин", "52.1"),
        ("Ржакса", "52.2"),
        ("Знаменка", "52.4"),
        ("Первомайский", "53.2"),
        None,
    ]
    assert centres(names, []) == [None] * len(names)


def test_it_shows_then_writes_then_has_nothing_to_do(data: Path, gazetteer: Path, capsys: pytest.CaptureFixture[str]):
    """Comments stay, the source is named, what is there already is not changed."""
    path = data / VOCABULARY
    before = path.read_text("utf-8")
    arguments = [str(gazetteer), "--data", str(data)]
    assert main(arguments) == 0
    assert "город Ёлкин: Ёлкин, 52.1, 41.2" in capsys.readouterr().out
    assert path.read_text("utf-8") == before
    assert main([*arguments, "--write"]) == 0
    assert path.read_text("utf-8").startswith(before.split("\n")[0])
    entry = Records(load(read_sources(data).files).entries).single("municipalities")
    assert entry is not None
    assert [(town.centre.place, town.centre.latitude) for town in entry.record.municipalities] == [("Ёлкин", 52.1)] * 2
    assert entry.record.coordinates.licence == "CC BY 4.0"
    capsys.readouterr()
    assert main(arguments) == 0
    assert capsys.readouterr().out == "Новых центров нет.\n"


def test_a_file_that_is_no_gazetteer_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """With a word about which is needed; so is one that is missing."""
    other = tmp_path / "other.txt"
    other.write_text("что-то другое", "utf-8")
    assert main([str(other), "--data", str(data)]) == 2
    assert "Нужен RU.txt" in capsys.readouterr().err
    assert main([str(tmp_path / "no.txt"), "--data", str(data)]) == 1
    assert "no.txt" in capsys.readouterr().err
