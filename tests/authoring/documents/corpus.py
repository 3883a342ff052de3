"""Documents of the shapes in which schools make their plans, each with the same events: Word, Excel, pages, letters, text."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table
from xlsxwriter import Workbook

HEADINGS = (
    "№ п/п",
    "Мероприятие",
    "Форма проведения",
    "Сроки проведения",
    "Классы",
    "Место проведения",
    "Ответственный (ФИО)",
)
ROWS: tuple[tuple[str, ...], ...] = (
    ("1", "Анкетирование «Мой путь»", "диагностика", "до 20 сентября", "8–9", "кабинет психолога", "Ёлкина Е. Е."),
    (
        "2",
        "Собрание «Что дальше?»",
        "родительское собрание",
        "10.09.2026, 18.00",
        "9, 11",
        "актовый зал",
        "Ёлкина Е. Е.",
    ),
    ("3", "Экскурсия на молокозавод", "экскурсия", "15 октября, 10:00", "6а, 6б", "молокозавод", "Берёзов Б. Б."),
    ("4", "День открытых дверей колледжа", "день открытых дверей", "24.10.2026", "9", "колледж", ""),
    ("5", "Проба «Повар»", "профессиональная проба", "с 9 по 13 ноября", "8", "мастерская", "Берёзов Б. Б."),
    ("6", "Мастер-класс «Первая помощь»", "мастер-класс", "11, 18 и 25 ноября", "7", "спортзал", ""),
    ("7", "Встреча с представителями профессий", "встреча", "в декабре", "10-11", "актовый зал", ""),
    ("8", "Ярмарка учебных мест", "ярмарка", "третья неделя марта", "8, 9, 10, 11", "дворец культуры", "Сосен С. С."),
    ("9", "Выставка проектов", "выставка", "II квартал", "6–11", "школа", ""),
    ("10", "Фестиваль профессий", "фестиваль", "в течение учебного года", "6–11", "город", ""),
)
"""What stands in each document: the same events, so that every document must give the same records."""
TIMES = (
    "до 2026-09-20",
    "2026-09-10 18:00",
    "2026-10-15 10:00",
    "2026-10-24",
    "2026-11-09 – 2026-11-13",
    "2026-11-11; 2026-11-18; 2026-11-25",
    "2026-12",
    "в течение 2027-03-15 – 2027-03-21",
    "2027-Q2",
    "2026-27",
)
"""What the words of the times mean, in the same order."""
TITLE = "План профориентационной работы на 2026–2027 учебный год"


@dataclass(frozen=True)
class Paper:
    """A document: its file's name, how it is made, and whether it lacks one of the columns."""

    name: str
    make: Callable[[], bytes]
    without: Sequence[str] = ()


