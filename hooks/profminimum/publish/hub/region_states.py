"""What was last read of each region, kept on the disk: a region that does not answer is shown as it was. Knows no page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from .country_view import RegionView
from .published_data import Facts, Read, ReadFile, read_facts, read_search
from .region_sites import Fault, FolderReader, SiteReader, Unavailable, WebReader
from .regions_file import RegionSite

FoundT = TypeVar("FoundT")
AT_ONCE = 8
"""Regions that are read at the same time: each has one file in memory."""


class State(Read):
    """What was read of a region, and on which day."""

    answered: date
    facts: Facts


class Reading(NamedTuple):
    """Result of one look at a region."""

    view: RegionView
    received: int
    """Bytes that came, as they travel."""
    detail: str = ""
    """What went wrong, for the operator."""


def read_all(sites: Iterable[RegionSite], folder: Path, states: Path, today: date) -> list[Reading]:
    """Reads every region, some at a time. Folders of sites are below `folder`; `states` keeps what was read."""
    states.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda site: read_one(site, reader_of(site, folder), states, today), sites))


def reader_of(site: RegionSite, folder: Path) -> SiteReader:
    """Returns what gives the files of a region's site."""
    return FolderReader(folder / site.site) if site.is_folder else WebReader(site.site)


def read_one(site: RegionSite, reader: SiteReader, states: Path, today: date) -> Reading:
    """Reads a region and keeps what it says; if it says nothing of use, returns what it said last."""
    path = states / f"{site.id}.json"
    try:
        facts = _checked(reader, read_facts)
    except Unavailable as refusal:
        view = RegionView(site, today, fault=refusal.fault)
        if before := _last_state(path):
            view = replace(view, facts=before.facts, answered=before.answered)
        return Reading(view, reader.received, str(refusal))
    detail = ""
    try:
        facts = facts.model_copy(update={"search": _checked(reader, read_search)})
    except Unavailable as refusal:  # the region is shown all the same, and the page of search names it
        detail = str(refusal)
    aside = path.with_suffix(".new")
    aside.write_text(State(answered=today, facts=facts).model_dump_json(), "utf-8")
    aside.replace(path)
    return Reading(RegionView(site, today, facts, today), reader.received, detail)


def _last_state(path: Path) -> State | None:
    with suppress(OSError, ValueError):
        return State.model_validate_json(path.read_bytes())
    return None


def _checked(reader: SiteReader, read: Callable[[ReadFile], FoundT]) -> FoundT:
    """Returns what is read of a site. Raises Unavailable, for data of another shape too."""
    last = ""

    def file(path: str) -> bytes:
        nonlocal last
        last = path
        return reader.read(path)

    try:
        return read(file)
    except (ValueError, RecursionError) as refusal:
        raise Unavailable(Fault.GARBLED, last, " ".join(str(refusal).split())[:200]) from None
