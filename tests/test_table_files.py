"""Tables as files: one rule against formulas, and its inverse."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from profminimum.table_files import column_letters, csv_file, escape_formula, unescape_formula


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
