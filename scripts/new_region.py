"""Makes the site another region's: `python3 scripts/dev.py new region`. Knows arguments, questions, messages and the disk.

Everything is prepared in a folder beside the data and checked there; the folders change places at the end.
Exit codes: 0 when done, 1 when something stands in the way, 2 when the arguments are wrong.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.lib.cli import ROOT
from scripts.lib.municipality_list import municipalities
from scripts.lib.new_file import Refused
from scripts.lib.region_answers import answers_of, listed_lines, options_of
from scripts.lib.region_clearing import cleared
from scripts.lib.region_files import own_files

HELP = """Делает сайт сайтом другого региона: убирает из data/ всё, что относится к прежнему, и начинает свой.

  python3 scripts/dev.py new region                          спросит всё, что нужно
  python3 scripts/dev.py new region --file region-new.yml    возьмёт ответы из файла: поля – те же, что параметры
  python3 scripts/dev.py new region --name "Енисейский край" --timezone Красноярск --municipalities список.txt

  --name            название региона: «Енисейский край»
  --name-genitive   оно же в родительном падеже: «Енисейского края»; обычные названия просклоняются сами
  --kind            вид, если его нет в названии: область, край, республика, автономный округ …
  --timezone        часовой пояс: «Asia/Krasnoyarsk», «Красноярск» или «UTC+7»
  --municipalities  список муниципалитетов: .txt (по строке на каждый), .csv, .xlsx, .ods; «-» – вставить в окно команды
  --code            код региона, две цифры
  --operator-name   региональный оператор: название организации; --operator – имя её папки латиницей
  --school-year     учебный год: 2026-27
  --section-title   как раздел называется на сайте
  --forge           адрес репозитория; --editor-email – почта редакции; --site-url – адрес сайта
  --no-samples      не оставлять школы-образцы
  --no-build        не собирать сайт в конце
  --yes             не спрашивать, делать ли
