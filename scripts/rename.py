"""Renames a school, an organisation or any record: `python3 scripts/dev.py rename school OLD NEW`. Knows arguments and messages.

Exit codes: 0 when shown or written, 1 when something stands in the way, 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.codeowners import PLACES
from scripts.lib.commands import nearest_words
from scripts.lib.data_change import apply_change
from scripts.lib.new_file import Refused, located

if TYPE_CHECKING:
    from profminimum.authoring.renaming import RenamingPlan
    from profminimum.model import Entry, Location, Records

HELP = """Переименовывает запись так, что прежние адреса ведут на новые, а подписки на календари живут дальше.

  python3 scripts/dev.py rename school ПАПКА НОВАЯ_ПАПКА [--write]
  python3 scripts/dev.py rename organisation ПАПКА НОВАЯ_ПАПКА [--write]
  python3 scripts/dev.py rename record ФАЙЛ НОВЫЙ_ФАЙЛ [--write]

  Например: python3 scripts/dev.py rename school school-5 licey-5
            python3 scripts/dev.py rename record schools/licey-5/events/yarmarka events/yarmarka

  Переносит папку или файл, вписывает в запись прежнее имя (formerly), меняет ссылки на неё в других записях и строки
  CODEOWNERS. Без --write только показывает, что изменит.

  --data   папка данных, если не data
  --write  записать
"""
KINDS = ("school", "organisation", "record")


def main(arguments: Sequence[str]) -> int:
    """Shows or does the renaming; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--write", action="store_true")
    try:
        return _rename(parser.parse_args(arguments))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except OSError as error:
        print(f"Не получилось, всё осталось как было: {error}", file=sys.stderr)
        return 1


def _rename(options: Namespace) -> int:
    from profminimum.authoring.renaming import plan_renaming
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.model import Records

    sources = read_sources(options.data).files
    texts = {file.path: file.data.decode("utf-8-sig", "replace") for file in sources}
    records = Records(load(sources).entries)
    entry = _entry(records, options)
    target = _target(records, entry, options)
    plan = plan_renaming(records, texts, entry, target)
    _check(texts, plan)
    owners = _code_owners(plan, options.data)
    _show(plan, texts, options.data, owners)
    if options.write:
        changed = {options.data / path: text for path, text in plan.texts.items()} | owners
        apply_change(changed, options.data / plan.old, options.data / plan.new)
    print("Готово." if options.write else "Пока ничего не записано. Чтобы записать, повторите с --write.")
    return 0


def _entry(records: Records, options: Namespace) -> Entry[Any]:
    """Returns the record to rename. Raises Refused if there is none."""
    known = {_name(entry.location, options.kind): entry for entry in records if _is_of(entry.location, options.kind)}
    entry = known.get(_written(options.old))
    if entry is None:
        raise Refused(f"Записи «{options.old}» нет или в ней ошибка.{nearest_words(_written(options.old), known)}")
    return entry


def _is_of(location: Location, kind: str) -> bool:
    return location.kind.is_renamable and (
        kind == location.kind.name or (kind == "record" and not location.kind.is_owner)
    )


def _name(location: Location, kind: str) -> str:
    return location.path.removesuffix(".yml") if kind == "record" else location.id


def _written(name: str) -> str:
    """Returns a name without what people copy along: the folder of data, the ending, a slash at the end."""
    return name.replace("\\", "/").removeprefix("data/").removesuffix(".yml").rstrip("/")


def _target(records: Records, entry: Entry[Any], options: Namespace) -> Location:
    """Returns the new place. Raises Refused if no such record can be there, or one is there."""
    name, kind = _written(options.new), entry.location.kind
    target = located(entry.location.route.file(name, name) if kind.is_owner else f"{name}.yml")
    if target.kind is not kind:
        raise Refused(f"«{options.new}»: здесь {target.label}, а переносится {entry.location.label}.")
    folder = options.data / target.path
    if (folder.parent if kind.is_owner else folder).exists():
        raise Refused(f"«{options.new}» уже есть. Выберите другое имя.")
    if target.owner and not kind.is_owner and target.owner not in records.targets(target.owner_kind):
        raise Refused(f"Папки «{target.owner}» нет.{nearest_words(target.owner, records.targets(target.owner_kind))}")
    return target


def _check(texts: Mapping[str, str], plan: RenamingPlan) -> None:
    """Raises Refused with the errors that the data would have then and do not have now."""
    from profminimum.check import check
    from profminimum.load import SourceFile, load
    from profminimum.model import Records

    def errors(files: Mapping[str, str]) -> dict[tuple[str, str], str]:
        loaded = load(SourceFile(path, text.encode()) for path, text in files.items())
        problems = [*loaded.problems, *check(Records(loaded.entries))]
        return {(problem.code, problem.message): str(problem) for problem in problems if problem.is_error}

    after = errors({plan.path_of(path): plan.texts.get(path, text) for path, text in texts.items()})
    new = after.keys() - errors(texts).keys()
    if new:
        raise Refused("\n".join(["Ничего не записано: появились бы ошибки.", *sorted(after[key] for key in new)]))


def _code_owners(plan: RenamingPlan, data: Path) -> dict[Path, str]:
    """Returns the file of owners of folders with the new name in its lines, if it names the folder."""
    path = next((data.parent / place for place in PLACES if (data.parent / place).is_file()), None)
    if path is None:
        return {}
    text = path.read_text("utf-8")
    changed = text.replace(f"{data.name}/{plan.old}", f"{data.name}/{plan.new}")
    return {path: changed} if changed != text else {}


def _show(plan: RenamingPlan, texts: Mapping[str, str], data: Path, owners: Mapping[Path, str]) -> None:
    print(f"{data.name}/{plan.old} → {data.name}/{plan.new}")
    changed = [(f"{data.name}/{path}", texts[path], text) for path, text in sorted(plan.texts.items())]
    changed += [
        (path.relative_to(data.parent).as_posix(), path.read_text("utf-8"), text) for path, text in owners.items()
    ]
    for name, before, after in changed:
        print(f"\n{name}")
        lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        print("\n".join(f"  {line}" for line in lines if not line.startswith(("---", "+++", "@@"))))
    print()


if __name__ == "__main__":
    run(main)
