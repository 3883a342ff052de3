"""Build tasks with their cache keys: pages of records, long lists, all other files. Knows no host and no theme.

Composes the makers of `view` with the dependency digests of their records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, partial

from ...catalog import Catalog
from ...load import AttachedFile
from ...load.attachments import published
from ...model import Attachment
from ...output import AnyOutput, Maker, Output, PartMaker, RecordMaker
from ...validity import each_with_validity
from ...view import Page
from ...view.pages.long_lists import LongList
from ...view.pages.record_pages import PlannedPage
from ...view.pages.section import dependencies
from .cache import digest
from .content_security_policy import with_policy
from .dependencies import DependencyDigests
from .output_folder import Task

RenderPage = Callable[[Page], bytes]
"""Puts the theme around a page."""
DrawIcon = Callable[[str], str]
"""Gives the drawing of an icon by its name."""
KindsDigest = Callable[[tuple[str, ...] | None], bytes]
"""Gives a digest of the records of some kinds, of all for None, and of everything else that sections depend on."""


def kinds_digest(digests: DependencyDigests, *parts: bytes) -> KindsDigest:
    """Returns a function that computes the digest of some kinds and of `parts` once."""
    return cache(lambda kinds: digest(digests.digest_of_kinds(kinds), *parts))


def page_tasks(
    planned: Iterable[PlannedPage], render: RenderPage, digests: DependencyDigests, frame: bytes
) -> Iterator[Task]:
    """Yields a task for each page of records; `frame` is a digest of the theme's page around them."""

    def rendered(page: PlannedPage) -> Iterator[Output]:
        yield Output(f"{page.address}index.html", render(page.make()))

    for page in planned:
        key = digest(digests.of(page.items), page.dependencies.encode(), frame)
        yield Task(page.address, key, partial(rendered, page))


def maker_tasks(
    makers: Iterable[Maker | RecordMaker], catalog: Catalog, site_url: str, digests: DependencyDigests, policy: str = ""
) -> Iterator[Task]:
    """Yields a task for each record or part where a maker makes its files one by one, else one task for all its files.

    `policy` goes into whole pages, which have no frame of the theme.
    """
    for maker in makers:
        name = getattr(maker, "__name__", type(maker).__name__)
        if isinstance(maker, RecordMaker):
            for item in maker.items(catalog):
                make = partial(maker.of, item)
                yield Task(f"{name} {item.address}", digests.of([item]), partial(_with_policy, make, policy))
        elif isinstance(maker, PartMaker):
            for part, planned in each_with_validity(maker.parts(catalog, site_url)):
                key = digest(digests.of(part.items), digests.digest_of_kinds(part.kinds))
                files = partial(_with_policy, part.make, policy)
                yield Task(f"{name} {part.name}", key, files, planned, part.pieces)
        else:
            yield Task(name, digests.whole, partial(_with_policy, partial(maker, catalog, site_url), policy))


def file_tasks(catalog: Catalog, files: Mapping[str, AttachedFile]) -> Iterator[Task]:
    """Yields a task for each file beside the records that one of them names: it is made anew only when its bytes change."""
    for path, attachment in catalog.published_files.items():
        yield Task(f"/{path}", attachment.digest, partial(_published, attachment, files[path]))


def _published(attachment: Attachment, file: AttachedFile) -> Iterator[Output]:
    for name, data in published(attachment.name, file.data).items():
        yield Output(f"{attachment.path}/{name}" if name else attachment.path, data)


def _with_policy(make: Callable[[], Iterable[AnyOutput]], policy: str) -> Iterator[AnyOutput]:
    for output in make():
        is_page = policy and output.path.endswith(".html")
        yield Output(output.path, with_policy(output.data.decode(), policy).encode()) if is_page else output


def long_list_tasks(
    long_lists: Iterable[LongList],
    sections: Mapping[str, str],
    render: RenderPage,
    icon: DrawIcon,
    digests: DependencyDigests,
    kinds: KindsDigest,
) -> Iterator[Task]:
    """Yields the tasks of each long list: the whole list with the index of its filter, and each card by itself."""
    for long_list, planned in each_with_validity(long_lists):
        key = kinds(dependencies(long_list.filter.name))
        yield Task(long_list.address, key, partial(whole_list, long_list, sections, render), planned)
        icons = frozenset(long_list.icons)
        icons_key = repr(sorted(icons)).encode()
        for position, item in enumerate(long_list.filter.items):
            # Its name and key tell its place and all that its page shows: it holds as long as the card itself
            name = f"{long_list.filter.cards}{position}"
            yield Task(name, digest(digests.of([item]), icons_key), partial(_card, long_list, position, icon, icons))


def _card(long_list: LongList, position: int, icon: DrawIcon, icons: Set[str]) -> Iterator[Output]:
    yield long_list.card(position, icon, icons)


def whole_list(long_list: LongList, sections: Mapping[str, str], render: RenderPage) -> Iterator[Output]:
    """Yields the page that shows a whole list, and the index of its filter."""
    yield Output(f"{long_list.address}index.html", render(long_list.whole(sections)))
    yield from long_list.index()


def ready(output: Output) -> Task:
    """Returns the task of a file that is made already."""
    return Task(f"/{output.path}", digest(output.data), partial(_single, output))


def _single(output: Output) -> tuple[Output]:
    return (output,)
