"""Content of a finished site for other generators: every page as a piece of HTML with a head of plain words.

Taken from the finished pages: it needs neither the host nor the theme that made them. A page becomes a Markdown file
whose body is one block of HTML, which no dialect of Markdown looks into and no template language of a generator finds a
command in. Knows of a page only its frame; what kind it is, the catalogue says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import yaml

from ...catalog import Catalog
from ...output import Output
from ...view import RecordPages, Templates, way_to_root
from ..build.finished_html import page_content
from ..build.load_region import load_region
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.version_file import PATH as VERSION
from .zip_archive import FOR_SERVERS, NoSite

PAGES, FILES = "content", "files"
"""The folders of a dump: pages, and all other files at the same addresses."""
HOME = "README"
"""The home page's file: MkDocs takes it for the index of its folder; to Hugo `index` would be a folder's only page."""
_VERBATIM = re.compile(r"<(pre|textarea|script)\b.*?</\1>", re.DOTALL)
"""Elements in which white space and braces stay as they are."""
_COMMAND = re.compile(r"\{(?=[{%#])")
"""The beginning of a command for Hugo, Jekyll, Eleventy, Jinja."""


class Stale(Exception):
    """The site was made from other data than these."""


class Dump(NamedTuple):
    """Content of a site for other generators."""

    pages: list[Output]
    files: list[Output]


def dump(site: Path, data: Path) -> Dump:
    """Returns the pages and files of a site that was made from a folder of data. Raises NoSite, Stale."""
    try:
        day = json.loads((site / VERSION).read_bytes())["day"]
    except FileNotFoundError:
        raise NoSite from None
    kinds = _kinds(load_region(data, lambda zone: datetime.fromisoformat(day).replace(tzinfo=zone)).catalog)
    result = Dump([], [])
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()):
        if path in FOR_SERVERS or path == VERSION or path.startswith((".", f"{INDEX}/")):
            continue
        content = (site / path).read_bytes()
        page = _page(path, content.decode(), kinds) if path.endswith("index.html") else None
        (result.pages if page else result.files).append(page or Output(f"{FILES}/{path}", content))
    if not {_file(address) for address in kinds} <= {page.path for page in result.pages}:
        raise Stale
    return result


def _kinds(catalog: Catalog) -> dict[str, str]:
    """Returns the kind of each page that is about records, by address."""
    planned = RecordPages(catalog, Templates({}, ""), {}).planned()
    return {page.address: page.kind for page in planned}


def _file(address: str) -> str:
    return f"{PAGES}/{address.removesuffix('/') or HOME}.md"


def _page(path: str, text: str, kinds: Mapping[str, str]) -> Output | None:
    """Returns a page as a file of the dump; None for one without the theme's frame, which other sites show."""
    content = page_content(text)
    if not content:
        return None
    address = path.removesuffix("index.html")
    front_matter = {
        "title": content.metadata.get("og:title", ""),
        "description": content.metadata.get("description", ""),
        "address": address,
        "url": f"/{address}",
        "permalink": f"/{address}",
        "kind": kinds.get(address, "section"),
        "section": _section(content.breadcrumbs, address),
        "sample": "pm-notice--sample" in content.body,
    }
    front = yaml.safe_dump(front_matter, allow_unicode=True, sort_keys=False, width=float("inf"))
    return Output(_file(address), f"---\n{front}---\n<div>\n{one_block(content.body)}\n</div>\n".encode())


def _section(breadcrumbs: Sequence[str], address: str) -> str:
    """Returns the address of the section of the menu to which a page belongs: the second breadcrumb, or itself."""
    steps = [step.removeprefix(way_to_root(address)) for step in breadcrumbs]
    return steps[1] if len(steps) > 1 else address


def one_block(body: str) -> str:
    """Returns a body without blank lines, at which a block of HTML would end, and without generators' commands."""
    return "".join(_pieces(body)).strip()


def _pieces(body: str) -> Iterator[str]:
    end = 0
    for verbatim in _VERBATIM.finditer(body):
        yield _plain(body[end : verbatim.start()])
        # JSON has its own way to write a brace, and every other line break is between values.
        if verbatim[1] == "script":
            yield re.sub(r"\n\s*", "\n", _COMMAND.sub(r"\\u007b", verbatim[0]))
        else:
            yield _COMMAND.sub("&#123;", verbatim[0]).replace("\n", "&#10;")
        end = verbatim.end()
    yield _plain(body[end:])


def _plain(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", _COMMAND.sub("&#123;", text))
