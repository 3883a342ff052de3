"""Fallback at night: bad records are replaced by their last good versions; on values, then with the real stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from profminimum.check import publishable
from profminimum.load import SourceFile
from profminimum.load.data_folder import SourceFiles, read_sources
from profminimum.problem import Problem, SourcePosition
from profminimum.publish.build.load_region import check_sources
from profminimum.publish.release.fallback import FallbackResult, Verdict, with_last_good

from tests.support.project import NOW, REGION


def toy(files: Sequence[SourceFile]) -> Verdict:
    """Judges texts: `bad` is an error; `needs x` is left out without a sound file x; `same as x` is an error beside x."""
    texts = {file.path: file.data.decode() for file in files}
    wrong = {path for path, text in texts.items() if text == "bad"}
    wrong |= {path for path, text in texts.items() if text.startswith("same as ") and text[8:] in texts}
    kept = set(texts) - wrong
    while lost := {path for path in kept if texts[path].startswith("needs ") and texts[path][6:] not in kept}:
        kept -= lost
    return Verdict([problem(path) for path in sorted(wrong)], frozenset(kept))


def problem(path: str) -> Problem:
    """An error in a file."""
    return Problem("code", SourcePosition(path, 1, 1), "", "Ошибка.")


def mend(fresh: Mapping[str, str], good: Mapping[str, str], unreadable: Sequence[str] = ()) -> FallbackResult:
    """The decision about texts; forty sound files stand around, so that a few bad ones are not too many."""
    around = {f"around/{number}": "fine" for number in range(40)}
    files = [SourceFile(path, text.encode()) for path, text in sorted((around | dict(fresh)).items())]
    kept = {path: SourceFile(path, text.encode()) for path, text in (around | dict(good)).items()}
    return with_last_good(files, [problem(path) for path in unreadable], kept, toy)


def shown(found: FallbackResult) -> dict[str, str]:
    """The texts to publish, without those around."""
    return {file.path: file.data.decode() for file in found.files if not file.path.startswith("around/")}


@pytest.mark.parametrize(
    ("fresh", "good", "result", "stand_ins", "left_out"),
    [
        pytest.param({"a": "new"}, {"a": "old"}, {"a": "new"}, (), (), id="what is fine is fresh"),
        pytest.param({"a": "bad"}, {"a": "old"}, {"a": "old"}, ("a",), (), id="its last good version"),
        pytest.param({"a": "bad"}, {}, {}, (), ("a",), id="a new one has none"),
        pytest.param({"b": "new"}, {"a": "old", "b": "old"}, {"b": "new"}, (), (), id="what is gone goes"),
        pytest.param({"a": "bad", "b": "needs a"}, {"a": "old"}, {"a": "old", "b": "needs a"}, ("a",), (), id="what depends on it stays"),
        pytest.param({"a": "bad", "b": "needs a"}, {}, {}, (), ("a", "b"), id="what depends on nothing goes"),
        pytest.param({"a": "bad", "b": "needs a"}, {"b": "old"}, {"b": "old"}, ("b",), ("a",), id="it needed less before"),
        pytest.param({"b": "needs a"}, {"a": "old", "b": "needs a"}, {}, (), ("b",), id="it needs what is gone"),
        pytest.param({"a": "bad", "b": "new"}, {"a": "same as b", "b": "old"}, {"b": "new"}, (), ("a",), id="the old one quarrels"),
        pytest.param({"a": "old", "b": "same as a"}, {"a": "old"}, {"a": "old"}, (), ("b",), id="a newcomer quarrels"),
        pytest.param({"a": "bad"}, {"a": "bad"}, {}, (), ("a",), id="the rules have changed"),
    ],
)  # fmt: skip
def test_a_file_is_published_fresh_as_it_was_or_not_at_all(
    fresh: dict[str, str], good: dict[str, str], result: dict[str, str], stand_ins: tuple[str], left_out: tuple[str]
) -> None:
    """Whatever the decision, what is published is valid."""
    found = mend(fresh, good)
    assert (shown(found), found.fallbacks, found.omitted) == (result, stand_ins, left_out)
    assert not found.is_unusable
    assert toy(found.files) == Verdict([], frozenset(file.path for file in found.files))


def test_unreadable_files_count_as_present() -> None:
    """They are not gone: what was good stays, a newcomer is omitted."""
    found = mend({"b": "new"}, {"a/x": "old", "a/y": "needs a/x", "b": "old", "c": "old"}, ["a", "c", "d"])
    assert shown(found) == {"a/x": "old", "a/y": "needs a/x", "b": "new", "c": "old"}
    assert (found.fallbacks, found.omitted) == (("a/x", "a/y", "c"), ("d",))
    assert mend({}, {"a": "old"}, [""]).is_unusable


@pytest.mark.parametrize("path", ["region.yml", "reference/levels.yml", "reference/lessons/2026-27.yml"])
def test_shared_records_have_no_fallback(path: str) -> None:
    """With an error in a vocabulary nothing is published, though a good version is there."""
    assert mend({path: "bad"}, {path: "old"}).is_unusable


@pytest.mark.parametrize(("bad", "good", "is_hopeless"), [(4, 0, False), (5, 0, True), (3, 1, False), (4, 1, True)])
def test_too_many_bad_files_stop_the_publication(bad: int, good: int, is_hopeless: bool) -> None:
    """A tenth of the files may be bad; whether an old version is at hand makes no difference."""
    fresh = {f"bad/{number}": "bad" for number in range(bad)} | {f"good/{number}": "bad" for number in range(good)}
    assert mend(fresh, {f"good/{number}": "old" for number in range(good)}).is_unusable is is_hopeless


def test_what_was_never_shown_is_never_too_much() -> None:
    """An archive unpacked among the data, with a hundred names that nobody can read, does not stop the night."""
    found = mend({"a": "new"}, {"a": "old"}, [f"old windows/{number}" for number in range(100)])
    assert (found.is_unusable, len(found.omitted), shown(found)) == (False, 100, {"a": "new"})


def test_one_bad_file_is_never_too_many() -> None:
    """Of three files one is more than a tenth, and all the same it is one bad record."""
    files = [SourceFile(path, text) for path, text in (("a", b"bad"), ("b", b"x"), ("c", b"x"))]
    assert not with_last_good(files, [], {}, toy).is_unusable


def test_a_file_is_reported_with_its_own_problems() -> None:
    """The problems of a file are those that it came with; one that only depends has none."""
    found = mend({"a": "bad", "b": "needs a"}, {})
    assert found.problems == {"a": [problem("a")]}


def real(files: Sequence[SourceFile]) -> Verdict:
    """The judgement of the stages."""
    found = check_sources(SourceFiles.of(files), lambda zone: NOW.astimezone(zone))
    kept = publishable(found.records, found.problems)
    return Verdict(found.problems, frozenset(entry.location.path for entry in kept))


def test_a_school_falls_back_to_its_last_good_version() -> None:
    """A branch comes with a typo elsewhere in the school's file: the school is as it was, the event there is not."""
    good = {file.path: file.data for file in read_sources(REGION).files}
    school = good["schools/first/school.yml"].replace(b"name:", b"nane:", 1)
    event = good["schools/first/events/no-time.yml"].replace(b"branch: ", b"branch: new-", 1)
    assert event != good["schools/first/events/no-time.yml"]
    fresh = good | {"schools/first/school.yml": school, "schools/first/events/branch.yml": event}
    found = with_last_good(
        [SourceFile(*file) for file in sorted(fresh.items())],
        [],
        {path: SourceFile(path, data) for path, data in good.items()},
        real,
    )
    assert found.fallbacks == ("schools/first/school.yml",)
    assert found.omitted == ("schools/first/events/branch.yml",)
    assert {file.path: file.data for file in found.files} == good
    assert found.problems["schools/first/school.yml"][0].suggestion == "name"
    assert "нет такого филиала" in found.problems["schools/first/events/branch.yml"][0].message


def test_a_removed_record_that_others_name_comes_back() -> None:
    """The night shows it as it was, with everything that names it, and says why."""
    good = {file.path: file for file in read_sources(REGION).files}
    college = "organisations/college/organisation.yml"
    fresh = [file for path, file in sorted(good.items()) if path != college]
    found = with_last_good(fresh, [], good, real)
    assert (found.fallbacks, found.omitted, found.is_unusable) == ((college,), (), False)
    assert found.problems[college]
