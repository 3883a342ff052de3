"""Begins a record: `python3 scripts/dev.py new event --school x --title "…"`. Knows arguments, messages and the disk.

Exit codes: 0 when the file was written, 1 when something stands in the way, 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scripts import new_region
from scripts.lib.cli import ROOT, run
from scripts.lib.commands import nearest_words
from scripts.lib.declarations import kinds_with_sheets
from scripts.lib.new_file import Refused, checked_entry, display_path, located, renew_schemas, samples_of, write
from scripts.lib.school_years import carried_over, plan_year, region_year, roadmap

if TYPE_CHECKING:
    from profminimum.model import Location, Records

_SHORT = {"year_plan": "year"}


def record_kinds() -> dict[str, str]:
    """Returns what a person calls each kind here, with the name that the model gives it; owners come first."""
    return {_SHORT.get(name, name): name for name in kinds_with_sheets()}


HELP = f"""Создаёт файл новой записи: обязательные поля заполнены, остальные ждут за знаком # с подсказками.

  python3 scripts/dev.py new ВИД [--school ПАПКА | --organisation ПАПКА] [--id ИМЯ] [--поле ЗНАЧЕНИЕ …]

  Виды: {", ".join(record_kinds())}; и то, что начинается с прошлого года:
    year --school ПАПКА [--id 2027-28]       план школы: часы и слова – с последнего плана, приказ и согласия – заново
    year [--id 2027-28]                      новый учебный год региона: календарь занятий и что ещё сделать
    roadmap [--id 2027-28] [--from 2026-27]  черновик дорожной карты со сдвинутыми сроками
    region [--name ИМЯ --timezone ПОЯС --municipalities ФАЙЛ]  свой регион вместо того, чьи сведения в data/: спросит
                                             всё, что нужно; остальное назовёт new region --help

  Например: python3 scripts/dev.py new event --school obraztsovaya-gorodskaya --title "День открытых дверей"

  --school, --organisation  чья это запись: имя папки в data/schools или data/organisations
  --id                      имя файла; если не указать, его подскажет название
  --data                    папка данных, если не data
  --title, --when и другие поля записи можно заполнить сразу
"""
HEAD = """# Строки со знаком # – подсказки: сайт их не показывает. Чтобы заполнить поле, уберите «# » в начале строки.
# Проверить запись: python3 scripts/dev.py check
"""
ONLY = {
    "year_plan": "План на год бывает только у школы: укажите --school ПАПКА.",
    "training": "Обучение педагогов проводит организация: укажите --organisation ПАПКА.",
}
"""Advice for kinds that not every owner has."""
WHOSE = "Чья это запись? Укажите --school ПАПКА или --organisation ПАПКА."
OF_YEARS = {"roadmap": (roadmap, ("id", "from")), "year": (region_year, ("id",))}
"""Kinds that begin for the whole region from the year before, with their options; a school's plan names the school."""

OF_PLACE = ("school", "organisation", "id")
"""Options that say whose a record is and its name; all others are its fields."""


