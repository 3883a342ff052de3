"""A site that is built day by day is that which is built from nothing on each of the days."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.builds_in_memory import Builder, continued, differences
from tests.support.project import LARGE_REGION, REGION

FORTNIGHTS = {
    "a school year begins": "2026-08-25",
    "an enrolment ends": "2026-12-18",
    "a year ends": "2026-12-28",
    "November": "2026-11-16",
}
"""The first day of each; around 25 December an enrolment of the small region ends."""
HOURS = (timedelta(), timedelta(hours=10), timedelta(hours=16, minutes=30))
"""Nights, as sites are built, and hours at which something runs, one after the other."""


def moments(first: str) -> list[datetime]:
    """The moments of a fortnight at which the site is built."""
    midnight = datetime.fromisoformat(first)
    return [midnight + timedelta(days=number) + HOURS[number % len(HOURS)] for number in range(14)]


@pytest.mark.parametrize("first", FORTNIGHTS.values(), ids=FORTNIGHTS)
@pytest.mark.parametrize("data", [REGION, LARGE_REGION], ids=["small region", "large region"])
def test_each_day_is_as_a_fresh_build(data: Path, first: str):
    """What is kept from the days before is what would be made anew."""
    builder, site = Builder(data), None
    for moment in moments(first):
        fresh, _ = builder.fresh(moment)
        site = continued(site, fresh) if site else fresh
        assert differences(site, fresh) == {}, moment
