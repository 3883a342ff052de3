"""Converts records to tables and back: `python3 scripts/dev.py spreadsheet template event`. Knows arguments, messages, the disk.

Exit codes: 0 when done, 1 when something has to be put right first, 2 when the arguments are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT, run
from scripts.lib.commands import nearest_words
from scripts.lib.new_file import Refused, answered, region_of
from scripts.new import record_kinds

if TYPE_CHECKING:
    from profminimum.authoring.spreadsheets import ImportResult, RecordSheets

HELP = f"""Таблицы для школ: заполнить в Excel или LibreOffice и превратить в записи.

  python3 scripts/dev.py spreadsheet template ВИД [ФАЙЛ.xlsx]   пустая таблица с подсказками, списками и примером
  python3 scripts/dev.py spreadsheet export ВИД [ФАЙЛ]          записи, которые уже есть: .xlsx или .csv
  python3 scripts/dev.py spreadsheet import ФАЙЛ [--kind ВИД]   записи из таблицы: .xlsx, .ods, .csv

  Виды: {", ".join(record_kinds())}.

  --school, --organisation  только записи этой школы или организации: имя папки
  --update                  изменить и те записи, которые уже есть; сначала будет показано, что изменится
  --yes                     не спрашивать, записывать ли
  --data                    папка данных, если не data
