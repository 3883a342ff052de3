"""Each file of `tests/wrong/check`, put into a valid region, brings exactly the problems that it names."""

from __future__ import annotations

import pytest

from tests.support.stage_messages import case_files, problems_of, region_without
from tests.support.wrong_files import Case, problems, surprises


@pytest.mark.parametrize("case", case_files("check"), ids=lambda case: case.name)
def test_wrong_records_are_reported(case: Case) -> None:
    """All problems come at once, each with code, field, line and words; nothing else comes."""
    assert surprises(case, problems(case, problems_of, region_without(case))) == []
