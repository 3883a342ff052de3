"""Open data: JSON against its schemas, tables against the records, the same numbers everywhere."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker
from profminimum.catalog import Catalog
from profminimum.model import Record
from profminimum.model.schema.json_schema import definitions
from profminimum.model.schema.values import as_plain
from profminimum.table_files import csv_file, unescape_formula
from profminimum.view.open_data.collections import COLLECTIONS
from profminimum.view.open_data.json_files import API_FOLDER, openapi
from profminimum.view.open_data.tables import DataTable
from profminimum.view.open_data.workbooks import workbook
from profminimum.view.pages.data_pages import calendar_values, open_data_values
from python_calamine import CalamineWorkbook

from tests.support.output_files import SITE, files
from tests.support.project import at, catalog_of
from tests.support.record_strategies import NAMED, records, texts, titles

CATALOG = catalog_of()
DATA = files(CATALOG, folder=API_FOLDER)
NAMES = [collection.name for collection in COLLECTIONS]
SAMPLE = {
    "schools/second/events/sample.yml": """\
        demo: true
        title: "=HYPERLINK(\\"https://example.ru\\")"
        format: meeting
        starts: 2026-12-02 15:00
        audience: [pupils]
        summary: "@SUM(A1)"
    """
}


def loaded(path: str, data: dict[str, bytes] = DATA) -> Any:
    """A JSON file, read strictly: a key that stands twice is refused."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    return json.loads(data[API_FOLDER + path], object_pairs_hook=unique)


def rows(name: str, data: dict[str, bytes] = DATA) -> list[dict[str, str]]:
    """A CSV file as Excel with Russian settings reads it."""
    content = data[f"{API_FOLDER}{name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    header, *found = reader
    assert all(len(row) == len(header) for row in found)
    assert len(set(header)) == len(header), "two columns share a name"
    return [dict(zip(header, row, strict=True)) for row in found]


def nodes(schema: Any) -> list[dict[str, Any]]:
    """Every object inside a schema."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    return [*([schema] if isinstance(schema, dict) else []), *(node for part in inner for node in nodes(part))]


@pytest.mark.parametrize("name", [*NAMES, "all"])
def test_each_file_keeps_to_its_schema(name):
    """The schema is one, the file is valid by it, and a field too many or too few is refused."""
    schema, content = loaded(f"schema/{name}.json"), loaded(f"{name}.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(content)] == []
    assert not validator.is_valid({**content, "surprise": 1})
    assert not validator.is_valid({key: value for key, value in content.items() if key != "total"})


@pytest.mark.parametrize("name", [*NAMES, "all"])
def test_no_value_has_two_types(name):
    """There is no union anywhere: neither in words nor as a list of types, nor null for what is not known."""
    for node in nodes(loaded(f"schema/{name}.json")):
        assert not {"anyOf", "oneOf", "allOf", "not", "if"} & set(node) - set(node.get("properties", {}))
        assert not isinstance(node.get("type"), list)
    assert "null" not in json.dumps(loaded(f"{name}.json")).replace('"null"', "")


def test_openapi_describes_every_file():
    """By JSON Schema's own schema it is OpenAPI 3.1; each path is a file, each link leads on."""
    api = loaded("openapi.json")
    assert api["openapi"].startswith("3.1.")
    assert api["info"].keys() >= {"title", "version"}
    assert {f"{API_FOLDER}{path.removeprefix('/')}" for path in api["paths"]} == {
        path for path in DATA if path.endswith(".json") and "/schema/" not in path and not path.endswith("openapi.json")
    }
    schemas = api["components"]["schemas"]
    Draft202012Validator.check_schema({"$defs": schemas})
    links = {node["$ref"] for node in nodes(api) if "$ref" in node}
    assert {link.removeprefix("#/components/schemas/") for link in links} <= schemas.keys()
    for path, operations in api["paths"].items():
        answer = operations["get"]["responses"]["200"]
        schema = {**answer["content"]["application/json"]["schema"], "components": api["components"]}
        Draft202012Validator(schema).validate(loaded(path.removeprefix("/")))
    identifiers = [path["get"]["operationId"] for path in api["paths"].values()]
    assert len(set(identifiers)) == len(identifiers)


def test_every_kind_of_record_is_published():
    """A new kind of record finds its place among the collections, or this fails."""
    assert {collection.kind for collection in COLLECTIONS} == set(NAMED)
    assert openapi(CATALOG)["paths"].keys() == {f"/{name}.json" for name in [*NAMES, "all"]}


@pytest.mark.parametrize("kind", sorted(NAMED))
@settings(max_examples=15, deadline=None)
@given(made=st.data())
def test_any_record_keeps_to_the_schema(kind, made):
    """Whatever the model accepts, the schema of its kind accepts when it is published."""
    record: Record = made.draw(records(kind))
    name = type(record).__name__
    schema = {"$ref": f"#/$defs/{name}", "$defs": definitions([type(record)])}
    written = json.loads(json.dumps(as_plain(record, with_defaults=True)))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(written)] == []


