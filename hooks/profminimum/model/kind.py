"""A kind of record and what is true of it: its words, its files and pages, who writes it, how others refer to it.

Knows no particular kind. The tables are `vocabularies.VOCABULARIES`, `contributed.CONTRIBUTED` and `kinds.KINDS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .schema.fields import Record

_YEAR = r"20\d\d-\d\d"
_YEARS = r"20\d\d(?:-20\d\d|-\d\d(?:-20\d\d-\d\d)?)?"
_NAME = r"[^/]+"


@dataclass(frozen=True)
class Route:
    """A place of files and the address of their pages; `{owner}` is the owner's folder and `{id}` the file's name."""

    path: str
    """Below the folder of data: `schools/{owner}/events/{id}.yml`."""
    address: str
    """Below the site's root, with a slash at the end; empty for the home page."""
    label: str = ""
    """What a record is called there, in Russian, if not as everywhere."""

    @cached_property
    def folder(self) -> str:
        """The folder of all owners of a sort (`schools`); empty for the region's own records."""
        return self.path.partition("/")[0] if "{owner}" in self.path else ""

    @property
    def has_names(self) -> bool:
        """Whether its files are named by whoever writes them; otherwise there is just one."""
        return "{" in self.path

    def file(self, owner: str, name: str) -> str:
        """Returns the path of the file that a record of this name has."""
        return self.path.format(owner=owner, id=name)


@dataclass(frozen=True)
class Target:
    """How other records refer to a kind: to its records, or to the entries that its file lists."""

    reference: str
    """What `Reference` in a field's type calls it: `level`."""
    identifier: str
    """What a reference consists of, in Russian: «идентификатор уровня»."""
    missing: str
    """What is wrong with a reference that leads nowhere, in Russian."""
    accusative: str
    """What others refer to, in Russian after «на»: «эту школу»."""
    is_in_guide: bool = False
    """Whether the field guide lists what there is to refer to."""


@dataclass(frozen=True)
class Kind:
    """A kind of record. A kind whose records several may own has a route for each of them."""

    name: str
    model: type[Record]
    routes: tuple[Route, ...]
    label: str
    """What a person calls one such record, in Russian."""
    label_plural: str
    """The heading of many."""
    collection: str
    """What all of them together are called in the open data and in folders, such as `year-plans`."""
    entries: tuple[str, ...] = ()
    """The way to the list inside a record whose entries are what one counts; empty if the record itself is."""
    target: Target | None = None
    """How others refer to it, if they do."""
    is_owner: bool = False
    """Whether a record has a folder of its own, in which other records lie."""
    has_sheet: bool = False
    """Whether it can be filled in as a table."""
    has_list: bool = False
    """Whether a section of the site, at the address of the collection, lists all of them with a filter."""
    is_in_feed: bool = False
    """Whether feeds tell of what is new."""
    is_named_by_year: bool = False
    """Whether its files are named by a school year."""
    may_span_years: bool = False
    """Whether they may be named by a calendar year or by several years in a row as well."""
    review_days: int | None = None
    """How many days after it was last looked at a record is due, if neither the region nor the record says; else None."""

    @property
    def is_renamable(self) -> bool:
        """Whether a record has a name and a page of its own that may change: not what is named by a year or is a list."""
        return not self.is_named_by_year and not self.entries and all(route.has_names for route in self.routes)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """A pattern for the paths of each route; its groups are `owner` and `id` where the path has them.

        Only dots are escaped: a browser, which reads it for the form, refuses what needs no escape.
        """
        year = _YEARS if self.may_span_years else _YEAR
        name = year if self.is_named_by_year else _NAME
        gaps = {"owner": f"(?P<owner>{_NAME})", "id": f"(?P<id>{name})"}
        return tuple(re.compile(route.path.replace(".", r"\.").format(**gaps)) for route in self.routes)

    def route_in(self, folder: str) -> Route | None:
        """Returns the route below a folder of owners (`schools`), the region's own for an empty text; None without one."""
        return next((route for route in self.routes if route.folder == folder), None)
