"""Limits of table files, looked at before a file is opened: a small archive may hold gigabytes, one cell a whole grid.

A grid has every cell from A1 to the last one with a value, so a single value far away would take all memory.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from ...russian import count
from ...table_files import LONGEST_CELL, column_letters

MAX_BYTES = 10 << 20
MAX_UNPACKED = 48 << 20
"""Bytes of all files of an archive together."""
MAX_PARTS = 2_000
"""Files of an archive."""
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 500, 1_000_000
MAX_TEXT = 20_000_000
"""Characters of all cells together: many cells may share one long text."""


class Unreadable(Exception):
    """The file is no table that can be read; the message says why, in Russian."""


def require_file_size(name: str, size: int) -> None:
    """Raises Unreadable for a file of too many bytes."""
    if size > MAX_BYTES:
        limit = f"{MAX_BYTES >> 20} МБ"
        raise Unreadable(f"«{name}»: файл слишком большой, допустимо не больше {limit}. Разделите таблицу на части.")


def require_place(name: str, row: int, column: int) -> None:
    """Raises Unreadable for a value too far away; row and column count from 1, column 0 has none."""
    if column and (row > MAX_ROWS or column > MAX_COLUMNS or row * column > MAX_CELLS):
        raise Unreadable(
            f"«{name}»: в ячейке {column_letters(column)}{row} стоит значение, а таблица читается до строки "
            f"{MAX_ROWS} и столбца {column_letters(MAX_COLUMNS)}. Удалите лишние строки и столбцы целиком и сохраните файл."
        )


def require_text(name: str, length: int) -> None:
    """Raises Unreadable for a cell, or a whole table, with too long a text."""
    if length > LONGEST_CELL:
        raise Unreadable(
            f"«{name}»: в одной ячейке {count(length, 'знак', 'знака', 'знаков')}, а допустимо не больше {LONGEST_CELL}. "
            "Сократите текст."
        )


def require_archive(name: str, data: bytes) -> None:
    """Raises Unreadable for a workbook that unpacks to too much, or has values too far away. Other files pass."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except BadZipFile:
        return  # an old workbook is no archive; what else it may be, its reader tells
    with archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS:
            raise Unreadable(
                f"«{name}»: внутри файла слишком много данных. Скопируйте таблицу в новый файл и сохраните его."
            )
        _scan_parts(name, archive)


def _scan_parts(name: str, archive: ZipFile) -> None:
    scan = _Scan(name)
    for part in archive.infolist():
        # Every part is unpacked, which proves that its size is the one that the archive names.
        content = archive.read(part)
        if part.filename.endswith(".xml"):
            scan.read(content)
    scan.finish()


class _Scan:
    """The positions and lengths of all values of a workbook (.xlsx or .ods), counted while its parts stream by."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shared_lengths: list[int] = []
        self._shared_uses: Counter[int] = Counter()
        self._text = 0
        self._begin_part()

    def _begin_part(self) -> None:
        self._row = self._column = self._last_in_row = 0
        self._rows_repeated = self._columns_repeated = 1
        self._in_cell = self._is_shared = self._has_value = False
        self._length, self._value = 0, ""

    def read(self, content: bytes) -> None:
        """Counts one part. Raises Unreadable, or expat's own error for what is no XML."""
        self._begin_part()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse_entities
        parser.Parse(content, True)

    def finish(self) -> None:
        """Counts what cells share. Raises Unreadable."""
        for index, uses in self._shared_uses.items():
            if index < len(self._shared_lengths):
                self._add_text(self._shared_lengths[index], uses)

    def _refuse_entities(self, *declaration: Any) -> None:
        raise Unreadable(f"«{self._name}»: файл повреждён или это не таблица. Откройте его и сохраните заново.")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        local = element.rpartition(":")[2]
        if local in ("row", "table-row"):
            self._start_row(attributes)
        elif local in ("c", "table-cell", "covered-table-cell"):
            self._start_cell(attributes)
        elif local in ("table", "sheetData"):
            self._row = 0
        elif local == "si":
            self._length = 0
        elif local in ("v", "is", "p"):
            self._has_value, self._value = True, ""

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows_repeated = _number(attributes.get("table:number-rows-repeated"), 1)
        self._row = _number(attributes.get("r"), self._row + 1)
        self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._columns_repeated = _number(attributes.get("table:number-columns-repeated"), 1)
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = column_number(letters) if letters else self._column + 1
        self._row = _number(attributes.get("r", "")[len(letters) :], self._row)
        self._in_cell, self._is_shared = True, attributes.get("t") == "s"
        self._has_value, self._length, self._value = "office:value-type" in attributes, 0, ""

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._is_shared:
            self._value += text[:20]

    def _end(self, element: str) -> None:
        local = element.rpartition(":")[2]
        if local == "si":
            self._shared_lengths.append(self._length)
        elif local in ("c", "table-cell", "covered-table-cell"):
            self._end_cell()
        elif local == "table-row":
            self._row += self._rows_repeated - 1

    def _end_cell(self) -> None:
        last_row, last_column = self._row + self._rows_repeated - 1, self._column + self._columns_repeated - 1
        if self._has_value and self._in_cell:
            require_place(self._name, last_row, last_column)
            if self._is_shared:
                self._shared_uses[_number(self._value, 0)] += 1
            else:
                self._add_text(self._length, self._rows_repeated * self._columns_repeated)
        self._column, self._in_cell, self._is_shared = last_column, False, False

    def _add_text(self, length: int, times: int) -> None:
        require_text(self._name, length)
        self._text += length * times
        if self._text > MAX_TEXT:
            raise Unreadable(f"«{self._name}»: в таблице слишком много текста. Разделите её на части.")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and len(text) < 10 and text.isdecimal() else default


def column_number(letters: str) -> int:
    """Returns the number of a column from 1; of a name too long for any, more than there may be."""
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
