"""Schools' own documents become drafts: of every shape the same records, no row lost, no guess in silence, no person's name."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from profminimum.authoring.documents.account import RowAccount
from profminimum.authoring.documents.importer import DocumentImport, DocumentImporter, ImportOptions
from profminimum.authoring.documents.owners import Owner
from profminimum.authoring.documents.reading import read_documents
from profminimum.authoring.documents.sentences import Finding
from profminimum.load.data_folder import read_records
from profminimum.model.schema.values import as_plain
from xlsxwriter import Workbook

from tests.authoring.documents.corpus import PAPERS, ROWS, TIMES, Paper
from tests.support.project import ROOT

LARGE = read_records(ROOT / "tests" / "large_region")
SCHOOL = Owner("school", "obraztsovaya-gorodskaya")


def imported(name: str, data: bytes, *, years: str = "2026-27", owner: Owner | None = SCHOOL) -> DocumentImport:
    """The drafts of a document of a school."""
    options = ImportOptions(date(2026, 11, 23), owner, years)
    return DocumentImporter(LARGE, options).read(read_documents(name, data))


def rows_of(result: DocumentImport) -> list[RowAccount]:
    """What became of each row, of all tables."""
    return [row for table in result.tables for row in table.rows]


def values_of(row: RowAccount) -> dict[str, Any]:
    """The draft of a row, which must have one."""
    assert row.values is not None, row
    return row.values


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_documents_of_every_shape_give_the_same_events(paper: Paper) -> None:
    """Each row becomes a valid draft with its title, its time and its grades."""
    rows = rows_of(imported(paper.name, paper.make()))
    assert len(rows) == len(ROWS), "no row vanishes, none is made up"
    ready = [row for row in rows if row.is_ready]
    assert len(ready) >= 0.9 * len(ROWS), [(row.title, row.problems) for row in rows if not row.is_ready]
    assert [values_of(row)["title"] for row in rows] == [row[1] for row in ROWS]
    assert [values_of(row)["when"] for row in rows] == list(TIMES)
    assert [values_of(row).get("grades") for row in rows][2:6] == [[6], [9], [8], [7]]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_no_name_of_a_person_is_carried_over(paper: Paper) -> None:
    """The column of those responsible is left out, and the account says so."""
    result = imported(paper.name, paper.make())
    assert not any(name in text for text in result.texts.values() for name in ("Ёлкина", "Берёзов", "Сосен"))
    notes = [note for table in result.tables for note in table.notes]
    assert any(note.finding is Finding.LEFT_OUT and "имена людей" in note.text for note in notes)


def test_a_guess_is_never_silent() -> None:
    """A format that only the title tells, letters of classes, a month from its column are told of."""
    rows = rows_of(imported("план.docx", PAPERS["without_forms"].make()))
    for row in rows:
        assert any(note.column == "Формат" for note in row.notes), row.title
    assert any(note.finding is Finding.LEFT_OUT and "6а, 6б" in note.text for note in rows[2].notes)


def test_formats_that_no_vocabulary_knows_are_offered() -> None:
    """The draft names a new entry, which is no fault, and the account asks about it."""
    data = "Мероприятие\tФорма\tДата\tКласс\nЧас общения\tклассный час\t12 ноября\t7".encode()
    result = imported("план.txt", data)
    [row] = rows_of(result)
    assert result.new_entries["event_formats"] == {"klassnyy-chas": "Классный час"}
    assert row.is_ready
    assert any(note.finding is Finding.ASKED and "классный час" in note.text for note in row.notes)


@pytest.mark.parametrize(
    ("words", "when", "note"),
    [
        ("по согласованию", "неизвестно", "по согласованию"),
        ("1 раз в четверть", "2026-27", "1 раз в четверть"),
        ("1-я среда месяца", "2026-27", "1-я среда месяца"),
        ("после каникул", "неизвестно", "после каникул"),
        ("", "неизвестно", None),
    ],
)
def test_words_about_a_time_are_never_lost(words: str, when: str, note: str | None) -> None:
    """What is not understood stays as it was written, and is asked about or told as a guess."""
    [row] = rows_of(imported("план.txt", f"Мероприятие\tДата\tКласс\nЭкскурсия\t{words}\t7".encode()))
    assert (values_of(row)["when"], values_of(row).get("schedule_note")) == (when, note)
    assert any(one.column == "Когда" for one in row.notes)


@pytest.mark.parametrize("dash", ["–", "-", "—", "---", "_"])
def test_a_dash_says_nothing(dash: str) -> None:
    """A place, grades and a time of dashes are those of an empty cell, and the row is a record of its own."""
    table = f"Мероприятие\tДата\tКласс\tМесто\nЭкскурсия\t12 ноября\t8\tзавод\nпроба пера\t{dash}\t{dash}\t{dash}"
    first, second = rows_of(imported("план.txt", table.encode()))
    assert (first.is_ready, second.is_ready) == (True, True)
    assert {"grades", "venues"} & set(values_of(second)) == set()
    assert not any(note.column == "Классы" for note in second.notes)


def test_a_cell_that_excel_could_not_compute_is_asked_about_once() -> None:
    """An error of Excel is told by its sign, the row stays a row, and nothing else is asked about the same cell."""
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("План")
        sheet.write_row(0, 0, ("Мероприятие", "Дата", "Класс"))
        sheet.write_row(1, 0, ("Экскурсия", "12 ноября", 8))
        sheet.write_row(2, 0, ("Ярмарка", "", 9))
        sheet.write_formula(2, 1, "=A99", None, "#REF!")
        sheet.write_formula(3, 0, "=A99", None, "#N/A")
        sheet.write_row(3, 1, ("14 ноября", 9))
    accounts = rows_of(imported("план.xlsx", data.getvalue()))
    asked = [[str(note) for note in row.notes if note.finding is Finding.ASKED] for row in accounts]
    assert asked[0] == []
    assert asked[1] == ["вопрос: «Дата»: в ячейке ошибка таблицы «#REF!»: что там должно стоять?"]
    assert asked[2] == ["вопрос: «Мероприятие»: в ячейке ошибка таблицы «#N/A»: что там должно стоять?"]


def test_a_day_that_excel_shows_as_a_number_is_a_day() -> None:
    """The account says so; another number is none."""
    table = "Мероприятие\tДата начала\tДата окончания\nЭкскурсия\t46318\t46318\nСмена\t46325\t46329\nПроба\t2512\t"
    trip, camp, other = rows_of(imported("план.txt", table.encode()))
    whens = [values_of(row)["when"] for row in (trip, camp, other)]
    assert whens == ["2026-10-23", "2026-10-30 – 2026-11-03", "неизвестно"]
    assert [sum("числом" in note.text for note in row.notes) for row in (trip, camp, other)] == [1, 2, 0]


@pytest.mark.parametrize(
    ("words", "clock", "when"),
    [
        ("14.10, 5 урок", "", "2026-10-14"),
        ("14.10.2026", "3 урок", "2026-10-14"),
        ("13.10.2026, вт.", "с 15 до 17", "2026-10-13 15:00–17:00"),
        ("13 октября", "14", "2026-10-13 14:00"),
        ("апрель (по графику колледжа)", "", "2027-04"),
        ("2 раза в год (октябрь, апрель)", "", "2026-10; 2027-04"),
        ("декабрь, 3 неделя", "", "2026-12"),
        ("27 марта или 3 апреля", "", "2027-03-27"),
        ("вторник, четверг", "15.00", "2026-09-01 – 2027-05-31, по вторникам и четвергам, 15:00, кроме каникул и праздников"),
        ("ежегодно в мае", "", "2027-05"),
        ("по плану 2026", "", "неизвестно"),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_time_stays_words(words: str, clock: str, when: str) -> None:
    """A day among other words is found, the whole cell stays as it was written, and the account says what was taken."""
    [row] = rows_of(imported("план.txt", f"Мероприятие\tДата\tВремя\nЭкскурсия\t{words}\t{clock}".encode()))
    assert values_of(row)["when"] == when
    assert any(note.column == "Когда" for note in row.notes)
    is_whole = ":" in when
    assert values_of(row).get("schedule_note") == (None if is_whole else f"{words}, {clock}".removesuffix(", "))


def test_the_month_above_a_table_is_that_of_its_days() -> None:
    """A sheet for each month, a paragraph or a title with a month: days without one are of it, and that is told as a guess."""
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        for month in ("Октябрь", "январь 2027"):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, ("Мероприятие", "Число", "Класс"))
            for number, day in enumerate(
                ("7", "12, 19", "3 неделя", "каждый вторник", "в течение месяца", "ноябрь"), 1
            ):
                sheet.write_row(number, 0, (f"Экскурсия {number}", day, 8))
    rows = rows_of(imported("план.xlsx", data.getvalue()))
    assert [values_of(row)["when"] for row in rows[:6]] == [
        "2026-10-07",
        "2026-10-12; 2026-10-19",
        "в течение 2026-10-12 – 2026-10-18",
        "2026-10-01 – 2026-10-31, по вторникам",
        "2026-10",
        "2026-11",
    ]
    assert values_of(rows[6])["when"] == "2027-01-07"
    assert all(any("из заголовка" in note.text for note in row.notes) for row in rows[:5])
    document = "План на сентябрь – май\n\nДекабрь\nМероприятие\tДата\nПроба\t5\n\nЗаметка о марте и апреле"
    assert [values_of(row)["when"] for row in rows_of(imported("план.txt", document.encode()))] == ["2026-12-05"]


def test_the_year_of_a_document_holds_for_all_its_tables() -> None:
    """Only the first table has the title with the year above it."""
    text = "План на 2025–2026 учебный год\nМероприятие\tДата\nПроба\t5 мая\n\nМай\nМероприятие\tДата\nЯрмарка\t6 мая"
    result = imported("план.txt", text.encode(), years="")
    assert [values_of(row)["when"] for row in rows_of(result)] == ["2026-05-05", "2026-05-06"]
    assert not any("учебный год не назван" in note.text for table in result.tables for note in table.notes)


RESPONSIBLE = "№\tМероприятие\tСрок\tОтветственный\tРезультат\n1\tЭкскурсия\t12 ноября\tкл. рук.\tотчёт\n2\tСмотр\tмай\tзавуч\tприказ"


def test_a_plan_of_a_school_is_no_road_map_of_the_region() -> None:
    """Columns of those responsible and of results are those of a road map, but a school has none: its rows are events."""
    named = f"План школы «Образцовая городская школа» на 2026–2027 учебный год\n{RESPONSIBLE}"
    for text, owner in ((RESPONSIBLE, SCHOOL), (named, None)):
        result = imported("план.txt", text.encode(), owner=owner)
        assert [table.kind for table in result.tables] == ["event"]
        assert [row.path.rpartition("/")[0] for row in rows_of(result)] == [f"schools/{SCHOOL.id}/events"] * 2
    assert imported("карта.txt", RESPONSIBLE.encode(), owner=None).tables[0].kind == "roadmap"


@pytest.mark.parametrize(
    "table",
    [
        "№\tОрганизация\tНаправление сотрудничества\tТелефон\tСайт\n1\tАО «Пример»\tвстречи и поездки\t8 (4752) 00-00-00 доб. 12\tzavod.example",
        "№\tНаименование документа\tДата, номер\tСсылка\n1\tПриказ о назначении ответственного\t01.09.2026\thttps://school.example",
    ],
)
def test_lists_of_other_things_are_no_events(table: str) -> None:
    """Nothing is made of partners and documents, and the account says how many rows were left out, and where they go."""
    result = imported("список.txt", table.encode())
    assert rows_of(result) == []
    assert "2\u00a0строки" in str(result.tables[0].notes[0])
    assert "вписывают в форму" in str(result.tables[0].notes[0])


CARD = (
    ("Название программы", "Юный журналист", "Роботы"),
    ("Направленность", "социальная", "техническая"),
    ("Возраст обучающихся", "12–15 лет", "10–13"),
    ("Количество часов", "72 ч (2 ч в неделю)", "144/4"),
    ("Срок реализации", "9 месяцев", "2 года"),
    ("Режим занятий", "вт, чт 15:00", "пн-ср 16:00"),
)


def test_cards_and_tables_on_their_side_are_read() -> None:
    """Headings in the first column: a card of one programme, cards below each other, a programme in each column."""
    cards = [*(row[:2] for row in CARD), *((row[0], row[2]) for row in CARD)]
    for table in (CARD, cards):
        result = imported("программы.txt", "\n".join("\t".join(row) for row in table).encode())
        first, second = rows_of(result)
        assert (values_of(first)["title"], values_of(second)["title"]) == ("Юный журналист", "Роботы")
        assert (values_of(first)["hours"], values_of(first)["months"]) == (72, 9)
        assert (values_of(second)["hours"], values_of(second).get("months")) == (144, None)
        assert any("«2 года»" in note.text for note in second.notes)
        assert [one["weekday"] for one in values_of(second)["sessions"]] == ["monday", "tuesday", "wednesday"]
        assert all(any("в первом столбце" in note.text for note in one.notes) for one in result.tables)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("72", 72),
        ("36,5 ч", 36.5),
        ("36 (1)", 36),
        ("2/72", 72),
        ("всего 34 часа", 34),
        ("1 год", None),
        ("2 года", None),
    ],
)
def test_hours_of_a_programme_are_hours(cell: str, hours: float | None) -> None:
    """Of hours in all and of a week those in all; years are no hours."""
    [row] = rows_of(imported("программы.txt", f"Наименование ДООП\tКол-во часов\tВозраст\nРоботы\t{cell}\t10".encode()))
    assert values_of(row).get("hours") == hours
    assert any(note.finding is Finding.ASKED for note in row.notes) == (hours is None)


def test_what_budget_does_not_pay_is_paid() -> None:
    """«Внебюджет» is no «бюджет»."""
    table = "Наименование ДООП\tВозраст\tФинансирование\nРоботы\t10\tвнебюджет, 1 200 руб. в мес.\nШахматы\t9\tбюджет"
    robots, chess = map(values_of, rows_of(imported("программы.txt", table.encode())))
    assert (robots["cost"], robots["fee"], chess["cost"]) == ("paid", {"per_month": 1200}, "free")


def test_the_heading_of_titles_may_tell_the_format() -> None:
    """A table of trials names them by what they are of; the place and its address stand in two columns."""
    table = "Дата\tПрофессиональная проба\tПОО (площадка)\tАдрес проведения\tКлас-сы\n6 октября\tСварщик\tКолледж\tул. Мира, 4\t8"
    [row] = rows_of(imported("пробы.txt", table.encode()))
    values = values_of(row)
    assert (values["title"], values["format"], values["grades"]) == ("Сварщик", "professional-trial", [8])
    assert values["venues"] == [{"name": "Колледж", "address": "ул. Мира, 4"}]
    assert any("взят из заголовка" in note.text for note in row.notes)


SEVERAL = """<table><tr><th>Месяц</th><th>Мероприятия</th><th>Число</th><th>Классы</th></tr>
<tr><td>Октябрь</td><td>1. Экскурсия на завод<br>2.Встреча с врачом<br>и медсестрой;</td><td>5<br>12</td><td>8-9</td></tr>
<tr><td>Ноябрь</td><td>Классные часы:<br>- «Мой выбор»<br>- «Мой путь»</td><td>20</td><td>5<br>6</td></tr>
<tr><td>Май</td><td>1) Ярмарка</td><td>3</td><td>9</td></tr>
<tr><td>Март</td><td>Смотр строя<br>и песни</td><td>1<br>2</td><td>7</td></tr></table>"""


def test_a_list_in_a_cell_is_several_events() -> None:
    """Each has a draft of its own with its own day where the row has one for each; the account tells it of each."""
    rows = rows_of(imported("план.html", SEVERAL.encode()))
    assert [(values_of(row)["title"], values_of(row)["when"], values_of(row)["grades"]) for row in rows] == [
        ("Экскурсия на завод", "2026-10-05", [8, 9]),
        ("Встреча с врачом и медсестрой", "2026-10-12", [8, 9]),
        ("Классные часы: «Мой выбор»", "2026-11-20", [5]),
        ("Классные часы: «Мой путь»", "2026-11-20", [6]),
        ("Ярмарка", "2027-05-03", [9]),
        ("Смотр строя и песни", values_of(rows[5])["when"], [7]),
    ]
    assert [any("записано отдельно" in note.text for note in row.notes) for row in rows] == [True] * 4 + [False] * 2
    assert [row.row.number for row in rows] == [2, 2, 3, 3, 4, 5]


def test_schools_as_headings_of_parts_own_the_rows_below() -> None:
    """In a district's plan; the rows of a school that the site does not have are asked about, another part changes nothing."""
    name = LARGE.targets("school")[SCHOOL.id].name
    parts = [
        name,
        "5 октября\tЭкскурсия",
        "РАБОТА С УЧЕНИКАМИ",
        "6 октября\tПроба",
        "МБОУ СОШ № 777",
        "7 октября\tКвиз",
    ]
    table = "\n".join(
        ["Дата\tМероприятие\tКласс", *(f"{part}\t" if "\t" in part else "\t".join([part] * 3) for part in parts)]
    )
    first, second, third = rows_of(imported("план.txt", table.encode(), owner=None))
    assert {first.path.rpartition("/")[0], second.path.rpartition("/")[0]} == {f"schools/{SCHOOL.id}/events"}
    assert any("из заголовка части" in note.text for note in first.notes)
    assert third.path == ""
    assert any(note.finding is Finding.ASKED and "СОШ № 777" in note.text for note in third.notes)


