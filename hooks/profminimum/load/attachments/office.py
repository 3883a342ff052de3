"""DOCX and XLSX files: their text by parts and sheets, and the same file without what it says of its authors.

Both are archives of XML; what is larger unpacked than any document of a school is refused before it is unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...file_formats import DOCX, XLSX, FileFormat
from .content import Content, Passage, Unfit, limited

MOST_PARTS, MOST_UNPACKED, MOST_XML = 2000, 100 << 20, 16 << 20
"""Parts of a file, bytes of all of them, bytes of one that is read."""
_TYPES = "[Content_Types].xml"
_MAIN = {
    DOCX: b"wordprocessingml.document.main+xml",
    XLSX: b"spreadsheetml.sheet.main+xml",
}
"""What the list of contents says of the main part."""
_PROGRAMS = (b"macroEnabled", b"vbaProject", b"oleObject", b"activeX")

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_EMPTY = {
    "docProps/core.xml": "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{_PROPERTIES}/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_PROPERTIES}/custom-properties"/>',
}
"""What takes the place of the parts that say who wrote, changed and printed a file."""
_VALUE = rb"""\s*=\s*("[^"]*"|'[^']*')"""
_AUTHORS: tuple[tuple[re.Pattern[str], re.Pattern[bytes], bytes], ...] = (
    (re.compile(r"word/.*\.xml"), re.compile(rb"(\s(?:\w+:)?(?:author|initials|userId))" + _VALUE), rb'\1=""'),
    (
        re.compile(r"xl/(persons/.*|workbook)\.xml"),
        re.compile(rb"(\s(?:displayName|userId|userName))" + _VALUE),
        rb'\1=""',
    ),
    (re.compile(r"xl/workbook\.xml"), re.compile(rb"(<(?:\w+:)?absPath\s[^>]*?url)" + _VALUE), rb'\1=""'),
    (re.compile(r"xl/.*comments.*\.xml", re.I), re.compile(rb"(<author>)[^<]*"), rb"\1"),
    (re.compile(r"_rels/\.rels"), re.compile(rb"<Relationship\s[^>]*thumbnail[^>]*/>"), rb""),
    (re.compile(r".*\.rels"), re.compile(rb"""(\sTarget\s*=\s*["'])file:[^"']*"""), rb"\1file:///"),
)
"""Where else people and their folders are named: notes, corrections, links to templates on a disk."""


def office_format(data: bytes) -> FileFormat | None:
    """Returns which of the formats an archive is; None if it is another one, or none at all."""
    with ZipFile(BytesIO(data)) as archive:
        if _TYPES not in archive.namelist():
            return None
        types = archive.read(_checked(archive, _TYPES))
    return next((file_format for file_format, word in _MAIN.items() if word in types), None)


def read_docx(data: bytes) -> Content:
    """Returns the text of the document, of its headers and of its notes. Raises Unfit."""
    with ZipFile(BytesIO(data)) as archive:
        _refuse_programs(archive)
        parts = [(_place_in_docx(name), _xml(archive, name)) for name in _text_parts(archive, "word/")]
    return Content(limited([Passage(place, text) for place, part in parts if (text := _paragraphs(part))]))


def read_xlsx(data: bytes) -> Content:
    """Returns the text of each sheet, row by row, hidden ones too, then that of notes and drawings. Raises Unfit."""
    with ZipFile(BytesIO(data)) as archive:
        _refuse_programs(archive)
        shared = list(_shared_strings(archive))
        sheets = list(sheet_parts(archive))
        passages = [
            Passage(f"лист {number}", "\n".join([title, *_rows(_xml(archive, name), shared)]).strip())
            for number, (title, name) in enumerate(sheets, 1)
        ]
        drawn = {name for name in _text_parts(archive, "xl/") if name.startswith(("xl/drawings/", "xl/charts/"))}
        notes = {name for name in _text_parts(archive, "xl/") if "omments" in name}
        further = [_paragraphs(_xml(archive, name)) for name in sorted(drawn | notes)]
    passages.append(Passage("примечания и рисунки", "\n".join(filter(None, further))))
    return Content(limited([passage for passage in passages if passage.text]))


