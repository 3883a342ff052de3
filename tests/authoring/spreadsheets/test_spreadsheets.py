"""Spreadsheets of schools: an export comes back unchanged, and every problem names its cell."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from profminimum.authoring.cells import ERROR
from profminimum.authoring.spreadsheets import (
    RecordSheets,
    Unreadable,
    csv_text,
    import_grids,
    read_drafts,
    read_grids,
    workbook,
)
from profminimum.authoring.submissions import path_of
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_records, read_sources
from profminimum.model import KINDS, REFERENCES, Entry, Mark, Record, Records, locate
from profminimum.model.schema.introspection import asked_fields, fields
from profminimum.model.schema.values import as_plain
from profminimum.view.pages.field_guide import samples_for
from xlsxwriter import Workbook

from tests.support import record_strategies as strategies
from tests.support.project import REGION

RECORDS = read_records(REGION)
SPREADSHEET_KINDS = [kind.name for kind in KINDS if kind.has_sheet]
TARGETS = {reference: list(RECORDS.targets(reference)) for reference in REFERENCES}
TEXTS = {file.path: file.data.decode() for file in read_sources(REGION).files}
TODAY = date(2026, 11, 23)
OWNER, NAME = "Школа или организация", "Имя записи"
FIRST = RECORDS.targets("school")["first"].name


def entry_of(kind: str, name: str, record) -> Entry:
    """The record as if it lay in the folder of the first school, or of the college if schools have no such records."""
    location = locate(path_of(kind, "school", "first", name) or path_of(kind, "organisation", "college", name))
    return Entry(location, record, Mark(1, 1))


def read_back(exchange: RecordSheets, grids) -> dict[str, object]:
    """The records that the sheets describe, through drafts, YAML and the reader."""
    found = read_drafts(exchange, grids)
    assert found.problems == []
    from profminimum.authoring.yaml_writer import yaml_text

    loaded = load([SourceFile(path, yaml_text(draft.values).encode()) for path, draft in found.drafts.items()])
    assert [str(problem) for problem in loaded.problems] == []
    return {entry.location.path: entry.record for entry in loaded.entries}


def unstamped(record: Record) -> Record:
    """The record without what tools write: no table has a column for it."""
    return record.model_copy(update={field.name: None for field in fields(type(record)) if field.is_stamp})


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", SPREADSHEET_KINDS)
def test_any_records_survive(kind, form):
    """Record → sheet → draft → YAML → record: nothing is lost, nothing becomes something else."""
    exchange = RecordSheets(kind, RECORDS)
    names = st.sampled_from(["2024-25", "2025-26"] if kind == "year_plan" else ["alpha", "beta-2"])

    @settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(names, strategies.records(kind, TARGETS), min_size=2, max_size=2))
    def survive(records):
        entries = [entry_of(kind, name, record) for name, record in records.items()]
        filled = exchange.fill(entries)
        cells = {str(cell) for sheet in filled for row in sheet.rows for cell in row}
        assume(
            not any(map(ERROR.fullmatch, cells))
        )  # a text that reads as a failed formula is asked about, not taken over
        if form == "xlsx":
            grids = read_grids("table.xlsx", workbook(exchange, filled))
        else:
            grids = {sheet.sheet.title: read_grids("x.csv", csv_text(exchange, sheet))["x"] for sheet in filled}
        assert read_back(exchange, grids) == {entry.location.path: unstamped(entry.record) for entry in entries}

    survive()


@pytest.mark.parametrize("kind", SPREADSHEET_KINDS)
def test_an_export_changes_nothing(kind):
    """Importing what was exported leaves every byte of the data."""
    exchange = RecordSheets(kind, RECORDS)
    data = workbook(exchange, exchange.fill(RECORDS.of(kind)))
    found = import_grids(exchange, read_grids("a.xlsx", data), TEXTS, TODAY)
    assert (found.changes, [problem for problem in found.problems if problem.is_error]) == ([], [])


@pytest.mark.parametrize("kind", SPREADSHEET_KINDS)
def test_the_example_row_of_a_template_is_a_valid_record_under_another_name(kind):
    """The example itself is no record; the same row under another name is one that the reader takes."""
    exchange = RecordSheets(kind, RECORDS)
    data = workbook(exchange, exchange.fill([]), exchange.example(samples_for(RECORDS, "2026-27")))
    grids = read_grids("a.xlsx", data)
    assert read_drafts(exchange, grids).drafts == {}
    name = "2030-31" if kind == "year_plan" else "novoe"
    renamed = {
        title: [[name if cell == "ПРИМЕР" else cell for cell in row] for row in grid] for title, grid in grids.items()
    }
    [record] = read_back(exchange, renamed).values()
    assert record.model_fields_set == {field.name for field in asked_fields(type(record))}
    assert data == workbook(exchange, exchange.fill([]), exchange.example(samples_for(RECORDS, "2026-27")))


def test_a_column_of_a_former_year_is_read_and_offered_to_nobody():
    """A table that was filled in before a field became deprecated is imported as ever."""
    exchange = RecordSheets("event", RECORDS)
    found = read_drafts(exchange, book({"Мероприятие": [[*EVENT, "Номер правки"], [*GOOD, 3]]}))
    assert found.problems == []
    assert [draft.values["revision"] for draft in found.drafts.values()] == [3]
    [header, *_] = csv_text(exchange, exchange.fill(RECORDS.of("event"))[0]).decode("utf-8-sig").splitlines()
    assert "Название" in header
    assert "Номер правки" not in header


def book(sheets: dict[str, list[list[object]]]) -> dict:
    """Sheets as a person types them, through a real file."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as made:
        formats = {date: "dd.mm.yyyy", datetime: "dd.mm.yyyy hh:mm", time: "hh:mm"}
        for title, rows in sheets.items():
            sheet = made.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    look = made.add_format({"num_format": formats[type(cell)]}) if type(cell) in formats else None
                    sheet.write(row, column, cell, look)
    return read_grids("typed.xlsx", file.getvalue())


