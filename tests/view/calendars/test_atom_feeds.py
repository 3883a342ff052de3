"""Feeds: read back by feedparser, dated by the records, steady from build to build."""

from __future__ import annotations

import warnings
from functools import partial

import feedparser
import pytest
from profminimum.model import CONTRIBUTED
from profminimum.view.calendars.atom_feeds import make_feeds

from tests.support.output_files import SITE, files
from tests.support.project import at, catalog_of

CATALOG = catalog_of()
feeds = partial(files, makers=(make_feeds,))
FEEDS = files(CATALOG, folder="feeds/")
HOSTILE = {
    "schools/first/events/markup.yml": """\
        updated: 2026-11-22
        title: "]]></title><script>alert(1)</script> & <!-- =HYPERLINK(\\"x\\")"
        format: meeting
        starts: 2026-11-30 14:30
        audience: [pupils]
        description: "<![CDATA[x]]> &amp; @SUM"
    """
}


def read(data: bytes) -> feedparser.FeedParserDict:
    """A feed as a reader sees it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_read(path):
    """Each feed and each entry has what RFC 4287 asks for, and points at pages of the site."""
    feed = read(FEEDS[path])
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.feed.title
    assert feed.feed.updated_parsed
    assert {link.rel: link.href for link in feed.feed.links}["self"] == SITE + path
    for entry in feed.entries:
        assert entry.title
        assert entry.updated_parsed
        assert entry.link.startswith(SITE)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_region_reports_everything_that_has_a_date():
    """Programmes, classes and events, as their kinds say; those that say no day are left out."""
    items = [item for kind in CONTRIBUTED if kind.is_in_feed for item in CATALOG.each_of(kind.name)]
    dated = [item for item in items if item.record.updated or item.record.checked]
    entries = read(FEEDS["feeds/region.atom"]).entries
    assert {entry.link for entry in entries} == {SITE + item.address for item in dated}
    assert 0 < len(entries) < len(items)
    assert [entry.updated for entry in entries] == sorted((entry.updated for entry in entries), reverse=True)


def test_a_record_without_a_day_stands_at_that_of_its_commit():
    """A day that the record names itself goes before it."""
    days = {event.path: at("2026-11-20 10:00").date() for event in CATALOG.events}
    entries = read(feeds(catalog_of(commit_days=days))["feeds/region.atom"]).entries
    found = {entry.link.removeprefix(SITE): entry.updated[:10] for entry in entries}
    silent = [event for event in CATALOG.events if not event.record.updated and event.last_day >= days[event.path]]
    assert silent
    assert {found[event.address] for event in silent} == {"2026-11-20"}
    named = [event for event in CATALOG.events if event.record.updated and event.address in found]
    assert {event.address: found[event.address] for event in named} == {
        event.address: str(event.record.updated) for event in named
    }


def test_a_school_reports_its_own():
    """It reports what is open to its pupils elsewhere, too."""
    links = {entry.link.removeprefix(SITE) for entry in read(FEEDS["feeds/school/first.atom"]).entries}
    assert "organisations/college/programmes/cook/" in links
    assert "schools/first/classes/engineering/" in links
    assert "organisations/college/events/open-day/" not in links


def test_a_change_comes_to_the_top():
    """The entry has the same identity and the new day."""
    before = read(FEEDS["feeds/region.atom"]).entries
    after = read(feeds(catalog_of(HOSTILE))["feeds/region.atom"])
    (known,) = [entry for entry in before if entry.link.endswith("/markup/")]
    assert after.entries[0].id == known.id
    assert after.entries[0].updated == after.feed.updated == "2026-11-22T00:00:00+03:00"


def test_history_put_in_order_is_no_news():
    """An event that was over when its record changed is reported only with the story of how it went."""
    past = "title: Прошло\nformat: meeting\nstarts: 2026-09-10\naudience: [pupils]\ngrades: [8]\nupdated: 2026-11-20\n"
    story = "coverage:\n  - {title: Как это было, date: 2026-09-11}\n"
    without_story, with_story = (
        {entry.link for entry in read(feeds(catalog_of({"events/past.yml": text}))["feeds/region.atom"]).entries}
        for text in (past, past + story)
    )
    assert with_story - without_story == {SITE + "events/past/"}


def test_hostile_text_is_text():
    """Nothing of it becomes markup of the feed."""
    entry = read(feeds(catalog_of(HOSTILE))["feeds/region.atom"]).entries[0]
    assert entry.title_detail.type == "text/plain"
    assert entry.title == ']]></title><script>alert(1)</script> & <!-- =HYPERLINK("x")'
    assert "<![CDATA[x]]> &amp; @SUM" in entry.summary


def test_a_later_build_changes_nothing():
    """The day of the build shows nowhere."""
    assert feeds(catalog_of(now=at("2026-12-25 18:00"))) == FEEDS


def test_an_empty_feed_is_a_feed():
    """A school that has reported nothing yet can be followed already."""
    feed = read(FEEDS["feeds/school/second.atom"])
    assert feed.entries == []
    assert "Образец: " in feed.feed.title
