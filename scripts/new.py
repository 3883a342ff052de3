"""Begins a record: `python3 scripts/dev.py new event --school x --title "…"`. Knows arguments, messages and the disk.

Exit codes: 0 when the file was written, 1 when something stands in the way, 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from program import ROOT, run

if TYPE_CHECKING:
    from profminimum.model import Location, Records

HELP = """Создаёт файл новой записи: обязательные поля заполнены, остальные ждут за знаком # с подсказками.

  python3 scripts/dev.py new ВИД [--school ПАПКА | --organisation ПАПКА] [--id ИМЯ] [--поле ЗНАЧЕНИЕ …]

  Виды: {kinds}.
  Например: python3 scripts/dev.py new event --school obraztsovaya-gorodskaya --title "День открытых дверей"

  --school, --organisation  чья это запись: имя папки в data/schools или data/organisations
  --id                      имя файла; если не указать, его подскажет название
  --data                    папка данных, если не data
  --title, --starts и другие поля записи можно заполнить сразу
"""
HEAD = """# Строки со знаком # – подсказки: сайт их не показывает. Чтобы заполнить поле, уберите «# » в начале строки.
# Проверить запись: python3 scripts/dev.py check
"""
KINDS = {
    "school": "school",
    "organisation": "organisation",
    "year": "year_plan",
    "programme": "programme",
    "class": "class",
    "event": "event",
    "training": "training",
}
"""What a person calls a kind here, and what the model does."""

ONLY = {
    "year_plan": "План на год бывает только у школы: укажите --school ПАПКА.",
    "training": "Обучение педагогов проводит организация: укажите --organisation ПАПКА.",
}
"""Where a kind lies if it does not lie everywhere."""

OF_PLACE = ("school", "organisation", "id")
"""Options that say where a record lies; all others are its fields."""


class Refused(Exception):
    """What stands in the way, in Russian; `code` is the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class Wanted(NamedTuple):
    """The arguments: the kind's name in the model and the values of options."""

    kind: str
    options: dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Write the file that the arguments ask for; returns the exit code."""
    try:
        if not arguments or {"-h", "--help"} & set(arguments):
            print(HELP.format(kinds=", ".join(KINDS)))
            return 0
        print(_begun(_read(arguments)))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    return 0


def _read(arguments: Sequence[str]) -> Wanted:
    kind, *rest = arguments
    if kind not in KINDS:
        raise Refused(f"Вида записи «{kind}» нет.{_near(kind, KINDS)} Виды: {', '.join(KINDS)}.", 2)
    options: dict[str, str] = {}
    while rest:
        name, sign, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            raise Refused(f"Не понимаю «{name}». Значение пишут после имени: --title «Название» в кавычках.", 2)
        if not sign and (not rest or rest[0].startswith("--")):
            raise Refused(f"После «{name}» нужно значение.", 2)
        options[name[2:].replace("-", "_")] = value if sign else rest.pop(0)
    return Wanted(KINDS[kind], options)


def _near(word: str, choices: Any) -> str:
    from profminimum.problem import nearest

    found = nearest(word, choices)
    return f" Возможно, вы имели в виду «{found}»." if found else ""


def _begun(wanted: Wanted) -> str:
    """Writes the file; returns what to tell."""
    from profminimum.model.kinds import KINDS as ALL_KINDS
    from profminimum.model.plain import plain
    from profminimum.publish.contribution import checked_text, known_records
    from profminimum.publish.schemas import editor_line, write_schemas
    from profminimum.view.scaffold import scaffold
    from profminimum.view.yaml_text import yaml_text

    folder = Path(wanted.options.pop("data", ROOT / "data"))
    records = known_records(folder)
    model = next(kind.model for kind in ALL_KINDS if kind.name == wanted.kind)
    given, location = _given(wanted, model, records)
    samples = _samples(records, location)
    missing = [name for name, own in model.model_fields.items() if own.is_required() and name not in given]
    values = (
        given
        | replace(samples, only_required=True).values(model, missing)
        | ({} if "updated" in given else {"updated": str(samples.today)})
    )
    entry = _or_refused(checked_text(location.path, yaml_text(values), records))
    head = editor_line(location) + HEAD
    text = scaffold(model, plain(entry.record), samples, head)
    _or_refused(checked_text(location.path, text, records))
    _write(folder / location.path, text)
    if folder.resolve() == (ROOT / "data").resolve():
        write_schemas(ROOT, records)
    placeholders = [f"  {name} – {model.model_fields[name].title}" for name in missing]
    return "\n".join(
        [
            f"Готово: {_shown(folder / location.path)}",
            *(["Замените образцы своими словами:", *placeholders] * bool(placeholders)),
        ]
    )


def _or_refused(found: Any) -> Any:
    """The entry of a text that was checked; refuses with what is wrong in it."""
    errors = [problem.advice for problem in found.problems if problem.is_error]
    if errors:
        raise Refused("\n".join(errors))
    return found.entry


def _given(wanted: Wanted, model: Any, records: Records) -> tuple[dict[str, Any], Location]:
    from profminimum.model.cells import from_cell, names_of
    from profminimum.model.fields import Group, fields

    options = dict(wanted.options)
    declared = {field.name: field for field in fields(model)}
    unknown = next((name for name in options if name not in declared and name not in OF_PLACE), None)
    if unknown:
        raise Refused(f"Поля «{unknown}» в такой записи нет.{_near(unknown, [*declared, *OF_PLACE])}", 2)
    location = _location(wanted.kind, options, records)
    for name in options:
        inner = getattr(declared[name].type, "item", declared[name].type)
        if isinstance(inner, Group):
            raise Refused(f"Поле «{name}» состоит из нескольких: заполните его в файле.", 2)
    names = names_of(records)
    return {name: from_cell(declared[name].type, value, names) for name, value in options.items()}, location


def _location(kind: str, options: dict[str, str], records: Records) -> Location:
    """Where the record will lie; takes from the options what says so."""
    from profminimum.load.paths import path_problem
    from profminimum.model import locate
    from profminimum.publish.contribution import path_of

    owner_kind, owner = _owner(kind, options, records)
    name = options.pop("id", "") or _suggested(kind, options, records)
    path = path_of(kind, owner_kind, owner, name)
    if not path:
        raise Refused(ONLY[kind], 2)
    problem = path_problem(path)
    if problem:
        raise Refused(problem.advice)
    location = locate(path)
    assert location is not None
    return location


def _owner(kind: str, options: dict[str, str], records: Records) -> tuple[str, str]:
    named = [(each, options.pop(each)) for each in ("school", "organisation") if each in options]
    if kind in ("school", "organisation"):
        if named:
            raise Refused(f"Для этого вида параметр --{named[0][0]} не нужен: имя папки указывают в --id.", 2)
        return "", ""
    if len(named) > 1:
        raise Refused("Укажите что-то одно: --school или --organisation.", 2)
    if not named and kind != "event":
        raise Refused(ONLY.get(kind) or "Чья это запись? Укажите --school ПАПКА или --organisation ПАПКА.", 2)
    for owner_kind, owner in named:
        if owner not in records.targets(owner_kind):
            where = "schools" if owner_kind == "school" else "organisations"
            raise Refused(f"Папки «{owner}» в data/{where} нет.{_near(owner, records.targets(owner_kind))}")
    return named[0] if named else ("", "")


def _suggested(kind: str, options: Mapping[str, str], records: Records) -> str:
    """A file's name from the record's own."""
    from profminimum.publish.contribution import suggested_id

    if kind == "year_plan":
        return _region(records).school_year
    named = "name" if kind in ("school", "organisation") else "title"
    if named not in options:
        raise Refused(f"Как запись называется? Укажите --{named} «Название» или имя файла: --id robot-club.", 2)
    spelled = suggested_id(options[named])
    if not spelled:
        raise Refused("Из этого названия имя файла не складывается. Укажите его: --id robot-club.", 2)
    return spelled


def _region(records: Records) -> Any:
    region = records.one("region")
    if not region:
        raise Refused("В папке данных нет region.yml или в нём ошибка. Проверьте: python3 scripts/dev.py check")
    return region.record


def _samples(records: Records, location: Location) -> Any:
    from profminimum.model import REFERENCES
    from profminimum.model.samples import Samples
    from profminimum.model.types import GUIDANCE_GRADES
    from profminimum.publish.clock import now

    region = _region(records)
    targets = {reference: list(records.targets(reference)) for reference in REFERENCES}
    owner = records.targets(location.owner_kind).get(location.owner) if location.owner_kind else None
    own = [grade for grade in getattr(owner, "grades", ()) if grade in GUIDANCE_GRADES]
    return Samples(now(region.zone).date(), region.school_year, targets, own or GUIDANCE_GRADES)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"Файл {_shown(path)} уже есть. Исправьте его или укажите другое имя: --id …") from None
    except OSError as error:
        raise Refused(f"Файл {_shown(path)} не записать: ошибка диска (код {error.errno}).") from None


def _shown(path: Path) -> str:
    return path.resolve().relative_to(Path.cwd()).as_posix() if path.resolve().is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    run(main)
