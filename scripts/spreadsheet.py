"""Records as tables and back: `python3 scripts/dev.py spreadsheet template event`. Knows arguments, messages, the disk.

Exit codes: 0 when done, 1 when something has to be put right first, 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT, run
from scripts.new import record_kinds

if TYPE_CHECKING:
    from profminimum.authoring.spreadsheets import ImportResult, RecordSheets

HELP = """Таблицы для школ: заполнить в Excel или LibreOffice и превратить в записи.

  python3 scripts/dev.py spreadsheet template ВИД [ФАЙЛ.xlsx]   пустая таблица с подсказками, списками и примером
  python3 scripts/dev.py spreadsheet export ВИД [ФАЙЛ]          записи, которые уже есть: .xlsx или .csv
  python3 scripts/dev.py spreadsheet import ФАЙЛ [--kind ВИД]   записи из таблицы: .xlsx, .ods, .csv

  Виды: {kinds}.

  --school, --organisation  только записи этой школы или организации: имя папки
  --update                  изменить и те записи, которые уже есть; сначала будет показано, что изменится
  --yes                     не спрашивать, записывать ли
  --data                    папка данных, если не data
"""
FLAGS = ("update", "yes")
VALUES = ("school", "organisation", "kind", "data")


class Refused(Exception):
    """What stands in the way, in Russian; `code` is the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Wanted:
    """The arguments: words in order, flags and values."""

    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder of data."""
        return Path(self.options.get("data", ROOT / "data"))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; returns the exit code."""
    try:
        if not arguments or {"-h", "--help"} & set(arguments):
            print(HELP.format(kinds=", ".join(record_kinds())))
            return 0
        wanted = _read(arguments)
        command = wanted.words.pop(0) if wanted.words else ""
        if command not in COMMANDS:
            raise Refused(f"Команды «{command}» нет. Есть: {', '.join(COMMANDS)}.", 2)
        return COMMANDS[command](wanted)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except OSError as error:
        print(f"Файл {error.filename} не прочитать или не записать: ошибка диска (код {error.errno}).", file=sys.stderr)
        return 1


def _read(arguments: Sequence[str]) -> Wanted:
    wanted, rest = Wanted(), list(arguments)
    while rest:
        word = rest.pop(0)
        name, sign, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            wanted.words.append(word)
        elif name in FLAGS and not sign:
            wanted.options[name] = "yes"
        elif name in VALUES and (sign or rest):
            wanted.options[name] = value if sign else rest.pop(0)
        else:
            raise Refused(f"Параметр «{word}» не подходит.\n\n{HELP.format(kinds=', '.join(record_kinds()))}", 2)
    return wanted


def _exchange(kind: str, wanted: Wanted) -> RecordSheets:
    from profminimum.authoring.spreadsheets import RecordSheets
    from profminimum.load.data_folder import read_records

    kinds = record_kinds()
    if kind not in kinds:
        raise Refused(f"Вида записи «{kind}» нет. Виды: {', '.join(kinds)}.", 2)
    return RecordSheets(kinds[kind], read_records(wanted.data))


def _template(wanted: Wanted) -> int:
    from profminimum.authoring.spreadsheets import workbook
    from profminimum.view.pages.field_guide import samples_for

    kind, path = _kind_and_path(wanted)
    exchange = _exchange(kind, wanted)
    region = exchange.records.single("region")
    if not region:
        raise Refused("В папке данных нет region.yml или в нём ошибка. Проверьте: python3 scripts/dev.py check")
    example = exchange.example(samples_for(exchange.records, region.record.school_year))
    _write_new(path, workbook(exchange, exchange.fill([]), example))
    print(f"Готово: {path}. Заполните строки под примером, пример можно удалить.")
    return 0


def _kind_and_path(wanted: Wanted) -> tuple[str, Path]:
    if not wanted.words:
        raise Refused(f"Укажите вид записи: {', '.join(record_kinds())}.", 2)
    kind = wanted.words[0]
    return kind, Path(wanted.words[1] if len(wanted.words) > 1 else f"{kind}.xlsx")


