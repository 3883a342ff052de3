"""Lists of municipalities as people have them: kinds, short names and identifiers follow from the words."""

from __future__ import annotations

import pytest

from scripts.lib.municipality_list import lines_of, lines_of_table, municipalities
from scripts.lib.new_file import Refused


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1. Абанский муниципальный округ;", ("abansky", "municipal-okrug", "Абанский округ")),
        ("2) г. Канск", ("kansk", "urban-okrug", "город Канск")),
        ("• Ачинский р-н", ("achinsky", "municipal-district", "Ачинский район")),
        ("городской округ город Грозный", ("grozny", "urban-okrug", "город Грозный")),
        ("городской округ город Минусинск", ("minusinsk", "urban-okrug", "город Минусинск")),
        ("Красногорск г.о.", ("krasnogorsk", "urban-okrug", "город Красногорск")),
        ("ЗАТО Железногорск", ("zheleznogorsk", "urban-okrug", "ЗАТО Железногорск")),
        ("Мытищинский городской округ (г. Мытищи)", ("mytishchinsky", "urban-okrug", "Мытищинский округ")),
        ("город краевого значения Боготол", ("bogotol", "urban-okrug", "город Боготол")),
        ("муниципальный округ Верхняя Пышма", ("verkhnyaya-pyshma", "municipal-okrug", "округ Верхняя Пышма")),
        ("Городецкий муниципальный округ\tГородец\t80 000", ("gorodetsky", "municipal-okrug", "Городецкий округ")),
    ],
)
def test_a_line_says_all(written: str, expected: tuple[str, str, str]) -> None:
    """Numbers, bullets, shortened words and further cells of a paste do no harm."""
    (entry,) = municipalities(lines_of(written))
    assert (entry["id"], entry["kind"], entry["short_name"]) == expected


def test_names_alike_get_different_identifiers() -> None:
    """A town and the district around it, or two kinds with one name, stay apart."""
    entries = municipalities(lines_of("Ачинский район\nАчинский муниципальный округ\nгород Ачинск"))
    assert [entry["id"] for entry in entries] == ["achinsky", "achinsky-okrug", "achinsk"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Абанский район\nКанск", "строка 2: «Канск» – не сказано, что это"),
        ("Абанский район\n\nАбанский р-н", "строка 3: «Абанский район» уже есть в строке 1"),
        ("\n \n", "пусто"),
    ],
)
def test_a_line_that_says_too_little_is_refused(text: str, words: str) -> None:
    """The message names the line and what to write."""
    with pytest.raises(Refused, match=words):
        municipalities(lines_of(text))


def test_a_table_is_read_by_the_column_that_names_kinds() -> None:
    """Whatever stands before and above it."""
    grid = [["№", "Муниципальное образование", "Центр"], [1.0, "Абанский район", "Абан"], [2.0, "город Канск", "Канск"]]
    assert [line.text for line in lines_of_table(grid)] == ["Абанский район", "город Канск"]
