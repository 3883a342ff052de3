"""Makes reports for the operator: `python3 scripts/dev.py report readiness --format xlsx`. Knows only arguments and files.

Exit codes: 0 when reports were made, 1 when data cannot be read or a file cannot be written, 2 when arguments are wrong.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lib.cli import ROOT, Parser, given_day, run
from scripts.lib.commands import nearest_words
from scripts.lib.declarations import reports
from scripts.lib.site_settings import site_url

if TYPE_CHECKING:
    from profminimum.catalog import Catalog
    from profminimum.view.rendering.templates import Templates
    from profminimum.view.reports import Report

ALL, LETTERS = "all", "reminders"
LETTER_FORMATS = ("text", "eml", "xlsx")
CHECK = "python3 scripts/dev.py check"
HELP = f"""Делает отчёты оператора из сведений школ. Образцы в подсчёты не входят.

  python3 scripts/dev.py report [ОТЧЁТ] [--school-year 2026-27] [--today ДЕНЬ] [--format ВИД] [--out ПАПКА]

  ОТЧЁТ          {", ".join(reports())};
                 reminders – письма школам о том, чего не хватает; all – все отчёты, так и без этого
  --school-year  за какой учебный год; без этого – за текущий
  --today        какой день считать сегодняшним: 2026-11-23
  --format       text – прочитать здесь же, xlsx, json, pdf – файлами; без этого text. Для писем – text, eml (черновики
                 для почтовой программы, по файлу на школу) или xlsx (одна таблица для рассылки)
  --out          куда положить файлы; без этого reports/. С --format text файлы делают, только если папка названа
  --site-url     адрес сайта для ссылок, если в mkdocs.yml он не указан
  --data         папка данных, если не data
"""


def main(arguments: Sequence[str]) -> int:
    """Prints the reports that the arguments name, or writes them as files."""
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.file_history import file_history
    from profminimum.publish.build.load_region import load_region
    from profminimum.publish.build.template_files import template_sources
    from profminimum.view.rendering.templates import Templates

    options = _options(arguments)
    try:
        region = load_region(options.data, options.today or now, history=file_history(options.data, ROOT))
        catalog = region.catalog
        templates = Templates(template_sources(ROOT / "overrides"), site_url(options.site_url))
        if region.errors:
            print(f"В данных есть ошибки, в отчёт вошли не все записи: {CHECK}", file=sys.stderr)
        files = list(_files(catalog, templates, options))
        return _deliver(files, options)
    except (ValueError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1


def _options(arguments: Sequence[str]) -> Namespace:
    from profminimum.dates import is_school_year
    from profminimum.view.reports import REPORTS

    parser = Parser(HELP)
    parser.add_argument("report", nargs="?", default=ALL)
    parser.add_argument("--school-year", default="")
    parser.add_argument("--today", type=given_day)
    parser.add_argument("--format", choices=["text", "xlsx", "json", "pdf", "eml"], default="text")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--site-url", default=None)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    options = parser.parse_args(arguments)
    names = [*REPORTS, LETTERS, ALL]
    if options.report not in names:
        advice = nearest_words(options.report, names) or f" Есть отчёты: {', '.join(names)}."
        parser.exit(2, f"Отчёта «{options.report}» нет.{advice}\n")
    if options.report == LETTERS and options.format not in LETTER_FORMATS:
        parser.exit(2, "Письма бывают такими: --format text, eml или xlsx.\n")
    if options.report != LETTERS and options.format == "eml":
        parser.exit(2, "Письмами (--format eml) бывают только напоминания: report reminders --format eml.\n")
    if options.school_year and not is_school_year(options.school_year):
        parser.exit(2, f"Учебный год пишут так: 2026-27, а здесь «{options.school_year}».\n")
    return options


def _files(catalog: Catalog, templates: Templates, options: Namespace) -> Iterator[tuple[str, str | bytes]]:
    """Yields the files that the options name: name, contents."""
    from profminimum.view.reports import REPORTS, report_of

    if options.report == LETTERS:
        yield from _letters(catalog, templates, options)
        return
    form = _form(options.format, catalog, templates)
    for name in REPORTS if options.report == ALL else [options.report]:
        yield f"{name}.{_ending(options.format)}", form(report_of(catalog, name, options.school_year))


def _letters(catalog: Catalog, templates: Templates, options: Namespace) -> Iterator[tuple[str, str | bytes]]:
    """Yields the letters as files; says on the error stream which schools have no address to send theirs to."""
    from profminimum.view.reports.letter_files import LetterFiles
    from profminimum.view.reports.reminders import Reminders, needs

    letters = needs(catalog, options.school_year)
    if options.format == "text":
        texts = Reminders(templates)
        yield from ((f"{need.school.id}.txt", texts.text(need)) for need in letters)
        return
    files = LetterFiles(templates)
    if options.format == "eml":
        yield from ((f"{need.school.id}.eml", files.message(need)) for need in letters)
    elif letters:
        yield f"{LETTERS}.xlsx", files.merge_table(letters)
    if unknown := [need.school.name for need in letters if not need.address]:
        print(f"Нет адреса почты в сведениях школы: {'; '.join(unknown)}", file=sys.stderr)


def _ending(form: str) -> str:
    return {"text": "txt"}.get(form, form)


def _form(name: str, catalog: Catalog, templates: Templates) -> Callable[[Report], str | bytes]:
    """Returns the function that makes a report's text or file."""
    from profminimum.publish.build.template_files import sheet_sources
    from profminimum.view.print import ReportSheets, TypstPrinter
    from profminimum.view.reports import as_json, as_text, as_workbook

    if name != "pdf":
        formats: dict[str, Callable[[Report], str | bytes]] = {
            "text": as_text,
            "xlsx": as_workbook,
            "json": as_json,
        }
        return formats[name]
    sheets = ReportSheets(TypstPrinter(sheet_sources(ROOT / "overrides")), templates)

    def pdf(report: Report) -> bytes:
        return sheets.pdf(catalog, report)

    return pdf


def _deliver(files: list[tuple[str, str | bytes]], options: Namespace) -> int:
    """Prints texts, or writes everything into the folder; returns the exit code."""
    if not files:
        print("Напоминать не о чем: у всех школ, кроме образцов, опубликовано всё.")
        return 0
    if options.format == "text" and not options.out:
        print("\n\n\n".join(str(content) for _, content in files))
        return 0
    folder = options.out or ROOT / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        data = content if isinstance(content, bytes) else f"{content}\n".encode()
        (folder / name).write_bytes(data)
        print(folder / name)
    return 0


if __name__ == "__main__":
    run(main)
