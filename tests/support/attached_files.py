"""Files such as schools send, made on the spot: documents with authors, programs, passwords; photographs with a place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import typst
import xlsxwriter
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

AUTHOR = "Смирнова Ольга Петровна"
"""The author that every file names in its metadata."""
PUPIL = "Победитель – ученица 8 «А» класса Смирнова Ольга"
"""A sentence that no file of a school may hold."""

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:creator>{AUTHOR}</dc:creator><cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy></cp:coreProperties>"
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def pdf(*pages: str) -> bytes:
    """A PDF with a text on each page, tagged, with its author; an empty text is a page with a drawing alone."""
    drawn = ["#rect(width: 5cm, height: 5cm)" if not page else f'#"{page}"' for page in pages]
    source = f'#set document(title: "План", author: ("{AUTHOR}",))\n' + "\n#pagebreak()\n".join(drawn)
    return typst.compile(source.encode(), pdf_standards=["1.7"])


def changed_pdf(data: bytes, *, password: str = "", program: str = "") -> bytes:
    """The same PDF closed by a password, or with a program that runs when it is opened."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    if password:
        writer.encrypt("", owner_password=password, algorithm="RC4-128")
    if program:
        script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(program)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    result = BytesIO()
    writer.write(result)
    return result.getvalue()


def docx(*paragraphs: str, comment: str = "", **parts: str) -> bytes:
    """A DOCX with its author in its metadata and in a note; `parts` are further files by name."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    note = f'<w:comment w:id="0" w:author="{AUTHOR}" w:initials="СОП"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p>'
    files = {
        "[Content_Types].xml": _TYPES,
        "docProps/core.xml": _CORE,
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {_WORD}>{note}</w:comment></w:comments>",
        **parts,
    }
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return result.getvalue()


def xlsx(sheets: dict[str, list[list[str | int]]]) -> bytes:
    """An XLSX with rows on each sheet, its author in its metadata and in a note."""
    result = BytesIO()
    book = xlsxwriter.Workbook(result)
    book.set_properties({"author": AUTHOR, "company": "Лицей"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_comment(0, 0, "Примечание", {"author": AUTHOR})
    book.close()
    return result.getvalue()


def photo(width: int = 2000, height: int = 1500, *, form: str = "JPEG", turned: bool = False) -> bytes:
    """A photograph of two colours, red above blue, with the place, the device and the author that a telephone writes.

    `turned` is one that the camera was held upright for: its pixels lie on their side.
    """
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width, height // 2))
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Telefon", "Smirnova"  # make, artist
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 43.0, 0.0), 3: "E", 4: (41.0, 26.0, 0.0)})  # the place
    if turned:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    result = BytesIO()
    image.save(result, form, exif=exif)
    return result.getvalue()


def _unpacking_to(size: int) -> bytes:
    """A document of a few kilobytes that unpacks to many bytes."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", b"\0" * size)
    return result.getvalue()


def _vast() -> bytes:
    """A picture of more than sixty million pixels, black or white each: those of a photograph would take seconds to write."""
    result = BytesIO()
    Image.new("1", (10_000, 6_001)).save(result, "PNG")
    return result.getvalue()


def _moving() -> bytes:
    result = BytesIO()
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    frames[0].save(result, "WEBP", save_all=True, append_images=frames[1:])
    return result.getvalue()


_PLAN = pdf("План")
UNFIT = [
    ("a.pdf", changed_pdf(_PLAN, password="тайна"), "file-encrypted"),
    ("a.pdf", changed_pdf(_PLAN, program="app.alert(1)"), "file-with-program"),
    ("a.pdf", _PLAN[:2000], "file-damaged"),
    ("a.pdf", b"MZ program", "file-format"),
    ("a.pdf", docx("а"), "file-format"),
    ("a.docx", _PLAN, "file-format"),
    ("a.docx", xlsx({"а": [["а"]]}), "file-format"),
    ("a.xlsx", docx("а"), "file-format"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-encrypted"),
    ("a.docx", docx("а", **{"word/vbaProject.bin": "x"}), "file-with-program"),
    ("a.docx", docx("а", **{"word/footnotes.xml": "<!DOCTYPE a><a/>"}), "file-damaged"),
    ("a.docx", docx("а")[:400], "file-damaged"),
    ("a.docx", docx("а" * 2_000_001), "file-too-long"),
    ("a.docx", _unpacking_to(101 << 20), "file-too-large"),
    ("a.jpg", photo(10, 10, form="PNG"), "file-format"),
    ("a.jpg", _PLAN, "file-format"),
    ("a.jpg", photo()[:9000], "file-damaged"),
    ("a.png", _vast(), "photo-too-large"),
    ("a.webp", _moving(), "photo-moves"),
]
"""Files that may not be published: name, bytes, and the code of the reason."""
