"""Vectors that Python and the site's scripts are held to: what goes in is written by hand, what comes out is Python's."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

from profminimum.authoring.form import description, reader_words
from profminimum.authoring.plain_words import plain_message
from profminimum.authoring.submissions import suggested_id
from profminimum.authoring.yaml_writer import yaml_text
from profminimum.catalog.facts.facets import Query, Row, filter_rows
from profminimum.catalog.items.phase import phase_at, phase_changes
from profminimum.catalog.items.reader_days import day_marks, phases_for_readers
from profminimum.check.ages import one_of_two_fields_is_filled_in
from profminimum.dates import opening_year_on
from profminimum.load import SourceFile, load
from profminimum.model import KINDS, Records
from profminimum.model.schema.grades import grade_numbers
from profminimum.model.schema.introspection import Dictionary, Group, ListOf, Scalar, fields
from profminimum.model.when import Repetition, SingleDay, Span, When, Within
from profminimum.model.when.notation import read_when
from profminimum.russian import day as day_in_words
from profminimum.russian import in_days, ranges, stem, words
from profminimum.view.pages.list_filter import Filter
from pydantic_core import PydanticCustomError

from tests.support.project import NOW, ROOT, catalog_of
from tests.support.when_shapes import SHAPES

FOLDER = ROOT / "tests" / "vectors"
ORDERS = ("place", "title", "date", "deadline")

Vectors = dict[str, Any]


def read(name: str) -> Vectors:
    """Returns the vectors of a file, `filter` or `form`."""
    vectors: Vectors = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return vectors


def text_of(vectors: Vectors) -> str:
    """Returns the vectors as their file has them; characters that cannot be seen are escaped."""
    text = json.dumps(vectors, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\s+((?:[-\w\"]+,\s+)*[-\w\"]+)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text)
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text) + "\n"


def filter_vectors(given: Vectors) -> Vectors:
    """Returns the vectors of the filter with all that Python finds."""
    names = given["facets"]
    rows = [_row(row) for row in given["rows"]]
    labels = {name: dict.fromkeys(values, "") for name, values in names.items()}
    filter = Filter("programmes", rows, lambda row: row, labels, ORDERS)
    index = json.loads(json.dumps(filter.columns | {"words": filter.words}))
    queries = [_filtered(filter, query["address"]) for query in given["queries"]]
    stems = [
        {"text": typed["text"], "stems": [stem(word) for word in words(typed["text"])]} for typed in given["stems"]
    ]
    return given | {"index": index, "endings": filter.endings, "queries": queries, "stems": stems}


def _row(given: Vectors) -> Row:
    days = {name: date.fromisoformat(given[name]) for name in ("day", "deadline") if name in given}
    facets = {name: tuple(values) for name, values in given["facets"].items()}
    return Row(
        facets,
        tuple(dict.fromkeys(words(given["title"]))),
        given["title"],
        days.get("day"),
        days.get("deadline"),
        deadlines=((None, days["deadline"]),) if "deadline" in days else (),
    )


def _filtered(filter: Filter, address: str) -> Vectors:
    query = Query.read(address, list(filter.labels))
    found, counts = filter_rows(filter.rows, query)
    return {
        "address": address,
        "chosen": {name: list(values) for name, values in query.chosen.items()},
        "text": query.text,
        "order": query.order,
        "written": query.address,
        "found": list(found),
        "counts": {f"{name}={value}": number for name in counts for value, number in sorted(counts[name].items())},
    }


def form_vectors(given: Vectors) -> Vectors:
    """Returns the vectors of the form with all that the model and the reader say."""
    types = scalar_types()
    values = [value | {"message": refusal(types[value["type"]], value_of(value))} for value in given["values"]]
    records = [record | {"problems": _problems(record["path"], record["values"])} for record in given["records"]]
    ids = [named | {"id": suggested_id(named["title"])} for named in given["ids"]]
    models = {record["model"] for record in records}
    return {
        "description": _description({value["type"] for value in values}, models),
        "values": values,
        "records": records,
        "ids": ids,
        "grades": [_grades_of(given["text"]) for given in given["grades"]],
    }


def _grades_of(text: str) -> Vectors:
    """Returns the grades that a text names, null where it is not understood, and how they are written."""
    found = grade_numbers(text)
    numbers = None if found == (text,) and not text.strip().isdecimal() else [int(number) for number in found]
    return {"text": text, "numbers": numbers, "written": ranges(numbers) if numbers else ""}


def value_of(vector: Vectors) -> str:
    """Returns the value of a vector; a long one is written as a short one and how many times it is repeated."""
    return str(vector["value"]) * int(vector.get("times", 1))


def _description(types: set[str], models: set[str]) -> Vectors:
    """Returns the parts of the form's description that the vectors need."""
    whole = description(catalog_of(), reader_words())
    needed: dict[str, Any] = {}

    def add(model: str) -> None:
        needed[model] = whole["models"][model]
        for inner in re.findall(r'"model": "(\w+)"', json.dumps(needed[model])):
            if inner not in needed:
                add(inner)

    for model in sorted(models):
        add(model)
    named = types | set(re.findall(r'"is": "one", "name": "(\w+)"', json.dumps(needed)))
    parts = {name: whole[name] for name in ("words", "forbidden", "replacements", "years", "letters", "grades")}
    return parts | {
        "types": {name: whole["types"][name] for name in sorted(named & whole["types"].keys())},
        "models": needed,
    }


