"""Begins a school year from the one before: a road map, a school's plan, the region's list of what to do.

Its messages, in Russian, say what was carried over, what was left out and what to look at. Knows no arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.commands import nearest_words
from scripts.lib.new_file import (
    Refused,
    checked_entry,
    display_path,
    located,
    region_of,
    renew_schemas,
    samples_of,
    write,
)

if TYPE_CHECKING:
    from profminimum.authoring.next_year import NextYearDraft
    from profminimum.model import Entry, Location, Records

MOST = 30
"""The number of schools that the region's list names; the rest are counted."""
SATURDAY = 5


def roadmap(options: Mapping[str, str], folder: Path, records: Records) -> str:
    """Writes a road map that begins as a copy of another year's; returns the message. Raises Refused."""
    from profminimum.authoring.editor_schemas import editor_line
    from profminimum.authoring.next_year import next_roadmap
    from profminimum.authoring.yaml_writer import yaml_text
    from profminimum.dates import opening_year

    year, old = _roadmap_years(options, records)
    location = located(f"roadmap/{year}.yml")
    draft = next_roadmap(old.record, year)
    hints = list(_hints(draft))
    values = draft.values | {"updated": str(samples_of(records, location).today)}
    text = editor_line(location) + _roadmap_head(old.id, year, hints) + "\n" + yaml_text(values)
    checked_entry(location.path, text, records)
    write(folder / location.path, text)
    renew_schemas(folder, records)
    return "\n".join(
        [
            f"Готово: {display_path(folder / location.path)} – черновик из карты на {_roadmap_words(old.id)}.",
            f"Сроки и годы сдвинуты на {_years_words(opening_year(year) - opening_year(old.id))}. Документ, источники и состояния убраны.",
            "Что посмотреть:",
            "  каждый пункт – по новому документу: названия, сроки, ответственных;",
            "  document – впишите документ в documents.yml и его идентификатор сюда;",
            "  demo – уберите эту строку, когда карта утверждена: до тех пор страница помечена как образец.",
            *hints,
        ]
    )


def _roadmap_years(options: Mapping[str, str], records: Records) -> tuple[str, Entry[Any]]:
    """Returns the years to begin and the map to begin from: the newest map, the current years or those after it."""
    from profminimum.dates import years_bounds

    maps = {entry.id: entry for entry in records.of("roadmap")}
    if not maps:
        raise Refused("Дорожной карты, с которой начать, нет: в папке roadmap пусто.")
    current = region_of(records).school_year
    year = _checked_years(options.get("id") or _next_years(maps, current))
    others = [other for other in maps if other != year]
    source = options.get("from") or max(others, key=years_bounds, default="")
    if source not in maps:
        have = ", ".join(sorted(maps))
        raise Refused(f"Дорожной карты на «{source or year}» нет.{nearest_words(source, maps)} Есть: {have}.")
    if source == year:
        raise Refused(
            "Новая карта и та, с которой её начинают, – на один и тот же год. Укажите разные: --id и --from.", 2
        )
    if not _are_alike(source, year):
        raise Refused(
            f"Карта на {_roadmap_words(source)} не сдвигается на {_roadmap_words(year)}: годы разного вида.", 2
        )
    return year, maps[source]


def _next_years(maps: Iterable[str], current: str) -> str:
    """Returns the years of the next road map: those after the newest if the current year has one, else the current."""
    from profminimum.dates import following_years, opening_year, school_years_of, shift_years, years_bounds

    newest = max(maps, key=years_bounds)
    if any(current in school_years_of(years) for years in maps):
        return following_years(newest)
    return shift_years(newest, opening_year(current) - opening_year(school_years_of(newest)[-1]))


def _are_alike(source: str, years: str) -> bool:
    """Returns whether a road map's years can be moved to others: of one sort and as many."""
    from profminimum.dates import opening_year, shift_years

    return shift_years(source, opening_year(years) - opening_year(source)) == years


def _roadmap_head(old: str, year: str, hints: Iterable[str]) -> str:
    lines = [
        f"ЧЕРНОВИК дорожной карты на {_roadmap_words(year)}. Это копия прежней карты со сдвинутыми сроками и годами.",
        "Документ, источники и состояния убраны. Сверьте каждый пункт с новым документом. Пока стоит «demo: true»,",
        "страница помечена как образец; когда карта утверждена, уберите эту строку и эти пояснения.",
        *(line.strip() for line in hints),
    ]
    return "".join(f"# {line}\n" for line in lines)


def _hints(draft: NextYearDraft) -> Iterator[str]:
    """Yields what a person must look at, a line each."""
    weekends: dict[date, list[str]] = {}
    for number, day in _deadlines(draft.values):
        if day.weekday() >= SATURDAY:
            weekends.setdefault(day, []).append(number)
    for day, numbers in sorted(weekends.items()):
        yield f"  {day:%d.%m.%Y} – выходной; в этот день срок пунктов {', '.join(numbers)}"
    for review in draft.needs_review:
        yield f"  {review.place}: «{review.words}» – год не сдвинут, проверьте"


