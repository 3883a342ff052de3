"""Regions' sites as the hub sees them – folders with open data, servers that give what they should not –, and hubs of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from profminimum.publish.host.theme import icon
from profminimum.publish.hub.hub_build import HubRequest, make_hub
from profminimum.publish.hub.regions_file import Country, RegionSite
from profminimum.publish.release import Outcome, ReleasesFolder

from scripts.lib.static_server import listening
from tests.support.project import ROOT

Answer = tuple[int, Mapping[str, str], bytes]


def item(
    path: str = "", *, is_sample: bool = False, head: Mapping[str, Any] | None = None, **values: Any
) -> dict[str, Any]:
    """A record of the open data."""
    return {"id": "x", "is_sample": is_sample, "record": values, **(head or {})}


def collection(*items: Any, region: str = "Образцовая область", **changed: Any) -> dict[str, Any]:
    """A file of the open data."""
    return {"schema_version": "2.0", "name": "x", "region": region, "items": list(items), **changed}


def published(**changed: Any) -> dict[str, Any]:
    """The files of a small region by path; `changed` has others by the name of their collection, None for a missing one."""
    named = {
        "schools": collection(item(), item(), item(is_sample=True)),
        "programmes": collection(
            item(grades=[8, 9], head={"spheres": ["transport"]}),
            item(head={"grades_by_age": [9]}),
            item(is_sample=True, grades=[8]),
        ),
        "classes": collection(item(profile="agro", grades=[10]), item(profile="agro", head={"admits_to": [10]})),
        "events": collection(
            item(when_last="2026-12-01"),
            item(when_last="2026-11-01"),
            item(when_last="2026-12-02", status="cancelled"),
            item(when="неизвестно"),
        ),
        "organisations": collection(item(head={"spheres": ["transport"]}), item()),
        "class-profiles": collection(
            item(
                profiles=[
                    {"id": "agro", "name": "Агротехнологический", "synonyms": ["агрокласс"]},
                    {"id": "it", "name": "ИТ"},
                ]
            )
        ),
        "spheres": collection(item(spheres=[{"id": "it", "name": "ИТ"}, {"id": "transport", "name": "транспорт"}])),
    }
    files: dict[str, Any] = {f"api/v1/{name}.json": value for name, value in (named | changed).items()}
    files |= {
        "version.json": {"day": "2026-11-22"},
        "pagefind/pagefind-entry.json": {"version": "1.5.2", "languages": {"ru": {"hash": "ru_1", "page_count": 120}}},
        "pagefind/parts.json": ["part-1/"],
    }
    return {path: value for path, value in files.items() if value is not None}


def write_site(folder: Path, files: Mapping[str, Any] | None = None) -> Path:
    """Writes a region's site into a folder, texts as they are and the rest as JSON; returns the folder."""
    for path, value in (published() if files is None else files).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode())
    return folder


@contextmanager
def answering(answer: Callable[[str], Answer | Iterator[bytes]]) -> Iterator[str]:
    """Serves what `answer` gives for each path: a whole answer, or pieces that are sent one by one; yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = answer(self.path)
            if isinstance(given, tuple):
                status, headers, body = given
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(200)
            self.end_headers()
            try:
                for piece in given:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                pass  # the reader has gone

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with listening(Handler) as address:
        yield f"{address}/"


@dataclass
class Hub:
    """A hub of regions whose sites are folders below `folder`."""

    folder: Path
    sites: list[RegionSite] = field(default_factory=list)

    def region(self, identifier: str, files: dict[str, Any] | None = None, **values: str) -> Path:
        """Adds a region with its site; returns the folder of the site."""
        self.sites.append(RegionSite(id=identifier, site=f"{identifier}/site", **values))
        return write_site(self.folder / identifier / "site", files)

    def make(self, day: str = "2026-11-23") -> Outcome:
        """Makes the hub on a day."""
        now = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Moscow"))
        country = Country(title="Образцовая страна", regions=tuple(self.sites))
        request = HubRequest(country, self.folder, ROOT / "overrides", icon, now)
        return make_hub(ReleasesFolder(self.folder / "home"), request)

    @property
    def site(self) -> Path:
        """The folder of what is shown."""
        return self.folder / "home" / "current"

    def page(self, address: str = "") -> str:
        """A page as it is shown."""
        return (self.site / address / "index.html").read_text("utf-8")

    def words(self, address: str = "") -> str:
        """What a reader sees of a page, in one line."""
        text = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", self.page(address), flags=re.S)
        text = re.sub(r'<span class="pm-unbroken">([^<]*)</span>', r"\1", text)
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())
