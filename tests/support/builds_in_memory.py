"""A build in memory: the tasks of a whole site, without MkDocs' frames around the pages, without printing and without a disk.

What is made of a task is kept as a build on the disk keeps it: by its key and its validity. Printed files stand for
themselves by what they are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml
from profminimum.catalog import Catalog
from profminimum.output import AnyOutput, Output
from profminimum.publish.build.dependencies import DependencyDigests
from profminimum.publish.build.load_region import load_region
from profminimum.publish.build.output_folder import Task
from profminimum.publish.build.outputs import MAKERS, lapsed_makers, sheet_makers, text_makers
from profminimum.publish.build.record_cache import RecordCache
from profminimum.publish.build.tasks import kinds_digest, long_list_tasks, maker_tasks, page_tasks
from profminimum.publish.build.template_files import sheet_sources
from profminimum.validity import Validity, WatchedFiles, watch
from profminimum.view import Page, RecordPages, Templates, section_body
from profminimum.view.pages.long_lists import long_lists
from profminimum.view.pages.section import SECTIONS as VIEWS
from profminimum.view.pages.section import dependencies
from profminimum.view.rendering import list_preview

from tests.support.project import ROOT
from tests.support.project_templates import project_templates

SECTIONS = {"": "Главная", "schools/": "Школы", "events/": "Мероприятия", "about/": "О профминимуме"}
SECTIONS |= {f"{name}/": "Раздел" for name in ("programmes", "classes", "organisations", "training", "staff")}
SITE_URL = "https://example.org/"
Files = dict[str, bytes]


@dataclass
class Made:
    """What a task has made, under which key, and how long it holds."""

    key: bytes
    files: Files
    validity: Validity


@dataclass
class Built:
    """A site, task by task."""

    moment: datetime
    tasks: dict[str, Made] = field(default_factory=dict)
    ran: set[str] = field(default_factory=set)
    """The tasks that were run for it, and not taken from the one before."""
    sizes: dict[str, int] = field(default_factory=dict)


@cache
def _sheets() -> dict[str, str]:
    return sheet_sources(ROOT / "overrides")


class Builder:
    """Builds a folder of data at one moment after the other."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._records = RecordCache(None)

    def fresh(self, moment: datetime) -> Built:
        """Returns the site of a moment, every task of it run."""
        local = moment.replace(tzinfo=None)
        catalog = load_region(self._data, lambda zone: local.replace(tzinfo=zone), self._records).catalog
        digests = DependencyDigests(catalog, self._records.digest_of, b"")
        built = Built(local)
        for task in _sheet_tasks(catalog, digests):
            built.tasks[task.name] = _run(task)
        built.sizes = {path: 1000 + data[0] for made in built.tasks.values() for path, data in made.files.items()}
        with long_from(10):
            for task in _other_tasks(catalog, digests, built.sizes):
                built.tasks[task.name] = _run(task)
        built.ran = {*built.tasks}
        return built


def continued(before: Built, fresh: Built) -> Built:
    """Returns what a build makes that finds the site of an earlier one: of each task that still holds what it has made."""
    built, size = Built(fresh.moment, sizes=fresh.sizes), WatchedFiles(fresh.sizes).size
    for name, new in fresh.tasks.items():
        old = before.tasks.get(name)
        is_kept = old is not None and old.key == new.key and old.validity.holds(fresh.moment, size)
        built.tasks[name] = old if is_kept and old else new
        if not is_kept:
            built.ran.add(name)
    return built


def differences(built: Built, fresh: Built) -> dict[str, list[str]]:
    """Returns the tasks whose files are not as a fresh build makes them, each with the paths of these files."""
    return {
        name: sorted(path for path in own | other if own.get(path) != other.get(path))
        for name, made in built.tasks.items()
        if (own := made.files) != (other := fresh.tasks[name].files)
    }


@contextmanager
def long_from(number: int) -> Iterator[None]:
    """Has lists of more than so many records stand in parts."""
    before, list_preview.LIMIT = list_preview.LIMIT, number
    try:
        yield
    finally:
        list_preview.LIMIT = before


def _sheet_tasks(catalog: Catalog, digests: DependencyDigests) -> Iterator[Task]:
    templates = project_templates(SITE_URL)
    makers = (*sheet_makers(_sheets(), templates, True), *lapsed_makers(_sheets(), templates))
    return maker_tasks(makers, catalog, SITE_URL, digests)


def _other_tasks(catalog: Catalog, digests: DependencyDigests, sizes: dict[str, int]) -> Iterator[Task]:
    templates = project_templates(SITE_URL, sizes)
    kinds = kinds_digest(digests)
    yield from maker_tasks((*MAKERS, *text_makers(templates)), catalog, SITE_URL, digests)
    yield from page_tasks(RecordPages(catalog, templates, SECTIONS).planned(), _as_bytes, digests, b"")
    yield from long_list_tasks(long_lists(catalog, templates), SECTIONS, _as_bytes, str, digests, kinds)
    for name, meta in _docs().items():
        make = partial(_section, name, meta, catalog, templates)
        yield Task(f"section {name}", kinds(dependencies(meta["view"])), make)


@cache
def _docs() -> dict[str, dict[str, Any]]:
    """The front matters of the pages of `docs/` that show data, by path."""
    heads = {path: path.read_text("utf-8").split("---\n") for path in sorted((ROOT / "docs").rglob("*.md"))}
    metas = {path: yaml.safe_load(parts[1]) for path, parts in heads.items() if len(parts) > 2 and not parts[0]}
    return {
        path.relative_to(ROOT).as_posix(): {"title": "Раздел", **meta}
        for path, meta in metas.items()
        if meta.get("view") in VIEWS
    }


def _section(name: str, meta: dict[str, Any], catalog: Catalog, templates: Templates) -> Iterable[AnyOutput]:
    body = section_body("<p></p>", meta, "section/", catalog, templates, SECTIONS)
    yield Output(f"{name}/index.html", str(body).encode())


def _as_bytes(page: Page) -> bytes:
    return repr(page).encode()


def _run(task: Task) -> Made:
    with watch() as validity:
        files = {output.path: output.made_of or _digest(output.data) for output in task.run()}
    validity.add(task.planned)
    return Made(task.cache_key, files, validity)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