EVENT = [
    "Школа или организация",
    "Имя записи",
    "Название *",
    "Формат",
    "Начало",
    "Для кого",
    "Классы",
    "Стоимость",
    "Запись: Мест",
]
FORMAT = next(iter(RECORDS.targets("event_format").values())).name
GOOD = [
    FIRST,
    "",
    "День профессий",
    FORMAT,
    datetime(2026, 11, 12, 15, 0),
    "ученикам\nродителям",
    "6–8, 10",
    "бесплатно",
    30.0,
]


def test_cells_are_read_as_people_type_them():
    """The importer takes names instead of identifiers, Excel's days, ranges of grades, and missing columns."""
    exchange = RecordSheets("event", RECORDS)
    venues = [[OWNER, NAME, "Место", "Начало"], [FIRST, "День профессий", "Мастерские", "12.11.2026 15:30"]]
    found = import_grids(exchange, book({"Мероприятие": [EVENT, GOOD], "Где": venues}), TEXTS, TODAY)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    [change] = found.changes
    assert change.path == "schools/first/events/den-professiy.yml"
    identifier = next(iter(RECORDS.targets("event_format")))
    assert change.after.splitlines()[1:] == [
        "updated: 2026-11-23",
        "title: День профессий",
        f"format: {identifier}",
        "when: 2026-11-12 15:00",
        "venues:",
        "  - name: Мастерские",
        "    when: 2026-11-12 15:30",
        "audience: [pupils, parents]",
        "grades: [6, 7, 8, 10]",
        "registration:",
        "  places: 30",
        "cost: free",
    ]


def test_ages_are_read_as_people_type_them():
    """Words, numbers and the two columns of tables of former years mean the same; one of grades and ages is enough."""
    exchange = RecordSheets("programme", RECORDS)
    head = ["Школа или организация", "Название *", "Вид *", "Учебный год *", "Коротко *"]
    row = [FIRST, "Роботы", "дополнительное образование", "2026-27", "Кратко"]
    typed = {
        ("Возраст",): [(("7–10 лет",), "7–10"), (("14+",), "от 14"), ((13.0,), 13)],
        ("Возраст от", "Возраст до"): [((12.0, 15.0), "12–15"), ((14.0, ""), "от 14")],
        ("Возраст детей",): [(("с 14 лет",), "от 14")],
    }
    for headings, rows in typed.items():
        for cells, ages in rows:
            grids = book({"Программа": [[*head, *headings], [*row, *cells]]})
            change, *others = import_grids(exchange, grids, TEXTS, TODAY).changes
            assert others == []
            assert f"ages: {ages}" in change.after.splitlines()
            assert "grades" not in change.after
    grids = book({"Программа": [[*head, "Возраст"], [*row, "подростки"]]})
    [problem] = import_grids(exchange, grids, TEXTS, TODAY).problems
    assert "столбец F «Возраст»: здесь «подростки»" in str(problem)