def test_a_beginning_and_an_end_may_be_clocks() -> None:
    """«Начало» and «Окончание» of hours on one day; how one attends is no format."""
    head = "Дата\tНачало\tОкончание\tНазвание мероприятия\tФормат"
    rows = [
        "10 ноября\t14:00\t15.30\tОткрытый урок\tочно",
        "12 ноября\t13-30\t14-10\tКвест\tонлайн",
        "14 ноября\t\t20 ноября\tСмена\t",
    ]
    lesson, quest, camp = map(values_of, rows_of(imported("план.txt", "\n".join([head, *rows]).encode())))
    assert [one["when"] for one in (lesson, quest, camp)] == [
        "2026-11-10 14:00–15:30",
        "2026-11-12 13:30–14:10",
        "2026-11-14 – 2026-11-20",
    ]
    assert [one.get("attendance_mode") for one in (lesson, quest)] == [None, "online"]
    assert "ochno" not in (lesson["format"], quest["format"])


def test_the_lower_part_of_headings_is_no_record() -> None:
    """«Дата» over «план» and «факт», the other headings reaching down; a time that is said to be open is none."""
    page = (
        "<table><tr><th rowspan=2>Тема занятия курса<th colspan=2>Дата<tr><th>план<th>факт"
        "<tr><td>Вводный урок<td>5.09<td><tr><td>Ярмарка<td>май 2027 (дата уточняется)<td></table>"
    )
    rows = rows_of(imported("план.html", page.encode()))
    assert [values_of(row)["when"] for row in rows] == ["2026-09-05", "2027-05"]