"""
FLAGS = ("update", "yes")
VALUES = ("school", "organisation", "kind", "data")


@dataclass
class ParsedArguments:
    """The arguments: words in order, flags and values."""

    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder of data."""
        return Path(self.options.get("data", ROOT / "data"))


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name; returns the exit code."""
    if not arguments or {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0
    return answered(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    parsed = _parse_arguments(arguments)
    command = parsed.words.pop(0) if parsed.words else ""
    if command not in COMMANDS:
        raise Refused(f"Команды «{command}» нет.{nearest_words(command, COMMANDS)} Есть: {', '.join(COMMANDS)}.", 2)
    return COMMANDS[command](parsed)


def _parse_arguments(arguments: Sequence[str]) -> ParsedArguments:
    parsed, rest = ParsedArguments(), list(arguments)
    while rest:
        word = rest.pop(0)
        name, sign, value = word.removeprefix("--").partition("=")
        if not word.startswith("-"):
            parsed.words.append(word)
        elif name in FLAGS and not sign:
            parsed.options[name] = "yes"
        elif name in VALUES and (sign or rest):
            parsed.options[name] = value if sign else rest.pop(0)
        else:
            raise Refused(f"Параметр «{word}» не подходит.\n\n{HELP}\n{_reason(name)}", 2)
    return parsed


def _reason(name: str) -> str:
    """Returns what is wrong with a parameter: there is none of this name, or it has a value too many or too few."""
    if name in FLAGS:
        return f"Параметр «--{name}» пишут без значения."
    if name in VALUES:
        return f"После «--{name}» нужно значение."
    given = name if name.startswith("-") else f"--{name}"
    return f"Параметра «{given}» нет.{nearest_words(given, [f'--{known}' for known in (*FLAGS, *VALUES)])}"


def _record_sheets(kind: str, parsed: ParsedArguments) -> RecordSheets:
    from profminimum.authoring.spreadsheets import RecordSheets
    from profminimum.load.data_folder import read_records

    kinds = record_kinds()
    if kind not in kinds:
        raise Refused(f"Вида записи «{kind}» нет. Виды: {', '.join(kinds)}.", 2)
    return RecordSheets(kinds[kind], read_records(parsed.data))


def _template(parsed: ParsedArguments) -> int:
    from profminimum.authoring.spreadsheets import workbook
    from profminimum.view.pages.field_guide import samples_for

    kind, path = _kind_and_path(parsed)
    record_sheets = _record_sheets(kind, parsed)
    region = record_sheets.records.single("region")
    if not region:
        raise Refused("В папке данных нет region.yml или в нём ошибка. Проверьте: python3 scripts/dev.py check")
    example = record_sheets.example(samples_for(record_sheets.records, region.record.school_year))
    _write_new(path, workbook(record_sheets, record_sheets.fill([]), example))
    print(f"Готово: {path}. Заполните строки под примером, пример можно удалить.")
    return 0


def _kind_and_path(parsed: ParsedArguments) -> tuple[str, Path]:
    if not parsed.words:
        raise Refused(f"Укажите вид записи: {', '.join(record_kinds())}.", 2)
    kind = parsed.words[0]
    return kind, Path(parsed.words[1] if len(parsed.words) > 1 else f"{kind}.xlsx")


def _export(parsed: ParsedArguments) -> int:
    from profminimum.authoring.spreadsheets import csv_text, workbook

    kind, path = _kind_and_path(parsed)
    record_sheets = _record_sheets(kind, parsed)
    filled = record_sheets.fill(
        entry for entry in record_sheets.records.of(record_sheets.kind) if _is_selected(entry, parsed)
    )
    if path.suffix == ".csv":
        for sheet in filled:
            name = path if sheet.sheet.is_main else path.with_name(f"{path.stem} – {sheet.sheet.title}.csv")
            if sheet.sheet.is_main or sheet.rows:
                _write_new(name, csv_text(record_sheets, sheet))
    else:
        _write_new(path, workbook(record_sheets, filled))
    print(f"Готово: {path}, записей: {len(filled[0].rows)}.")
    return 0


def _is_selected(entry: Any, parsed: ParsedArguments) -> bool:
    location = entry.location
    owners = [(kind, parsed.options[kind]) for kind in ("school", "organisation") if kind in parsed.options]
    return not owners or (location.owner_kind, location.owner) in owners


def _write_new(path: Path, data: bytes) -> None:
    if path.parent.exists() is False:
        raise Refused(f"Папки {path.parent} нет.")
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise Refused(f"Файл {path} уже есть. Укажите другое имя или уберите его.") from None


def _import(parsed: ParsedArguments) -> int:
    from profminimum.authoring.spreadsheets import Unreadable, import_grids, read_grids
    from profminimum.authoring.spreadsheets.limits import require_file_size
    from profminimum.load.data_folder import read_sources
    from profminimum.publish.build.clock import now

    if not parsed.words:
        raise Refused("Какую таблицу читать? Укажите файл: .xlsx, .ods или .csv.", 2)
    grids: dict[str, Any] = {}
    for path in map(Path, parsed.words):
        if not path.is_file():
            raise Refused(f"Файла {path} нет.")
        try:
            require_file_size(path.name, path.stat().st_size)
            grids |= read_grids(path.name, path.read_bytes())
        except Unreadable as unreadable:
            raise Refused(str(unreadable)) from None
    record_sheets = _record_sheets(parsed.options.get("kind") or _kind_of(grids), parsed)
    texts = {file.path: file.data.decode("utf-8", "replace") for file in read_sources(parsed.data).files}
    today = now(region_of(record_sheets.records).zone).date()
    return _apply(import_grids(record_sheets, grids, texts, today), parsed)


def _kind_of(grids: Mapping[str, Any]) -> str:
    """Returns the kind of a file's records, by the titles of its sheets. Raises Refused."""
    from profminimum.model import KINDS

    labels = {kind.label.casefold(): kind.name for kind in KINDS}
    names = {labels[title.casefold()] for title in grids if title.casefold() in labels}
    for short, name in record_kinds().items():
        if names == {name} or short in grids:
            return short
    raise Refused(f"По названию листа не понять, что это за записи. Укажите --kind: {', '.join(record_kinds())}.", 2)


def _apply(result: ImportResult, parsed: ParsedArguments) -> int:
    for problem in result.problems:
        print(f"{'' if problem.is_error else 'к сведению: '}{problem}")
    if result.has_errors:
        raise Refused("Ничего не записано: сначала исправьте таблицу.")
    changed = [change for change in result.changes if change.before is not None]
    for change in changed:
        print(f"Изменится data/{change.path}:\n{change.difference}\n")
    if changed and "update" not in parsed.options:
        raise Refused("Ничего не записано: эти записи уже есть. Чтобы изменить их, добавьте --update.")
    for change in result.changes:
        if change.before is None:
            print(f"Появится data/{change.path}")
    if not result.changes:
        print("Всё уже так и записано.")
    elif changed and "yes" not in parsed.options and not _is_confirmed():
        raise Refused("Ничего не записано.")
    for change in result.changes:
        path = parsed.data / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change.after, encoding="utf-8", newline="\n")
    return 0


def _is_confirmed() -> bool:
    try:
        return input("Записать? (да/нет) ").strip().casefold() in ("да", "д", "yes", "y")
    except EOFError:
        return False


COMMANDS: dict[str, Callable[[ParsedArguments], int]] = {"template": _template, "export": _export, "import": _import}


if __name__ == "__main__":
    run(main)