@pytest.mark.parametrize(("cell", "written"), [(1.5, "1.5"), ("1,5", "1.5"), ("1.5 часа", "1.5"), (2.0, "2")])
def test_half_hours_are_read_as_people_type_them(cell, written):
    """A number of the program, a comma, a point, with the unit: one value."""
    row = [FIRST, "", "Собрание", FORMAT, datetime(2026, 11, 12), "родителям", cell]
    sheet = book({"Мероприятие": [[*EVENT[:6], "Часов"], row]})
    [change] = import_grids(RecordSheets("event", RECORDS), sheet, TEXTS, TODAY).changes
    assert f"hours: {written}" in change.after.splitlines()


def test_a_cell_of_hours_or_grades_is_text_for_a_spreadsheet_program():
    """Otherwise «1.5» would become the first of May, and «8-9» the eighth of September."""
    exchange = RecordSheets("event", RECORDS)
    with zipfile.ZipFile(io.BytesIO(workbook(exchange, exchange.fill([])))) as file:
        sheet, styles = (file.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    codes = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    formats = [codes.get(code) for code in re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])]
    columns = {
        column - 1: formats[int(style)]
        for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)".*?style="(\d+)"', sheet)
        for column in range(int(first), int(last) + 1)
    }
    headings = [*exchange.keys, *(column.heading for column in exchange.sheets[0].columns)]
    assert {columns[headings.index(name)] for name in ("Часов", "Классы")} == {"@"}


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (0, "Школа № 99", "лист «Мероприятие», строка 2, столбец A «Школа или организация»: здесь «Школа № 99»"),
        (2, "", "строка 2"),
        (3, "праздник", "строка 2, столбец D «Формат»: здесь «праздник»"),
        (4, "32.11.2026", "столбец E «Начало»: здесь «32.11.2026»: такого дня нет"),
        (5, "всем", "столбец F «Для кого»"),
        (6, "13", "столбец G «Классы»"),
        (7, "даром", "столбец H «Стоимость»: здесь «даром»"),
        (8, "много", "столбец I «Запись: Мест»"),
    ],
)
def test_problems_name_their_cell(column, cell, said):
    """A problem names sheet, row, column and what is wanted; nothing is to be written."""
    row = [*GOOD[:column], cell, *GOOD[column + 1 :]]
    found = import_grids(RecordSheets("event", RECORDS), book({"Мероприятие": [EVENT, row]}), TEXTS, TODAY)
    assert found.has_errors
    assert said in "\n".join(map(str, found.problems))


def test_headings_and_other_sheets_are_checked():
    """A misspelt heading, a row that belongs to no record and a repeated record are problems."""
    headings = [*EVENT[:-1], "Стоимось"]
    venues = [[OWNER, NAME, "Место"], [FIRST, "net-takoy", "Мастерские"]]
    found = import_grids(
        RecordSheets("event", RECORDS), book({"Мероприятие": [headings, GOOD, GOOD], "Где": venues}), TEXTS, TODAY
    )
    output = "\n".join(map(str, found.problems))
    assert "столбец I «Стоимось»: такого столбца здесь не бывает. Возможно, вы имели в виду «Стоимость»" in output
    assert "лист «Где», строка 2, столбец B «Имя записи»: записи «net-takoy» нет на главном листе." in output
    assert "запись «den-professiy» уже есть в строке 2" in output


def test_an_update_keeps_comments():
    """An update changes only the lines of changed cells; a missing column touches nothing."""
    exchange = RecordSheets("event", RECORDS)
    path = "schools/first/events/excursion.yml"
    text = "# Важно\n" + TEXTS[path].replace("\n", "  # примечание\n", 1)
    loaded = load([SourceFile(path, text.encode())])
    assert loaded.problems == ()
    others = [entry for entry in RECORDS if entry.location.path != path]
    exchange = RecordSheets("event", Records([*others, *loaded.entries]))
    rows = [[OWNER, NAME, "Коротко"], [FIRST, "excursion", "Новыми словами"]]
    found = import_grids(exchange, book({"Мероприятие": rows}), {**TEXTS, path: text}, TODAY)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    [change] = found.changes
    assert set(change.after.splitlines()) - set(text.splitlines()) == {"summary: Новыми словами", "updated: 2026-11-23"}
    assert "+summary: Новыми словами" in change.difference
    assert as_plain(load([SourceFile(path, change.after.encode())]).entries[0].record)["summary"] == "Новыми словами"