def test_days_and_hours_of_a_club_stand_in_two_columns() -> None:
    """Together they are its timetable."""
    table = "Кружок (секция)\tКласс\tДни недели\tВремя\tКабинет\nХор\t1-4\tпн, ср\t13.00-14.00\tактовый зал"
    [row] = rows_of(imported("кружки.txt", table.encode()))
    assert values_of(row)["sessions"] == [
        {"weekday": day, "starts": "13:00", "ends": "14:00"} for day in ("monday", "wednesday")
    ]
    assert values_of(row)["venue"] == {"name": "актовый зал"}


def test_hours_by_level_are_told() -> None:
    """A grid of levels tells no grades: the account says what it is and where its hours go, and makes nothing of it."""
    head = "Направление\tБазовый уровень (40 ч)\tОсновной уровень\tПродвинутый уровень"
    rows = ["Урочная деятельность\t9\t9\t9", "Внеурочная деятельность\t34\t34\t34", "Итого\t40\t60\t80"]
    result = imported("часы.txt", "\n".join([head, *rows]).encode())
    assert rows_of(result) == []
    assert ["по классам" in note.text for note in result.tables[0].notes] == [True]


def test_brackets_around_hours_are_no_words() -> None:
    """Nothing is said to be left out of a timetable that was read whole."""
    table = "Название программы\tВозраст\tРасписание\nРоботы\t10\tпн (15:00), ср (16:00) кабинет"
    [row] = rows_of(imported("программы.txt", table.encode()))
    assert [note.text for note in row.notes if note.column == "Дни занятий"] == [
        "кроме дней и часов написано: «кабинет»"
    ]


