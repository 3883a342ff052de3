"""What is new in a region: which records, in which order."""

from __future__ import annotations

from datetime import date

from profminimum.catalog.facts.news import NEWEST, news
from profminimum.publish.build.load_region import load_region

from tests.support.project import LARGE_REGION, NOW


def test_news_are_dated_and_the_newest_comes_first():
    """Every entry has a day on which its record changed or was checked; days only fall; no record stands twice."""
    entries = news(load_region(LARGE_REGION, NOW.astimezone).catalog)
    days = [entry.day for entry in entries]
    assert days == sorted(days, reverse=True)
    assert 0 < len(entries) == len({entry.item.address for entry in entries}) <= NEWEST
    assert all(entry.day == (entry.item.changed or entry.item.record.checked) for entry in entries)


def test_history_put_in_order_is_no_news():
    """An event written down after it was over is no news unless it tells how it went; one that is ahead always is."""
    entries = {entry.item.address: entry for entry in news(load_region(LARGE_REGION, NOW.astimezone).catalog)}
    catalog = load_region(LARGE_REGION, NOW.astimezone).catalog
    assert len(entries) < NEWEST  # nothing is left out for want of room
    for event in catalog.events:
        day: date | None = event.changed or event.record.checked
        is_history = bool(day and event.last_day and event.last_day < day and not event.record.coverage)
        assert (event.address in entries) == (day is not None and not is_history)
