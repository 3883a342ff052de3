"""Files beside the records: what is read of them, what is refused, what readers get."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from profminimum.load.attachments import Passage, Unfit, published, read_content
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.support.attached_files import AUTHOR, PUPIL, UNFIT, docx, pdf, photo, xlsx

PLAN = pdf("План работы", "", "Третья страница")


def fault(name: str, data: bytes) -> str:
    """The code of why a file may not be published."""
    with pytest.raises(Unfit) as refused:
        read_content(name, data)
    return refused.value.fault.code


def document(name: str, data: bytes) -> bytes:
    """A document as readers get it."""
    return published(name, data)[""]


def unpacked(data: bytes) -> str:
    """All parts of an archive as one text."""
    with ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_pdf_is_read_by_pages() -> None:
    """A page without text is named: it may be a scan."""
    content = read_content("plan.pdf", PLAN)
    assert content.passages == (Passage("страница 1", "План работы"), Passage("страница 3", "Третья страница"))
    assert content.without_text == ("страница 2",)


def test_published_pdf_names_nobody() -> None:
    """Neither metadata nor their stream are left in it; pages, text and tags for screen readers are."""
    before, after = PdfReader(BytesIO(PLAN)), PdfReader(BytesIO(document("plan.pdf", PLAN)))
    assert AUTHOR in str(before.metadata)
    assert before.xmp_metadata
    assert (after.metadata, after.xmp_metadata) == (None, None)
    assert [page.extract_text() for page in after.pages] == [page.extract_text() for page in before.pages]
    assert "/StructTreeRoot" in after.trailer["/Root"]
    assert b"/Metadata" not in document("plan.pdf", PLAN)


def test_published_files_name_nobody() -> None:
    """Of documents and tables: neither their properties nor their notes; the words stay, and Excel's reader reads them."""
    word, table = docx("План работы", comment="Проверить"), xlsx({"План": [["Месяц", 5]]})
    assert AUTHOR in unpacked(word)
    assert AUTHOR in unpacked(table)
    clean_word, clean_table = document("a.docx", word), document("a.xlsx", table)
    assert AUTHOR.split()[0] not in unpacked(clean_word) + unpacked(clean_table)
    assert "СОП" not in unpacked(clean_word)
    assert read_content("a.docx", clean_word) == read_content("a.docx", word)
    assert CalamineWorkbook.from_filelike(BytesIO(clean_table)).get_sheet_by_index(0).to_python() == [["Месяц", 5]]


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", PLAN), ("a.docx", docx("План")), ("a.xlsx", xlsx({"План": [["План"]]}))]
)
def test_the_same_file_is_published_as_the_same_bytes(name: str, data: bytes) -> None:
    """Whenever it is built; and what is published can be published again."""
    once = document(name, data)
    assert document(name, data) == once
    assert read_content(name, once).passages == read_content(name, data).passages


def test_documents_and_tables_are_read_by_parts() -> None:
    """Notes and hidden rows are read as well as what is shown; a sheet is named by its number, not by its title."""
    assert read_content("a.docx", docx("Раз", "Два", comment="Три")).passages == (
        Passage("основной текст", "Раз\nДва"),
        Passage("сноски и примечания", "Три"),
    )
    passages = read_content("a.xlsx", xlsx({"Первый": [["а", 1], ["б"]], "Второй": [[PUPIL]]})).passages
    assert passages[0] == Passage("лист 1", "Первый\nа 1\nб")
    assert passages[1] == Passage("лист 2", f"Второй\n{PUPIL}")
    assert "Примечание" in passages[2].text


@pytest.mark.parametrize(("name", "data", "code"), UNFIT, ids=lambda value: value if isinstance(value, str) else "")
def test_what_may_not_be_published_is_refused(name: str, data: bytes, code: str) -> None:
    """By its content, whatever the name says: passwords, programs, other formats, damage, bombs."""
    assert fault(name, data) == code


@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_photograph_is_published_in_three_sizes(form: str, name: str) -> None:
    """Without the place, the device and the author that its file names; the same bytes each time."""
    data = photo(form=form)
    assert Image.open(BytesIO(data)).getexif()
    sizes = published(name, data)
    assert list(sizes) == ["480.webp", "960.webp", "1600.webp"]
    assert sizes == published(name, data)
    for file_name, size in sizes.items():
        image = Image.open(BytesIO(size))
        assert (image.width, image.height) == (int(file_name[:-5]), round(int(file_name[:-5]) * 3 / 4))
        assert dict(image.getexif()) == {}
        assert not {"exif", "xmp", "icc_profile"} & set(image.info)
        assert b"Smirnova" not in size
        assert b"EXIF" not in size
    assert sum(map(len, sizes.values())) < len(data)


def test_a_photograph_stands_upright() -> None:
    """It is turned as the camera says, because what the camera says is taken out; a small one is not made larger."""
    data = photo(600, 900, turned=True)
    assert Image.open(BytesIO(data)).size == (900, 600)
    content = read_content("a.jpg", data)
    assert (content.width, content.height) == (600, 900)
    sizes = published("a.jpg", data)
    assert list(sizes) == ["480.webp", "600.webp"]
    image = Image.open(BytesIO(sizes["600.webp"])).convert("RGB")
    above, below = image.getpixel((300, 100)), image.getpixel((300, 800))
    assert (above[0] > 200 > above[2], below[2] > 200 > below[0]) == (True, True)
