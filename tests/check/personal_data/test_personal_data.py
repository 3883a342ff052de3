"""Detection of personal data: no miss among clear cases, few false alarms, never the value itself, a way to allow."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profminimum.check import check
from profminimum.check.personal_data import personal_data_stay_private
from profminimum.check.personal_data.scan import ADVICE, detected_fields
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_records
from profminimum.model import Entry, Event, Mark, PersonalData, Record, Records, locate
from profminimum.problem import Problem

from tests.support.personal_data_cases import clear, traps
from tests.support.project import LARGE_REGION, REGION

WARNED = {"full-name", "initials", "personal-page"}
PATH = "schools/sample/events/meeting.yml"
HEAD = "title: Встреча\nformat: open-day\nstarts: 2026-11-12\naudience: [parents]\n"


def event(**fields: object) -> Event:
    """An event with a description; the model's cleaning is left out, so that disguises arrive as they were written."""
    return Event.model_construct(title="Встреча", **fields)


def problems_of(record: Record) -> list[Problem]:
    """What the guard says of a record alone."""
    location = locate(PATH)
    assert location is not None
    return list(personal_data_stay_private(Records([Entry(location, record, Mark(1, 1))])))


def loaded(text: str, path: str = PATH) -> list[Problem]:
    """What the guard says of a file."""
    result = load([SourceFile(path, text.encode())])
    assert not result.problems, "\n".join(map(str, result.problems))
    return [
        problem
        for problem in check(Records(result.entries))
        if problem.code in list(PersonalData) or "allow" in problem.code
    ]


def test_the_corpus_is_large():
    """Every kind of data has its cases, and both lists are long enough to mean something."""
    counted = Counter(case.kind for case in clear())
    assert set(counted) == set(PersonalData)
    assert (len(clear()) >= 150, len(traps()) >= 150) == (True, True)


def test_no_clear_case_is_missed():
    """Each is reported with its own kind, as an error or, where an editor decides, as a warning."""
    missed = []
    for case in clear():
        severities = {problem.code: problem.severity for problem in problems_of(event(description=case.text))}
        wanted = "warning" if case.kind in WARNED else "error"
        if severities.get(case.kind) != wanted:
            missed.append(f"{case.kind}: {case.text!r}: {severities}")
    assert missed == []


def test_false_alarms_are_rare():
    """At most one trap in twenty is taken for personal data; the failing ones are listed."""
    alarms = [f"{text!r}: {problem.code}" for text in traps() for problem in problems_of(event(description=text))]
    print(f"traps: {len(traps())}, false alarms: {len(alarms)}", *alarms, sep="\n")
    assert len(alarms) <= len(traps()) / 20, "\n".join(alarms)


@pytest.mark.parametrize("folder", [REGION, LARGE_REGION], ids=["small region", "large region"])
def test_honest_data_pass(folder):
    """Neither region of the tests holds anything personal."""
    records = read_records(folder)
    assert len(records) > 20
    assert [str(problem) for problem in personal_data_stay_private(records)] == []


def test_the_value_is_never_repeated():
    """A message has fixed words and numbers of words; nothing of the text itself can be in it."""
    before = re.compile(r"«Подробнее»: (?:\d+-е слово|слова \d+(?:, \d+)*(?: и (?:\d+|другие))?) – ")
    for case in clear():
        for problem in problems_of(event(description=case.text)):
            assert before.sub("", problem.message) == ADVICE[PersonalData(problem.code)].text
            assert problem.suggestion == ""


def test_a_message_says_where_and_what_instead():
    """It names the field's label, the number of the word, what it looks like and what to write."""
    problem, *_ = loaded(HEAD + "description: Вопросы – 8 916 555-01-23, после уроков\n")
    assert str(problem) == (
        f"{PATH}:5:14: ошибка: «Подробнее»: 3-е слово – похоже на личный телефон. Напишите служебный, с кодом города: "
        "«+7 (0000) 00-00-00»."
    )
    problem, *_ = loaded(HEAD + "description: Звоните 8 916 555-01-23 или 8 916 555-01-24\n")
    assert "«Подробнее»: слова 2 и 6 – похоже" in problem.message


DISGUISES = st.sampled_from(["\u200b", "\u00ad", "\u2060", "\ufeff", "\u0301", "\u034f", "\u200d", "\u180e"])


@given(case=st.sampled_from([case for case in clear() if "\\" not in case.text]), sign=DISGUISES, data=st.data())
@settings(max_examples=150, deadline=None)
def test_invisible_signs_hide_nothing(case, sign, data):
    """A clear case stays one wherever an invisible character is put."""
    at = data.draw(st.integers(0, len(case.text)))
    found = {
        detected.kind.value for detected in detected_fields(event(description=case.text[:at] + sign + case.text[at:]))
    }
    assert case.kind in found


def test_an_accent_that_makes_another_letter_hides_nothing():
    """«к» with an accent is one character of another alphabet, and still a «к» to the eye."""
    assert "pupil" in {
        detected.kind.value for detected in detected_fields(event(description="8-к\u0301лассница Мария Тестова"))
    }