def _problems(path: str, values: Vectors) -> list[Vectors]:
    loaded = load([SourceFile(path, yaml_text(values).encode())])
    found = [*loaded.problems, *one_of_two_fields_is_filled_in(Records(loaded.entries))]
    return [{"field": problem.field, "message": plain_message(problem.message)} for problem in found]


def scalar_types() -> dict[str, Scalar]:
    """Returns a declaration of each type that a field has, by the type's name."""
    found: dict[str, Scalar] = {}

    def walk(declared: Any) -> None:
        if isinstance(declared, Group):
            for field in fields(declared.model):
                walk(field.type)
        elif isinstance(declared, ListOf):
            walk(declared.item)
        elif isinstance(declared, Dictionary):
            walk(declared.value)
        elif not declared.choices:
            found.setdefault(declared.name, declared)

    for kind in KINDS:
        walk(Group(kind.model))
    return found


def refusal(declared: Scalar, value: str) -> str:
    """Returns the message with which the model refuses a value; empty if it takes it."""
    assert declared.validate, "a choice has no messages of its own"
    try:
        declared.validate(value)
    except PydanticCustomError as error:
        return str((error.context or {})["message"])
    return ""


WRITTEN_TIMES = (
    "неизвестно",
    "2026-03-10 – 2026-03-12",
    "2026-03-10 10:00 – 2026-03-12 17:00",
    "2026-03-10 – 2026-03-12 17:00",
    "с 2026-09-01 09:00",
    "до 2026-09-15 18:00",
    "в течение 2026-11-16 – 2026-11-22",
    "в течение 2026-11-16",
    "2026-09-15 – 2027-05-25, по понедельникам, вторникам и средам, 15:00",
    "2026-09-15 – 2027-05-25, по будням, кроме 2026-11-03, 2026-12-31, каникул и праздников",
    "2026-09-15 – 2027-05-25, по выходным, кроме каникул и праздников",
    "2026-03-10 – 2026-03-12, ежедневно, 10:00–17:00",
    "2026-10 – 2026-12",
    "2026-Q4 – 2027-Q1",
    "2026-H2",
    "2026-27",
    "2025-26 – 2026-27",
    "2099-00",
    "2026",
    "2026-11-12 22:00–02:00",
    "2026-11-07 10:00–12:00; 2026-11-14",
    "2026-11-12; 2026-12",
)
"""Times beside those of plans, each shape with all that it may have."""


def when_vectors(before: Vectors) -> Vectors:
    """Returns times in the notation, each with the shape in which the form shows it."""
    texts = dict.fromkeys(
        str(read_when(text, "2026-27")) for text in (*WRITTEN_TIMES, *(one.written for one in SHAPES))
    )
    return {"times": [{"text": text, "shape": _shape(read_when(text))} for text in texts]}