def test_owners_are_found_by_name_and_merged_cells() -> None:
    """A cell merged over several rows names the owner of each; an unknown school is asked for."""
    name = LARGE.targets("school")[SCHOOL.id].name
    rows = f"<tr><td rowspan=2>{name}</td><td>Экскурсия</td><td>12 ноября</td></tr><tr><td>Мастер-класс</td><td>13 ноября</td></tr>"
    page = f"<table><tr><th>Школа</th><th>Мероприятие</th><th>Дата</th></tr>{rows}<tr><td>Школа № 999</td><td>Проба</td><td>14 ноября</td></tr></table>"
    accounts = rows_of(imported("план.html", page.encode(), owner=None))
    assert [row.path.rpartition("/")[0] for row in accounts] == [f"schools/{SCHOOL.id}/events"] * 2 + [""]
    assert any(note.finding is Finding.ASKED and "чья это запись" in note.text for note in accounts[2].notes)


def test_two_events_of_one_title_have_files_of_their_own() -> None:
    """The second has its day in its name."""
    data = "Мероприятие\tДата\nЭкскурсия на завод\t12 ноября\nЭкскурсия на завод\t19 ноября".encode()
    paths = [row.path.rpartition("/")[2] for row in rows_of(imported("план.txt", data))]
    assert paths == ["ekskursiya-na-zavod.yml", "ekskursiya-na-zavod-2026-11-19.yml"]


