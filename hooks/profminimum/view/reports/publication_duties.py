"""The report on publication, with the deadlines of the road map: who published what by when."""

from __future__ import annotations

from collections.abc import Iterable

from ... import russian
from ...catalog import Catalog, Deadlines, Due, deadlines, without_samples
from ...catalog.facts.publication_duties import Publication, Published, SchoolDuties, duties, unreported_by_owner
from ...dates import school_year_bounds
from ...model import ProgrammeKind, Proof, SchoolTask
from .structure import Cell, Link, Report, ReportTable, RowStatus
from .wording import NOBODY, SAMPLES, carried_words, link, numbered, of_schools, town_of

DUTIES: dict[Proof | SchoolTask, str] = {
    Proof.VOCATIONAL_PROGRAMMES: "перечень программ профессионального обучения",
    Proof.ADDITIONAL_PROGRAMMES: "перечень программ дополнительного образования",
    Proof.PRACTICE_EVENTS: "перечень профориентационных мероприятий",
    SchoolTask.PROGRAMMES: "сведения о программах на сайтах школ",
    SchoolTask.CLASSES: SchoolTask.CLASSES.label,
    SchoolTask.SECTION: SchoolTask.SECTION.label,
    SchoolTask.STORIES: SchoolTask.STORIES.label,
}
"""What the region and its schools are to publish, by what items of the road map name."""
SHORT = {SchoolTask.PROGRAMMES: "программы", SchoolTask.CLASSES: "классы", SchoolTask.SECTION: "раздел на сайте"}
STATES = {
    Published.IN_TIME: "опубликовано в срок",
    Published.LATE: "опубликовано позже срока",
    Published.DATE_UNKNOWN: "опубликовано, когда впервые – неизвестно",
    Published.NOT_REQUIRED: "не требуется",
    Published.PARTLY: "не хватает: {}",
    Published.MISSING: "не указано",
}


def due_duties(catalog: Catalog, school_year: str) -> tuple[SchoolDuties, ...]:
    """Returns the duties of all schools but samples."""
    return duties(catalog, without_samples(catalog.schools.values()), deadlines(catalog, school_year))


