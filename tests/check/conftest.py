"""Fixtures of the rules: a small region with a few files changed, and what the check reports of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from profminimum.check import check
from profminimum.model import Records

from tests.support.check_region import REGION, Files, records_of


@pytest.fixture
def region() -> Callable[[Files], Records]:
    """The small region with some files changed or added."""
    return lambda changed: records_of({**REGION, **changed})


@pytest.fixture
def reported() -> Callable[..., list[str]]:
    """What the check says of the small region with some files changed or added: «file:line:column: kind: message»."""

    def reported_of(changed: Files, today: date | None = None) -> list[str]:
        problems = check(records_of({**REGION, **changed}), today)
        return [str(problem).replace("\u00a0", " ") for problem in problems]

    return reported_of