def test_rows_without_headings_are_read_by_what_stands_in_them() -> None:
    """A table copied without its first row still tells times and titles; every column is told as a guess."""
    data = "Экскурсия на хлебозавод\t12 ноября\t8–9 классы\nВстреча с врачом\t14.11.2026\t7 класс".encode()
    result = imported("план.txt", data)
    assert [(values_of(row)["when"], values_of(row)["grades"]) for row in rows_of(result)] == [
        ("2026-11-12", [8, 9]),
        ("2026-11-14", [7]),
    ]
    assert [note.finding for note in result.tables[0].notes].count(Finding.GUESSED) == 3


def test_parts_and_totals_are_told_and_records_without_more_than_a_title_stay() -> None:
    """Only what reads as a heading or as a total is none; its month holds for the rows below."""
    lines = ["Мероприятие\tКогда\tКласс", "ОКТЯБРЬ\t\t", "Экскурсия\t20\t7", "Субботник\t\t", "Итого: 2\t\t"]
    result = imported("план.txt", "\n".join(lines).encode())
    assert [(row.title, values_of(row)["when"]) for row in rows_of(result)] == [
        ("Экскурсия", "2026-10-20"),
        ("Субботник", "2026-10"),
    ]
    told = "\n".join(map(str, result.tables[0].notes))
    assert "строка 2, «ОКТЯБРЬ»: это заголовок" in told
    assert "строка 5, «Итого: 2»: это итог" in told


def test_a_table_without_records_is_counted() -> None:
    """Nothing that was read vanishes from the account."""
    result = imported("план.txt", "Показатель\tЗначение\nУчителей\t12".encode())
    assert "вся таблица, 2\N{NO-BREAK SPACE}строки" in str(result.tables[0].notes[0])


@pytest.mark.parametrize(
    ("title", "format", "offered"),
    [
        ("Классный час «Труд крут»", "klassnyy-chas", "Классный час"),
        ("Квест «Город мастеров»", "kvest", "Квест"),
        ("День профориентации", "meropriyatie", "Мероприятие"),
        ("Профпроба «Повар»", "professional-trial", ""),
        ("Проба «Слесарь»", "professional-trial", ""),
    ],
)
def test_a_title_tells_its_format_or_offers_one(title: str, format: str, offered: str) -> None:
    """Words in quotes and words that any event has tell none; the first word of a title is offered."""
    result = imported("план.txt", f"Мероприятие\tДата\tКласс\n{title}\t12 ноября\t7".encode())
    assert values_of(rows_of(result)[0])["format"] == format
    assert result.new_entries["event_formats"].get(format, "") == offered
    assert rows_of(result)[0].is_ready


def test_several_records_of_a_new_format_are_no_faults() -> None:
    """Each draft is checked with the vocabulary as it would become."""
    data = "Мероприятие\tФорма\tДата\nПервый\tбеседа\t12 ноября\nВторой\tбеседа\t13 ноября".encode()
    assert all(row.is_ready for row in rows_of(imported("план.txt", data)))


def test_cells_that_excel_could_not_compute_are_asked_for() -> None:
    """The error is told with its column and is no word about a time."""
    [row] = rows_of(imported("план.txt", "Мероприятие\tДата\tКласс\nФорум\t#Н/Д\t8".encode()))
    assert "schedule_note" not in values_of(row)
    assert any(note.column == "Дата" and "#Н/Д" in note.text for note in row.notes)


def test_a_school_that_the_site_does_not_have_is_never_another_in_silence() -> None:
    """One unknown school may be the one that the caller says, and it is told; several are asked for."""
    head = "Школа\tМероприятие\tДата\n"
    one = rows_of(imported("план.txt", f"{head}Лицей № 999\tЭкскурсия\t12 ноября".encode()))
    assert "так указано в --school" in "\n".join(map(str, one[0].notes))
    several = f"{head}Лицей № 999\tЭкскурсия\t12 ноября\nГимназия № 998\tПроба\t13 ноября"
    assert [row.path for row in rows_of(imported("план.txt", several.encode()))] == ["", ""]


def test_the_title_above_a_table_names_its_school() -> None:
    """A plan of one school names it above the table; that is told as a guess."""
    name = LARGE.targets("school")[SCHOOL.id].name
    text = f"План школы «{name}» на 2026/27 учебный год\nМероприятие\tДата\nЭкскурсия\t12 ноября"
    result = imported("план.txt", text.encode(), owner=None)
    assert rows_of(result)[0].path.startswith(f"schools/{SCHOOL.id}/")
    assert any("из текста над таблицей" in note.text for note in result.tables[0].notes)


def test_hours_of_lessons_belong_to_the_days_before_them() -> None:
    """Two days with hours of their own are two lessons, not four; what is no day and no hour is told."""
    data = "Программа\tКлассы\tРасписание\nШахматы\t5–8\tпн 15:00–16:00, чт с 16:00 до 17:30, каб. 5".encode()
    [row] = rows_of(imported("программы.txt", data))
    assert values_of(row)["sessions"] == [
        {"weekday": "monday", "starts": "15:00", "ends": "16:00"},
        {"weekday": "thursday", "starts": "16:00", "ends": "17:30"},
    ]
    assert any("каб. 5" in note.text for note in row.notes)


