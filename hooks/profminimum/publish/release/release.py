"""Publication of a release: data, build aside, check, switch. Composes the steps; knows no argument, prints nothing.

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
from ...check import publishable
from ...load import DataFile
from ...load.data_folder import SourceFiles, read_sources
from ...load.paths import path_problem
from ...view import RecordPages, Templates
from ...view.leads.vanished import Vanished, vanished
from ..build.cache import CACHE_FOLDER, BuildCache, program_digest
from ..build.clock import VARIABLE as DAY
from ..build.finished_html import scan
from ..build.load_region import CheckedData, check_sources, load_region
from ..build.record_cache import SOURCES, RecordCache
from ..build.template_files import template_sources
from . import messages
from .fallback import FallbackResult, Verdict, with_last_good
from .release_info import ReleaseInfo, identifier
from .releases_folder import ReleasesFolder, files_below
from .site_checks import PAGES, BuiltSite, check_site, count_pages

DATA = "PROFMINIMUM_DATA"
"""The environment variable that names another folder of data to a build."""
VERSION = "version.json"
"""The file with a site's commit, its day, its number of pages and of records of each kind."""
FRESH, REFUSED, PARTIAL = 0, 1, 3
"""Exit codes: everything is shown as it was given; nothing was published; published, but some records are as
they were earlier, or addresses have vanished."""
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


class Rejected(Exception):
    """Reason why nothing is published, in Russian."""


class Outcome(NamedTuple):
    """Result of a command: an exit code and a message in Russian."""

    code: int
    text: str


@dataclass(frozen=True)
class ReleaseRequest:
    """Request to publish: the data, the command of the build, the options."""

    project: Path
    data: Path
    build: Callable[[Path], Sequence[str]]
    """The command that builds the site into a folder; its environment names the day and the folder of data."""
    environ: Mapping[str, str]
    begun: datetime
    """The present, by which the version is named, whatever day the site shows as today."""
    keep: int = 5
    """The number of earlier versions that remain."""
    may_shrink: bool = False
    may_lose: bool = False
    """Whether addresses may vanish without anything that leads on from them."""
    is_nightly: bool = False
    """Whether the last good version replaces bad records instead of stopping everything."""
    inherited: tuple[int, ...] = ()
    """Open files that the build inherits: a lock is held until the build has ended."""


def publish(
    releases: ReleasesFolder,
    request: ReleaseRequest,
    now: Callable[[ZoneInfo], datetime],
    say: Callable[[str], None] = lambda line: None,
) -> Outcome:
    """Publishes a release; `say` gets a line per step. Raises Rejected, Unusable, OSError; nothing is changed then."""
    releases.open()
    at_once = cache(now)  # one moment, from the first look at the data to the last page
    return _Publication(releases, request, at_once, say).run()


