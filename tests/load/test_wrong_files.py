"""Each file of `tests/wrong/load` brings exactly the problems that it names, at their places."""

import pytest
from profminimum.load import load

from tests.support.wrong_files import WRONG, Case, cases, problems, surprises


@pytest.mark.parametrize("case", cases(WRONG / "load"), ids=lambda case: case.name)
def test_wrong_data_are_reported(case: Case) -> None:
    """All problems of a file come at once, each with code, field, line and words; nothing else comes."""
    assert surprises(case, problems(case, lambda files: load(files).problems)) == []


@pytest.mark.parametrize("case", cases(WRONG / "load"), ids=lambda case: case.name)
def test_wrong_data_are_left_out(case: Case) -> None:
    """A record is among the entries only if none of its problems is an error."""
    loaded = load([case.file])
    assert bool(loaded.entries) != any(problem.is_error for problem in loaded.problems)
