"""Files to records: good ones stay when others are wrong, limits hold, and no bytes make the stage fall."""

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from profminimum.load import SourceFile, load
from profminimum.load.file_problems import MAX_PROBLEMS
from profminimum.load.paths import is_record
from profminimum.load.validation import message
from profminimum.model import Event, Moment
from profminimum.model.schema.typography import plain_text
from profminimum.model.when import When
from profminimum.problem import printable

BASE = "title: {title}\nformat: excursion\nstarts: {starts}\naudience: [pupils]\n"


def event(title: str = "Экскурсия", starts: str = "2026-11-12 15:00", more: str = "", name: str = "x") -> SourceFile:
    return SourceFile(f"events/{name}.yml", (BASE.format(title=title, starts=starts) + more).encode())


def test_a_good_record_is_loaded_with_its_places() -> None:
    """The entry knows its identity, its values and where each of them stands."""
    loaded = load([event(more="venues:\n  - name: Завод\n")])
    [entry] = loaded.entries
    assert loaded.problems == ()
    assert (entry.id, entry.location.kind.name, entry.record.title) == ("x", "event", "Экскурсия")
    assert str(entry.record.when) == "2026-11-12 15:00"
    assert str(entry.place(("when",))) == "events/x.yml:3:9"
    assert str(entry.place(("venues", 0, "name"))) == "events/x.yml:6:11"


def test_a_wrong_record_is_left_out_and_the_others_stay() -> None:
    """All problems of all files come at once, by file and line."""
    loaded = load([event(name="c", starts="завтра"), event(name="b"), event(name="a", more="cost: 0\nqq: 1\n")])
    assert [entry.id for entry in loaded.entries] == ["b"]
    assert [(problem.place.path, problem.place.line, problem.field) for problem in loaded.problems] == [
        ("events/a.yml", 5, "cost"),
        ("events/a.yml", 6, "qq"),
        ("events/c.yml", 3, "starts"),
    ]


def test_a_problem_of_reading_does_not_hide_problems_of_values() -> None:
    """A file with a lost comment has its wrong date reported too."""
    loaded = load([event(title="Школа #1", starts="завтра")])
    assert [problem.code for problem in loaded.problems] == ["cut-by-hash", "day"]


def test_a_field_left_empty_is_left_out() -> None:
    """`key:` without a value is the same as no such line."""
    [entry] = load([event(more="cost:\nvenues:\nregistration:\n  url:\n")]).entries
    assert (entry.record.cost, entry.record.venues, entry.record.registration.url) == (None, (), None)


def test_more_problems_than_anybody_reads_are_counted() -> None:
    """The list ends with the number of those left out."""
    loaded = load([event(more="".join(f"k{number}: 1\n" for number in range(MAX_PROBLEMS + 50)))])
    assert len(loaded.problems) == MAX_PROBLEMS + 1
    assert [problem.message for problem in loaded.problems if problem.code == "too-many-problems"] == [
        "В файле есть и другие ошибки (50). Исправьте сначала названные."
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("description: " + "[" * 3000 + "]" * 3000, "too-deep"),
        ("description: " + "[" * 100_000 + "]" * 100_000, "too-deep"),
        ("description: " + "{a: " * 30_000, "too-deep"),
        ("description:\n  " + "- " * 100_000, "too-deep"),
        ("description: " + "а" * 2_500_000, "too-big"),
        ("".join(f"k{number}: 1\n" for number in range(60_000)), "too-big"),
        ("description: [" + "1," * 200_000 + "1]", "too-big"),
        ("description: [" + "1," * 100_000 + "1]", "too-many-nodes"),
        ("".join(f"{number:x}: 1\n" for number in range(9_900)), "unknown-field"),
        ("description: " + "а" * 120_000, "too-long"),
        ("description: '" + "\n" * 200_000, "unclosed-quote"),
        ("venues:\n" + "  - name: 'а\n      б'\n" * 4_000 + "cost: 0", "choice"),
        ("? " * 100_000, "complex-key"),
        ("&a " * 80_000, None),
        ("\x00" * 200_000, "invisible-character"),
        ("description: [а" + "\u00ad" * 100_000, "unclosed-bracket"),
    ],
    ids=lambda value: value[:24] if value else None,
)
def test_monsters_are_refused_at_once(more: str, code: str | None) -> None:
    """Nothing within or beyond the limits takes seconds or kills the parser."""
    began = time.process_time()
    loaded = load([event(more=more + "\n")])
    assert time.process_time() - began < 2  # a hundredth is usual: the bound tells a hang from a busy machine
    assert loaded.entries == ()
    assert loaded.problems
    assert code is None or code in {problem.code for problem in loaded.problems}