class _Publication:
    """One run of all steps."""

    def __init__(
        self,
        releases: ReleasesFolder,
        request: ReleaseRequest,
        now: Callable[[ZoneInfo], datetime],
        say: Callable[[str], None],
    ) -> None:
        self.releases, self.request, self.now, self.say = releases, request, now, say
        self.before = releases.current()
        self.site = releases.work / "site"
        self.data = releases.work / "from" / _within(request.data, request.project)
        self.reader = RecordCache(BuildCache(request.project / CACHE_FOLDER, program_digest(*SOURCES)))

    def run(self) -> Outcome:
        """Runs all steps. Raises Rejected."""
        result = self._with_fallbacks()
        fallbacks = {path: self._day_of(path) for path in result.fallbacks}
        lines = messages.fallback_report(result, fallbacks, self.request.data.name)
        catalog = self._copy_data(result)
        self.say(messages.BUILDING)
        self._build(catalog)
        self.say(messages.CHECKING)
        counts = self._check_site(catalog)
        gone = self._vanished(catalog)
        lines += messages.vanished(gone, self._templates())
        about = self._release_info(catalog, counts, fallbacks, result.omitted)
        is_whole = self.request.may_lose or not any(group.matters for group in gone)
        code = FRESH if about.is_fresh and is_whole else PARTIAL
        if not self.releases.add(self.site, result.files, about):
            return Outcome(code, "\n".join([*lines, messages.unchanged(self.before or about)]))
        self.releases.activate(about.id)
        return Outcome(code, "\n".join([*lines, messages.published(about, self.releases.prune(self.request.keep))]))

    def _with_fallbacks(self) -> FallbackResult:
        """Returns the data to publish. Raises Rejected."""
        sources = read_sources(self.request.data)
        checked = check_sources(sources, self.now, self.reader)
        name = self.request.data.name
        if not checked.records.single("region"):
            raise Rejected(messages.no_region(checked.problems, len(checked.files), name))
        if not any(problem.is_error for problem in checked.problems):
            return FallbackResult(tuple(sources.all))
        if not self.request.is_nightly:
            raise Rejected(messages.bad_data(checked.problems, len(checked.files), name))
        last_good = read_sources(self.releases.data_of(self.before.id)).all if self.before else []
        misplaced = {file.path: problem for file in sources.files if (problem := path_problem(file.path))}
        unreadable = [problem for problem in (*sources.problems, *misplaced.values()) if problem.is_error]
        fresh = [file for file in sources.all if file.path not in misplaced]
        result = with_last_good(fresh, unreadable, {file.path: file for file in last_good}, self._check)
        if result.is_unusable:
            raise Rejected(messages.too_many_errors(checked.problems, len(checked.files), name))
        return result

    def _check(self, files: Sequence[DataFile]) -> Verdict:
        checked: CheckedData = check_sources(SourceFiles.of(files), self.now, self.reader)
        remaining = publishable(checked.records, checked.problems)
        paths = {entry.location.path for entry in remaining}
        return Verdict(checked.problems, frozenset(paths.union(remaining.attachments or ())))

    def _day_of(self, path: str) -> str:
        """Returns the day (ISO 8601) of the version in which a file was shown as it was given."""
        assert self.before is not None
        return self.before.fallbacks.get(path, self.before.day)

    def _copy_data(self, result: FallbackResult) -> Catalog:
        """Writes the data aside, where nobody edits them while they are read; returns their catalogue."""
        shutil.rmtree(self.data, ignore_errors=True)
        for file in result.files:
            (self.data / file.path).parent.mkdir(parents=True, exist_ok=True)
            (self.data / file.path).write_bytes(file.data)
        return load_region(self.data, self.now, self.reader).catalog

    def _build(self, catalog: Catalog) -> None:
        moment = self.now(catalog.region.zone)
        done = subprocess.run(
            self.request.build(self.site),
            cwd=self.request.project,
            env={**self.request.environ, DAY: moment.isoformat(), DATA: str(self.data.absolute())},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=self.request.inherited,
        )
        if done.returncode:
            raise Rejected(messages.not_built(done.stdout))

    def _check_site(self, catalog: Catalog) -> Mapping[str, int]:
        """Returns the number of pages and of records of each kind. Raises Rejected if the site may not be shown."""
        files = files_below(self.site)
        scans = {name: scan(self._text(name)) for name in files if name.endswith(".html")}
        kinds = Counter(entry.location.kind.name for entry in catalog.records)
        counts = {PAGES: count_pages(scans), **dict(sorted(kinds.items()))}
        pages = RecordPages(catalog, self._templates(), {})
        version = self._version()
        expected = {PAGES: version["pages"], **version["records"]} if version else {}
        before = {} if self.request.may_shrink or not self.before else self.before.counts
        canonical = _CANONICAL.search(self._text("index.html")) if "index.html" in scans else None
        problems = check_site(
            BuiltSite(
                scans,
                frozenset(files),
                {page.address: page.items[0].path if page.items else "" for page in pages.planned()},
                counts,
                expected,
                before,
                canonical[1] if canonical else "",
                {name: self._text(name) for name in files if name.endswith(".css")},
            )
        )
        if problems:
            raise Rejected(messages.failed_checks(problems))
        return counts

    def _vanished(self, catalog: Catalog) -> list[Vanished]:
        """Returns the addresses of the version shown that the new one lacks. Raises Rejected by day if they matter.

        At night they go: a record may have been removed for somebody's sake, and nobody is there to ask.
        """
        shown = self.before
        after = frozenset(files_below(self.site))
        before = files_below(self.releases.site_of(shown.id)) if shown else []
        if not shown or all(path in after for path in before):
            return []
        records = load_region(self.releases.data_of(shown.id), self.now, self.reader).catalog.records
        gone = vanished(before, after, records, catalog.records)
        is_allowed = self.request.may_lose or self.request.is_nightly
        if not is_allowed and any(group.matters for group in gone):
            raise Rejected(messages.would_vanish(gone, self._templates()))
        return gone

    def _templates(self) -> Templates:
        return Templates(template_sources(self.request.project / "overrides"), "")

    def _version(self) -> dict[str, Any]:
        """Returns the content of the site's `version.json`, empty without one."""
        path = self.site / VERSION
        return json.loads(path.read_text("utf-8")) if path.is_file() else {}

    def _text(self, name: str) -> str:
        return (self.site / name).read_text("utf-8", "replace")

    def _release_info(
        self, catalog: Catalog, counts: Mapping[str, int], fallbacks: Mapping[str, str], omitted: tuple[str, ...]
    ) -> ReleaseInfo:
        moment, commit = self.request.begun.astimezone(catalog.region.zone), self._version().get("commit")
        taken = {release.id for release in self.releases.versions()}
        before = self.before.id if self.before else None
        return ReleaseInfo(
            identifier(moment, commit, taken),
            moment.isoformat(timespec="seconds"),
            catalog.moment.date().isoformat(),
            commit,
            before,
            counts,
            sum(not school.has_ended for school in catalog.schools.values()),
            fallbacks,
            omitted,
        )


def _within(data: Path, project: Path) -> Path:
    """Returns the place of a copy of the data: as in the project, whose history tells of when the files changed."""
    given, root = data.absolute(), project.absolute()
    return given.relative_to(root) if given.is_relative_to(root) else Path(data.name)


def roll_back(home: ReleasesFolder, to: str | None = None) -> Outcome:
    """Shows the version that was shown before the current one, or the version `to`. Raises Rejected, Unusable."""
    home.open()
    current = home.current()
    target = home.find(to or (current.before if current else None))
    if target is None:
        raise Rejected(messages.no_such_version(to, home.versions(), current))
    if current and target.id == current.id:
        return Outcome(FRESH, messages.shown_already(target))
    home.activate(target.id)
    return Outcome(FRESH, messages.rolled_back(target, current))


def status(home: ReleasesFolder) -> Outcome:
    """Returns the list of versions. Needs no lock."""
    return Outcome(FRESH, messages.listing(home.versions(), home.current(), str(home.root)))