def test_programmes_are_read() -> None:
    """Ages stay ages, a timetable becomes sessions, a price its sum; a profession is vocational training."""
    head = "Название программы\tНаправленность\tВозраст\tЧасов в год\tРасписание\tСтоимость\tЗапись"
    rows = [
        "Робототехника\tтехническая\t12–15\t72\tВт, Чт 15:00–16:30\tбесплатно\tчерез Навигатор",
        "Школа ведущих\tсоциально-гуманитарная\tот 13\t36\tпятница 16:00\t800 руб./мес.\tдо 15.09",
        "Швея (профессиональное обучение, 2 разряд)\t\t9–11 классы\t144\tпо графику\tбез оплаты\tв школе",
    ]
    accounts = rows_of(imported("программы.txt", "\n".join([head, *rows]).encode()))
    robots, hosts, seamstress = map(values_of, accounts)
    assert all(row.is_ready for row in accounts), [row.problems for row in accounts]
    assert "grades" not in robots, "the site finds them by the ages"
    assert (robots["ages"], hosts["ages"]) == ("12–15", "от 13")
    assert any("по возрасту «12–15»" in note.text for note in accounts[0].notes)
    assert [session["weekday"] for session in robots["sessions"]] == ["tuesday", "thursday"]
    assert hosts["fee"] == {"per_month": 800}
    assert (seamstress["kind"], seamstress["rank"], seamstress["grades"]) == ("vocational", "2 разряд", [9, 10, 11])


@pytest.mark.parametrize(
    ("cell", "grades", "ages"),
    [
        ("7–10 лет", None, "7–10"),
        ("с 14 лет", None, "от 14"),
        ("14+", None, "от 14"),
        ("от 7 до 10 лет (1–4 классы)", [1, 2, 3, 4], "7–10"),
        ("до 12 лет", None, "до 12"),
        ("13", None, 13),
        ("6–8 классы", [6, 7, 8], None),
        ("дети", None, None),
    ],
)
def test_ages_of_a_programme_are_read(cell: str, grades: list[int] | None, ages: Any) -> None:
    """A column of ages holds ages, or grades all the same; what names neither is asked about."""
    [row] = rows_of(imported("программы.txt", f"Название программы\tВозраст детей\nРоботы\t{cell}".encode()))
    values = values_of(row)
    assert (values.get("grades"), values.get("ages")) == (grades, ages)
    assert row.is_ready == (grades is not None or ages is not None)
    assert bool([note for note in row.notes if note.finding is Finding.ASKED]) != row.is_ready


@pytest.mark.parametrize(
    ("cell", "lessons"),
    [
        ("1 группа: вт 15:00–16:30; 2 группа: чт 15:00", [("tuesday", "1 группа"), ("thursday", "2 группа")]),
        (
            "1-я группа – пн, ср 15:00, 2-я группа – вт 16:00",
            [("monday", "1-я группа"), ("wednesday", "1-я группа"), ("tuesday", "2-я группа")],
        ),
        (
            "младшая группа: сб 10:00, старшая группа: сб 12:00",
            [("saturday", "младшая группа"), ("saturday", "старшая группа")],
        ),
        ("группа № 1 вт 15:00, группа № 2 вт 16:40", [("tuesday", "группа № 1"), ("tuesday", "группа № 2")]),
        ("пн, ср 15:00", [("monday", None), ("wednesday", None)]),
        ("пн 15:00 (1 группа), ср 15:00 (2 группа)", [("monday", "1 группа"), ("wednesday", "2 группа")]),
        ("пн 15:00, группа 2 раза в неделю", [("monday", None)]),
    ],
)
def test_groups_of_a_timetable_are_read(cell: str, lessons: list[tuple[str, str | None]]) -> None:
    """Each lesson names its group; a row without groups has none."""
    table = f'Название программы\tВозраст\tРасписание\nРоботы\t7–10 лет\t"{cell}"'
    [row] = rows_of(imported("программы.txt", table.encode()))
    assert [(one["weekday"], one.get("group")) for one in values_of(row)["sessions"]] == lessons


def test_ages_in_the_column_of_participants_are_read() -> None:
    """In a plan «участники» are grades or ages; both stand where both are told."""
    head = "Мероприятие\tДата\tУчастники\tВозраст"
    rows = ["Проба\t12 ноября\t12–15 лет\t", "Экскурсия\t13 ноября\t8–9 классы\t14–16 лет"]
    trial, trip = map(values_of, rows_of(imported("план.txt", "\n".join([head, *rows]).encode())))
    assert (trial.get("grades"), trial["ages"]) == (None, "12–15")
    assert (trip["grades"], trip["ages"]) == ([8, 9], "14–16")


@pytest.mark.parametrize(
    ("title", "grades"),
    [
        ("Экскурсия на завод, 8–9 классы", [8, 9]),
        ("Беседа с учениками 9а и 9 «Б» классов", [9]),
        ("Занятия в 10-х классах", [10]),
        ("Собрание для 9, 11 кл.", [9, 11]),
        ("Набор в 10 класс", None),
        ("Приём в 5 и 10 классы", None),
        ("Мастер-класс «Первая помощь» 11 раз", None),
        ("Классный час «100 профессий»", None),
    ],
)
def test_grades_in_a_title_stand_in_for_those_of_an_empty_cell(title: str, grades: list[int] | None) -> None:
    """The account says so; a class that children are invited into is not theirs yet."""
    plans = ("Мероприятие\tДата\tКласс\tЧасы", "Программа\tСтоимость\tКласс\tЧасы")
    for plan in plans:
        row = rows_of(imported("план.txt", f"{plan}\n{title}\t12 ноября\t\t".encode()))[0]
        assert values_of(row).get("grades") == grades
        assert ("классы взяты из названия" in "".join(map(str, row.notes))) == bool(grades)
    filled = rows_of(imported("план.txt", f"{plans[0]}\n{title}\t12 ноября\t7\t".encode()))[0]
    assert values_of(filled)["grades"] == [7]