@given(case=st.sampled_from(clear()), before=st.sampled_from(["Запись открыта. ", "Итоги:\n", "– "]))
@settings(max_examples=100, deadline=None)
def test_text_around_hides_nothing(case, before):
    """A clear case stays one inside a longer text."""
    found = {
        detected.kind.value
        for detected in detected_fields(event(description=f"{before}{case.text}\nПриходите вовремя."))
    }
    assert case.kind in found


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text):
    """Whatever is written, the detectors read it to the end and give no message that holds it."""
    for problem in problems_of(event(description=text)):
        assert problem.code in list(PersonalData)


UNITS = """
8 916 |Тестова Мария, |8 «А» |имени |А. |@|a@a.|1|а|кв. 1 |родился |( |паспорт 12 |ученик |полис 1 |t.me/ |Иван |a-|123-|
проживает |домашний телефон 8|8 916 555-01-23 |ул. |серия 12 |Тестова М., |собака |8 классница |со дня рождения |г.р. |0о|Участники: |
Список: Макетов, |Макетов, |Участники\n- |имени Героя |Тестова Ольга, 1 место |1 место – |школы «
"""


@pytest.mark.parametrize("unit", UNITS.replace("\n", "").replace("\\n", "\n").split("|"))
def test_time_grows_with_the_text(unit):
    """Four times the text takes about four times as long: no pattern goes over the same text again and again."""
    assert_grows_evenly(unit, 16_384)


def test_a_long_text_is_read_evenly():
    """Up to 256 KB of ordinary school text the work grows with the text, as a file may be that long."""
    assert_grows_evenly("\n".join(traps()) + "\n", 65_536)


def assert_grows_evenly(unit: str, size: int) -> None:
    """Four times the size takes far less than sixteen times the work; the machine may be busy, so the best of three."""
    short, long = (min(_seconds(unit * (length // len(unit) + 1)) for _ in range(3)) for length in (size, 4 * size))
    assert long < 11 * short + 0.1


def _seconds(text: str) -> float:
    begun = time.process_time()
    list(detected_fields(event(description=text)))
    return time.process_time() - begun


def test_contacts_name_offices():
    """Neither who sits there nor the own number is told; a box at a public service gets a warning if it is no school's."""
    school = (
        "name: Лицей № 5\ncontacts:\n- role: директор Мария Тестова\n  phone: 8 (916) 555-01-23\n"
        "  email: testova@mail.ru\n- role: секретарь\n  phone: 8 (4752) 00-00-00\n  email: licey@school.example.ru\n"
    )
    found = loaded(school, "schools/sample/school.yml")
    assert [(problem.code, problem.field, problem.severity) for problem in found] == [
        ("full-name", "contacts.1.role", "warning"),
        ("mobile-phone", "contacts.1.phone", "error"),
        ("private-mail", "contacts.1.email", "warning"),
    ]


def test_lists_in_the_file_are_lists_of_names():
    """Names that are items of a list in the file make a list, too."""
    text = HEAD + "professions:\n- Тестова Мария\n- Примеров Пётр\n- Макетова Анна\n"
    assert ("names-list", "professions") in [(problem.code, problem.field) for problem in loaded(text)]


def test_links_lead_to_no_person():
    """An address that holds a number or a personal page is reported."""
    text = HEAD + "registration:\n  url: https://wa.me/79165550123\n  how: Позвоните\n"
    assert ("mobile-phone", "registration.url") in [(problem.code, problem.field) for problem in loaded(text)]
    text = HEAD + "registration:\n  url: https://vk.com/id123\n  how: Позвоните\n"
    assert [(problem.code, problem.field) for problem in loaded(text)] == [("personal-page", "registration.url")]


ALLOWED = "allowed:\n- field: description\n  rule: {rule}\n  reason: {reason}\n"
GUEST = HEAD + "description: Встреча с лётчиком Петром Примеровым\n"


def test_an_allowance_lets_pass():
    """What is allowed with a reason is not reported."""
    assert [problem.code for problem in loaded(GUEST)] == ["full-name"]
    assert loaded(GUEST + ALLOWED.format(rule="full-name", reason="Гость дал письменное согласие 01.11.2026")) == []


def test_an_allowance_without_a_reason_is_none():
    """Words that give no reason let nothing pass."""
    for reason in ("нет 1", "да"):
        found = loaded(GUEST + ALLOWED.format(rule="full-name", reason=reason))
        assert [(problem.code, problem.field, problem.severity) for problem in found] == [
            ("full-name", "description", "warning"),
            ("allowance-no-reason", "allowed.1", "warning"),
        ]


def test_an_allowance_that_allows_nothing_is_reported():
    """Whoever has corrected the text takes the allowance away."""
    found = loaded(HEAD + ALLOWED.format(rule="full-name", reason="Гость дал письменное согласие"))
    assert [(problem.code, problem.field, problem.severity) for problem in found] == [
        ("allowance-unused", "allowed.1", "warning")
    ]
    assert "«description»" in found[0].message


def test_an_allowance_allows_one_kind_in_one_field():
    """A number next to an allowed name is still reported."""
    text = HEAD + "description: Встреча с Петром Примеровым, 8 916 555-01-23\n"
    found = loaded(text + ALLOWED.format(rule="full-name", reason="Гость дал письменное согласие"))
    assert [problem.code for problem in found] == ["mobile-phone"]


def test_the_reason_is_read_too():
    """Nobody hides a number in the reason."""
    text = GUEST + ALLOWED.format(rule="full-name", reason="Согласие, тел. 8 916 555-01-23")
    assert [(problem.code, problem.field) for problem in loaded(text)] == [("mobile-phone", "allowed.1.reason")]