def without_authors(data: bytes) -> bytes:
    """Returns the same file without names of its authors; the same bytes always give the same. Raises Unfit."""
    cleaned = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(cleaned, "w", ZIP_DEFLATED) as result:
        _refuse_programs(archive)
        for name in archive.namelist():
            if not name.endswith("/") and "thumbnail" not in name:
                result.writestr(_entry(name), _without_authors(name, archive.read(name)))
    return cleaned.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # of 1980: when a file was saved is nobody's business
    entry.compress_type = ZIP_DEFLATED
    return entry


def _without_authors(name: str, part: bytes) -> bytes:
    if name in _EMPTY:
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{_EMPTY[name]}'.encode()
    for place, wanted, instead in _AUTHORS:
        if place.fullmatch(name):
            part = wanted.sub(instead, part)
    return part


def _refuse_programs(archive: ZipFile) -> None:
    """Raises Unfit for an archive that is too large or holds more than text and pictures."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large()
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit("file-encrypted", "Файл защищён паролем. Сохраните его без пароля.")
    types = archive.read(_checked(archive, _TYPES))
    if any(word in types for word in _PROGRAMS) or any("vbaProject" in part.filename for part in parts):
        raise Unfit(
            "file-with-program", "В файле есть макросы или вложенные объекты. Сохраните его без них или как PDF."
        )


def _checked(archive: ZipFile, name: str) -> ZipInfo:
    """Returns a part of the archive. Raises Unfit if it is too large to be read, KeyError if there is none."""
    part = archive.getinfo(name)
    if part.file_size > MOST_XML:
        raise _too_large()
    return part


def _too_large() -> Unfit:
    return Unfit("file-too-large", "Внутри файла больше данных, чем бывает в документе. Сохраните его заново.")


def _xml(archive: ZipFile, name: str) -> Element:
    """Returns a part as XML. Raises Unfit for what the formats forbid: entities, another encoding."""
    part = archive.read(_checked(archive, name))
    if b"<!DOCTYPE" in part or b"\0" in part[:64]:
        raise Unfit("file-damaged", "Файл устроен не так, как его сохраняют редакторы. Сохраните его заново.")
    return fromstring(part)


def _text_parts(archive: ZipFile, folder: str) -> Iterator[str]:
    """Yields the parts that may hold words."""
    wordless = ("styles", "theme", "settings", "fontTable", "numbering", "/_rels/", "sharedStrings", "/worksheets/")
    for name in archive.namelist():
        if name.startswith(folder) and name.endswith(".xml") and not any(word in name for word in wordless):
            yield name


def _place_in_docx(name: str) -> str:
    if "header" in name or "footer" in name:
        return "колонтитул"
    return "основной текст" if name == "word/document.xml" else "сноски и примечания"


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _paragraphs(part: Element) -> str:
    """Returns the words of a part, a line for each paragraph."""
    words = {
        "t": lambda element: element.text or "",
        "delText": lambda element: element.text or "",
        "tab": lambda element: " ",
        "br": lambda element: "\n",
        "p": lambda element: "\n",
        "comment": lambda element: "\n",
    }
    return _joined(part, words)


def _joined(part: Element, words: dict[str, Callable[[Element], str]]) -> str:
    said = (words[name](element) for element in part.iter() if (name := _local(element)) in words)
    return re.sub(r"\n{2,}", "\n", "".join(said)).strip()


def _shared_strings(archive: ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in _xml(archive, "xl/sharedStrings.xml"):
            yield "".join(element.text or "" for element in item.iter() if _local(element) == "t")


def sheet_parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yields the title and the part of each sheet, in the order of the book."""
    links = _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): normpath(join("xl", link.get("Target") or "")).lstrip("/") for link in links}
    for sheet in _xml(archive, "xl/workbook.xml").iter():
        if _local(sheet) == "sheet":
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
            if targets.get(link, "") in archive.namelist():
                yield sheet.get("name") or "", targets[link]


def _rows(sheet: Element, shared: list[str]) -> Iterator[str]:
    for row in sheet.iter():
        if _local(row) == "row":
            yield " ".join(filter(None, (_cell(cell, shared) for cell in row)))


def _cell(cell: Element, shared: list[str]) -> str:
    parts: Iterable[Element] = cell.iter()
    text = "".join(part.text or "" for part in parts if _local(part) in ("v", "t"))
    if cell.get("t") == "s" and text.isdigit():
        return shared[int(text)] if int(text) < len(shared) else ""
    return text
