"""Every reference leads somewhere, and what hangs on a missing record goes with it."""

from __future__ import annotations

import pytest
from profminimum.check import check, publishable
from profminimum.problem import Problem, Severity, SourcePosition

PLAN = "schools/lyceum/years/2026-27.yml"
EVENT = "schools/lyceum/events/day.yml"
A_DAY = """\
    title: День
    format: open-day
    starts: 2026-11-12
    audience: [parents]
"""
OF_THE_COLLEGE = A_DAY + "    hosts: [college]\n"


def paths(records):
    return {entry.location.path for entry in records}


def test_a_region_without_faults_is_left_as_it_is(region, reported):
    """Nothing is reported, and every record stays."""
    records = region({EVENT: OF_THE_COLLEGE})
    assert reported({EVENT: OF_THE_COLLEGE}) == []
    assert len(publishable(records, check(records))) == len(records)


def test_the_nearest_word_is_found_by_russian_name_too(reported):
    """`bazovyj` looks like no identifier, but like the name «базовый»."""
    plan = """\
        level: bazovyj
        grades: [8]
        responsible: {role: заместитель директора}
        plan_document: plam
        readiness: [{item: "3.9", state: done}]
        hours: [{direction: praktika, grades: {8: 40}}]
    """
    assert reported({PLAN: plan}) == [
        f"{PLAN}:1:8: ошибка: «Уровень»: здесь «bazovyj», но такого уровня нет в справочнике уровней. "
        "Возможно, вы имели в виду «base».",
        f"{PLAN}:4:16: ошибка: «План»: здесь «plam», но такого документа нет в schools/lyceum/documents.yml. "
        "Возможно, вы имели в виду «plan».",
        f"{PLAN}:5:20: ошибка: «Пункт дорожной карты»: здесь «3.9», но такого пункта в ней нет.",
        f"{PLAN}:6:21: ошибка: «Направление»: здесь «praktika», но такого направления нет в справочнике направлений. "
        "Возможно, вы имели в виду «practice».",
    ]


def test_references_in_lists_and_branches_are_resolved(reported):
    """References in lists and branches of the right school or organisation are looked up as well."""
    event = (
        A_DAY
        + """\
    schools: [liceum]
    venues:
      - {branch: vilage}
      - {branch: workshop, organisation: college}
      - {branch: workshops, organisation: college, municipality: rechnoi}
"""
    )
    assert reported({EVENT: event}) == [
        f"{EVENT}:5:11: ошибка: «Школы»: здесь «liceum», но такой школы нет: в папке «schools» нет папки с этим именем "
        "или в её файле school.yml ошибка. Возможно, вы имели в виду «lyceum».",
        f"{EVENT}:7:14: ошибка: «Филиал»: здесь «vilage», но в записи «Лицей № 1» нет такого филиала. "
        "Возможно, вы имели в виду «village».",
        f"{EVENT}:8:14: ошибка: «Филиал»: здесь «workshop», но в записи «Речной колледж» нет такого филиала. "
        "Возможно, вы имели в виду «workshops».",
        f"{EVENT}:9:62: ошибка: «Муниципалитет»: здесь «rechnoi», но такого муниципалитета нет в справочнике "
        "муниципалитетов. Возможно, вы имели в виду «rechnoy».",
    ]


def test_an_event_of_the_region_has_no_branches(reported):
    """The region's own event has no branches of its own."""
    assert reported({"events/day.yml": A_DAY + "    venues: [{branch: village}]\n"}) == [
        "events/day.yml:5:19: ошибка: «Филиал»: здесь «village», но не сказано, чей это филиал: укажите организацию."
    ]


def test_a_missing_owner_or_vocabulary_is_reported_once(region):
    """One problem is reported, however many records need it."""
    changed = {f"schools/none/events/{name}.yml": A_DAY for name in ("one", "two")}
    records = region(changed)
    without_formats = type(records)(entry for entry in records if entry.location.kind.name != "event_formats")
    reported = [str(problem) for problem in check(without_formats) if problem.code != "same-record"]
    assert reported == [
        "reference/event-formats.yml: ошибка: Нужен справочник форматов: на него ссылаются записи, "
        "а файла reference/event-formats.yml нет или в нём ошибка.",
        "schools/none/school.yml: ошибка: В папке schools/none есть записи, но файла school.yml в ней нет "
        "или в нём ошибка. Пока его нет, записи этой папки не публикуются.",
    ]


def test_what_many_records_miss_is_reported_once(region):
    """A removed record that others name is one problem at its file, with those who name it and no other name to take."""
    days = {f"schools/lyceum/events/day-{number:02}.yml": A_DAY + "    hosts: [colledge]\n" for number in range(20)}
    records = region(days)
    [problem] = [problem for problem in check(records) if problem.code != "same-record"]
    assert (problem.place, problem.suggestion) == (SourcePosition("organisations/colledge/organisation.yml"), "")
    assert "На эту организацию ссылаются: schools/lyceum/events/day-00.yml:5:9, schools/" in problem.message
    assert "и ещё 14. Верните запись или исправьте ссылки." in problem.message
    assert paths(records) - paths(publishable(records, check(records))) == set(days)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("format: fair", "«fair»: такого формата нет в справочнике форматов. На этот формат ссылаются: "),
        ("schools: [first]", "На эту школу ссылаются: "),
        ("venues: [{branch: attic}]", "«attic»: в записи «Лицей № 1» нет такого филиала. На этот филиал ссылаются: "),
        ("venues: [{municipality: south}]", "На этот муниципалитет ссылаются: "),
        ("counts_towards: circle", "На это направление ссылаются: "),
    ],
)
def test_parts_that_many_records_miss_leave_their_files_sound(region, line, words):
    """An entry of a vocabulary, a branch: the problem lies at the first who names it, and the file that lacks it stays."""
    day = A_DAY.replace("format: open-day\n    ", "") if line.startswith("format") else A_DAY
    days = {f"schools/lyceum/events/{name}.yml": f"{day}    {line}\n" for name in ("one", "two")}
    records = region(days)
    [problem] = [problem for problem in check(records) if problem.code != "same-record"]
    assert words in problem.message
    assert paths(records) - paths(publishable(records, check(records))) == set(days)


def test_sound_takes_out_what_hangs_on_what(region):
    """The college falls, with it the parties and the region that name it, then what names the parties; the rest stays."""
    records = region(
        {
            EVENT: OF_THE_COLLEGE,
            "organisations/college/events/open-day.yml": A_DAY,
            "reference/parties.yml": "parties: [{id: schools, name: Школы, organisation: college}]",
            "schools/lyceum/events/other.yml": A_DAY,
        }
    )
    fault = Problem("any", SourcePosition("organisations/college/organisation.yml"), "", "…")
    gone = paths(records) - paths(publishable(records, [fault]))
    assert gone == {
        "organisations/college/organisation.yml",
        "organisations/college/events/open-day.yml",
        "reference/parties.yml",
        "region.yml",
        "roadmap/2023-24.yml",
        EVENT,
    }


def test_sound_takes_out_records_without_an_owner(region):
    """Nothing of a school is shown without the school, though the fault lies at a file that is not there."""
    records = region({"schools/none/events/day.yml": A_DAY})
    assert paths(records) - paths(publishable(records, check(records))) == {"schools/none/events/day.yml"}


def test_sound_keeps_records_with_warnings(region):
    """A warning keeps nothing off the site."""
    records = region({})
    warning = Problem("any", SourcePosition("region.yml"), "", "…", severity=Severity.WARNING)
    assert len(publishable(records, [warning])) == len(records)
