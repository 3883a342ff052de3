"""Files that MkDocs has built, as build tasks: pages of `docs/` with placeholders to fill, and everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...output import Output
from ...view.pages.section import dependencies
from ..build.cache import digest
from ..build.content_security_policy import with_policy
from ..build.finished_html import inline_scripts
from ..build.output_folder import Task
from ..build.sitemap import PATHS as SITEMAP
from ..build.style_sheets import asset
from ..build.tasks import KindsDigest, ready
from .docs_pages import DocsPage


@dataclass(frozen=True)
class MkdocsFiles:
    """The files of MkDocs' own build, without its site map, which knows no records."""

    pages: Mapping[str, str]
    others: Mapping[str, Path]

    @classmethod
    def read(cls, folder: Path) -> MkdocsFiles:
        """Reads the folder into which MkDocs has built."""
        built = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        pages = {name: path.read_text("utf-8") for name, path in built.items() if name.endswith(".html")}
        others = {name: path for name, path in built.items() if name not in pages and name not in SITEMAP}
        return cls(pages, others)

    def inline_scripts(self) -> Iterator[str]:
        """Yields the inline scripts in the frames of all pages."""
        return (code for text in self.pages.values() for code in inline_scripts(text))

    def tasks(
        self,
        docs: Mapping[str, DocsPage],
        fill: Callable[[DocsPage, str], str],
        kinds: KindsDigest,
        policy: str,
    ) -> Iterator[Task]:
        """Yields a task for each file. `docs` are the pages to fill by address, `fill` makes a page from its frame,
        `policy` goes into the head of every page.
        """

        def filled(name: str, page: DocsPage, frame: str) -> Iterator[Output]:
            yield Output(name, fill(page, frame).encode())

        for name, text in self.pages.items():
            frame, page = with_policy(text, policy), docs.get(name.removesuffix("index.html"))
            if page:
                key = digest(frame.encode(), page.digest, kinds(dependencies(page.view)))
                yield Task(f"/{name}", key, partial(filled, name, page, frame))
            else:
                yield ready(Output(name, frame.encode()))
        yield from (ready(asset(name, path.read_bytes())) for name, path in self.others.items())