def _shape(when: When) -> str:
    if len(when.parts) > 1:
        return "days" if all(isinstance(part, SingleDay) for part in when.parts) else "text"
    if not when.parts:
        return "unknown"
    part = when.parts[0]
    if isinstance(part, Within):
        return "period" if part.is_of_days else "unit"
    if isinstance(part, SingleDay):
        return "hours" if part.hours else "day"
    return {Span: "period", Repetition: "weekly"}[type(part)]


TIMES = (
    "2026-11-12 15:00–16:30",
    "2026-11-12",
    "2026-11-12 15:00",
    "2026-11-07 10:00–12:00; 2026-11-14 10:00–12:00",
    "2026-11-10 – 2026-11-12",
    "2026-11-10 10:00 – 2026-11-12 17:00",
    "2026-11-03 – 2026-12-15, по вторникам, 15:00–16:00",
    "2026-11",
    "2026-11-12 22:00–02:00",
)
MOMENTS: tuple[str, ...] = (
    "2026-11-01T00:00:00",
    "2026-11-07T11:00:00",
    "2026-11-12T00:00:00",
    "2026-11-12T15:30:00",
    "2026-11-13T01:59:59",
)
MOMENTS += ("2026-11-14T12:00:00", "2026-12-01T00:00:00", "2026-12-15T15:00:00", "2027-01-01T09:00:00")
IN_DAYS = "сегодня|завтра|через #\u00a0день|через #\u00a0дня|через #\u00a0дней"
"""The words as the header of a page has them."""


def today_vectors(before: Vectors) -> Vectors:
    """What a page says at a moment of its events, how readers find them, where they stand; how soon a day is, in words."""
    built, states, phases, places = datetime(2026, 11, 1), [], [], []
    for text in TIMES:
        when = read_when(text)
        windows = tuple(one.window for one in when.occurrences())
        open_until = when.last_day if when.open_parts else None
        changes = phase_changes(windows, open_until, built)
        written = " ".join(f"{moment.isoformat()} {phase.value}" for moment, phase in changes)
        for moment in MOMENTS:
            now = datetime.fromisoformat(moment)
            is_changed = bool(changes) and changes[0][0] <= now
            state = phase_at(windows, open_until, now).value if is_changed else ""
            states.append({"changes": written, "now": moment, "state": state})
            found = phases_for_readers(when.occurrences(), open_until, now)
            marks, until = list(day_marks(when.occurrences())), open_until and open_until.isoformat()
            phases.append({"days": marks, "until": until, "now": moment, "phases": list(found)})
            places.append(_place(text, now))
    today = date(2026, 11, 29)
    days = [
        {"day": str(day), "today": str(today), "words": IN_DAYS, "text": in_days(number) if number >= 0 else ""}
        for number in (-1, 0, 1, 2, 3, 5, 11, 21, 22, 30, 101)
        for day in [today + timedelta(days=number)]
    ]
    dates = [
        {"day": str(day), "opening": 2026, "text": day_in_words(day, weekday=True, year=opening_year_on(day) != 2026)}
        for day in (date(2026, 9, 1), date(2026, 8, 31), date(2027, 1, 10), date(2027, 9, 2))
    ]
    return {"states": states, "phases": phases, "places": places, "days": days, "dates": dates}


def _place(text: str, now: datetime) -> Vectors:
    """Where an event with a time stands in lists at a moment, as a text that sorts like the key of Python."""
    record = f"title: Встреча\nformat: open-day\naudience: [pupils]\nwhen: {text}\n"
    catalog = catalog_of({"events/placed.yml": record}, now.replace(tzinfo=NOW.tzinfo))
    event = next(event for event in catalog.events if event.id == "placed")
    day, rank, clock = event.order
    place = f"{day} {rank}" + (f" {clock:%H:%M}" if rank == 0 else "")
    return {"days": list(event.day_marks), "open": list(event.open_marks), "now": now.isoformat(), "place": place}