def _deadlines(values: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for section in values["sections"]:
        for item in section["items"]:
            if "until" in item["deadline"]:
                yield item["number"], date.fromisoformat(item["deadline"]["until"])


def plan_year(school: str, records: Records) -> str:
    """Returns the year to begin a school's plan for: the current one, or the next if the school has that."""
    from profminimum.dates import shift_school_year

    current = region_of(records).school_year
    years = {entry.id for entry in _plans(records, school)}
    return shift_school_year(max(years), 1) if current in years else current


def _plans(records: Records, school: str) -> list[Entry[Any]]:
    return [entry for entry in records.of("year_plan") if entry.location.owner == school]


def carried_over(location: Location, records: Records) -> tuple[dict[str, Any], list[str]]:
    """Returns the values of a school's last plan for the new one, and lines about them; nothing without one."""
    from profminimum.authoring.next_year import next_plan
    from profminimum.model import YearPlan

    earlier = [entry for entry in _plans(records, location.owner) if entry.id < location.id]
    if not earlier:
        return {}, []
    last = max(earlier, key=lambda entry: entry.id)
    draft = next_plan(last.record, last.id, location.id)
    labels = [(YearPlan.model_fields[name].title or name).lower() for name in draft.dropped]
    lines = [f"Начато с плана на {_year_words(last.id)} учебный год. Проверьте уровень, классы, часы и дни занятий."]
    if labels:
        lines.append(f"Впишите заново: {', '.join(labels)}.")
    lines += [
        f"Соглашение действует до {_day(agreement.until)}: {agreement.partner}. Продлите его или не вписывайте."
        for agreement in draft.ended
        if agreement.until
    ]
    lines += [f"{review.place}: «{review.words}» – год не сдвинут, проверьте." for review in draft.needs_review]
    return draft.values, lines


def region_year(options: Mapping[str, str], folder: Path, records: Records) -> str:
    """Begins the calendar of lessons of a new school year, unless there is one; returns the message with what is left to do."""
    from profminimum.dates import shift_school_year

    region = records.single("region")
    current = region_of(records).school_year
    year = _checked_year(options.get("id") or shift_school_year(current, 1))
    if year <= current:
        raise Refused(f"{_year_words(year)} учебный год уже не новый: в region.yml стоит {_year_words(current)}.")
    lessons = _lessons(year, folder, records)
    assert region is not None, "region_of found it"
    mark, _ = region.mark.at(("school_year",))
    place = f"{display_path(folder / 'region.yml')}, строка {mark.key_line}"
    return "\n".join(
        [
            lessons,
            "Сделайте сами:",
            f"  {place}: вместо «{current}» впишите «{year}» в тот день, когда сайт перейдёт на новый год;",
            f"  дорожная карта: python3 scripts/dev.py new roadmap --id {year}",
            "  documents.yml: приказы и письма нового года.",
            *_school_tasks(year, records),
        ]
    )


def _lessons(year: str, folder: Path, records: Records) -> str:
    """Writes the empty calendar of lessons; returns the message."""
    from profminimum.authoring.editor_schemas import editor_line
    from profminimum.authoring.next_year import next_lessons
    from profminimum.authoring.yaml_writer import yaml_text

    location = located(f"reference/lessons/{year}.yml")
    path = folder / location.path
    calendars = {entry.id: entry for entry in records.of("lessons")}
    if path.exists():
        return f"Календарь занятий уже есть, он не тронут: {display_path(path)}"
    if not calendars:
        return "Календаря занятий, с которого начать новый, нет."
    draft = next_lessons(calendars[max(calendars)].record, year)
    head = "# Тем занятий мы пока не знаем. Когда их опубликуют, добавьте «lessons» с датами, темами и источником.\n"
    text = editor_line(location) + head + "\n" + yaml_text(draft.values)
    checked_entry(location.path, text, records)
    write(path, text)
    renew_schemas(folder, records)
    return f"Готово: {display_path(path)} – календарь занятий, пока пустой."


def _school_tasks(year: str, records: Records) -> Iterator[str]:
    """Yields what schools must do, and the commands for those without a plan for the year."""
    have = {entry.location.owner for entry in records.of("year_plan") if entry.id == year}
    left = [school for school in records.targets("school") if school not in have]
    yield "Что сделать школам:"
    yield "  план на год – приказ, уровень, часы, ответственный, согласия; программы, классы и мероприятия нового года;"
    yield "  соглашения, у которых кончается срок, – продлить."
    yield f"Школы без плана на {_year_words(year)} учебный год: {len(left)}"
    yield from (f"  python3 scripts/dev.py new year --school {school} --id {year}" for school in left[:MOST])
    if len(left) > MOST:
        yield f"  … и ещё {len(left) - MOST}"


def _checked_year(year: str) -> str:
    """Returns the year if it is a school year. Raises Refused for any other text."""
    from profminimum.dates import is_school_year

    if not is_school_year(year):
        raise Refused(f"«{year}» – не учебный год. Его пишут так: 2026-27.", 2)
    return year


def _checked_years(years: str) -> str:
    """Returns the years of a road map as files are named by them. Raises Refused for any other text."""
    from profminimum.dates import is_years

    if not is_years(years):
        raise Refused(
            f"«{years}» – не учебный год и не годы карты. Пишут так: 2026-27, 2026, 2025-2027, 2024-25-2026-27.", 2
        )
    return years


def _roadmap_words(years: str) -> str:
    from profminimum.russian import years as in_words

    return in_words(years)


def _year_words(year: str) -> str:
    from profminimum.russian import school_year

    return school_year(year)


def _years_words(number: int) -> str:
    from profminimum.russian import count

    return count(number, "год", "года", "лет")


def _day(day: date) -> str:
    from profminimum.russian import day as in_words

    return in_words(day)
