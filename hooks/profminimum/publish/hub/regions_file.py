"""The file that lists a country's regions, read as strictly as a record of data. Opens no site."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

from pydantic import AfterValidator

from ...load.file_problems import FileProblems
from ...load.validation import record
from ...load.yaml_reader import YamlDocument, read
from ...model import FieldGroup
from ...model.schema.fields import optional, required
from ...model.schema.text import invalid, quoted
from ...model.schema.types import Identifier, Title
from ...problem import Problem

RESERVED = frozenset({"assets", "grades", "pagefind", "profiles", "search", "spheres"})
"""Folders of the hub's own, which no region's site beside them may take."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
"""The beginning of an address; a single letter is a disk of Windows."""
_UNSAFE = re.compile(r"[\s\"'<>\\^`{|}]")
_FOLDERS = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)+", re.ASCII)


def web_address(text: str) -> str:
    """Returns an address as browsers send it, with a slash at its end. Raises PydanticCustomError for what is none."""
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        raise invalid("site", f"здесь {quoted(text)}: адрес записан с ошибкой.") from None
    if parts.scheme not in ("http", "https"):
        raise invalid("site", f"здесь {quoted(text)}, а адрес сайта начинается с https:// или http://.")
    is_plain = not (parts.query or parts.fragment or "@" in parts.netloc or _UNSAFE.search(text))
    if not (host and is_plain and parts.path.isascii()):
        raise invalid("site", f"здесь {quoted(text)}, а нужен адрес главной страницы: «https://site.example.ru/».")
    return urlunsplit((parts.scheme, f"{host}:{port}" if port else host, parts.path.rstrip("/") + "/", "", ""))


def _site(text: str) -> str:
    return web_address(text) if _SCHEME.match(text) else text


def _place(text: str) -> str:
    if _SCHEME.match(text):
        return web_address(text)
    folder = text.strip("/") + "/"
    if not _FOLDERS.fullmatch(folder) or folder.partition("/")[0] in RESERVED:
        raise invalid(
            "address",
            f"здесь {quoted(text)}, а нужен адрес «https://…» или папка рядом со страницами страны: «tambov/».",
        )
    return folder


def _identifier(value: str) -> str:
    if value in RESERVED:
        raise invalid("reserved", f"имя «{value}» занято страницами страны. Назовите регион иначе.")
    return value


class RegionSite(FieldGroup):
    """A region's site: where it is read, and where readers find it."""

    id: Annotated[Identifier, AfterValidator(_identifier)] = required(
        "Идентификатор", "Короткое имя латиницей, у каждого региона своё: «tambov»."
    )
    name: Title | None = optional("Название", "Как регион называется; если не сказано – как на его сайте.")
    site: Annotated[Title, AfterValidator(_site)] = required(
        "Сайт", "Адрес сайта региона (https://…) или папка с готовым сайтом – от папки этого файла."
    )
    address: Annotated[Title, AfterValidator(_place)] | None = optional(
        "Где открыт", "Куда ведут ссылки, если сайт взят из папки: адрес или папка рядом со страницами страны."
    )

    @property
    def is_folder(self) -> bool:
        """Whether the site is read from a folder of this machine."""
        return not self.site.startswith(("http://", "https://"))

    @property
    def link(self) -> str:
        """The address of the site for readers, with a slash at its end: whole, or below the root of the hub."""
        return self.address or (f"{self.id}/" if self.is_folder else self.site)

    @property
    def is_local(self) -> bool:
        """Whether the site is served below the root of the hub."""
        return not self.link.startswith(("http://", "https://"))

    @property
    def origin(self) -> str:
        """The origin of the site, from which a browser reads its search index; empty if it is the hub's own."""
        return "" if self.is_local else "/".join(self.link.split("/")[:3])


class Country(FieldGroup):
    """The regions of one hub."""

    title: Title = optional("Название", "Как называется сайт страны.", default="Профминимум в регионах")
    regions: tuple[RegionSite, ...] = required("Регионы", "По одному на пункт списка: id, site.", min_length=1)


def read_regions(data: bytes, path: str) -> tuple[Country | None, tuple[Problem, ...]]:
    """Returns what the file says, None if it cannot be used, and all problems with their places; `path` is named there."""
    problems = FileProblems(path)
    document = read(data, problems)
    country = record(Country, document, problems) if document else None
    for key in ("id", "link"):
        _report_repeated(key, country, document, problems)
    found = problems.collected()
    return (None if any(problem.is_error for problem in found) else country), found


def _report_repeated(key: str, country: Country | None, document: YamlDocument | None, problems: FileProblems) -> None:
    """Adds a problem for each region that has the same name or the same site as one above it."""
    seen: dict[str, int] = {}
    for number, region in enumerate(country.regions if country and document else ()):
        first = seen.setdefault(getattr(region, key), number)
        if first != number and document:
            field = "id" if key == "id" else "address" if region.address else "site"
            mark = document.mark.at(("regions", number, field))[0]
            before = document.mark.at(("regions", first))[0].line
            what = f"Регион «{region.id}»" if key == "id" else f"Сайт «{region.link}»"
            message = f"{what} уже есть в пункте, который начинается в строке {before}. Оставьте один."
            problems.add("repeated-region", (mark.line, mark.column), ("regions", number, field), message)
