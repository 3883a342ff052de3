"""Tables that would take all memory or never end: each is refused in a sentence before it is opened."""

from __future__ import annotations

import io
import time
import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from profminimum.authoring.spreadsheets import Unreadable, read_grids
from profminimum.authoring.spreadsheets.limits import MAX_BYTES, MAX_ROWS
from xlsxwriter import Workbook

ODS = "application/vnd.oasis.opendocument.spreadsheet"
SECONDS, MEMORY = 10, 200 << 20


def xlsx(*cells: tuple[int, int, str]) -> bytes:
    """A workbook with values at (row, column), both from 0."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Лист")
        for row, column, value in cells:
            sheet.write(row, column, value)
    return file.getvalue()


def repacked(data: bytes, change: dict[str, bytes]) -> bytes:
    """An archive with some of its parts replaced or added."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def ods(rows: str) -> bytes:
    """A sheet of OpenDocument."""
    names = "office table text"
    urns = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names.split())
    content = f'<office:document-content {urns}><office:body><office:spreadsheet><table:table table:name="a">{rows}'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("mimetype", ODS)
        made.writestr("content.xml", content)
        urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        made.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}"/>')
    return file.getvalue()


def ods_row(value: str, repeated: str = "", cell: str = "") -> str:
    """A row of one cell, with attributes of the row and the cell."""
    text = f'office:value-type="string" {cell}><text:p>{value}</text:p>' if value else f"{cell}>"
    return f"<table:table-row {repeated}><table:table-cell {text}</table:table-cell></table:table-row>"


def shared_text_bomb() -> bytes:
    """One text of 30,000 characters in ten thousand cells."""
    return repacked(
        xlsx(*((row, 0, "x") for row in range(10_000))),
        {"xl/sharedStrings.xml": b'<sst xmlns="x" count="1"><si><t>' + b"y" * 30_000 + b"</t></si></sst>"},
    )


MANY = 'table:number-rows-repeated="1048575"'
CASES = {
    "far corner": ("a.xlsx", lambda: xlsx((0, 0, "a"), (1_048_575, 16_383, "b")), "XFD1048576"),
    "far corner alone": ("a.xlsx", lambda: xlsx((1_048_575, 16_383, "b")), "XFD1048576"),
    "far row": ("a.xlsx", lambda: xlsx((0, 0, "a"), (1_048_575, 0, "b")), "A1048576"),
    "far column": ("a.XLSX", lambda: xlsx((0, 16_383, "b")), "XFD1"),
    "zip bomb": ("a.xlsx", lambda: repacked(xlsx((0, 0, "a")), {"xl/media/x.bin": bytes(64 << 20)}), "слишком много данных"),
    "bomb in the sheet": ("a.xlsx", lambda: repacked(xlsx((0, 0, "a")), {"xl/worksheets/sheet1.xml": b"<a>" + b" " * (64 << 20)}), "слишком много данных"),
    "shared text": ("a.xlsx", shared_text_bomb, "слишком много текста"),
    "entities": ("a.xlsx", lambda: repacked(xlsx((0, 0, "a")), {"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'}), "повреждён"),
    "far row of ods": ("a.ods", lambda: ods(ods_row("", MANY) + ods_row("b")), "A1048576"),
    "repeated value": ("a.ods", lambda: ods(ods_row("b", MANY, 'table:number-columns-repeated="16384"')), "XFD1048575"),
    "long cell": ("a.csv", lambda: ("title;about\nx;" + "я" * 200_000).encode(), "200\u00a0000\u00a0знаков"),
    "unclosed quote": ("a.csv", lambda: b'a;b\n"' + b"x;\n" * 100_000, "Сократите текст"),
    "many rows": ("a.csv", lambda: b"a;b\n" * (MAX_ROWS + 1), "B20001"),
    "many columns": ("a.csv", lambda: b";" * 5_000_000 + b"x", "в ячейке"),
    "large file": ("a.csv", lambda: bytes(MAX_BYTES + 1), "не больше 10 МБ"),
    "large workbook": ("a.xls", lambda: bytes(MAX_BYTES + 1), "не больше 10 МБ"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_table_is_limited_before_it_is_opened(case: str) -> None:
    """The sentence names the file; neither time nor memory grows with what the file pretends to hold."""
    name, make, words = CASES[case]
    data, begun = make(), time.process_time()
    tracemalloc.start()
    with pytest.raises(Unreadable, match=words):
        read_grids(name, data)
    assert tracemalloc.get_traced_memory()[1] < MEMORY
    tracemalloc.stop()
    assert time.process_time() - begun < SECONDS


def test_empty_cells_far_away_do_no_harm() -> None:
    """Office programs leave them behind: a look without a value in the last row, two million empty rows in OpenDocument."""
    styled = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    with ZipFile(io.BytesIO(xlsx((0, 0, "a"), (1, 1, "b")))) as made:
        sheet = made.read("xl/worksheets/sheet1.xml")
    data = repacked(
        xlsx((0, 0, "a"), (1, 1, "b")), {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", styled)}
    )
    assert read_grids("a.xlsx", data) == {"Лист": [["a", ""], ["", "b"]]}
    assert read_grids("a.ods", ods(ods_row("b") + ods_row("", MANY))) == {"a": [["b"]]}
    assert read_grids("a.csv", b"a;b\n" + b";\n" * 30_000)["a"][0] == ["a", "b"]