def counts(catalog: Catalog) -> Counter[str]:
    """How many records of each collection the catalogue has."""
    return Counter({collection.name: len(catalog.records.of(collection.kind)) for collection in COLLECTIONS})


@pytest.mark.parametrize("changed", [None, SAMPLE], ids=["as it is", "with a sample"])
def test_the_same_numbers_everywhere(changed):
    """Page, calendar, JSON, CSV and XLSX agree on how many events, programmes and schools there are."""
    catalog = catalog_of(changed)
    data, made = files(catalog), open_data_values(catalog)
    totals = {name: loaded(f"{name}.json", data)["total"] for name in NAMES}
    assert totals == counts(catalog)
    assert totals == {name: len(loaded(f"{name}.json", data)["items"]) for name in NAMES}
    assert totals == {collection.name: file.total for collection, file in made["collections"]}
    assert loaded("all.json", data)["total"] == sum(totals.values()) == made["whole"].total
    book = CalamineWorkbook.from_filelike(io.BytesIO(data[f"{API_FOLDER}all.xlsx"]))
    for table in COLLECTIONS:
        sheet = book.get_sheet_by_name(table.label).to_python()
        assert len(sheet) - 1 == len(rows(table.name, data))
        if not table.entries:
            assert len(rows(table.name, data)) == totals[table.name]
        assert loaded(f"{table.name}.json", data)["rows"] == len(rows(table.name, data))
    groups = dict(calendar_values(catalog)["groups"])
    assert groups["region"][0].total == totals["events"] == len(catalog.events)
    held = Calendar.from_ical(data["calendars/region.ics"]).walk("VEVENT")
    assert len({str(event["URL"]) for event in held}) == totals["events"]
    events = loaded("events.json", data)["items"]
    assert {item["url"] for item in events} == {str(event["URL"]) for event in held}
    assert {row["Страница"] for row in rows("events", data)} == {item["url"] for item in events}


def test_samples_are_marked_and_counted_apart():
    """They are marked in JSON, in tables, and in the numbers."""
    data = files(catalog_of(SAMPLE))
    events = loaded("events.json", data)
    assert events["samples"] == 1
    assert [item["id"] for item in events["items"] if item["is_sample"]] == ["sample"]
    assert [row["Имя записи"] for row in rows("events", data) if row["Образец"] == "да"] == ["sample"]
    school = next(item for item in loaded("schools.json", data)["items"] if item["id"] == "second")
    assert school["is_sample"]


def test_published_values_are_those_of_the_record():
    """Values, owners and links of one record are published as they were written."""
    (found,) = [item for item in loaded("events.json")["items"] if item["id"] == "markup"]
    assert found["owner"] == {"kind": "school", "id": "first", "name": "Школа № 1 «Ёлочка»"}
    assert found["url"] == SITE + found["page"] == SITE + "schools/first/events/markup/"
    record = found["record"]
    assert record["title"] == 'Встреча <b>с инженером</b> & "разговор по душам"'
    assert (record["when"], record["registration"]["closes"]) == ("2026-11-27 14:30–15:30", "2026-11-26 12:00")
    assert record["checked"] == "2026-11-20"
    assert "updated" not in record


