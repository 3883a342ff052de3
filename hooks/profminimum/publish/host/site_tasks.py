"""Everything that a build makes, as works with keys: what MkDocs made, pages of records, files beside them.

Composes the makers of `view` with the fingerprints of their records. Knows no disk but the folder in which MkDocs left
its own files.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ...catalog import Catalog
from ...output import Output
from ...view.pages.long_lists import LongList
from ...view.pages.record_pages import PlannedPage
from ...view.pages.section_pages import DEPENDENCIES
from ..build.cache import digest
from ..build.content_security_policy import header_files, policy, with_policy
from ..build.dependencies import DependencyDigests
from ..build.finished_html import inline_scripts
from ..build.output_folder import Task
from .docs_pages import DocsPage
from .theme import symbol
from .theme_pages import ThemeRenderer


@dataclass(frozen=True)
class MkdocsFiles:
    """What MkDocs made: pages of `docs/` whose slots wait to be filled, with the policy in their heads; other files."""

    pages: dict[str, str]
    others: dict[str, Path]
    policy: str

    @classmethod
    def of(cls, staging: Path, frames: ThemeRenderer) -> MkdocsFiles:
        """Reads the folder into which MkDocs built, and settles the policy of the whole site."""
        made = {path.relative_to(staging).as_posix(): path for path in sorted(staging.rglob("*")) if path.is_file()}
        pages = {name: path.read_text("utf-8") for name, path in made.items() if name.endswith(".html")}
        frames.policy = policy([*(code for text in pages.values() for code in inline_scripts(text)), *frames.scripts()])
        ours = {*pages, "sitemap.xml", "sitemap.xml.gz"}
        others = {name: path for name, path in made.items() if name not in ours}
        return cls({name: with_policy(text, frames.policy) for name, text in pages.items()}, others, frames.policy)

    def works(
        self,
        own: Mapping[str, DocsPage],
        fill: Callable[[DocsPage, str], str],
        stands_for: Callable[[tuple[str, ...] | None], bytes],
    ) -> Iterator[Task]:
        """`own` are the pages to fill by address, `fill` gives a page from its frame, `stands_for` a digest of what records
        of some kinds may make of it.
        """

        def made(name: str, page: DocsPage, frame: str) -> Iterator[Output]:
            yield Output(name, fill(page, frame).encode())

        for name, frame in self.pages.items():
            page = own.get(name.removesuffix("index.html"))
            if page:
                shown = stands_for(DEPENDENCIES.get(page.view))
                yield Task(f"/{name}", digest(frame.encode(), page.digest, shown), partial(made, name, page, frame))
            else:
                yield ready(Output(name, frame.encode()))
        yield from (ready(Output(name, path.read_bytes())) for name, path in self.others.items())
        yield from (ready(Output(name, text.encode())) for name, text in header_files(self.policy).items())


def page_works(
    planned: Iterable[PlannedPage], frames: ThemeRenderer, prints: DependencyDigests, around: bytes
) -> Iterator[Task]:
    """The pages of records; `around` stands for the theme's page around them."""

    def made(page: PlannedPage) -> Iterator[Output]:
        yield Output(f"{page.address}index.html", frames.render(page.make()))

    for page in planned:
        key = digest(prints.of(page.items), page.dependencies.encode(), around)
        yield Task(page.address, key, partial(made, page))


def maker_works(
    makers: Iterable[Any], catalog: Catalog, site_url: str, prints: DependencyDigests, policy: str = ""
) -> Iterator[Task]:
    """What makers make: for each record by itself where a maker can (`items`, `of`), else anew whenever anything changes.

    `policy` goes into whole pages that have no frame of the theme.
    """
    for make in makers:
        name = getattr(make, "__name__", type(make).__name__)
        if hasattr(make, "of"):
            for item in make.items(catalog):
                yield Task(
                    f"{name} {item.address}", prints.of([item]), partial(_sealed, partial(make.of, item), policy)
                )
        else:
            yield Task(name, prints.whole, partial(_sealed, partial(make, catalog, site_url), policy))


def _sealed(make: Callable[[], Iterable[Output]], text: str) -> Iterator[Output]:
    for output in make():
        is_page = text and output.path.endswith(".html")
        yield Output(output.path, with_policy(output.data.decode(), text).encode()) if is_page else output


def whole_list(large: LongList, sections: Mapping[str, str], frames: ThemeRenderer) -> Iterator[Output]:
    """The page that shows a whole catalogue, and the index of its filter."""
    yield Output(f"{large.address}index.html", frames.render(large.whole(sections)))
    yield from large.index()


def catalogue_works(
    large: LongList,
    sections: Mapping[str, str],
    frames: ThemeRenderer,
    prints: DependencyDigests,
    stands_for: Callable[[tuple[str, ...] | None], bytes],
) -> Iterator[Task]:
    """The parts of a large catalogue: the whole list with the index, and each card by itself."""
    key = stands_for(DEPENDENCIES.get(large.filter.name))
    yield Task(large.address, key, partial(whole_list, large, sections, frames))
    icons = repr(sorted(large.icons)).encode()

    def card(position: int) -> Iterator[Output]:
        yield large.card(position, symbol)

    for position, item in enumerate(large.filter.items):
        name = f"{large.filter.cards}{position}"
        yield Task(name, digest(prints.of([item]), icons), partial(card, position))


def sitemap_files(text: str) -> Iterator[Output]:
    """The site map, plain and compressed, in the place of MkDocs' own, which knows no records."""
    yield Output("sitemap.xml", text.encode())
    yield Output("sitemap.xml.gz", gzip.compress(text.encode(), mtime=0))


def ready(output: Output) -> Task:
    """The work of a file that is made already."""
    return Task(f"/{output.path}", digest(output.data), partial(iter, [output]))
