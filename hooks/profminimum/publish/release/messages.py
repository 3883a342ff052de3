"""What a publication says to whoever runs it, in Russian. Values in, text out; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ...problem import Problem, nearest
from ...problem_formats import as_text
from ...russian import clock, count, day, plural
from .fallback import FallbackResult
from .release_info import ReleaseInfo
from .site_checks import PAGES

BUILDING = "Собираю сайт в стороне от прежнего…"
CHECKING = "Проверяю готовый сайт…"
NOTHING_CHANGED = "Сайт не опубликован, посетители видят прежний."
MOST_LINES = 60
"""So many lines of a failed build are told: the last ones."""


def fallback_report(found: FallbackResult, fallbacks: Mapping[str, str], folder: str) -> list[str]:
    """What is wrong with the bad files, and what is shown instead of each."""
    lines = []
    for path in sorted((*found.fallbacks, *found.omitted)):
        problems = found.problems.get(path, ())
        lines += [f"{folder}/{each}" for each in problems] or [f"{folder}/{path}: зависит от записи с ошибкой."]
        then = fallbacks.get(path)
        lines.append(f"  → показана прежняя версия от {_day(then)}" if then else "  → запись не показана")
    others = {path: own for path, own in found.problems.items() if path not in (*found.fallbacks, *found.omitted)}
    return [*lines, *(f"{folder}/{each}" for own in others.values() for each in own)]


def bad_data(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Errors that stop a publication by day."""
    advice = "Исправьте ошибки или опубликуйте остальное с параметром --nightly."
    return f"{as_text(problems, files, folder)}\n{NOTHING_CHANGED} {advice}"


def no_region(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Without the region there is no site."""
    return f"{as_text(problems, files, folder)}\nФайла {folder}/region.yml нет или в нём ошибка. {NOTHING_CHANGED}"


def too_many_errors(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Errors that stop a publication even at night."""
    why = "Ошибка в справочнике или в region.yml либо ошибок слишком много: пропустить их нельзя."
    return f"{as_text(problems, files, folder)}\n{why} {NOTHING_CHANGED}"


def not_built(output: str) -> str:
    """What a failed build said."""
    return "\n".join([*output.strip().splitlines()[-MOST_LINES:], f"Сборка остановилась с ошибкой. {NOTHING_CHANGED}"])


def failed_checks(problems: Sequence[Problem]) -> str:
    """What the check of a finished site found."""
    lines = [f"{each.place}: {each.advice}" if each.place.path else each.advice for each in problems]
    found = count(len(problems), "ошибка", "ошибки", "ошибок")
    return "\n".join([*lines, f"В готовом сайте {found}. {NOTHING_CHANGED}"])


def published(about: ReleaseInfo, gone: Sequence[str]) -> str:
    """The good news."""
    removed = plural(len(gone), "удалена", "удалены", "удалены")
    old = (
        f" {removed.capitalize()} {count(len(gone), 'старая версия', 'старые версии', 'старых версий')}."
        if gone
        else ""
    )
    return f"Опубликовано: {_version(about)}.{old}"


def unchanged(about: ReleaseInfo) -> str:
    """There was nothing new to show."""
    return f"Ничего не изменилось: показана {_version(about)}."


def rolled_back(shown: ReleaseInfo, before: ReleaseInfo | None) -> str:
    """What is shown after a step back."""
    instead = f" вместо {before.id}" if before else ""
    return f"Показана {_version(shown)}{instead}.\nСледующая публикация пойдёт как обычно."


def shown_already(about: ReleaseInfo) -> str:
    """No step was needed."""
    return f"Она и показана: {_version(about)}."


def no_such_version(named: str | None, versions: Sequence[ReleaseInfo], current: ReleaseInfo | None) -> str:
    """There is nothing to go back to."""
    names = [each.id for each in versions if not current or each.id != current.id]
    if named is None:
        others = f" Назовите версию сами: --to {names[0]}." if names else ""
        return f"Прежней версии нет, возвращаться некуда.{others}"
    near = nearest(named, names)
    advice = f" Возможно, вы имели в виду «{near}»." if near else f" Есть: {', '.join(names)}." if names else ""
    return f"Версии «{named}» нет.{advice}"


def listing(versions: Sequence[ReleaseInfo], current: ReleaseInfo | None, folder: str) -> str:
    """All versions, the newest first; the one shown is marked."""
    if not versions:
        return f"В папке {folder} ещё ничего не опубликовано."
    shown = current.id if current else ""
    lines = [f"{'→' if each.id == shown else ' '} {_version(each)}" for each in versions]
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
