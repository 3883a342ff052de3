"""Pieces of records from build to build: made once per change, again when they do not hold, gone with their record."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from profminimum.catalog import Catalog, EventItem
from profminimum.pieces import Pieces, Wanted
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.dependencies import DependencyDigests
from profminimum.publish.build.piece_cache import WORTH_WORKERS, PieceCache
from profminimum.validity import ALWAYS, FOREVER, WatchedFiles, watch

from tests.support.project import NOW, catalog_of

MEETING = "schools/first/events/parents-meeting.yml"


class Builds:
    """Builds that keep the pieces of events between them."""

    def __init__(self, folder: Path) -> None:
        self.disk = BuildCache(folder, b"x" * 16)
        self.made: list[str] = []
        """The records of which a piece was made, in any build."""

    def build(self, catalog: Catalog, shared: bytes = b"", files: WatchedFiles | None = None) -> dict[str, str]:
        """The pieces that files of one build get, by the path of their record."""
        sizes = files or WatchedFiles()

        def piece(event: EventItem) -> str:
            self.made.append(event.path)
            links = [path for path in ("a.pdf",) if path in sizes] if event.path == MEETING else []
            return f"{event.record.title} {event.is_ahead} {links}"

        pieces = Pieces("test", piece)
        wanted = Wanted(pieces, lambda: ((event,) for event in catalog.events))
        digests = DependencyDigests(catalog, lambda entry: repr(entry.record).encode(), shared)
        cache = PieceCache(self.disk, digests, catalog.moment, sizes.size)
        cache.prepare([wanted, wanted])
        before = len(self.made)
        got = {event.path: pieces.of(event) for event in catalog.events}
        assert len(self.made) == before, "a file made a piece that was prepared"
        cache.release()
        assert not pieces.made
        return got


def edited(title: str) -> dict[str, str]:
    """A meeting of the first school under another title."""
    text = (Path(__file__).parents[2] / "region" / MEETING).read_text("utf-8")
    lines = [f"title: {title}" if line.startswith("title:") else line for line in text.splitlines()]
    return {MEETING: "\n".join(lines)}


def test_a_piece_is_made_once_until_its_record_changes(tmp_path: Path) -> None:
    """A build without an edit makes none, one after an edit those of the records around it, all of them right."""
    builds = Builds(tmp_path)
    first = builds.build(catalog_of())
    assert sorted(builds.made) == sorted(first)
    builds.made.clear()
    assert builds.build(catalog_of()) == first
    assert builds.made == []
    second = builds.build(catalog_of(edited("Собрание")))
    assert second[MEETING].startswith("Собрание ")
    assert {path for path in first if first[path] != second[path]} == {MEETING}
    assert MEETING in builds.made
    assert len(builds.made) == len(set(builds.made))
    assert {path for path in first if path.startswith("events/")}.isdisjoint(builds.made)


def test_a_piece_that_does_not_hold_is_made_again(tmp_path: Path) -> None:
    """A later day, or another size of a file, makes anew those that have asked for it, and only those."""
    builds = Builds(tmp_path)
    builds.build(catalog_of())
    builds.made.clear()
    files = WatchedFiles({"a.pdf": 10})
    assert "a.pdf" in builds.build(catalog_of(), files=files)[MEETING]
    assert builds.made == [MEETING]
    builds.made.clear()
    later = catalog_of(now=NOW.replace(year=NOW.year + 3))
    kept = builds.build(later, files=files)
    assert 0 < len(builds.made) < len(kept), "events without a day end on none"
    assert kept == Builds(tmp_path / "other").build(later, files=files)


def test_pieces_go_with_their_records_and_with_what_all_pages_share(tmp_path: Path) -> None:
    """A record that is gone leaves no piece; another program or setting makes all anew."""
    builds = Builds(tmp_path)
    whole = builds.build(catalog_of())
    builds.build(catalog_of(without=[MEETING]))
    assert MEETING not in builds.disk.load("pieces-test")
    builds.made.clear()
    assert builds.build(catalog_of(), shared=b"other") == whole
    assert sorted(builds.made) == sorted(whole)


def test_whoever_uses_a_kept_piece_relies_on_it(tmp_path: Path) -> None:
    """A file holds no longer than the pieces in it, whether these were made now or before."""
    day = datetime(2026, 12, 1)

    def piece(event: EventItem) -> str:
        return f"{event.catalog.today < date(2026, 12, 1)}"

    for _ in range(2):
        catalog, pieces = catalog_of(), Pieces("days", piece)
        digests = DependencyDigests(catalog, lambda entry: repr(entry.record).encode(), b"")
        cache = PieceCache(BuildCache(tmp_path, b"x" * 16), digests, catalog.moment, WatchedFiles().size)
        event = catalog.events[0]
        cache.prepare([Wanted(pieces, lambda known=event: [(known,)])])
        with watch() as validity:
            assert pieces.of(event) == "True"
        assert (validity.since, validity.until) == (ALWAYS, day)
        with watch() as nothing:
            pass
        assert nothing.until == FOREVER


def test_workers_make_the_same_pieces(tmp_path: Path) -> None:
    """Many new pieces are made by several processes; each comes to its own record."""
    events = [EventItem(event.entry, event.catalog) for event in catalog_of().events for _ in range(WORTH_WORKERS)]
    catalog, pieces = catalog_of(), Pieces("many", lambda event: event.record.title)
    digests = DependencyDigests(catalog, lambda entry: b"", b"")
    cache = PieceCache(BuildCache(tmp_path, b"x" * 16), digests, catalog.moment, WatchedFiles().size, processes=2)
    cache.prepare([Wanted(pieces, lambda: ((event,) for event in events))])
    assert [pieces.made[event].made for event in events] == [event.record.title for event in events]
