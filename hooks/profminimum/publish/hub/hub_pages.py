"""Pages of the hub: the country's home, its grades, profiles and spheres of work, the search. The words stand in `overrides/hub/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ...model.schema.types import GUIDANCE_GRADES
from ...output import Output
from ...view import Templates, rooted, way_to_root, with_icons
from ...view.rendering.templates import drawn_icon
from ..build.content_security_policy import header_files, policy, with_policy
from ..build.style_sheets import asset
from .country_view import CountryView, RegionView

SHARED = ("early.js", "site.js", "vision.js", "hyphens.js", "paper.js", "search.js", "search/*.js", "favicon.svg")
STYLES = ("base.css", "tokens.css", "profminimum.css", "vision.css", "search.css", "grades.css", "print.css")
"""Scripts and styles that the hub has in common with a region's site, below `overrides/assets/`."""
OWN = ("hub.css", "hub.js")
"""Those of its own, below `overrides/hub/`."""
BEARABLE = 600
"""KB that the first search of a reader who has chosen no region may take; beyond that it waits for a choice."""
MOST_LISTED = 60
"""Profiles or spheres that a page lists at once; the others are folded."""
_BREAKS = re.compile(r"\n\s*")


def hub_files(
    country: CountryView, templates: Templates, icon: Callable[[str], str], overrides: Path, engine: str
) -> Iterator[Output]:
    """Yields all files of the hub but its search index.

    `icon` gives the drawing of an icon by its name, `engine` is the version of the program that makes the index.
    """
    yield from _assets(overrides)
    frame = Frame(country, templates, icon)
    yield frame.page("", "home", {"grades": GUIDANCE_GRADES})
    for grade in GUIDANCE_GRADES:
        regions = [region for region in country.known if any(region.of_grade(grade))]
        others = [region for region in country.regions if region not in regions]
        values = {"grade": grade, "regions": regions, "others": others, "grades": GUIDANCE_GRADES}
        yield frame.page(f"grades/{grade}/", "grade", values)
    for name in ("profiles", "spheres"):
        groups = getattr(country, name)
        yield frame.page(f"{name}/", "groups", {"by": name, "groups": groups, "most": MOST_LISTED})
        for group in groups:
            yield frame.page(f"{name}/{group.slug}/", "group", {"by": name, "group": group})
    bundles = [bundle(region) for region in country.known if is_searched(region, engine)]
    missing = [region for region in country.regions if not is_searched(region, engine)]
    cost = sum(each["cost"] for each in bundles)
    values = {"bundles": bundles, "missing": missing, "cost": cost, "is_many": cost > BEARABLE}
    values |= {"synonyms": country.synonyms}
    yield frame.page("search/", "search", values)
    yield frame.page("", "missing", {}, path="404.html")
    yield from header_files(frame.policy)


def is_searched(region: RegionView, engine: str) -> bool:
    """Returns whether a region's index can be merged: it has one, made by the same program but for its last number."""
    found = region.facts.search if region.facts else None
    return found is not None and found.version.split(".")[:2] == engine.split(".")[:2]


def bundle(region: RegionView) -> dict[str, Any]:
    """Returns what the page of search needs to know of a region's index; its site may be named from the root of the hub."""
    assert region.facts
    assert region.facts.search
    found = region.facts.search
    return {
        "id": region.site.id,
        "name": region.name,
        "site": region.site.link,
        "parts": found.parts,
        "cost": search_cost(found.pages),
    }


def search_cost(pages: int) -> int:
    """Returns about how many KB the first search in an index of so many pages takes: measured in `docs/dev/country.md`."""
    return 22 + round(pages * 11 / 1000)


class Frame:
    """The frame around each page of the hub."""

    def __init__(self, country: CountryView, templates: Templates, icon: Callable[[str], str]) -> None:
        self._country, self._templates, self._icon = country, templates, icon
        self.policy = policy([], {region.site.origin for region in country.regions} - {""})

    def page(self, address: str, template: str, values: Mapping[str, Any], path: str = "") -> Output:
        """Returns a page; `path` is its file if it is not the index of its address."""
        shared = {"country": self._country, "address": address, "pm_icon": self._symbol}
        body = self._templates.part(f"hub/{template}.html", **shared, **values)
        title = self._templates.part("hub/title.html", **shared, **values, template=template).strip()
        page = self._templates.render(
            "hub/frame.html",
            **shared,
            title=title,
            body=Markup(with_icons(body, self._icon)),
            styles=[*STYLES[:-1], *OWN[:1]],
            is_searchable=template not in ("search", "missing"),
        )
        way = "/" if path else way_to_root(address)  # the page for missing addresses is shown at any of them
        text = rooted(_BREAKS.sub("\n", with_policy(page, self.policy)), way)
        return Output(path or f"{address}index.html", text.encode())

    def _symbol(self, name: str) -> Markup:
        return drawn_icon(self._icon(name))


def _assets(overrides: Path) -> Iterator[Output]:
    shared = overrides / "assets"
    found = [
        (path.relative_to(shared), path) for pattern in (*SHARED, *STYLES) for path in sorted(shared.glob(pattern))
    ]
    found += [(Path(name), overrides / "hub" / name) for name in OWN]
    for name, path in found:
        yield asset(f"assets/{name.as_posix()}", path.read_bytes())
