"""Everything that a build makes, as works with keys: what MkDocs made, pages of records, files beside them.

Composes the makers of `view` with the fingerprints of their records. Knows no disk but the folder in which MkDocs left
its own files.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog import Catalog
from ..view import Page
from ..view.output import Output
from ..view.records import Planned
from .fingerprints import Fingerprints
from .folder import Work
from .frames import Frames
from .policy import header_files, inline_scripts, policy, with_policy
from .store import digest


def docs_works(staging: Path, frames: Frames) -> Iterator[Work]:
    """What MkDocs made, with the policy in its pages, and the policy for web servers."""
    made = {path.relative_to(staging).as_posix(): path for path in sorted(staging.rglob("*")) if path.is_file()}
    pages = {name: path.read_text("utf-8") for name, path in made.items() if name.endswith(".html")}
    frames.policy = policy([*(code for text in pages.values() for code in inline_scripts(text)), *frames.scripts()])
    for name, text in pages.items():
        yield ready(Output(name, with_policy(text, frames.policy).encode()))
    ours = {*pages, "sitemap.xml", "sitemap.xml.gz"}
    yield from (ready(Output(name, path.read_bytes())) for name, path in made.items() if name not in ours)
    yield from (ready(Output(name, text.encode())) for name, text in header_files(frames.policy).items())


def page_works(planned: Iterable[Planned], frames: Frames, prints: Fingerprints, around: bytes) -> Iterator[Work]:
    """The pages of records; `around` stands for the theme's page around them."""

    def made(page: Planned) -> Iterator[Output]:
        yield Output(f"{page.address}index.html", frames.finished(page.make()))

    for page in planned:
        key = digest(prints.of(page.items), page.beside.encode(), around)
        yield Work(page.address, key, partial(made, page))


def maker_works(
    makers: Iterable[Any], catalog: Catalog, site_url: str, prints: Fingerprints, policy: str = ""
) -> Iterator[Work]:
    """What makers make: for each record by itself where a maker can (`items`, `of`), else anew whenever anything changes.

    `policy` goes into whole pages that have no frame of the theme.
    """
    for make in makers:
        name = getattr(make, "__name__", type(make).__name__)
        if hasattr(make, "of"):
            for item in make.items(catalog):
                yield Work(
                    f"{name} {item.address}", prints.of([item]), partial(_sealed, partial(make.of, item), policy)
                )
        else:
            yield Work(name, prints.whole, partial(_sealed, partial(make, catalog, site_url), policy))


def _sealed(make: Callable[[], Iterable[Output]], text: str) -> Iterator[Output]:
    for output in make():
        is_page = text and output.path.endswith(".html")
        yield Output(output.path, with_policy(output.data.decode(), text).encode()) if is_page else output


def whole_pages(pages: Iterable[Page], frames: Frames) -> Iterator[Output]:
    """Pages that show a whole catalogue."""
    return (Output(f"{page.address}index.html", frames.finished(page)) for page in pages)


def sitemap_files(text: str) -> Iterator[Output]:
    """The site map, plain and compressed, in the place of MkDocs' own, which knows no records."""
    yield Output("sitemap.xml", text.encode())
    yield Output("sitemap.xml.gz", gzip.compress(text.encode(), mtime=0))


def ready(output: Output) -> Work:
    """The work of a file that is made already."""
    return Work(f"/{output.path}", digest(output.data), partial(iter, [output]))