def test_tables_speak_russian():
    """They have words for choices and references, «да» and «нет», days that a spreadsheet knows as days."""
    (row,) = [row for row in rows("programmes") if row["Имя записи"] == "cook"]
    assert row["Чья запись"] == "Ёлкинский колледж"
    assert row["Вид"] == "профессиональное обучение"
    assert row["Классы"] == "9; 10"
    assert row["Дни занятий"] == "среда, 15:30, 17:00; суббота, 09:00, 11:15"
    assert row["Школы"] == "Школа № 1 «Ёлочка»"
    assert row["Подходит детям с ОВЗ"] == "нет"
    assert row["Запись: Срок"] == "2026-09-01 – 2026-11-30"
    assert row["Возраст"] == "от 15"


def test_a_time_has_its_days_apart():
    """Beside the notation stand the first and the last day that are known: by them programs sort and compare."""
    record = next(item["record"] for item in loaded("events.json")["items"] if item["id"] == "forum")
    assert {name: value for name, value in record.items() if name.startswith("when")} == {
        "when": "2027-02-08 – 2027-02-12",
        "when_first": "2027-02-08",
        "when_last": "2027-02-12",
    }
    enrolment = next(item["record"] for item in loaded("programmes.json")["items"] if item["id"] == "drawing")[
        "enrolment"
    ]
    assert (enrolment["when_last"], enrolment["waves"][0]["when_first"]) == ("2026-09-15", "2027-01-10")
    (cook,) = [row for row in rows("programmes") if row["Имя записи"] == "cook"]
    assert cook["Запись: Срок: последний день"] == "2026-11-30"


def test_a_fee_is_numbers_for_programs_and_words_for_people():
    """JSON has both ends of a range, a table what the school wrote; the words of old files stay where they were."""
    record = next(item["record"] for item in loaded("events.json")["items"] if item["id"] == "forum")
    assert record["fee"] == {"per_person": 300, "per_person_min": 250, "reductions": []}
    (forum,) = [row for row in rows("events") if row["Имя записи"] == "forum"]
    assert forum["Плата: С человека"] == "250–300"
    (project,) = [row for row in rows("classes") if row["Имя записи"] == "project"]
    assert project["Плата: Льготы"] == "для многодетных бесплатно; второй ребёнок – 50 %"
    old = next(item["record"] for item in loaded("programmes.json")["items"] if item["id"] == "drawing")
    assert old["price"] == "1 200 рублей в месяц"


def test_a_formula_stays_text():
    """In CSV it begins with an apostrophe; in a workbook it is a text cell as it is, and no link."""
    data = files(catalog_of(SAMPLE))
    (row,) = [row for row in rows("events", data) if row["Имя записи"] == "sample"]
    assert row["Название"] == '\'=HYPERLINK("https://example.ru")'
    assert row["Коротко"] == "'@SUM(A1)"
    book = CalamineWorkbook.from_filelike(io.BytesIO(data[f"{API_FOLDER}all.xlsx"]))
    cells = [cell for line in book.get_sheet_by_name("Мероприятия").to_python() for cell in line]
    assert '=HYPERLINK("https://example.ru")' in cells
    assert b"<f>" not in data[f"{API_FOLDER}all.xlsx"]


