"""Site as one archive that is read from a disk, without a server. Knows the finished files, not how they are made.

A page on a disk is a file: every link to an address gets the file's name. Files for servers only stay out: the
search index, which browsers do not load from a disk; headers; pages that only lead on; the page for missing addresses,
whose links begin at the root of a host. The same site gives the same bytes as long as zlib is the same.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...output import Output
from ..build.finished_html import leads_on, with_links_mapped, without_modules
from ..build.search_index import INDEX_FOLDER as INDEX
from ..build.version_file import PATH as VERSION

FOR_SERVERS = frozenset(
    {"404.html", "_headers", "_redirects", "nginx-headers.conf", "robots.txt", "sitemap.xml", "sitemap.xml.gz"}
)


class NoSite(Exception):
    """A folder without a site of this project."""


def archive(site: Path) -> tuple[str, bytes]:
    """Returns the archive's name without its ending, which is also the folder in it, and its bytes. Raises NoSite.

    Every file bears the site's own day: whoever puts the files on a server tells two versions apart by it.
    """
    try:
        day = date.fromisoformat(json.loads((site / VERSION).read_bytes())["day"])
    except FileNotFoundError:
        raise NoSite from None
    name, target = f"profminimum-{day}", io.BytesIO()
    with ZipFile(target, "w") as packed:
        for output in disk_files(site):
            about = ZipInfo(f"{name}/{output.path}", (day.year, day.month, day.day, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o644 << 16  # as on Unix, whatever the machine
            packed.writestr(about, output.data, ZIP_DEFLATED, 9)
    return name, target.getvalue()


def disk_files(site: Path) -> Iterator[Output]:
    """Yields the files of a site with links that work from a disk, in order."""
    for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()):
        if path not in FOR_SERVERS and not path.startswith((".", f"{INDEX}/")):
            data = (site / path).read_bytes()
            if not path.endswith(".html"):
                yield Output(path, data)
            elif not leads_on(page := data.decode()):
                yield Output(path, for_disk(page).encode())


def for_disk(page: str) -> str:
    """Returns a page whose links within the site name files: `../schools/` becomes `../schools/index.html`.

    Modules are left out: browsers load none from a disk.
    """
    return with_links_mapped(without_modules(page), _file_of)


def _file_of(path: str) -> str:
    if path.rpartition("/")[2] in (".", ".."):
        path += "/"
    return f"{path}index.html" if path.endswith("/") else path