def test_the_day_of_the_change_is_written_by_the_import():
    """On what is new and on what has changed; what an older table says of it counts for nothing."""
    exchange = RecordSheets("event", RECORDS)
    path = "schools/first/events/online.yml"
    old = as_plain(next(entry for entry in RECORDS if entry.location.path == path).record)
    rows = [
        [*EVENT[:3], "Обновлено"],
        [FIRST, "online", old["title"], date(2026, 9, 30)],
        [FIRST, "markup", "Новое название", date(2026, 9, 30)],
    ]
    found = import_grids(exchange, book({"Мероприятие": rows}), TEXTS, TODAY)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    [change] = found.changes
    assert change.path == "schools/first/events/markup.yml"
    assert "updated: 2026-11-23" in change.after.splitlines()
    rows = [[*EVENT, "Обновлено"], [*GOOD, date(2026, 9, 30)]]
    [change] = import_grids(exchange, book({"Мероприятие": rows}), TEXTS, TODAY).changes
    assert "updated: 2026-11-23" in change.after.splitlines()


def test_csv_in_the_old_windows_encoding_is_imported():
    """The importer reads Excel's CSV in cp1251, with commas in numbers and missing cells at the end of a row."""
    text = f"{OWNER};{NAME};Название;Формат;Начало;Для кого\r\n{FIRST};den;День;{FORMAT};12.11.2026;ученикам\r\n"
    found = import_grids(RecordSheets("event", RECORDS), read_grids("event.csv", text.encode("cp1251")), TEXTS, TODAY)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert [change.path for change in found.changes] == ["schools/first/events/den.yml"]


def test_formulas_stay_texts():
    """No cell of a workbook is a formula, and CSV disarms what looks like one."""
    exchange = RecordSheets("organisation", RECORDS)
    record = exchange.model(name="=1+1", kind="college", address="@x", description="-5", official_name="'=2")
    filled = exchange.fill([Entry(locate("organisations/x/organisation.yml"), record, Mark(1, 1))])
    with zipfile.ZipFile(io.BytesIO(workbook(exchange, filled))) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "sheet" in name)
    lines = csv_text(exchange, filled[0]).decode("utf-8-sig").splitlines()
    assert {"'=1+1", "'@x", "'-5", "''=2"} <= set(lines[1].split(";"))


def test_ods_files_are_imported():
    """The importer reads LibreOffice's own format too."""
    rows = [
        [OWNER, NAME, "Название", "Формат", "Начало", "Для кого"],
        [FIRST, "den", "День", FORMAT, date(2026, 11, 12), "ученикам"],
    ]
    cells = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Мероприятие">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    found = import_grids(RecordSheets("event", RECORDS), read_grids("t.ods", file.getvalue()), TEXTS, TODAY)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert "when: 2026-11-12\n" in found.changes[0].after


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsx", b"no"), ("a.ods", b""), ("a.pdf", b"%PDF"), ("a.xlsx", b"PK\x03\x04")]
)
def test_a_file_that_is_no_table_is_refused(name, data):
    """The refusal is one sentence."""
    with pytest.raises(Unreadable, match="«a"):
        read_grids(name, data)


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("12 ноября", "2026-11-12"),
        ("10.12.2026 в 10:00", "2026-12-10 10:00"),
        ("10.12.2026 г.", "2026-12-10"),
        ("с 10 по 15 марта", "2027-03-10 – 2027-03-15"),
        ("7, 14 и 21 ноября, 10:00–12:00", "2026-11-07 10:00–12:00; 2026-11-14 10:00–12:00; 2026-11-21 10:00–12:00"),
        ("в ноябре", "2026-11"),
        ("по вторникам с 15 сентября по 25 мая", "2026-09-15 – 2027-05-25, по вторникам"),
        (datetime(2026, 11, 12, 15, 0), "2026-11-12 15:00"),
        (date(2026, 11, 12), "2026-11-12"),
    ],
)
def test_times_are_read_as_schools_write_them(cell, when):
    """A cell «Когда» may hold words; the year is that of the region's school year."""
    rows = [
        [OWNER, "Имя записи", "Название", "Формат", "Когда", "Для кого"],
        ["first", "den", "День", "excursion", cell, "ученикам"],
    ]
    found = import_grids(RecordSheets("event", RECORDS), book({"Мероприятие": rows}), {}, date(2026, 11, 23))
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert f"when: {when}\n" in found.changes[0].after.replace('"', "")


HEAD = [OWNER, NAME, "Название", "Формат", "Когда", "Для кого"]


