"""A site that is built day by day is that which is built from nothing on each of the days."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from profminimum import present

from tests.support.builds_in_memory import Builder, Built, continued, differences
from tests.support.project import LARGE_REGION, REGION

FORTNIGHTS = {
    "a school year begins": "2026-08-25",
    "an enrolment ends": "2026-12-16",
    "a year ends": "2026-12-28",
}
"""The first day of each; on 25 December an enrolment of the small region ends."""
HOURS = (timedelta(), timedelta(hours=10), timedelta(hours=16, minutes=30))
"""Nights, as sites are built, and hours at which something runs, one after the other."""
FEW = ("2026-08-31 12:00", "2026-09-01 00:00", "2026-11-23 10:00", "2026-11-24 00:00", "2026-12-31 12:00", "2027-01-01")


def moments(first: str) -> list[datetime]:
    """The moments of a fortnight at which the site is built."""
    midnight = datetime.fromisoformat(first)
    return [midnight + timedelta(days=number) + HOURS[number % len(HOURS)] for number in range(14)]


def wrong(data: Path, built_at: list[datetime]) -> tuple[dict[str, list[str]], Built]:
    """What a site that is built at one moment after the other has otherwise than one from nothing, and the last site."""
    builder, found, site = Builder(data), {}, None
    for moment in built_at:
        fresh = builder.fresh(moment)
        site = continued(site, fresh) if site else fresh
        found |= {f"{moment} {name}": paths for name, paths in differences(site, fresh).items()}
    assert site
    return found, site


@pytest.mark.parametrize("first", FORTNIGHTS.values(), ids=FORTNIGHTS)
def test_each_day_is_as_a_fresh_build(first: str):
    """What is kept from the days before is what would be made anew."""
    assert wrong(REGION, moments(first))[0] == {}


def test_a_large_region_is_as_a_fresh_build():
    """It has more of everything; here on the days around which most changes."""
    assert wrong(LARGE_REGION, [datetime.fromisoformat(moment) for moment in FEW])[0] == {}


def test_most_is_kept_from_one_day_to_the_next():
    """A day is not a change."""
    _, site = wrong(REGION, [datetime(2026, 11, 23, 10), datetime(2026, 11, 24, 0)])
    assert len(site.ran) < len(site.tasks) / 6
    assert {name for name in site.ran if not name.startswith("section ")} <= {
        *("make_reports", "ReportSheets", "Reminders"),
    }


def test_the_comparison_finds_what_is_kept_too_long(monkeypatch: pytest.MonkeyPatch):
    """Without notes of what was compared with the present, everything would be kept."""
    monkeypatch.setattr(present, "rely_on_span", lambda since, until: None)
    found, site = wrong(REGION, [datetime(2026, 11, 24, 10), datetime(2026, 12, 2, 10)])
    assert found
    assert not any(name.startswith("schools/first/events/") for name in site.ran)
