"""Tables as files: one rule against formulas, and its inverse."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from profminimum.table_files import (
    LONGEST_CELL,
    Format,
    TableSheet,
    Value,
    Workbook,
    column_letters,
    csv_file,
    escape_formula,
    unescape_formula,
    workbook_file,
    write_cell,
)
from python_calamine import CalamineWorkbook


@pytest.mark.parametrize("text", ["=1", "+7 (4752) 00-00-00", "-1", "@x", "＝1", " =1", "\t=1", "\rx", "'=1", "' -1"])
def test_a_formula_is_escaped(text: str) -> None:
    """A spreadsheet program shows the text instead of computing it."""
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["8-9 классы", "–1", "'слово'", "", -1, 2.5, None])
def test_other_cells_stay(cell: object) -> None:
    """Numbers, dashes and words in quotes are no formulas."""
    assert escape_formula(cell) is cell


def test_a_fraction_has_a_comma() -> None:
    """So Russian settings read it as a number; a point would make a day of it."""
    assert csv_file(["a"], [[1.5], [2], ["1.5"]]).decode("utf-8-sig").splitlines() == ["a", "1,5", "2", "1.5"]


@given(st.text(alphabet=st.sampled_from("'=+-@ \t\rа1＝"), max_size=6))
@example("''=")
def test_escaping_is_undone(text: str) -> None:
    """Reading gives back what was written, however many apostrophes a school typed itself."""
    escaped = escape_formula(text)
    assert unescape_formula(str(escaped)) == text


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_have_letters(column: int, letters: str) -> None:
    """Columns count from 1, as their letters do."""
    assert column_letters(column) == letters


def _read(fill: Callable[[TableSheet, Format], None]) -> list[list[object]]:
    """The cells of a sheet below its heading, as another program reads them."""

    def filled(book: Workbook) -> None:
        sheet = book.add_worksheet("Лист", TableSheet)
        assert isinstance(sheet, TableSheet)
        sheet.write_string(0, 0, "Заголовок")
        fill(sheet, book.add_format({"num_format": "dd.mm.yyyy"}))

    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_file(filled)))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_rows_at_once_are_the_same_as_cell_by_cell() -> None:
    """Texts, numbers, days, signs of markup, gaps; a text is cut to what Excel takes, a letter beyond the first plane counts twice."""
    rows: list[list[Value]] = [
        ["<b>&amp;\"'", 1, 0.1 + 0.2, date(2026, 11, 30)],
        [],
        [None, "", " по краям ", True],
        ["две\nстроки\tи _x000D_", -5, 10**15, time(9, 30)],
        ["ж" * (LONGEST_CELL + 5), "🙂" * LONGEST_CELL, "ж"],
    ]

    def by_cell(sheet: TableSheet, day: Format) -> None:
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                write_cell(sheet, number, column, cell, day if isinstance(cell, date | time) else None)

    at_once = _read(lambda sheet, day: sheet.write_table(1, rows, day))
    assert at_once == _read(by_cell)
    assert len(at_once) == 1 + len(rows)
    assert at_once[-1][:2] == ["ж" * LONGEST_CELL, "🙂" * (LONGEST_CELL // 2)]
