"""Messages of a publication for whoever runs it, in Russian. Values in, text out; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ...problem import Problem, did_you_mean, nearest
from ...problem_formats import as_text
from ...russian import clock, count, day, plural
from ...view import Templates
from ...view.leads.vanished import Vanished
from .fallback import FallbackResult
from .release_info import ReleaseInfo
from .site_checks import PAGES

BUILDING = "Собираю сайт в стороне от прежнего…"
CHECKING = "Проверяю готовый сайт…"
NOTHING_CHANGED = "Сайт не опубликован, посетители видят прежний."
MOST_LINES = 60
"""How many last lines of a failed build's output are shown."""


def fallback_report(result: FallbackResult, fallbacks: Mapping[str, str], folder: str) -> list[str]:
    """Returns the problems of the bad files, and what is shown instead of each, line by line."""
    lines = []
    for path in sorted((*result.fallbacks, *result.omitted)):
        problems = result.problems.get(path, ())
        lines += [f"{folder}/{problem}" for problem in problems] or [f"{folder}/{path}: зависит от записи с ошибкой."]
        earlier = fallbacks.get(path)
        lines.append(f"  → показана прежняя версия от {_day(earlier)}" if earlier else "  → запись не показана")
    others = {path: rest for path, rest in result.problems.items() if path not in (*result.fallbacks, *result.omitted)}
    return [*lines, *(f"{folder}/{problem}" for problems in others.values() for problem in problems)]


def bad_data(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns the message about errors that stop a publication by day."""
    advice = "Исправьте ошибки или опубликуйте остальное с параметром --nightly."
    return f"{as_text(problems, files, folder)}\n{NOTHING_CHANGED} {advice}"


def no_region(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns the message that there is no site without the region."""
    return f"{as_text(problems, files, folder)}\nФайла {folder}/region.yml нет или в нём ошибка. {NOTHING_CHANGED}"


def too_many_errors(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns the message about errors that stop a publication even at night."""
    why = "Ошибка в справочнике или в region.yml либо ошибок слишком много: пропустить их нельзя."
    return f"{as_text(problems, files, folder)}\n{why} {NOTHING_CHANGED}"


def not_built(output: str) -> str:
    """Returns the last lines of a failed build's output."""
    return "\n".join([*output.strip().splitlines()[-MOST_LINES:], f"Сборка остановилась с ошибкой. {NOTHING_CHANGED}"])


def failed_checks(problems: Sequence[Problem]) -> str:
    """Returns the message about problems in a finished site."""
    lines = [f"{problem.place}: {problem.advice}" if problem.place.path else problem.advice for problem in problems]
    errors = count(len(problems), "ошибка", "ошибки", "ошибок")
    return "\n".join([*lines, f"В готовом сайте {errors}. {NOTHING_CHANGED}"])


def vanished(gone: Sequence[Vanished], templates: Templates) -> list[str]:
    """Returns the addresses that vanish and why, line by line; none if none do."""
    lines = []
    for group in gone:
        lines += [f"Исчезают адреса: {templates.line('fate', group.fate)}", *(f"  {path}" for path in group.addresses)]
    return lines


def would_vanish(gone: Sequence[Vanished], templates: Templates) -> str:
    """Returns the message that addresses would vanish and nothing leads on from them."""
    total = sum(len(group.paths) for group in gone)
    number = count(total, "адреса", "адресов", "адресов")
    advice = "Если так и нужно, опубликуйте с параметром --allow-gone."
    return "\n".join([*vanished(gone, templates), f"Читатели не найдут {number}. {advice} {NOTHING_CHANGED}"])


def published(about: ReleaseInfo, gone: Sequence[str]) -> str:
    """Returns the message that a version is shown; `gone` are the versions deleted."""
    removed = plural(len(gone), "удалена", "удалены", "удалены")
    old = (
        f" {removed.capitalize()} {count(len(gone), 'старая версия', 'старые версии', 'старых версий')}."
        if gone
        else ""
    )
    return f"Опубликовано: {_version(about)}.{old}"


def unchanged(about: ReleaseInfo) -> str:
    """Returns the message that there was nothing new to show."""
    return f"Ничего не изменилось: показана {_version(about)}."


def rolled_back(shown: ReleaseInfo, before: ReleaseInfo | None) -> str:
    """Returns the message about the version that is shown after a rollback."""
    instead = f" вместо {before.id}" if before else ""
    return f"Показана {_version(shown)}{instead}.\nСледующая публикация пойдёт как обычно."


def shown_already(about: ReleaseInfo) -> str:
    """Returns the message that the wanted version is shown already."""
    return f"Она и показана: {_version(about)}."


def no_such_version(named: str | None, versions: Sequence[ReleaseInfo], current: ReleaseInfo | None) -> str:
    """Returns the message that there is no version to go back to."""
    names = [version.id for version in versions if not current or version.id != current.id]
    if named is None:
        others = f" Назовите версию сами: --to {names[0]}." if names else ""
        return f"Прежней версии нет, возвращаться некуда.{others}"
    advice = did_you_mean(nearest(named, names)) or (f" Есть: {', '.join(names)}." if names else "")
    return f"Версии «{named}» нет.{advice}"


def listing(versions: Sequence[ReleaseInfo], current: ReleaseInfo | None, folder: str) -> str:
    """Returns the list of all versions, the newest first; the one shown is marked."""
    if not versions:
        return f"В папке {folder} ещё ничего не опубликовано."
    shown = current.id if current else ""
    lines = [f"{'→' if version.id == shown else ' '} {_version(version)}" for version in versions]
    return "\n".join([*lines, "", "→ – показана сейчас" if shown else "Сейчас не показана ни одна."])


def _version(about: ReleaseInfo) -> str:
    made = datetime.fromisoformat(about.made)
    parts = [
        f"собрана {day(made.date())} в {clock(made.time())}",
        f"день на сайте – {_day(about.day)}",
        f"правка {about.commit[:7]}" if about.commit else "",
        count(about.counts.get(PAGES, 0), "страница", "страницы", "страниц"),
        count(about.schools, "школа", "школы", "школ"),
        f"записей в прежнем виде – {len(about.fallbacks)}" if about.fallbacks else "",
        f"не показано записей – {len(about.omitted)}" if about.omitted else "",
    ]
    return f"версия {about.id} ({', '.join(filter(None, parts))})"


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
