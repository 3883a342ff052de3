"""One publication from beginning to end: data, build aside, check, switch. Composes; knows no argument and prints nothing.

Whatever stops it, and whenever it is killed, the site that was shown is shown on.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ...catalog import Catalog
from ...check import sound
from ...load import SourceFile
from ...load.data_folder import Sources, read_sources
from ...view import RecordPages, Templates
from ..build.cache import CACHE, Store, digest_of_program
from ..build.cached_loader import STAGES, Reader
from ..build.clock import VARIABLE as DAY
from ..build.load_region import Examined, examined, gather
from ..host.theme import template_sources
from . import messages
from .fallback import Judged, Mended, mended
from .html_scan import reading
from .release_info import About, identifier
from .releases_folder import Home, files_below
from .site_checks import PAGES, Lying, count_pages, inspect

DATA = "PROFMINIMUM_DATA"
"""The variable by which a build is told of another folder of data."""
VERSION = "version.json"
"""The file in which a site says its commit, its day and how much of everything it holds."""
FRESH, REFUSED, MENDED = 0, 1, 3
"""Exit codes: everything is shown as it was given; nothing was published; published with some records as they were."""
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


class Refused(Exception):
    """Why nothing is published, in Russian."""


class Outcome(NamedTuple):
    """What has come of it: an exit code and what to tell."""

    code: int
    text: str


@dataclass(frozen=True)
class Wanted:
    """What to publish and how."""

    project: Path
    data: Path
    build: Callable[[Path], Sequence[str]]
    """The command that builds the site into a folder; its environment tells it the day and the folder of data."""
    environ: Mapping[str, str]
    begun: datetime
    """The present, by which the version is named, whatever day the site shows as today."""
    keep: int = 5
    """How many versions shown before are kept."""
    may_shrink: bool = False
    is_nightly: bool = False
    """Whether bad records give way to their last good version instead of stopping everything."""
    inherited: tuple[int, ...] = ()
    """Open files that the build inherits, so that a lock is held until the build has ended."""


def publish(
    home: Home, wanted: Wanted, now: Callable[[ZoneInfo], datetime], say: Callable[[str], None] = lambda line: None
) -> Outcome:
    """Publishes what is wanted; `say` is told what is going on. Raises Refused, Unfit, OSError; nothing is changed then."""
    home.open()
    at_once = cache(now)  # one moment, from the first look at the data to the last page
    return _Publication(home, wanted, at_once, say).run()


class _Publication:
    def __init__(
        self, home: Home, wanted: Wanted, now: Callable[[ZoneInfo], datetime], say: Callable[[str], None]
    ) -> None:
        self.home, self.wanted, self.now, self.say = home, wanted, now, say
        self.before = home.current()
        self.site = home.work / "site"
        self.data = home.work / "from" / wanted.data.name
        self.reader = Reader(Store(wanted.project / CACHE, digest_of_program(*STAGES)))

    def run(self) -> Outcome:
        """All steps."""
        mended = self._mended()
        stand_ins = {path: self._day_of(path) for path in mended.stand_ins}
        told = messages.mended(mended, stand_ins, self.wanted.data.name)
        catalog = self._laid_out(mended)
        self.say(messages.BUILDING)
        self._build(catalog)
        self.say(messages.INSPECTING)
        counts = self._inspected(catalog)
        about = self._about(catalog, counts, stand_ins, mended.left_out)
        code = FRESH if about.is_fresh else MENDED
        if not self.home.add(self.site, {file.path: file.data for file in mended.files}, about):
            return Outcome(code, "\n".join([*told, messages.unchanged(self.before or about)]))
        self.home.show(about.id)
        return Outcome(code, "\n".join([*told, messages.published(about, self.home.prune(self.wanted.keep))]))

    def _mended(self) -> Mended:
        """The data to publish. Raises Refused."""
        sources = read_sources(self.wanted.data)
        found = examined(sources, self.now, self.reader)
        name = self.wanted.data.name
        if not found.records.one("region"):
            raise Refused(messages.no_region(found.problems, len(found.files), name))
        if not any(each.is_error for each in found.problems):
            return Mended(tuple(sources.files))
        if not self.wanted.is_nightly:
            raise Refused(messages.bad_data(found.problems, len(found.files), name))
        good = read_sources(self.home.data_of(self.before.id)).files if self.before else []
        result = mended(sources.files, sources.problems, {file.path: file.data for file in good}, self._judge)
        if result.is_hopeless:
            raise Refused(messages.too_bad(found.problems, len(found.files), name))
        return result

    def _judge(self, files: Sequence[SourceFile]) -> Judged:
        found: Examined = examined(Sources(list(files), []), self.now, self.reader)
        kept = sound(found.records, found.problems)
        return Judged(found.problems, frozenset(entry.location.path for entry in kept))

    def _day_of(self, path: str) -> str:
        """The day of the version in which a file was shown as it was given."""
        assert self.before is not None
        return self.before.stand_ins.get(path, self.before.day)

    def _laid_out(self, mended: Mended) -> Catalog:
        """Writes the data aside, where nobody edits them while they are read; the catalogue of what lies there."""
        shutil.rmtree(self.data, ignore_errors=True)
        for file in mended.files:
            (self.data / file.path).parent.mkdir(parents=True, exist_ok=True)
            (self.data / file.path).write_bytes(file.data)
        return gather(self.data, self.now, self.reader).catalog

    def _build(self, catalog: Catalog) -> None:
        moment = self.now(catalog.region.zone)
        done = subprocess.run(
            self.wanted.build(self.site),
            cwd=self.wanted.project,
            env={**self.wanted.environ, DAY: moment.isoformat(), DATA: str(self.data.absolute())},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=self.wanted.inherited,
        )
        if done.returncode:
            raise Refused(messages.not_built(done.stdout))

    def _inspected(self, catalog: Catalog) -> Mapping[str, int]:
        """How much the site holds. Raises Refused if it may not be shown."""
        files = files_below(self.site)
        readings = {name: reading(self._text(name)) for name in files if name.endswith(".html")}
        kinds = Counter(entry.location.kind.name for entry in catalog.records)
        counts = {PAGES: count_pages(readings), **dict(sorted(kinds.items()))}
        pages = RecordPages(catalog, Templates(template_sources(self.wanted.project / "overrides"), ""), {})
        version = self._version()
        told = {PAGES: version["pages"], **version["records"]} if version else {}
        before = {} if self.wanted.may_shrink or not self.before else self.before.counts
        canonical = _CANONICAL.search(self._text("index.html")) if "index.html" in readings else None
        problems = inspect(
            Lying(
                readings,
                frozenset(files),
                {page.address: page.items[0].path if page.items else "" for page in pages.planned()},
                counts,
                told,
                before,
                canonical[1] if canonical else "",
                {name: self._text(name) for name in files if name.endswith(".css")},
            )
        )
        if problems:
            raise Refused(messages.unfit(problems))
        return counts

    def _version(self) -> dict[str, Any]:
        """What the site says of itself, if it does."""
        path = self.site / VERSION
        return json.loads(path.read_text("utf-8")) if path.is_file() else {}

    def _text(self, name: str) -> str:
        return (self.site / name).read_text("utf-8", "replace")

    def _about(
        self, catalog: Catalog, counts: Mapping[str, int], stand_ins: Mapping[str, str], left_out: tuple[str, ...]
    ) -> About:
        moment, commit = self.wanted.begun.astimezone(catalog.region.zone), self._version().get("commit")
        taken = {each.id for each in self.home.versions()}
        before = self.before.id if self.before else None
        return About(
            identifier(moment, commit, taken),
            moment.isoformat(timespec="seconds"),
            catalog.today.isoformat(),
            commit,
            before,
            counts,
            sum(not school.is_sample for school in catalog.schools.values()),
            stand_ins,
            left_out,
        )


def roll_back(home: Home, to: str | None = None) -> Outcome:
    """Shows the version that was shown before the current one, or the one that is named. Raises Refused, Unfit."""
    home.open()
    current = home.current()
    wanted = home.find(to or (current.before if current else None))
    if wanted is None:
        raise Refused(messages.no_such_version(to, home.versions(), current))
    if current and wanted.id == current.id:
        return Outcome(FRESH, messages.shown_already(wanted))
    home.show(wanted.id)
    return Outcome(FRESH, messages.rolled_back(wanted, current))


def status(home: Home) -> Outcome:
    """Which versions there are. Needs no lock."""
    return Outcome(FRESH, messages.listing(home.versions(), home.current(), str(home.root)))
