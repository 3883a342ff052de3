"""Effects of a proposed change on the site as values, Markdown and JSON. Knows no git, no forge and no clock.

Titles in a change are anybody's words: in the Markdown each stands as code, where no name, link, image or tag comes alive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from typing import Any

from markupsafe import Markup

from ...catalog import Catalog
from ...model import Entry, Records
from ...problem import Problem
from ..leads.lead_pages import INDEX
from ..leads.vanished import Vanished, vanished
from ..rendering.page import Page
from ..rendering.templates import Templates
from .moved_records import Appointment, moves
from .shortening import shorten

LONGEST, LONGEST_ADVICE = 140, 400
"""Characters of a contributed text that an answer repeats, and of a message that quotes one."""
MOST_LINES = 15
"""Lines of a list; forges refuse comments over 65,536 characters."""


@dataclass(frozen=True)
class Named:
    """A record as an answer names it."""

    label: str
    """The kind in words: «мероприятие»."""
    title: str
    """Empty where there is one such file only."""
    owner: str
    """The school's or organisation's name, empty for the region's own records."""
    path: str
    """The file below the folder of data."""


@dataclass(frozen=True)
class Moved:
    """An event or a course that takes place at another time or place than before, or in another state."""

    record: Named
    before: Appointment
    after: Appointment
    changed: tuple[str, ...]
    """What differs: `time`, `state`, `places`."""


@dataclass(frozen=True)
class PageTitle:
    """A page of the site: its address below the root, its title as plain text."""

    address: str
    title: str


@dataclass(frozen=True)
class Difference:
    """What was added, changed and removed, each in the order of its paths or addresses."""

    added: tuple[Any, ...]
    changed: tuple[Any, ...]
    removed: tuple[Any, ...]


@dataclass(frozen=True)
class Changes:
    """Effects of a change."""

    records: Difference
    """Of `Named`; removed are those whose files are gone."""
    hidden: tuple[Named, ...]
    """Records that leave the site although their files are there: they have errors now, or depend on one that has."""
    pages: Difference
    """Of `PageTitle`; removed are those from which nothing leads on."""
    led: tuple[PageTitle, ...]
    """Pages whose addresses lead to others now."""
    gone: tuple[Vanished, ...]
    """Pages, calendars, feeds and files that nobody finds any more, by reason."""
    moved: tuple[Moved, ...]
    problems: tuple[Problem, ...]
    """Those that were not there before, in the order given."""


@dataclass(frozen=True)
class OtherChecks:
    """Verdicts of other checks on the same change."""

    notes: Sequence[str] = ()
    """The lines of the check of owners."""
    is_refused: bool = False
    """Whether that check refuses the change."""
    left: Sequence[str] = ()
    """The files that were not taken out of the change, each with its reason."""


def changes(
    before: Catalog,
    after: Catalog,
    pages: Callable[[Catalog], Iterable[Page]],
    problems: Iterable[Problem] = (),
    hidden: Container[str] = (),
    paths: Callable[[Catalog], Set[str]] = lambda catalog: frozenset(),
) -> Changes:
    """Returns what differs between two catalogues of the same day; `pages` makes the pages of one, `paths` names its files.

    `problems` are the new ones, `hidden` the files that exist afterwards but are left out of the catalogue.
    """
    old, new = _by_path(before.records), _by_path(after.records)
    difference = _difference(
        _named(before.records),
        _named(after.records),
        lambda path: _content(old[path], before.records) == _content(new[path], after.records),
    )
    there = paths(after)
    page_changes = page_difference(pages(before), pages(after))
    led, lost = _parted(page_changes.removed, lambda page: f"{page.address}{INDEX}" in there)
    return Changes(
        replace(difference, removed=tuple(record for record in difference.removed if record.path not in hidden)),
        tuple(record for record in difference.removed if record.path in hidden),
        replace(page_changes, removed=lost),
        led,
        tuple(group for group in vanished(paths(before), there, before.records, after.records) if group.matters),
        tuple(
            Moved(_name(move.item.entry, after.records), move.before, move.after, move.changed)
            for move in moves(before, after)
        ),
        tuple(problems),
    )


def _parted(items: Iterable[Any], is_first: Callable[[Any], bool]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Returns the items for which that holds, and the others."""
    listed = list(items)
    return tuple(filter(is_first, listed)), tuple(item for item in listed if not is_first(item))


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Returns the problems that were not there before, wherever in their files they stood."""
    known = {_rule(problem) for problem in before}
    return [problem for problem in after if _rule(problem) not in known]


def _rule(problem: Problem) -> tuple[str, str, str, str]:
    return problem.code, problem.place.path, problem.field, problem.message


def page_difference(before: Iterable[Page], after: Iterable[Page]) -> Difference:
    """Returns the pages that differ, each as `PageTitle`."""
    old, new = ({page.address: page for page in pages} for pages in (before, after))
    return _difference(_titles(old), _titles(new), lambda address: old[address] == new[address])


def _titles(pages: Mapping[str, Page]) -> dict[str, PageTitle]:
    return {address: PageTitle(address, Markup(page.title).unescape()) for address, page in pages.items()}


def _difference(old: Mapping[str, Any], new: Mapping[str, Any], is_same: Callable[[str], bool]) -> Difference:
    return Difference(
        tuple(new[key] for key in sorted(new.keys() - old.keys())),
        tuple(new[key] for key in sorted(new.keys() & old.keys()) if not is_same(key)),
        tuple(old[key] for key in sorted(old.keys() - new.keys())),
    )


def _by_path(records: Records) -> dict[str, Entry[Any]]:
    return {entry.location.path: entry for entry in records}


def _content(entry: Entry[Any], records: Records) -> tuple[Any, ...]:
    """Returns what a record says, with the content of the files that it names."""
    return entry.record, *(file.digest for _, file in records.attached(entry))


def _named(records: Records) -> dict[str, Named]:
    return {entry.location.path: _name(entry, records) for entry in records}


def _name(entry: Entry[Any], records: Records) -> Named:
    owner = records.owner(entry)
    return Named(
        entry.location.label,
        entry.title,
        owner.record.name if owner and owner is not entry else "",
        entry.location.path,
    )


def plain_line(text: str, longest: int = LONGEST) -> str:
    """Returns contributed text as code in Markdown of GitHub and GitLab: one line, nothing in it is interpreted."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    short = shorten(printable, longest, whole_words=False)
    return f"`{short.replace('`', chr(0x2CB))}`" if short else "–"


def as_markdown(effects: Changes, templates: Templates, preview: str = "", others: OtherChecks = OtherChecks()) -> str:
    """Returns the answer in a pull request: the words of `texts/answer.txt`.

    `preview` is the address of the changed site with a slash at its end, empty if there is none.
    """
    values = {"found": effects, "preview": preview, "others": others}
    return templates.text(
        "answer", **values, plain_line=plain_line, enough=MOST_LINES, longest_advice=LONGEST_ADVICE, line=templates.line
    )


def as_json(effects: Changes, others: OtherChecks = OtherChecks()) -> str:
    """Returns the same for programs."""
    problems = [
        {"place": str(problem.place), "severity": problem.severity, "message": problem.advice}
        for problem in effects.problems
    ]
    return json.dumps(asdict(effects) | {"problems": problems, **asdict(others)}, ensure_ascii=False, indent=2)