def test_classes_are_read() -> None:
    """Profiles are those of the vocabulary, partners are told apart, numbers of pupils are no places."""
    head = "Класс\tПрофиль\tУглублённые предметы\tПартнёры\tКол-во обучающихся"
    rows = [
        "10а\tИнженерный\tматематика, физика\tтехнический университет; завод «Ёлка»\t24",
        "8–9\tМедицинский (группа)\tхимия\tРайонная больница\t11",
    ]
    result = imported("классы.txt", "\n".join([head, *rows]).encode())
    engineers, doctors = map(values_of, rows_of(result))
    assert [partner["kind"] for partner in engineers["partners"]] == ["university", "employer"]
    assert (doctors["unit"], doctors["grades"]) == ("group", [8, 9])
    assert not any("24" in text or "places" in text for text in result.texts.values())


def test_profiles_that_no_vocabulary_knows_are_offered() -> None:
    """The class is a draft nevertheless; another name of a profile is found, places are those that one can apply for."""
    head = "Класс (литера)\tПрофиль\tНабор (чел.)"
    rows = ["10 «М»\tУниверсально-гуманитарный\t25", "10-А\tагротехкласс\t20–25 чел.", "11К\tИнженерный\tпо желанию"]
    result = imported("классы.txt", "\n".join([head, *rows]).encode())
    accounts = rows_of(result)
    assert all(row.is_ready for row in accounts), [row.problems for row in accounts]
    humanities, farmers, engineers = map(values_of, accounts)
    assert result.new_entries["class_profiles"] == {"universalno-gumanitarnyy": "Универсально-гуманитарный"}
    assert farmers["profile"] == next(
        id for id, one in LARGE.targets("class_profile").items() if "агро" in one.name.lower()
    )
    assert [one["grades"] for one in (humanities, farmers, engineers)] == [[10], [10], [11]]
    assert [one.get("admission") for one in (humanities, farmers, engineers)] == [
        {"places": 25},
        {"places": "20–25"},
        None,
    ]
    assert [note.column for note in accounts[2].notes if note.finding is Finding.ASKED] == ["Мест"]


@pytest.mark.parametrize(
    ("title", "format"),
    [
        ("Участие в проекте «Путь»", "Участие"),
        ("Всероссийский открытый диктант", "Всероссийский открытый диктант"),
        ("Тематические классные вечера", "Тематические классные вечера"),
        ("О выборе пути", "Мероприятие"),
    ],
)
def test_a_new_format_is_called_by_a_noun(title: str, format: str) -> None:
    """With its adjectives, without a preposition behind it."""
    result = imported("план.txt", f"Мероприятие\tДата\n{title}\t12 ноября".encode())
    assert list(result.new_entries["event_formats"].values()) == [format]


def test_the_grade_that_a_class_takes_into_is_read() -> None:
    """A column for it is told apart from who studies there; what names no grade is asked about."""
    head = "Класс\tПрофиль\tКласс набора\tПартнёры"
    rows = ["10–11\tИнженерный\t10\tзавод «Ёлка»", "7–9\tМедицинский\tпо желанию\tРайонная больница"]
    engineers, doctors = rows_of(imported("классы.txt", "\n".join([head, *rows]).encode()))
    assert (values_of(engineers)["grades"], values_of(engineers)["admits_to"]) == ([10, 11], [10])
    assert "admits_to" not in values_of(doctors)
    assert [note.column for note in doctors.notes if note.finding is Finding.ASKED] == ["В какие классы берут"]


def roadmap_docx() -> bytes:
    """The road map of the region as a table of Word: sections over all columns, those responsible line by line."""
    document, roadmap = Document(), LARGE.of("roadmap")[0].record
    document.add_paragraph(roadmap.title)
    parties = LARGE.targets("party")
    table = document.add_table(rows=1, cols=5)
    names = ("№ п/п", "Мероприятие", "Срок исполнения", "Ответственный", "Ожидаемые результаты")
    for cell, text in zip(table.rows[0].cells, names, strict=True):
        cell.text = text
    for section in roadmap.sections:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).text = f"{section.number}. {section.title}"
        for item in section.items:
            responsible = [one.wording or parties[one.party].name for one in item.responsible]
            texts = (item.number, item.title, item.deadline.wording, "\n".join(responsible), "\n".join(item.results))
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_road_map_of_word_is_read_whole() -> None:
    """Each of 44 items comes back with its number, title, deadline, parties and results."""
    entry = LARGE.of("roadmap")[0]
    result = imported("карта.docx", roadmap_docx(), years=entry.id)
    found = {row.values["number"]: row.values for row in rows_of(result) if row.values}
    wanted = [item for section in as_plain(entry.record)["sections"] for item in section["items"]]
    assert len(wanted) == 44
    for item in wanted:
        assert {
            name: found[item["number"]][name] for name in ("number", "title", "deadline", "responsible", "results")
        } == {name: item[name] for name in ("number", "title", "deadline", "responsible", "results")}