class ParsedArguments(NamedTuple):
    """The arguments: the word for the kind and the values of options."""

    kind: str
    options: dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Writes the file that the arguments describe; returns the exit code."""
    if arguments[:1] == ["region"]:
        return new_region.main(arguments[1:])
    try:
        if not arguments or {"-h", "--help"} & set(arguments):
            print(HELP)
            return 0
        print(_create(_parse_arguments(arguments)))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    return 0


def _parse_arguments(arguments: Sequence[str]) -> ParsedArguments:
    kind, *rest = arguments
    kinds = record_kinds()
    known = [*kinds, *(word for word in OF_YEARS if word not in kinds)]
    if kind not in known:
        raise Refused(f"Вида записи «{kind}» нет.{nearest_words(kind, known)} Виды: {', '.join(known)}.", 2)
    options: dict[str, str] = {}
    while rest:
        name, sign, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            raise Refused(f"Не понимаю «{name}». Значение пишут после имени: --title «Название» в кавычках.", 2)
        if not sign and (not rest or rest[0].startswith("--")):
            raise Refused(f"После «{name}» нужно значение.", 2)
        options[name[2:].replace("-", "_")] = value if sign else rest.pop(0)
    return ParsedArguments(kind, options)


def _create(parsed: ParsedArguments) -> str:
    """Writes the file; returns the message. Raises Refused."""
    from profminimum.load.data_folder import read_records

    folder = Path(parsed.options.pop("data", ROOT / "data"))
    records = read_records(folder)
    if parsed.kind in OF_YEARS and not {"school", "organisation"} & set(parsed.options):
        begin, allowed = OF_YEARS[parsed.kind]
        unknown = next((name for name in parsed.options if name not in allowed), None)
        if unknown:
            raise Refused(f"Параметра --{unknown} здесь нет. Есть: {', '.join(f'--{name}' for name in allowed)}.", 2)
        return begin(parsed.options, folder, records)
    kinds = record_kinds()
    if parsed.kind not in kinds:
        raise Refused("Дорожная карта – одна на регион: --school и --organisation для неё не нужны.", 2)
    return _create_record(ParsedArguments(kinds[parsed.kind], parsed.options), folder, records)


def _create_record(parsed: ParsedArguments, folder: Path, records: Records) -> str:
    """Writes the file of one record; returns the message. Raises Refused."""
    from profminimum.authoring.editor_schemas import editor_line
    from profminimum.authoring.record_template import record_template
    from profminimum.authoring.yaml_writer import yaml_text
    from profminimum.model import kind_named
    from profminimum.model.schema.introspection import fields
    from profminimum.model.schema.values import as_plain

    model = kind_named(parsed.kind).model
    typed, location = _field_values(parsed, model, records)
    before, notes = carried_over(location, records) if parsed.kind == "year_plan" else ({}, [])
    given = before | typed
    samples = samples_of(records, location)
    missing = [field.name for field in fields(model) if field.is_needed(given) and field.name not in given]
    values = (
        given
        | replace(samples, only_required=True).values(model, missing)
        | ({} if "updated" in given else {"updated": str(samples.today)})
    )
    entry = checked_entry(location.path, yaml_text(values), records)
    head = editor_line(location) + "".join(f"# {line}\n" for line in notes) + HEAD
    text = record_template(model, as_plain(entry.record), samples, head)
    checked_entry(location.path, text, records)
    write(folder / location.path, text)
    renew_schemas(folder, records)
    placeholders = [f"  {name} – {model.model_fields[name].title}" for name in missing]
    return "\n".join(
        [
            f"Готово: {display_path(folder / location.path)}",
            *notes,
            *(["Замените образцы своими словами:", *placeholders] * bool(placeholders)),
        ]
    )


def _field_values(parsed: ParsedArguments, model: Any, records: Records) -> tuple[dict[str, Any], Location]:
    from profminimum.authoring.cells import from_cell, names_of
    from profminimum.model.schema.introspection import Group, current_fields, fields

    options = dict(parsed.options)
    declared = {field.name: field for field in current_fields(model)}
    former = next((field for field in fields(model) if field.is_deprecated and field.name in options), None)
    if former:
        raise Refused(f"Поле «{former.name}» устарело. {former.help}", 2)
    unknown = next((name for name in options if name not in declared and name not in OF_PLACE), None)
    if unknown:
        raise Refused(f"Поля «{unknown}» в такой записи нет.{nearest_words(unknown, [*declared, *OF_PLACE])}", 2)
    location = _location(parsed.kind, options, records)
    for name in options:
        inner = getattr(declared[name].type, "item", declared[name].type)
        if isinstance(inner, Group):
            raise Refused(f"Поле «{name}» состоит из нескольких: заполните его в файле.", 2)
    names = names_of(records)
    return {name: from_cell(declared[name].type, value, names) for name, value in options.items()}, location


def _location(kind: str, options: dict[str, str], records: Records) -> Location:
    """Returns the location of the record; takes the options that describe it."""
    from profminimum.authoring.submissions import path_of

    owner_kind, owner = _owner(kind, options, records)
    name = options.pop("id", "") or _suggested(kind, owner, options, records)
    path = path_of(kind, owner_kind, owner, name)
    if not path:
        raise Refused(ONLY.get(kind, WHOSE), 2)
    return located(path)


def _owner(kind: str, options: dict[str, str], records: Records) -> tuple[str, str]:
    from profminimum.model import OWNERS, kind_named

    declared = kind_named(kind)
    named = [
        (kind_of_owner.name, options.pop(kind_of_owner.name))
        for kind_of_owner in OWNERS.values()
        if kind_of_owner.name in options
    ]
    if declared.is_owner:
        if named:
            raise Refused(f"Для этого вида параметр --{named[0][0]} не нужен: имя папки указывают в --id.", 2)
        return "", ""
    if len(named) > 1:
        raise Refused("Укажите что-то одно: --school или --organisation.", 2)
    if not named and not declared.route_in(""):
        raise Refused(ONLY.get(kind, WHOSE), 2)
    for owner_kind, owner in named:
        if owner not in records.targets(owner_kind):
            where = kind_named(owner_kind).collection
            raise Refused(f"Папки «{owner}» в data/{where} нет.{nearest_words(owner, records.targets(owner_kind))}")
    return named[0] if named else ("", "")


def _suggested(kind: str, owner: str, options: Mapping[str, str], records: Records) -> str:
    """Returns a file's name from the record's title; that of a plan follows the owner's other plans."""
    from profminimum.authoring.submissions import suggested_id
    from profminimum.model import kind_named

    if kind == "year_plan":
        return plan_year(owner, records)
    named = "name" if kind_named(kind).is_owner else "title"
    if named not in options:
        raise Refused(f"Как запись называется? Укажите --{named} «Название» или имя файла: --id robot-club.", 2)
    spelled = suggested_id(options[named])
    if not spelled:
        raise Refused("Из этого названия имя файла не складывается. Укажите его: --id robot-club.", 2)
    return spelled


if __name__ == "__main__":
    run(main)