def test_phones_are_defused_in_csv():
    """A number that begins with a plus would be computed."""
    column = [value for row in rows("region") for name, value in row.items() if name == "Кого спросить в регионе"]
    assert column == [
        "методист регионального оператора, если школа не ответила, +7 (4752) 20-09-00, metodist@operator.yolkin.ru, "
        "пн–пт, 9:00–17:00"
    ]
    sheet = DataTable("x", "x", ("Телефон",), [("+7 (4752) 20-00-00",), ("\t=1",), (" =1",), ("-1",), ("–1",), (-1,)])
    found = csv_file(sheet.header, sheet.rows).decode("utf-8-sig").split("\r\n")[1:-1]
    assert found == ["'+7 (4752) 20-00-00", "'\t=1", "' =1", "'-1", "–1", "-1"]


@given(st.lists(st.tuples(titles, texts), max_size=4))
def test_any_text_survives_in_tables(pairs):
    """Another reader reads it back whole; only the apostrophe of a defused cell is added."""
    sheet = DataTable("x", "Лист", ("Название", "Текст"), list(pairs))
    _, *found = csv.reader(
        io.StringIO(csv_file(sheet.header, sheet.rows).decode("utf-8-sig"), newline=""), delimiter=";", strict=True
    )
    assert [tuple(map(unescape_formula, row)) for row in found] == pairs
    for row in found:
        assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook([sheet])))
    assert book.get_sheet_by_name("Лист").to_python(skip_empty_area=False)[1:] == [list(pair) for pair in pairs]


def test_days_are_days_in_a_workbook():
    """Excel sorts and filters them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(DATA[f"{API_FOLDER}all.xlsx"]))
    header, *lines = book.get_sheet_by_name("Программы").to_python()
    found = {line[0]: line[header.index("Запись: Срок: последний день")] for line in lines}
    assert found["cook"] == date(2026, 11, 30)


def test_a_later_build_changes_nothing():
    """The day of the build shows nowhere, not even in the workbook."""
    assert files(catalog_of(now=at("2026-12-25 18:00")), folder=API_FOLDER) == DATA


def test_without_an_address_of_the_site_full_links_are_missing():
    """What is there is valid all the same."""
    data = files(CATALOG, "", API_FOLDER)
    content = loaded("events.json", data)
    assert all("url" not in item and item["page"] for item in content["items"])
    Draft202012Validator(loaded("schema/events.json", data)).validate(content)
    assert {row["Страница"] for row in rows("events", data)} == {item["page"] for item in content["items"]}


def test_the_page_explains_every_field():
    """It has all that can be in a file: fields, groups of fields, words to choose from."""
    made = open_data_values(CATALOG)
    explained = {group.__name__ for group in (*made["groups"], *made["choices"], made["envelope"], made["head"])}
    explained |= {collection.model.__name__ for collection, _ in made["collections"]}
    described = {
        name
        for name, schema in loaded("openapi.json")["components"]["schemas"].items()
        if not name.startswith("Listed") and not name.endswith("Collection") and name != "Whole"
    }
    assert described <= explained
    assert all(
        field["title"] and field["description"]
        for node in nodes(loaded("schema/all.json")["$defs"])
        for field in node.get("properties", {}).values()
        if isinstance(field, dict) and "x-labels" not in field and "title" in field
    )


def test_what_a_record_proves_stands_in_its_head():
    """Grades that follow from an age, and into which a class takes, are told beside the record, which holds what its file says."""
    text = "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\nages: 7–10 лет\n"
    offered = "title: Класс\nprofile: engineering\nsummary: Кратко\ngrades: [10, 11]\n"
    made = files(catalog_of({"schools/first/programmes/added.yml": text, "schools/first/classes/added.yml": offered}))
    items = {item["file"]: item for name in ("programmes", "classes") for item in loaded(f"{name}.json", made)["items"]}
    robots = items["schools/first/programmes/added.yml"]
    assert (robots["grades_by_age"], robots["record"]["grades"]) == ([1, 2, 3, 4], [])
    assert (robots["record"]["ages"], robots["record"]["ages_min"]) == (10, 7)
    taken = items["schools/first/classes/added.yml"]
    assert (taken["admits_to"], taken["record"]["admits_to"]) == ([10], [])
    assert "grades_by_age" not in taken