def test_a_road_map_of_another_numbering_is_read() -> None:
    """Numbers of one to three levels, sections as rows, quarters, what comes again, a calendar year."""
    head = "№\tНаименование мероприятия\tСрок\tОтветственные исполнители\tРезультат"
    rows = [
        "1.\tНормативное обеспечение\t\t\t",
        "1.1.\tРазработка программы\tI квартал 2026 г.\tРегиональный оператор\tПриказ",
        "1.1.1\tСогласование программы\tноябрь, апрель\tСоюз работодателей\tПротокол",
        "2.\tРабота со школами\t\t\t",
        "2.1.\tМониторинг\tежеквартально\tРегиональный оператор\tАналитическая",
        "\t\t\t\tсправка",
        "2.2.\tОбучение\tдо 1 октября 2026, далее раз в два года\tРегиональный оператор\tОбучено не менее 120 человек",
    ]
    result = imported("карта.txt", "\n".join([head, *rows]).encode(), years="2026")
    items = {row.values["number"]: row.values for row in rows_of(result) if row.values}
    assert items["1.1"]["deadline"] == {"wording": "I квартал 2026 г.", "kind": "quarters", "quarters": ["2026-Q1"]}
    assert items["1.1.1"]["deadline"]["months"] == ["2026-04", "2026-11"]
    assert items["2.1"]["results"] == ["Аналитическая справка"]
    assert items["2.2"]["deadline"] | {"wording": ""} == {
        "wording": "",
        "kind": "yearly",
        "every": 2,
        "due": "2026-10-01",
    }
    assert result.new_entries["parties"] == {"soyuz-rabotodateley": "Союз работодателей"}
    assert "roadmap/2026.yml" in result.texts


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("план.docx", b"PK\x03\x04broken", "повреждён"),
        ("план.xlsx", b"nothing", "повреждён"),
        ("план.doc", b"\xd0\xcf\x11\xe0", "сохраните его как .docx"),
        ("план.pdf", b"%PDF-1.7", "Пришлите Word или Excel"),
        ("план.zip", b"PK", "Сделайте его заново"),
        ("снимок.jpg", b"\xff\xd8", "такой файл прочитать нельзя"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, words: str) -> None:
    """One sentence for each file, and no traceback."""
    result = imported(name, data)
    assert words in "\n".join(result.notes)
    assert result.texts == {}


@pytest.mark.parametrize(
    ("sentence", "title", "when", "grades", "place"),
    [
        ("12 декабря в 11:00 – день открытых дверей", "День открытых дверей", "2026-12-12 11:00", None, None),
        (
            "1. 12, 19 ноября — экскурсия на завод (8–9 классы).",
            "Экскурсия на завод",
            "2026-11-12; 2026-11-19",
            [8, 9],
            None,
        ),
        (
            "Просим разместить: 15 ноября, 18:00 – собрание «Куда, и как», 9 классы, актовый зал.",
            "Собрание «Куда, и как»",
            "2026-11-15 18:00",
            [9],
            "актовый зал",
        ),
        ("• Тестирование выпускников – до 20 ноября", "Тестирование выпускников", "до 2026-11-20", None, None),
        ("18 ноября. Встреча с врачом (11 кл.), актовый зал", "Встреча с врачом", "2026-11-18", [11], "актовый зал"),
        ("19–20.11 Диктант «Мой выбор» (8 классы)", "Диктант «Мой выбор»", "2026-11-19 – 2026-11-20", [8], None),
        ("25.11 в 18.00 собрание родителей", "Собрание родителей", "2026-11-25 18:00", None, None),
        ("Анкетирование выпускников (15.09)", "Анкетирование выпускников", "2026-09-15", None, None),
        ("Май:\n3) Ярмарка мастеров – 8 класс", "Ярмарка мастеров", "2027-05", [8], None),
        (
            "Также 25 декабря в 12:00 в актовом зале – игра «Кем быть»",
            "Игра «Кем быть»",
            "2026-12-25 12:00",
            None,
            "в актовом зале",
        ),
    ],
)
def test_sentences_with_a_time_are_events(
    sentence: str, title: str, when: str, grades: list[int] | None, place: str | None
) -> None:
    """A list in a text is read like a table, and told as a guess; greetings around it are shown."""
    result = imported("письмо.txt", f"Добрый день!\n{sentence}".encode())
    [row] = rows_of(result)
    values = values_of(row)
    assert (values["title"], values["when"], values.get("grades")) == (title, when, grades)
    assert [venue["name"] for venue in values.get("venues", ())] == [place] * bool(place)
    assert any(note.finding is Finding.GUESSED and "из текста" in note.text for note in result.tables[0].notes)
    assert "Добрый день!" in "\n".join(result.notes)


@pytest.mark.parametrize(
    "text",
    [
        "приказ от 28.08.2026 № 214-од",
        "Дата: 28 августа 2026 года",
        "План мероприятий: ноябрь 2026",
        "С уважением, Ёлкина",
        "Май\nОтветственный: заместитель директора по воспитательной работе",
        "18 ноября.",
    ],
)
def test_other_sentences_are_no_events(text: str) -> None:
    """They are shown in their own words instead."""
    result = imported("письмо.txt", text.encode())
    assert rows_of(result) == []
    assert text.split("\n")[-1].strip(".") in "\n".join(result.notes)


def test_days_beside_a_table_are_told() -> None:
    """A sentence of a letter that names a day is not lost because a table stands in it, too."""
    text = "Мероприятие\tДата\nЭкскурсия\t12 ноября\nТакже 20 декабря в школе пройдёт ярмарка."
    result = imported("письмо.txt", text.encode())
    assert "20 декабря" in "\n".join(result.notes)
