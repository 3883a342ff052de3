"""Makes the hub: reads the regions, makes the pages and their search index aside, and shows them at once. Knows no argument."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from ...load import SourceFile
from ...russian import folded
from ...view import Templates
from ..build.search_index import write_index
from ..build.template_files import hub_sources
from ..release import Outcome, Rejected, ReleasesFolder
from ..release.release import FRESH, PARTIAL
from ..release.release_info import ReleaseInfo, identifier
from . import messages
from .country_view import CountryView
from .hub_pages import hub_files
from .region_states import read_all
from .regions_file import Country

STATES = "regions"
"""The folder of what was last read, below the folder of releases."""
KEPT_VERSIONS = 5


@dataclass(frozen=True)
class HubRequest:
    """Request to make a hub."""

    country: Country
    folder: Path
    """Below which the sites that are folders are."""
    overrides: Path
    icon: Callable[[str], str]
    """Gives the drawing of an icon by its name."""
    now: datetime


def make_hub(releases: ReleasesFolder, request: HubRequest) -> Outcome:
    """Makes and shows a hub. Raises Rejected, Unusable, IndexFailed, OSError; nothing is changed then."""
    releases.open()
    today = request.now.date()
    readings = read_all(request.country.regions, request.folder, releases.root / STATES, today)
    views = sorted((reading.view for reading in readings), key=lambda view: folded(view.name))
    country = CountryView(request.country.title, today, tuple(views))
    if not country.known:
        raise Rejected("\n".join([messages.report(country, readings, False, "–"), messages.no_one_answered()]))
    site = _written(country, request, releases.work / "hub")
    before = releases.current()
    stale = {view.site.id: str(view.answered) for view in country.stale}
    about = ReleaseInfo(
        identifier(request.now, None, {release.id for release in releases.versions()}),
        request.now.isoformat(timespec="seconds"),
        today.isoformat(),
        before=before.id if before else None,
        schools=country.totals["schools"],
        fallbacks=stale,
        omitted=tuple(view.site.id for view in country.silent),
    )
    kept = [SourceFile(path.name, path.read_bytes()) for path in sorted((releases.root / STATES).glob("*.json"))]
    is_new = releases.add(site, kept, about)
    if is_new:
        releases.activate(about.id)
        releases.prune(KEPT_VERSIONS)
    code = FRESH if about.is_fresh else PARTIAL
    return Outcome(code, messages.report(country, readings, is_new, str(releases.link)))


def _written(country: CountryView, request: HubRequest, site: Path) -> Path:
    """Writes the files of the hub into a folder, made anew, and indexes them; returns the folder."""
    shutil.rmtree(site, ignore_errors=True)
    templates = Templates(hub_sources(request.overrides))
    for output in hub_files(country, templates, request.icon, request.overrides, version("pagefind")):
        target = site / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.data)
    write_index(site)
    return site