def _docx(fill: Callable[[object], None]) -> bytes:
    document = Document()
    fill(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _table(document: object, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> Table:
    table: Table = document.add_table(rows=0, cols=len(headings))  # type: ignore[attr-defined]
    for row in (headings, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def plain_docx() -> bytes:
    """A table alone."""
    return _docx(lambda document: _table(document, ROWS))


def with_approval_and_footnote() -> bytes:
    """What directors sign above the table, a footnote below it."""

    def fill(document: object) -> None:
        for text in ("УТВЕРЖДАЮ", "Директор ____________", TITLE):
            document.add_paragraph(text)  # type: ignore[attr-defined]
        rows = [list(row) for row in ROWS]
        rows[6][1] += "*"
        _table(document, rows)
        document.add_paragraph("* день уточняется")  # type: ignore[attr-defined]

    return _docx(fill)


def landscape_with_title_row() -> bytes:
    """A page on its side; the title is the table's first row, merged over all columns."""

    def fill(document: object) -> None:
        document.sections[0].orientation = WD_ORIENT.LANDSCAPE  # type: ignore[attr-defined]
        table = document.add_table(rows=1, cols=len(HEADINGS))  # type: ignore[attr-defined]
        table.rows[0].cells[0].merge(table.rows[0].cells[-1]).text = TITLE
        for row in (HEADINGS, *ROWS):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    return _docx(fill)


def months_as_merged_cells() -> bytes:
    """Months in a column of their own, each merged over its rows."""
    months = [
        "Сентябрь",
        "Сентябрь",
        "Октябрь",
        "Октябрь",
        "Ноябрь",
        "Ноябрь",
        "Декабрь",
        "Март",
        "Апрель – июнь",
        "Год",
    ]

    def fill(document: object) -> None:
        table = _table(document, [("", *row) for row in ROWS], ("Месяц", *HEADINGS))
        first = 0
        for number, month in enumerate(months):
            if number + 1 == len(months) or months[number + 1] != month:
                table.cell(first + 1, 0).merge(table.cell(number + 1, 0)).text = month
                first = number + 1

    return _docx(fill)


def parts_as_rows() -> bytes:
    """Headings of parts between the rows, each over all columns."""

    def fill(document: object) -> None:
        table = _table(document, [])
        for number, row in enumerate(ROWS):
            if number % 5 == 0:
                part = table.add_row().cells
                part[0].merge(part[-1]).text = f"{number // 5 + 1}. Работа с учениками"
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    return _docx(fill)


def broken_by_a_page() -> bytes:
    """A row that goes on behind the page's end, below the headings once more."""
    rows = [list(row) for row in ROWS]
    rows[2][1] = "Экскурсия на"
    return _docx(
        lambda document: _table(document, [*rows[:3], HEADINGS, ("", "молокозавод", "", "", "", "", ""), *rows[3:]])
    )


def two_tables() -> bytes:
    """The plan in two halves, each under a heading of its own."""

    def fill(document: object) -> None:
        document.add_paragraph(TITLE)  # type: ignore[attr-defined]
        _table(document, ROWS[:5])
        document.add_paragraph("Второе полугодие")  # type: ignore[attr-defined]
        _table(document, ROWS[5:])

    return _docx(fill)


def nested_table() -> bytes:
    """The plan inside a cell of a table that only arranges the page."""

    def fill(document: object) -> None:
        outer = document.add_table(rows=1, cols=1)  # type: ignore[attr-defined]
        inner = outer.cell(0, 0).add_table(rows=0, cols=len(HEADINGS))
        for row in (HEADINGS, *ROWS):
            for cell, text in zip(inner.add_row().cells, row, strict=True):
                cell.text = text

    return _docx(fill)


def numbered_columns() -> bytes:
    """A row that counts the columns below the headings, and empty rows between the others."""
    empty = [""] * len(HEADINGS)
    counted = [str(number) for number in range(1, len(HEADINGS) + 1)]
    return _docx(lambda document: _table(document, [counted, *(row for own in ROWS for row in (own, empty))]))


def other_headings() -> bytes:
    """The same columns under other names, with line breaks and stops."""
    names = ("№", "Наименование\nмероприятия.", "Форма", "Дата проведения", "Класс", "Место", "Исполнители")
    return _docx(lambda document: _table(document, ROWS, names))


def other_order() -> bytes:
    """The columns in another order, with one that nobody knows."""
    order = (3, 1, 4, 2, 5, 6, 0)
    rows = [(*[row[number] for number in order], "план ВР") for row in ROWS]
    return _docx(lambda document: _table(document, rows, (*[HEADINGS[number] for number in order], "Документ")))


def _xlsx(rows: Sequence[Sequence[str]], *, first: int = 0, hidden: Sequence[int] = (), merged: str = "") -> bytes:
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("План")
        if merged:
            sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, merged)
        for number, row in enumerate(rows, first):
            sheet.write_row(number, 0, row)
        for number in hidden:
            sheet.set_row(number, None, None, {"hidden": True})
    return data.getvalue()


def plain_xlsx() -> bytes:
    """A sheet with headings in its first row."""
    return _xlsx([HEADINGS, *ROWS])


def xlsx_with_title_and_hidden_row() -> bytes:
    """A merged title over the headings; a row is hidden, and is an event nevertheless."""
    return _xlsx([HEADINGS, *ROWS], first=2, hidden=[5], merged=TITLE)


def csv_of_excel() -> bytes:
    """CSV as the Russian Excel saves it."""
    return "\r\n".join(
        ";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (HEADINGS, *ROWS)
    ).encode("cp1251")


def _html(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td><p class=MsoNormal>{cell}<o:p></o:p></p></td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<html><head><style>td {{ color: red }}</style></head><body><p>{TITLE}</p><table border=1>{cells}</table></body></html>"


def page_of_word() -> bytes:
    """What Word saves as a page, and puts on the clipboard."""
    return _html([HEADINGS, *ROWS]).encode()


def tabs() -> bytes:
    """A table copied as text."""
    return "\n".join([TITLE, *("\t".join(row) for row in (HEADINGS, *ROWS))]).encode()


def letter_with_page() -> bytes:
    """A letter whose text holds the table."""
    letter = EmailMessage()
    letter["Subject"] = "План"
    letter.set_content("План во вложении")
    letter.add_alternative(_html([HEADINGS, *ROWS]), subtype="html")
    return letter.as_bytes()


def letter_with_attachment() -> bytes:
    """A letter with a document attached, whose name is Russian."""
    letter = EmailMessage()
    letter["Subject"] = "План"
    letter.set_content("Добрый день! План во вложении.")
    letter.add_attachment(plain_docx(), maintype="application", subtype="octet-stream", filename="План (2).docx")
    return letter.as_bytes()


def archive() -> bytes:
    """A document in a folder of an archive."""
    data = io.BytesIO()
    with ZipFile(data, "w") as files:
        files.writestr("Школа/план.docx", plain_docx())
        files.writestr("__MACOSX/._план.docx", b"\0")
    return data.getvalue()


def archive_of_windows() -> bytes:
    """An archive whose names are in the alphabet of DOS, as Windows packs them."""
    data = io.BytesIO()
    with ZipFile(data, "w") as files:
        files.writestr("X.docx", plain_docx())
    return data.getvalue().replace(b"X.docx", "Ш.docx".encode("cp866"))


def forwarded_letter() -> bytes:
    """A letter inside a letter, its text in the old alphabet of Windows."""
    inner = EmailMessage()
    inner.set_content("\n".join("\t".join(row) for row in (HEADINGS, *ROWS)), charset="windows-1251", cte="base64")
    letter = EmailMessage()
    letter.set_content("Пересылаю.")
    letter.add_attachment(inner)
    return letter.as_bytes()


def quoted_text() -> bytes:
    """A table as it stands in an answer to a letter: marks before each line, semicolons between the cells."""
    return "\r\n".join(["Вы писали:", *("> " + ";".join(row) for row in (HEADINGS, *ROWS))]).encode("cp1251")


def without_forms() -> bytes:
    """No column of forms: the format has to be seen in the title."""
    rows = [(*row[:2], *row[3:]) for row in ROWS]
    return _docx(lambda document: _table(document, rows, (*HEADINGS[:2], *HEADINGS[3:])))


def headings_over_two_rows() -> bytes:
    """A heading over two columns, its parts below it; the other headings reach down two rows."""

    def fill(document: object) -> None:
        table = document.add_table(rows=2, cols=len(HEADINGS))  # type: ignore[attr-defined]
        for column, text in enumerate(HEADINGS):
            if column in (4, 5):
                table.cell(1, column).text = text
            else:
                table.cell(0, column).merge(table.cell(1, column)).text = text
        table.cell(0, 4).merge(table.cell(0, 5)).text = "Организация"
        for row in ROWS:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    return _docx(fill)


def headings_over_two_plain_rows() -> bytes:
    """The same on a sheet on which nothing is merged: below most headings the second row is empty."""
    above = [*HEADINGS[:4], "Организация", "", HEADINGS[6]]
    return _xlsx([above, ["", "", "", "", HEADINGS[4], HEADINGS[5], ""], *ROWS])


def unseen_headings() -> bytes:
    """Headings that no list knows: what stands in the columns tells times, grades and titles."""
    names = ("№", "Чем занимаемся", "Форма проведения", "В какие дни", "Кто приглашён", "Место проведения", "ФИО")
    return _docx(lambda document: _table(document, [(*row[:4], f"{row[4]} классы", *row[5:]) for row in ROWS], names))


def other_table_below() -> bytes:
    """Two plans on one sheet, one below the other, the second with its columns in another order under a title."""
    order = (1, 3, 2, 4, 6, 5, 0)
    second = [[row[number] for number in order] for row in (HEADINGS, *ROWS[6:])]
    return _xlsx([HEADINGS, *ROWS[:6], [""] * 7, ["Второе полугодие"], *second])


def with_totals() -> bytes:
    """A row that counts the others at the end."""
    return _docx(lambda document: _table(document, [*ROWS, ("", "Итого: 10", "", "", "", "", "")]))


PAPERS: Mapping[str, Paper] = {
    make.__name__: Paper(name, make, tuple(without))
    for name, make, without in (
        ("план.docx", plain_docx, ()),
        ("план.docx", with_approval_and_footnote, ()),
        ("план.docx", landscape_with_title_row, ()),
        ("план.docx", months_as_merged_cells, ()),
        ("план.docx", parts_as_rows, ()),
        ("план.docx", broken_by_a_page, ()),
        ("план.docx", two_tables, ()),
        ("план.docx", nested_table, ()),
        ("план.docx", numbered_columns, ()),
        ("план.docx", other_headings, ()),
        ("план.docx", other_order, ()),
        ("план.docx", without_forms, ("Форма проведения",)),
        ("план.docx", headings_over_two_rows, ()),
        ("план.xlsx", headings_over_two_plain_rows, ()),
        ("план.docx", unseen_headings, ()),
        ("план.xlsx", other_table_below, ()),
        ("план.docx", with_totals, ()),
        ("план.xlsx", plain_xlsx, ()),
        ("план.xlsx", xlsx_with_title_and_hidden_row, ()),
        ("план.csv", csv_of_excel, ()),
        ("план.html", page_of_word, ()),
        ("план.txt", tabs, ()),
        ("письмо.eml", letter_with_page, ()),
        ("письмо.eml", letter_with_attachment, ()),
        ("архив.zip", archive, ()),
        ("архив.zip", archive_of_windows, ()),
        ("письмо.eml", forwarded_letter, ()),
        ("письмо.txt", quoted_text, ()),
    )
}
"""The shapes, by what is special about them."""