"""
ASIDE, BEFORE = "data.new", "data.old"


def main(arguments: Sequence[str]) -> int:
    """Makes the region that the arguments, a file or the answers describe; returns the exit code."""
    try:
        options = options_of(arguments, HELP)
        _make(options, ROOT)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except (KeyboardInterrupt, EOFError):
        print("\nНичего не изменено.", file=sys.stderr)
        return 1
    return 0 if options.no_build else _build(ROOT)


def _make(options: Namespace, root: Path) -> None:
    """Prepares the region, shows what will be, and puts it in place. Raises Refused."""
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.model import Records

    _refuse_unsaved(root)
    sources = read_sources(root / "data").files
    old = Records(load(sources).entries)
    answers = answers_of(options, old)
    towns = municipalities(listed_lines(answers, options))
    texts = {file.path: file.data.decode("utf-8") for file in sources}
    files = cleared(old, texts, towns, samples=not options.no_samples) | own_files(answers, towns, old)
    aside = _written_aside(files, root)
    try:
        _refuse_errors(aside)
        print(_plan(answers, towns, old, files))
        if not options.yes and not _is_confirmed():
            raise Refused("Ничего не изменено.")
        _switch(root, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _write_site_url(root, answers.get("site_url"))
    print(_left_to_write(answers, root))


def _refuse_unsaved(root: Path) -> None:
    """Raises Refused if the data hold what git has not saved: there would be no way back."""
    if (root / BEFORE).exists() and not (root / "data").exists():
        (root / BEFORE).rename(root / "data")  # the command was stopped while the folders changed places
    if (root / BEFORE).exists():
        raise Refused(f"Рядом с data/ лежит {BEFORE}/ – прежние сведения. Уберите эту папку и повторите.")
    if not _is_in_git(root):
        return
    unsaved = _git(root, "status", "--porcelain", "--", "data", "mkdocs.yml").stdout.strip()
    if unsaved:
        raise Refused(
            f"В data/ или mkdocs.yml есть несохранённые правки:\n{unsaved}\n"
            "Сохраните их (git add -A && git commit) или отмените (git checkout -- data mkdocs.yml) и повторите."
        )


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)


def _is_in_git(root: Path) -> bool:
    return bool(shutil.which("git")) and _git(root, "ls-files", "data/region.yml").stdout.strip() != ""


def _written_aside(files: Mapping[str, str], root: Path) -> Path:
    """Writes the new data into a folder beside the old ones and returns it; texts for people come along."""
    aside = root / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    for path, text in files.items():
        file = aside / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for note in (root / "data").glob("*.md"):
        shutil.copyfile(note, aside / note.name)
    return aside


def _refuse_errors(folder: Path) -> None:
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.load_region import check_data

    errors = [problem for problem in check_data(folder, now).problems if problem.is_error]
    if errors:
        raise Refused("\n".join(["Так не получится:", *map(str, errors), "Ничего не изменено."]))


def _plan(answers: Mapping[str, Any], towns: Sequence[Mapping[str, str]], old: Any, files: Mapping[str, str]) -> str:
    """Returns what will be done, in lines."""
    before = old.single("region")
    paths = {entry.location.path for entry in old}
    gone = sorted(path for path in paths if path not in files)
    folders = sorted({"/".join(path.split("/")[:2]) for path in gone})
    return "\n".join(
        [
            f"Было: {before.record.name if before else 'регион не указан'}. Станет: {answers['name']}, часовой пояс {answers['timezone']}.",
            f"Муниципалитетов: {len(towns)}. Записей останется: {len(files)} – общее для страны, образцы и свои первые файлы.",
            f"Будет удалено записей: {len(gone)} – {', '.join(folders)}.",
        ]
    )


def _is_confirmed() -> bool:
    try:
        return input("Делать? (да/нет) ").strip().casefold() in ("да", "д", "yes", "y")
    except EOFError:
        return False


def _switch(root: Path, aside: Path) -> None:
    """Puts the new folder in the place of the old one, which goes back if that fails."""
    data, before = root / "data", root / BEFORE
    data.rename(before)
    try:
        aside.rename(data)
    except OSError:
        before.rename(data)
        raise
    if _is_in_git(root):
        shutil.rmtree(before, ignore_errors=True)
        print("Вернуть, как было: git checkout -- data mkdocs.yml && git clean -fdq data")
    else:
        print(f"Прежние сведения – в папке {BEFORE}/. Не нужны – удалите её.")


def _write_site_url(root: Path, url: str | None) -> None:
    """Writes the site's address into `mkdocs.yml`; the old region's goes in any case."""
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    written = re.sub(r"(?m)^site_url:.*$", f'site_url: "{url or ""}"', text)
    settings.write_text(written, "utf-8", newline="\n")


def _left_to_write(answers: Mapping[str, Any], root: Path) -> str:
    """Returns the list of what nobody but the region can write."""
    tasks = [
        "data/region.yml: contacts – кого спросить в регионе, team – команда по ролям, figures – цифры с источниками",
        *[f"data/region.yml: {name} – {what}" for name, what in _UNKNOWN.items() if not answers.get(name)],
        "data/roadmap/ГОД.yml: дорожная карта региона; data/documents.yml: её документ и другие документы региона",
        "data/reference/parties.yml: кто отвечает за пункты карты; sectors.yml: отрасли; municipalities.yml: координаторы",
        "data/organisations/: колледжи, вузы, предприятия; data/schools/: школы (python3 scripts/dev.py spreadsheet)",
        "mkdocs.yml: site_url – адрес сайта" if not answers.get("site_url") else "",
        ".github/CODEOWNERS: кто за какую папку отвечает; .github/images: снимки страниц в README – прежние",
    ]
    return "\n".join(["Готово. Осталось написать:", *(f"  – {task}" for task in tasks if task)])


_UNKNOWN = {
    "operator": "региональный оператор",
    "forge": "адрес репозитория",
    "editor_email": "почта редакции",
    "code": "код региона",
}


def _build(root: Path) -> int:
    """Checks the new data and builds the site, as the commands do; returns the exit code."""
    for command in ("check", "build"):
        print(f"\npython3 scripts/dev.py {command}", flush=True)
        if code := subprocess.call([sys.executable, "scripts/dev.py", command], cwd=root):
            return code
    return 0