def found_in(*rows: list[object]):
    """What the import finds in a sheet of events of these rows."""
    return import_grids(RecordSheets("event", RECORDS), book({"Мероприятие": [list(row) for row in rows]}), {}, TODAY)


def test_a_title_above_the_headings_and_columns_of_the_schools_own_are_no_obstacle():
    """Headings are found below a title; a column that we do not know is named once and left."""
    own = [*HEAD, "№ п/п"]
    found = found_in(
        ["План школы на год"], [], own, ["first", "den", "День", "excursion", "12 ноября", "ученикам", "1"]
    )
    assert [change.path for change in found.changes] == ["schools/first/events/den.yml"]
    assert [(problem.is_error, problem.place.row, problem.place.heading) for problem in found.problems] == [
        (False, 3, "№ п/п")
    ]


def test_a_row_that_is_still_called_an_example_is_told_of():
    """A school that wrote over the example and left its name hears why the row was passed over."""
    found = found_in(HEAD, ["first", "ПРИМЕР", "Наш день", "excursion", "12 ноября", "ученикам"])
    assert found.changes == []
    assert ["строка пропущена" in str(problem) for problem in found.problems] == [True]


def test_two_rows_of_one_title_have_names_of_their_own():
    """The second gets its day behind the name, where the sheet names no file."""
    rows = [["first", "", "Экскурсия на завод", "excursion", day, "ученикам"] for day in ("12 ноября", "19 ноября")]
    paths = [change.path.rpartition("/")[2] for change in found_in(HEAD, *rows).changes]
    assert paths == ["ekskursiya-na-zavod.yml", "ekskursiya-na-zavod-2026-11-19.yml"]


def test_a_failed_formula_is_an_error():
    """A cell that shows an error of the table is named, and no such text becomes a record."""
    found = found_in(HEAD, ["first", "den", "#Н/Д", "excursion", "12 ноября", "ученикам"])
    assert any("ошибка таблицы «#Н/Д»" in str(problem) for problem in found.problems)
    assert found.has_errors, "nothing is written"


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (3, "экскурсия на завод", "Возможно, вы имели в виду «Экскурсия на предприятие»"),
        (4, "12 ноябр", "здесь «12 ноябр»: не понятно «ноябр» (возможно, «ноября»)"),
        (4, "с 10 по 5 марта", "здесь «с 10 по 5 марта»: конец"),
        (5, "учиникам, родителям", "здесь «учиникам», а нужно одно из: «ученикам», «родителям», «педагогам»"),
        (6, "8-15", "здесь «8-15», а нужно целое число от 1 до 12"),
        (6, datetime(2026, 9, 8), "Excel принял написанное за дату или время и показывает «8 сентября»"),
    ],
)
def test_answers_are_in_words_of_the_sheet(column, cell, said):
    """A wrong cell gets one answer: the whole cell, words of its lists, no notation of the files, nothing that follows from it."""
    row = ["first", "den", "День", "excursion", "12 ноября", "ученикам", "9"]
    row[column] = cell
    [problem] = found_in([*HEAD, "Классы"], row).problems
    assert said in str(problem)
    assert not re.search(r"\([a-z_]+\)|«[a-z]+» \(", str(problem))


def test_ten_slips_are_ten_answers_in_one_pass():
    """Rows are read to the end, whatever is wrong with those before; answers come in the order of the sheet."""
    names = [*HEAD, "Классы", "Стоимость", "Часов", "Состояние"]
    wrong = ["first", "den", "День", "праздник", "когда-нибудь", "всем", "13", "даром", "много", "будет"]
    other = ["frist", "den-2", "День", "excursion", "12 ноября", "ученикам", "#REF!"]
    empty = ["", "den-3", "День", "excursion", "12 ноября", "ученикам"]
    problems = found_in(names, wrong, other, empty).problems
    assert [(problem.place.row, problem.place.column) for problem in problems] == [
        *((2, column) for column in range(4, 11)),
        (3, 1),
        (3, 7),
        (4, 1),
    ]


def test_a_record_of_the_region_says_so():
    """Where other rows name a school, an empty cell is asked about; «Регион» is the answer, and what an export writes."""
    rows = [["first", "one", "День", "excursion", "12 ноября", "ученикам"], [*["", "two", "День"], *GOOD[3:4]]]
    assert any("не указано, чья это запись" in str(problem) for problem in found_in(HEAD, *rows).problems)
    region = ["Регион", "two", "День", "excursion", "12 ноября", "ученикам"]
    assert [change.path for change in found_in(HEAD, rows[0], region).changes][1] == "events/two.yml"
