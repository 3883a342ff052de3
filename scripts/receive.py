"""Takes what schools have sent into the data: `python3 scripts/dev.py receive письмо.eml`. Knows arguments and the disk.

Exit codes: 0 when all that came may be taken, or was; 1 when something may not, or nothing is there; 2 when the arguments are
wrong.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lib.cli import ROOT, Parser, given_day, run
from scripts.lib.codeowners import PLACES, parse
from scripts.lib.data_commit import Uncommitted, write
from scripts.lib.new_file import Refused, answered, located
from scripts.lib.program_merge import GitFailed
from scripts.lib.received_commits import commits_of

if TYPE_CHECKING:
    from profminimum.authoring.inbox.planning import Plan
    from profminimum.authoring.inbox.senders import Sender
    from profminimum.model import Records
    from profminimum.publish.build.received import ReceivedMessages

HELP = """Вносит в data/ записи, которые прислали школы: читает письма, проверяет, показывает, что изменится.

  python3 scripts/dev.py receive ФАЙЛ… [--write]

  ФАЙЛ    письмо (.eml), почтовый ящик (.mbox), текст обращения (.txt, .md), запись (.yml), архив (.zip) или папка
          с ними; «-» – текст, поданный на вход

  --write    записать и сделать коммит, автор которого – школа; без этого ничего не меняется
  --to       чья запись, если сам файл этого не говорит: schools/имя-школы/events/имя.yml
  --from     кто прислал обращение: @логин; чьи у него папки, сказано в CODEOWNERS
  --over     принять, хотя запись с тех пор изменили: в спорных полях останется то, что прислано
  --foreign  принять, хотя прислал не тот, чья это запись
  --no-commit  записать без коммита
  --data     папка данных, если не data
  --today    какой день считать сегодняшним: 2026-11-23

Из письма берутся только записи: имена, подписи и остальные слова никуда не попадают. Бумагу школы – план в Word, список в
Excel – читает другая команда: python3 scripts/dev.py import письмо.eml
"""


def main(arguments: Sequence[str]) -> int:
    """Tells what the messages would change, and writes it if that is wanted; returns the exit code."""
    options = _options(arguments)
    try:
        return answered(lambda: _receive(options))
    except ValueError as wrong_day:
        print(wrong_day, file=sys.stderr)
        return 2


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("files", nargs="*")
    for flag in ("--write", "--over", "--foreign", "--no-commit"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--to", default="")
    parser.add_argument("--from", dest="sender", default="")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--today", type=given_day)
    options = parser.parse_args(arguments)
    if not options.files:
        parser.refuse("Что читать? Укажите файл: письмо, запись или папку с ними.")
    return options


def _receive(options: Namespace) -> int:
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.received import ReceivedMessages

    if not options.data.is_dir():
        raise Refused(f"Папки {options.data} нет.", 2)
    if options.sender and not options.sender.startswith("@"):
        raise Refused(f"«{options.sender}» – не логин. Его пишут со знаком @: --from @логин.", 2)
    asked = options.to.removeprefix("data/")
    if asked:
        located(asked)
    accepted = frozenset(name for name in ("over", "foreign") if getattr(options, name))
    received = ReceivedMessages(
        options.data, options.today or now, asked_path=asked, sender=options.sender, login=_folders_of_login
    )
    plans = []
    for name, content in _files(options.files):
        for plan in received.plans(name, content, accepted):
            plans.append(plan)
            _show(plan, received)
            if options.write and plan.may_be_written(accepted):
                _write(plan, received.records, options)
    return _sum_up(plans, accepted, options.write)


def _show(plan: Plan, received: ReceivedMessages) -> None:
    from profminimum.authoring.inbox.account import lines

    print(*lines(plan, received.records), "", sep="\n")


def _write(plan: Plan, records: Records, options: Namespace) -> None:
    """Writes what a message changes: a commit for each school."""
    for change in commits_of(plan, records):
        if not all((options.data / path).resolve().is_relative_to(options.data.resolve()) for path in change.texts):
            raise Refused("Эта папка – ссылка за пределы папки данных. Ничего не записано.")
        try:
            done = write(options.data, change, is_committed=not options.no_commit)
        except Uncommitted as uncommitted:
            paths = ", ".join(f"data/{path}" for path in uncommitted.paths)
            raise Refused(
                f"Не записано: в этих файлах есть правки без коммита – {paths}. Сохраните их сначала."
            ) from None
        except GitFailed as failed:
            raise Refused(f"Git не смог сделать коммит, ничего не записано. Он пишет:\n{failed}") from None
        print(
            f"  Записано: {', '.join(f'data/{path}' for path in change.texts)}." + (f" Коммит {done}." if done else "")
        )
    print()


def _sum_up(plans: Sequence[Plan], accepted: frozenset[str], is_written: bool) -> int:
    """Prints what to do next; returns the exit code."""
    ready = [plan for plan in plans if plan.may_be_written(accepted)]
    waiting = {doubt.kind for plan in plans if not plan.is_refused for doubt in plan.doubts} - accepted
    if any(plan.is_refused for plan in plans):
        print("С ошибками ничего не записывается: исправьте или попросите прислать заново.")
    for name in sorted(waiting):
        print(f"Если всё верно, добавьте --{name}.")
    if ready and not is_written:
        print("Ничего не записано. Чтобы записать, добавьте --write.")
    elif ready:
        print("Проверьте всё вместе: python3 scripts/dev.py check")
    settled = [plan for plan in plans if plan in ready or (plan.same and not plan.records and not plan.is_refused)]
    return int(len(settled) != len(plans))


def _files(names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yields the files that the arguments mean, with their names as they were given. Raises Refused."""
    from profminimum.authoring.inbox.reading import LARGEST_MAILBOX

    for name in names:
        if name == "-":
            yield "текст", sys.stdin.buffer.read(LARGEST_MAILBOX + 1)
            continue
        for path in _below(Path(name)):
            with path.open("rb") as file:
                yield str(path), file.read(LARGEST_MAILBOX + 1)


def _below(path: Path) -> list[Path]:
    from profminimum.authoring.inbox.file_sorts import ENDINGS

    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix[1:].lower() in ENDINGS and file.is_file())
        if not found:
            raise Refused(f"В папке {path} нет ни писем, ни записей.")
        return found
    if not path.is_file():
        raise Refused(f"Файла {path} нет.")
    return [path]


def _folders_of_login(login: str, records: Records) -> Sender:
    """Returns the folders that `CODEOWNERS` gives to a login. Raises Refused for a file that cannot be read."""
    from profminimum.authoring.inbox.senders import Sender

    text = next((path.read_text("utf-8") for place in PLACES if (path := ROOT / place).is_file()), "")
    try:
        owners = parse(text)
    except ValueError as fault:
        raise Refused(f"CODEOWNERS: {fault}") from None
    name = login.casefold().lstrip("@")
    files = [entry.location for kind in ("school", "organisation") for entry in records.of(kind)]
    folders = {place.owner_folder.rstrip("/") for place in files if name in owners.of(f"data/{place.path}")}
    return Sender(frozenset(folders), is_editor=name in owners.editors)


if __name__ == "__main__":
    run(main)
