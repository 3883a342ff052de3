"""A region small enough to read here, of which the check reports nothing."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from profminimum.load import SourceFile, load
from profminimum.model import Records

Files = Mapping[str, str]
"""Texts of files by path below the folder of data."""

REGION = {
    "region.yml": """\
        name: Тестовая область
        name_genitive: Тестовой области
        timezone: Europe/Moscow
        section_title: Профминимум
        school_year: 2026-27
        operator: college
    """,
    "reference/levels.yml": """\
        levels:
          - {id: base, name: базовый, min_hours: 40, summary: Не меньше 40 часов}
          - {id: main, name: основной, min_hours: 60, summary: Не меньше 60 часов}
        known_hours:
          - {direction: lessons, hours: 34, levels: [main]}
    """,
    "reference/directions.yml": """\
        directions:
          - {id: lessons, name: Занятия, short_name: Занятия}
          - {id: practice, name: Практика, short_name: Практика}
    """,
    "reference/event-formats.yml": """\
        formats:
          - {id: open-day, name: День открытых дверей}
          - {id: excursion, name: Экскурсия на предприятие, is_visit: true}
    """,
    "reference/class-profiles.yml": """\
        profiles:
          - {id: engineering, name: Инженерный}
    """,
    "reference/municipalities.yml": """\
        municipalities:
          - {id: lesnoy, name: Лесной муниципальный округ, short_name: Лесной округ, kind: municipal-okrug}
          - {id: rechnoy, name: городской округ Речной, short_name: город Речной, kind: urban-okrug}
    """,
    "reference/parties.yml": """\
        parties:
          - {id: schools, name: Школы}
    """,
    "reference/sectors.yml": """\
        sectors:
          - {id: transport, name: Транспорт}
    """,
    "reference/hosts.yml": """\
        hosts:
          - {host: clck.ru, blocked: true, reason: Это сокращённая ссылка. Укажите адрес самой страницы.}
          - {host: t.me, reason: Мессенджер иностранный. Дайте ссылку на сайт школы.}
          - {host: сокращу.рф, blocked: true, reason: Это сокращённая ссылка.}
    """,
    "documents.yml": """\
        documents:
          - {id: roadmap-2023, kind: roadmap, scope: regional, title: Дорожная карта}
    """,
    "roadmap/2023-24.yml": """\
        title: Дорожная карта
        short_title: Дорожная карта
        school_year: 2023-24
        document: roadmap-2023
        sections:
          - number: III
            title: Школы
            items:
              - number: "3.1"
                title: Приказ
                deadline: {kind: date, wording: До 28.07.2023, until: 2023-07-28}
                responsible: [{party: schools}]
                results: [Приказ издан]
                task: order
    """,
    "organisations/college/organisation.yml": """\
        name: Речной колледж
        kind: college
        branches:
          - {id: workshops, name: Мастерские}
    """,
    "schools/lyceum/school.yml": """\
        name: Лицей № 1
        municipality: lesnoy
        grades: [5, 6, 7, 8, 9, 10, 11]
        branches:
          - {id: village, name: Сельский филиал, grades: [5, 6, 7]}
    """,
    "schools/lyceum/documents.yml": """\
        documents:
          - {id: plan, kind: plan, scope: school, title: План работы, school_years: [2026-27]}
    """,
    "schools/lyceum/years/2026-27.yml": """\
        level: base
        grades: [8]
        responsible: {role: заместитель директора}
        plan_document: plan
        hours:
          - {direction: lessons, grades: {8: 34}}
          - {direction: practice, grades: {8: 6}}
    """,
}
"""The files of the region."""


def records_of(files: Files) -> Records:
    """Returns the records of these files; the reader must accept all of them."""
    sources = [SourceFile(path, dedent(text).encode()) for path, text in sorted(files.items())]
    loaded = load(sources)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return Records(loaded.entries)