def duties_report(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on what is published in a school year, and what is not."""
    due = deadlines(catalog, school_year)
    all_duties = due_duties(catalog, school_year)
    waiting = [school_duties for school_duties in all_duties if not school_duties.is_fulfilled]
    return Report(
        "duties",
        "Сроки публикации",
        _about(all_duties, waiting),
        school_year,
        catalog.its_day,
        (
            _missing(waiting, due),
            _unreported(catalog, due),
            _terms(catalog, all_duties, due),
            _schools(all_duties, due),
        ),
        f"Есть о чём напомнить: {len(waiting)} из {of_schools(len(all_duties))}" if all_duties else "",
    )


def _about(all_duties: tuple[SchoolDuties, ...], waiting: list[SchoolDuties]) -> str:
    if not all_duties:
        return NOBODY
    unreported = sum(len(school_duties.unreported_events) for school_duties in all_duties)
    stories = russian.count(unreported, "мероприятие", "мероприятия", "мероприятий")
    return (
        f"Не все публикации видны у {len(waiting)} из {of_schools(len(all_duties))}. "
        f"Ждут рассказа «Как прошло» за этот и прошлый месяц: {stories if unreported else 'ни одного мероприятия'}."
    )


def publication_words(publication: Publication) -> str:
    """Returns the state of a duty in words: «опубликовано в срок, не позже 20 августа 2026»."""
    text = STATES[publication.state].format(", ".join(publication.missing))
    by = (
        f", не позже {russian.day(publication.day)}"
        if publication.day and publication.state is Published.IN_TIME
        else ""
    )
    return f"{text}{by}"


def _missing(waiting: list[SchoolDuties], due: Deadlines) -> ReportTable:
    return ReportTable(
        "missing",
        "Кому о чём напомнить",
        ("Школа", "Муниципалитет", "Чего не видно в сведениях", "Мероприятий без рассказа"),
        tuple(
            (
                link(school_duties.school),
                town_of(school_duties.school),
                _list(school_duties.missing, due),
                len(school_duties.unreported_events),
            )
            for school_duties in waiting
        ),
        "Напоминать не о чем.",
        f"Школы, у которых видно не всё. {SAMPLES}",
        (RowStatus.BAD,) * len(waiting),
        group=1,
    )


def _list(missing: Iterable[Publication], due: Deadlines) -> str:
    words = (
        numbered(due, publication.task, DUTIES[publication.task])
        + (f" ({publication_words(publication)})" if publication.missing else "")
        for publication in missing
    )
    return "; ".join(words) or "–"


def _unreported(catalog: Catalog, due: Deadlines) -> ReportTable:
    asked = due.of(SchoolTask.STORIES)
    pairs = [(owner, event) for owner, events in unreported_by_owner(catalog).items() for event in events]
    rows = tuple(
        (
            Link(event.record.title, event.address),
            owner.name if owner else catalog.region.name,
            town_of(owner) if owner else None,
            event.last_day,
        )
        for owner, event in pairs
    )
    return ReportTable(
        "untold",
        "Мероприятия без рассказа",
        ("Мероприятие", "Кто проводил", "Муниципалитет", "Прошло"),
        rows,
        "Обо всех мероприятиях этого и прошлого месяца рассказано.",
        f"Прошли в этом или прошлом месяце, а поле «Как прошло» пустое{f' (пункт {asked.item.number})' if asked else ''}. "
        f"{SAMPLES}",
        (RowStatus.DUE,) * len(rows),
        group=2,
    )


def _terms(catalog: Catalog, all_duties: tuple[SchoolDuties, ...], due: Deadlines) -> ReportTable:
    published = _published(catalog, all_duties, due.school_year)
    rows = tuple(
        (
            _heading(due, what, words),
            _term(due.of(what)),
            asked.item.deadline.wording if (asked := due.of(what)) else None,
            published[what],
        )
        for what, words in DUTIES.items()
    )
    return ReportTable(
        "terms",
        "Сроки и что сделано",
        ("Пункт", "Срок", "В дорожной карте", "Что есть на сайте"),
        rows,
        "",
        carried_words(due),
    )


def _term(due: Due | None) -> Cell:
    if due is None:
        return None
    kind = due.item.deadline.kind
    return kind.label if kind.step and not due.item.deadline.every else due.last


def _published(
    catalog: Catalog, all_duties: tuple[SchoolDuties, ...], school_year: str
) -> dict[Proof | SchoolTask, str]:
    programmes = [
        programme for programme in without_samples(catalog.programmes) if programme.record.school_year == school_year
    ]
    first, last = school_year_bounds(school_year)
    events = [
        event
        for event in without_samples(catalog.events)
        if not event.is_cancelled and event.begins_between(first, last)
    ]
    kinds = {kind: sum(programme.record.kind is kind for programme in programmes) for kind in ProgrammeKind}
    total = of_schools(len(all_duties))
    schools: dict[Proof | SchoolTask, str] = {
        task: f"у {sum(not publication.is_missing for school_duties in all_duties for publication in school_duties.publications if publication.task is task)} из {total}"
        for task in SHORT
    }
    return schools | {
        Proof.VOCATIONAL_PROGRAMMES: russian.count(
            kinds[ProgrammeKind.VOCATIONAL], "программа", "программы", "программ"
        ),
        Proof.ADDITIONAL_PROGRAMMES: russian.count(
            kinds[ProgrammeKind.ADDITIONAL], "программа", "программы", "программ"
        ),
        Proof.PRACTICE_EVENTS: russian.count(len(events), "мероприятие", "мероприятия", "мероприятий"),
        SchoolTask.STORIES: f"ждут рассказа: {sum(len(events) for events in unreported_by_owner(catalog).values())}",
    }


def _schools(all_duties: tuple[SchoolDuties, ...], due: Deadlines) -> ReportTable:
    rows = tuple(
        (
            link(school_duties.school),
            town_of(school_duties.school),
            *map(publication_words, school_duties.publications),
            len(school_duties.unreported_events),
        )
        for school_duties in all_duties
    )
    return ReportTable(
        "schools",
        "Все школы",
        ("Школа", "Муниципалитет", *(_heading(due, task, words) for task, words in SHORT.items()), "Без рассказа"),
        rows,
        NOBODY,
        "Когда сведения появились впервые, записи не говорят: «в срок» – если последняя правка сделана до срока.",
        tuple(RowStatus.GOOD if school_duties.is_fulfilled else RowStatus.BAD for school_duties in all_duties),
        group=1,
    )


def _heading(due: Deadlines, what: Proof | SchoolTask, words: str) -> str:
    return russian.capitalised(numbered(due, what, words))
