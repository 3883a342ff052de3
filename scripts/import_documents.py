"""Makes drafts of records from schools' own documents: `python3 scripts/dev.py import План.docx`. Knows arguments and the disk.

Exit codes: 0 when rows became drafts, 1 when none did or a file cannot be read, 2 when the arguments are wrong.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.commands import nearest_words
from scripts.lib.new_file import Refused, answered, region_of

if TYPE_CHECKING:
    from profminimum.authoring.documents.importer import DocumentImport
    from profminimum.authoring.documents.owners import Owner
    from profminimum.authoring.documents.tables import SourceDocument
    from profminimum.model import Records

HELP = """Делает из бумаг школы черновики записей: находит таблицы, читает строки, рассказывает, что понято и что нет.

  python3 scripts/dev.py import ФАЙЛ… [--write] [--school ШКОЛА] [--year 2026-27]

  ФАЙЛ    Word (.docx), Excel (.xlsx, .xls, .ods, .csv), страница (.html), текст таблицы (.txt), письмо (.eml),
          архив (.zip) или папка с ними; «-» – текст таблицы из буфера обмена, поданный на вход

  --write         записать черновики в папку данных; без этого ничего не меняется
  --school        чьи это записи: название школы или имя её папки в data/schools, если в таблице нет столбца со школой
  --organisation  то же для организации: имя папки в data/organisations
  --year          учебный год (2026-27) или годы дорожной карты (2026), если в бумаге не названы
  --data          папка данных, если не data

Имена людей не переносятся. Форматы и ответственные, которых нет в справочниках, добавляются в справочники черновиком.
"""
DOCUMENTS = {".docx", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".html", ".htm", ".txt", ".tsv", ".eml", ".zip"}
LONG_WORK = 5
"""Files from which on the work is long enough for a line about each."""


def main(arguments: Sequence[str]) -> int:
    """Reads the documents that the arguments name, tells what was understood, and writes drafts if that is wanted."""
    options = _options(arguments)
    return answered(lambda: _import(options))


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--school")
    parser.add_argument("--organisation")
    parser.add_argument("--year", default="")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    return parser.parse_args(arguments)


def _import(options: Namespace) -> int:
    from profminimum.authoring.documents.account import summary
    from profminimum.authoring.documents.importer import DocumentImporter, ImportOptions
    from profminimum.dates import is_years
    from profminimum.load.data_folder import read_records
    from profminimum.publish.build.clock import now

    if options.year and not is_years(options.year):
        raise Refused(f"«{options.year}» – не учебный год. Его пишут так: --year 2026-27.", 2)
    if not options.data.is_dir():
        raise Refused(f"Папки {options.data} нет.", 2)
    records = read_records(options.data)
    today = now(region_of(records).zone).date()
    importer = DocumentImporter(records, ImportOptions(today, _owner(options, records), options.year))
    result = importer.read(list(_documents(options.files)))
    print(*result.notes, *(line for table in result.tables for line in table.lines()), sep="\n")
    texts = result.texts | _vocabularies(result, records, options.data)
    print(f"\n{summary(result.tables)}")
    if not result.texts:
        return 1
    if options.write:
        _write(options.data, texts)
        print(f"Записано файлов: {len(texts)}. Проверьте их: python3 scripts/dev.py check")
    else:
        print("Ничего не записано. Чтобы записать черновики, добавьте --write.")
    return 0


def _owner(options: Namespace, records: Records) -> Owner | None:
    """Returns the owner that the options name, by its folder or by a name that is certainly its own."""
    from profminimum.authoring.documents.owners import Owner, Owners

    for kind in ("school", "organisation"):
        if name := getattr(options, kind):
            known = {entry.id: entry.record.name for entry in records.of(kind)}
            if name in known:
                return Owner(kind, name)
            owner, is_certain = Owners(records).find(name)
            if owner and owner.kind == kind and is_certain:
                return owner
            near = nearest_words(name, [*known, *known.values()])
            raise Refused(f"Ни папки, ни названия «{name}» нет в data/{kind}s.{near}", 2)
    return None


def _documents(names: Sequence[str]) -> Iterator[SourceDocument]:
    from profminimum.authoring.documents.reading import read_documents

    files = [path for name in names for path in ([name] if name == "-" else _files(Path(name)))]
    for number, path in enumerate(files, 1):
        if len(files) >= LONG_WORK:
            print(f"\r{number} из {len(files)}: {path}\033[K", end="", file=sys.stderr, flush=True)
        if path == "-":
            text = sys.stdin.buffer.read()
            is_page = re.search(rb"<(?:table|html)\b", text[:100_000], re.IGNORECASE)
            yield from read_documents("буфер обмена.html" if is_page else "буфер обмена.txt", text)
        else:
            yield from read_documents(Path(path).name, Path(path).read_bytes())
    if len(files) >= LONG_WORK:
        print("\r\033[K", end="", file=sys.stderr)


def _files(path: Path) -> list[str]:
    """Returns the documents that a path means: itself, or those in a folder; Word's own locks are passed over."""
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in DOCUMENTS and file.is_file())
        files = [str(file) for file in found if not file.name.startswith(("~$", "."))]
        if not files:
            raise Refused(f"В папке {path} нет документов, которые можно прочитать.")
        return files
    if not path.is_file():
        raise Refused(f"Файла {path} нет.")
    return [str(path)]


def _vocabularies(result: DocumentImport, records: Records, data: Path) -> dict[str, str]:
    """Returns the texts of vocabularies with the entries that drafts need, by path."""
    from profminimum.authoring.documents.new_entries import extended_vocabularies
    from profminimum.authoring.yaml_patch import updated_text

    texts = {}
    for entry, before, after in extended_vocabularies(result.new_entries, records):
        path, names = entry.location.path, result.new_entries[entry.location.kind.name]
        texts[path] = updated_text((data / path).read_text("utf-8"), entry.mark, before, after)
        print(
            f"Черновик для справочника {path}: "
            + ", ".join(f"«{name}» ({identifier})" for identifier, name in names.items())
        )
    return texts


def _write(data: Path, texts: dict[str, str]) -> None:
    from profminimum.authoring.editor_schemas import editor_line
    from profminimum.model import locate

    for name, text in texts.items():
        path, location = data / name, locate(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        first = editor_line(location) if location and not text.startswith("#") else ""
        path.write_text(first + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    run(main)
