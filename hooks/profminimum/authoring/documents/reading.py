"""Documents from the bytes of files: Word, Excel, web pages, letters, archives of them, text of a table. Knows no record."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from zipfile import BadZipFile, ZipFile, ZipInfo

from ..cells import cell_text as text_of_cell
from ..spreadsheets.limits import MAX_PARTS, MAX_UNPACKED, require_archive, require_file_size
from ..spreadsheets.reader import Unreadable, read_sheets
from .docx_reader import read_docx
from .html_reader import read_html
from .mail_reader import parts_of_letter
from .tables import SourceDocument, TableBuilder

SHEETS = ("xlsx", "xlsm", "xls", "ods", "csv")
_UTF8_NAME = 0x800
"""The bit of a file in an archive that says that its name is UTF-8: APPNOTE of PKWARE, 4.4.4, bit 11."""
DEEPEST = 3
"""Archives and letters inside each other."""
READABLE = (
    "Word (.docx), Excel (.xlsx, .xls, .ods, .csv), страница (.html), текст (.txt), письмо (.eml) или архив (.zip)"
)


def read_documents(name: str, data: bytes, depth: int = 0) -> Iterator[SourceDocument]:
    """Yields the document of a file, and those inside a letter or an archive; what cannot be read says why."""
    ending = name.rpartition(".")[2].lower()
    try:
        require_file_size(name, len(data))
        if ending in ("eml", "zip"):
            yield from _inside(name, data, ending, depth)
        else:
            yield _document(name, data, ending)
    except Unreadable as unreadable:
        yield SourceDocument(name, complaint=str(unreadable))
    # The libraries let out errors of their own and those of ZIP and XML, all of them saying that the file is damaged.
    except Exception:
        yield SourceDocument(
            name, complaint=f"«{name}»: файл повреждён или сохранён не полностью. Сохраните его заново."
        )


def _inside(name: str, data: bytes, ending: str, depth: int) -> Iterator[SourceDocument]:
    if depth >= DEEPEST:
        raise Unreadable(f"«{name}»: архивы вложены друг в друга слишком глубоко. Распакуйте их.")
    for inner, content in _members(name, data) if ending == "zip" else parts_of_letter(name, data):
        yield from read_documents(inner, content, depth + 1)


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        archive = ZipFile(io.BytesIO(data))
    except BadZipFile:
        raise Unreadable(f"«{name}»: архив повреждён. Сделайте его заново.") from None
    with archive:
        files = [member for member in archive.infolist() if not member.is_dir()]
        if len(files) > MAX_PARTS or sum(member.file_size for member in files) > MAX_UNPACKED:
            raise Unreadable(f"«{name}»: в архиве слишком много файлов или данных. Пришлите их по частям.")
        for member in files:
            if not member.filename.startswith("__MACOSX/"):
                yield _name(member).rpartition("/")[2], archive.read(member)


def _name(member: ZipInfo) -> str:
    """Returns the name of a file in an archive: without the mark for UTF-8 in UTF-8 nevertheless, or in the alphabet of DOS."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    raw = member.filename.encode("cp437", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp866")


def _document(name: str, data: bytes, ending: str) -> SourceDocument:
    if ending == "docx":
        require_archive(name, data)
        return read_docx(name, data)
    if ending in SHEETS:
        return _workbook(name, data)
    if ending in ("html", "htm"):
        return read_html(name, _decoded(data))
    if ending in ("txt", "tsv"):
        return text_document(name, _decoded(data))
    if ending == "doc":
        raise Unreadable(f"«{name}»: это старый формат Word. Откройте файл и сохраните его как .docx.")
    if ending == "pdf":
        raise Unreadable(f"«{name}»: в PDF таблицы не разобрать. Пришлите Word или Excel, из которого он сделан.")
    raise Unreadable(f"«{name}»: такой файл прочитать нельзя. Подойдёт {READABLE}.")


def _workbook(name: str, data: bytes) -> SourceDocument:
    builder = TableBuilder(name)
    for sheet in read_sheets(name, data):
        rows = [[text_of_cell(cell) for cell in row] for row in sheet.grid]
        if any(any(row) for row in rows):
            builder.add_table(rows, f"лист «{sheet.title}»", sheet.hidden_rows)
    return builder.document()


def text_document(name: str, text: str) -> SourceDocument:
    """Returns the document of a plain text: lines with tabs, or several with the same number of signs between their cells, are rows.

    Marks of quoted lines, as forwarded letters have them, are taken off.
    """
    builder = TableBuilder(name)
    lines = [_QUOTED.sub("", line) for line in text.replace("\r\n", "\n").split("\n")]
    for separator, group in groupby(_separated(lines), key=itemgetter(0)):
        own = [line for _, line in group]
        if separator:
            builder.add_table([[cell.strip() for cell in line.strip("| ").split(separator)] for line in own])
        else:
            for line in own:
                builder.add_paragraph(line)
    return builder.document()


_QUOTED = re.compile(r"^(?:>\s?)+")


def _separated(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yields each line that has a text behind what parts its cells; nothing parts those of a paragraph."""
    for number, line in enumerate(lines):
        if "\t" in line:
            yield "\t", line
        elif line.strip():
            yield next((sign for sign in ";|" if _is_row(lines, number, sign)), ""), line


def _is_row(lines: Sequence[str], number: int, sign: str) -> bool:
    """Returns whether a line has a sign at least twice and a line beside it as often."""
    times = lines[number].count(sign)
    beside = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return times > 1 and any(other.count(sign) == times for other in beside)


def _decoded(data: bytes) -> str:
    """Returns a text of UTF-8, of UTF-16 with its mark, or of the old Windows alphabet."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")