def _export(wanted: Wanted) -> int:
    from profminimum.authoring.spreadsheets import csv_text, workbook

    kind, path = _kind_and_path(wanted)
    exchange = _exchange(kind, wanted)
    filled = exchange.fill(each for each in exchange.records.of(exchange.kind) if _is_wanted(each, wanted))
    if path.suffix == ".csv":
        for each in filled:
            name = path if each.sheet.is_main else path.with_name(f"{path.stem} – {each.sheet.title}.csv")
            if each.sheet.is_main or each.rows:
                _write_new(name, csv_text(exchange, each))
    else:
        _write_new(path, workbook(exchange, filled))
    print(f"Готово: {path}, записей: {len(filled[0].rows)}.")
    return 0


def _is_wanted(entry: Any, wanted: Wanted) -> bool:
    location = entry.location
    owners = [(kind, wanted.options[kind]) for kind in ("school", "organisation") if kind in wanted.options]
    return not owners or (location.owner_kind, location.owner) in owners


def _write_new(path: Path, data: bytes) -> None:
    if path.parent.exists() is False:
        raise Refused(f"Папки {path.parent} нет.")
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise Refused(f"Файл {path} уже есть. Укажите другое имя или уберите его.") from None


def _import(wanted: Wanted) -> int:
    from profminimum.authoring.spreadsheets import Unreadable, import_grids, read_grids
    from profminimum.load.data_folder import read_sources

    if not wanted.words:
        raise Refused("Какую таблицу читать? Укажите файл: .xlsx, .ods или .csv.", 2)
    grids: dict[str, Any] = {}
    for path in map(Path, wanted.words):
        if not path.is_file():
            raise Refused(f"Файла {path} нет.")
        try:
            grids |= read_grids(path.name, path.read_bytes())
        except Unreadable as unreadable:
            raise Refused(str(unreadable)) from None
    exchange = _exchange(wanted.options.get("kind") or _kind_of(grids), wanted)
    texts = {file.path: file.data.decode("utf-8", "replace") for file in read_sources(wanted.data).files}
    return _take(import_grids(exchange, grids, texts), wanted)


def _kind_of(grids: Mapping[str, Any]) -> str:
    """Which kind a file holds, by the titles of its sheets."""
    from profminimum.model import KINDS

    labels = {kind.label.casefold(): kind.name for kind in KINDS}
    found = {labels[title.casefold()] for title in grids if title.casefold() in labels}
    for short, name in record_kinds().items():
        if found == {name} or short in grids:
            return short
    raise Refused(f"По названию листа не понять, что это за записи. Укажите --kind: {', '.join(record_kinds())}.", 2)


def _take(found: ImportResult, wanted: Wanted) -> int:
    for complaint in found.problems:
        print(f"{'' if complaint.is_error else 'к сведению: '}{complaint}")
    if found.has_errors:
        raise Refused("Ничего не записано: сначала исправьте таблицу.")
    changed = [each for each in found.changes if each.before is not None]
    for change in changed:
        print(f"Изменится data/{change.path}:\n{change.difference}\n")
    if changed and "update" not in wanted.options:
        raise Refused("Ничего не записано: эти записи уже есть. Чтобы изменить их, добавьте --update.")
    for change in found.changes:
        if change.before is None:
            print(f"Появится data/{change.path}")
    if not found.changes:
        print("Всё уже так и записано.")
    elif changed and "yes" not in wanted.options and not _agreed():
        raise Refused("Ничего не записано.")
    for change in found.changes:
        path = wanted.data / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change.after, encoding="utf-8", newline="\n")
    return 0


def _agreed() -> bool:
    try:
        return input("Записать? (да/нет) ").strip().casefold() in ("да", "д", "yes", "y")
    except EOFError:
        return False


COMMANDS: dict[str, Callable[[Wanted], int]] = {"template": _template, "export": _export, "import": _import}


if __name__ == "__main__":
    run(main)
