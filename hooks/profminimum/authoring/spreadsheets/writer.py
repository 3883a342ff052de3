"""Sheets as an Excel workbook or CSV: headings with help, lists to choose from. Knows no record.

Texts are written as texts: nothing that a school types becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from ...model.schema.introspection import ListOf, Scalar
from ...table_files import Workbook, Worksheet, column_letters, csv_file, workbook_file, write_cell
from ..cells import NO, YES, Cell
from .columns import Column
from .rows import LISTS, OWNER, FilledSheet, RecordSheets, Row

ROWS = 1000
"""The number of rows that the lists of choices cover."""
HEADING_COLOUR = "#e3efe9"  # --pm-accent-soft
EXAMPLE_COLOUR = "#666666"  # --pm-faint
_FORMATS = {"Day": "dd.mm.yyyy", "Moment": "dd.mm.yyyy hh:mm", "Clock": "hh:mm"}


def workbook(record_sheets: RecordSheets, filled: Sequence[FilledSheet], examples: Sequence[FilledSheet] = ()) -> bytes:
    """Returns an Excel file with every sheet; rows of `examples` stand first, in italics."""

    def fill(book: Workbook) -> None:
        writer = _Writer(book, record_sheets)
        rows_of_examples = {example.sheet.title: example.rows for example in examples}
        for sheet in filled:
            writer.sheet(sheet, rows_of_examples.get(sheet.sheet.title, []))
        writer.lists()

    return workbook_file(fill)


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, record_sheets: RecordSheets) -> None:
        self.book, self.record_sheets = book, record_sheets
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": HEADING_COLOUR}
        )
        self.words: dict[tuple[str, ...], int] = {}
        self._formats: dict[tuple[str, bool], Any] = {}

    def sheet(self, filled: FilledSheet, examples: Sequence[Row]) -> None:
        """Writes one sheet: headings, examples, rows."""
        sheet = self.book.add_worksheet(filled.sheet.title)
        columns: list[Column | str] = [*self.record_sheets.keys, *filled.sheet.columns]
        for position, column in enumerate(columns):
            self._column(sheet, position, column)
        for number, row in enumerate([*examples, *filled.rows], 1):
            for position, cell in enumerate(row):
                self._cell(sheet, number, position, cell, columns[position], number <= len(examples))
        sheet.freeze_panes(1, len(self.record_sheets.keys))
        sheet.set_row(0, 45)

    def _column(self, sheet: Worksheet, position: int, column: Column | str) -> None:
        heading = column if isinstance(column, str) else column.heading + (" *" if column.required else "")
        sheet.write_string(0, position, heading, self.heading)
        sheet.write_comment(0, position, _help(column, self.record_sheets), {"width": 320, "height": 120})
        sheet.set_column(position, position, 24 if isinstance(column, str) else 18, self._format(_type(column)))
        words = _offered(column, self.record_sheets)
        if words:
            index = self.words.setdefault(words, len(self.words))
            source = f"='{LISTS}'!${column_letters(index + 1)}$1:${column_letters(index + 1)}${len(words)}"
            sheet.data_validation(
                1, position, ROWS, position, {"validate": "list", "source": source, "show_error": False}
            )

    def _format(self, name: str, is_example: bool = False) -> Any:
        """Returns the format of a type's cells; texts are texts: a spreadsheet program would make a day of «3.10»,
        of the hours «1.5» and of the grades «8-9».
        """
        key = (
            _FORMATS.get(name, "General" if name in ("Count", "Age", "Months") else "@"),
            is_example,
        )
        if key not in self._formats:
            look = {"italic": True, "font_color": EXAMPLE_COLOUR} if is_example else {}
            self._formats[key] = self.book.add_format(
                {"num_format": key[0], "valign": "top", "text_wrap": True, **look}
            )
        return self._formats[key]

    def _cell(
        self, sheet: Worksheet, row: int, position: int, cell: Any, column: Column | str, is_example: bool
    ) -> None:
        # A moment without a time is shown without one.
        name = "Day" if isinstance(cell, date) and not isinstance(cell, datetime) else _type(column)
        write_cell(sheet, row, position, cell, self._format(name, is_example))

    def lists(self) -> None:
        """Writes the hidden sheet with the words of all lists."""
        sheet = self.book.add_worksheet(LISTS)
        for words, column in self.words.items():
            for row, word in enumerate(words):
                sheet.write_string(row, column, word)
        sheet.hide()


def words_of_columns(record_sheets: RecordSheets) -> list[tuple[str, ...]]:
    """Returns what each column of a kind's sheets says in its note, and the words that it offers to choose from."""
    columns = (column for sheet in record_sheets.sheets for column in sheet.columns)
    return [(_help(column, record_sheets), *_offered(column, record_sheets)) for column in columns]


def _help(column: Column | str, record_sheets: RecordSheets) -> str:
    if isinstance(column, str):
        return record_sheets.keys[column]
    text = column.field.help
    if isinstance(column.type, ListOf):
        text += (
            " Несколько – через запятую."
            if _type(column) == "Grade"
            else " Каждое – с новой строки в той же ячейке (Alt+Enter)."
        )
        text += "".join(f"\n{word}" for word in _choices(column.type.item, record_sheets.names)[:20])
    return text + ("\n* – обязательно." if column.required else "")


def _offered(column: Column | str, record_sheets: RecordSheets) -> tuple[str, ...]:
    if column == OWNER:
        return tuple(record_sheets.owners)
    if isinstance(column, str) or isinstance(column.type, ListOf):
        return ()
    return _choices(column.type, record_sheets.names)


def _type(column: Column | str) -> str:
    if isinstance(column, str):
        return ""
    return column.type.item.name if isinstance(column.type, ListOf) else column.type.name


def _choices(declared: Scalar | Any, names: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    if declared.name == "Flag":
        return (YES, NO)
    if declared.choices:
        return tuple(choice.label for choice in declared.choices)
    return tuple(names.get(declared.reference, {}).values())


def csv_text(record_sheets: RecordSheets, filled: FilledSheet) -> bytes:
    """Returns one sheet as CSV, with days as people write them."""
    header = [*record_sheets.keys, *(column.heading for column in filled.sheet.columns)]
    return csv_file(header, ([_csv_text(cell) for cell in row] for row in filled.rows))


def _csv_text(cell: Cell | None) -> str | float:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return "" if cell is None else cell if isinstance(cell, float) else str(cell)