def test_an_unknown_refusal_of_pydantic_is_reported_in_russian() -> None:
    """A refusal that nobody foresaw never shows pydantic's English."""
    error = {"type": "some_new_type", "loc": ("title",), "input": "x", "msg": "Input should be nice", "ctx": {}}
    assert message(Event, error) == ("wrong-value", "«Название»: значение «x» сюда не подходит.", "")


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b'"a\nb"')
@example(b"title: \x85")
def test_any_bytes_give_a_record_or_problems(data: bytes) -> None:
    """Any content gives a record or problems, never both and never neither."""
    loaded = load([SourceFile("events/x.yml", data)])
    assert bool(loaded.entries) != bool(loaded.problems)


_YAML = st.text(st.sampled_from(list("ab:-#'\"[]{},&*!|>%@`?\\\n\t ~<\u00a0яё№1=")), max_size=80)


@settings(deadline=None)  # a busy machine is no fault
@given(_YAML, _YAML)
def test_any_yaml_gives_a_record_or_russian_problems(title: str, more: str) -> None:
    """Signs that mean something to YAML, in any order, give a record or Russian problems."""
    loaded = load([event(title=title, more=more)])
    assert bool(loaded.entries) != bool(loaded.problems)
    assert all(any("а" <= letter <= "я" for letter in problem.message) for problem in loaded.problems)


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=40) | st.from_regex(r"\.?[a-z]{1,8}", fullmatch=True))
@example("x")
@example(".x")
@example("X")
def test_every_path_is_loaded_reported_or_ignored(path: str) -> None:
    """Of the three outcomes each file has exactly one, whatever its path is."""
    paths = (path, f"{path}.yml", f"events/{path}.yml")
    loaded = load([SourceFile(name, event().data) for name in paths])
    records = {entry.location.path for entry in loaded.entries}
    reported = {problem.place.path for problem in loaded.problems}
    for name in paths:
        outcomes = (name in records, printable(name) in reported, not is_record(name))
        assert sum(outcomes) == 1, (name, outcomes)


@pytest.mark.parametrize(
    ("path", "outcome"), [("events/x.yml", (1, 0)), ("events/X.yml", (0, 1)), ("events/.x.yml", (0, 0))]
)
def test_each_outcome_of_a_path_occurs(path: str, outcome: tuple[int, int]) -> None:
    """A proper path gives a record, a wrong one a problem, a hidden one neither."""
    loaded = load([SourceFile(path, event().data)])
    assert (len(loaded.entries), len(loaded.problems)) == outcome


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(min_size=1, max_size=60))
@example("Музей")
def test_texts_that_load_are_composed_and_whole(text: str) -> None:
    """A quoted title either loads in NFC, with nothing lost but white space around and signs of Word, or is reported."""
    quoted = "'" + text.replace("'", "''") + "'"
    loaded = load([event(title=quoted)])
    for entry in loaded.entries:
        assert unicodedata.is_normalized("NFC", entry.record.title)
        assert entry.record.title == plain_text(text, line_break=" ").strip()
    assert bool(loaded.entries) != any(problem.is_error for problem in loaded.problems)


@settings(deadline=None)  # a busy machine is no fault
@given(st.dates() | st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%d %H:%M")) | st.text(max_size=20))
def test_moments_that_load_mean_what_is_written(written: object) -> None:
    """A day or a moment keeps its digits; anything else is reported."""
    quoted = "'" + str(written).replace("'", "''") + "'"
    loaded = load([event(starts=quoted)])
    assert bool(loaded.entries) != bool(loaded.problems)
    for entry in loaded.entries:
        shown = str(entry.record.when)
        assert unicodedata.is_normalized("NFC", shown)
        assert shown.split()[0] in str(written)


_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(_DAYS.map(str) | st.builds("{} {:%H:%M}".format, _DAYS, st.times()))
def test_every_day_and_moment_is_loaded(written: str) -> None:
    """A day, or a day with a time, of the years that records may name is the start of an event."""
    loaded = load([event(starts=written)])
    assert loaded.problems == ()
    assert [entry.record.when for entry in loaded.entries] == [When.between(Moment.parse(written), None)]
