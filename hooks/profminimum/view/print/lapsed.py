"""What stands at the addresses of sheets and pictures whose time is over: paper and links outlive a month and a year.

Instead of a sheet there is one page that leads to the school, instead of an event's picture a small one of the site.
Their addresses follow from the records alone, so that they stay when the day goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ...catalog import Catalog, SchoolItem
from ...output import LateOutput
from ..rendering.school_files import SchoolFiles
from ..rendering.templates import Templates
from ..texts.school_summary import admitting
from .header import frame
from .social_cards import Cards, card_path
from .typst_printer import TypstPrinter

SMALL = 12
"""Pixels per inch of a picture that nobody looks at any more: a sixth of the usual."""


class LapsedSheets(SchoolFiles):
    """Maker of the page that stands in the place of a school's former sheets."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        self._printer = printer
        self._templates = templates

    def of(self, school: SchoolItem) -> Iterator[LateOutput]:
        """Yields the same page for each of a school's sheets that is not printed any more."""
        names = lapsed_names(school)
        if names:
            about = frame(school.catalog, self._templates, school.address, school.is_sample, school.last_change)
            page = self._printer.file("", "lapsed", about | {"school": school.name})
            yield from _copies(page, (f"{school.address}{name}.pdf" for name in names))


def lapsed_names(school: SchoolItem) -> list[str]:
    """Returns the names of the sheets that a school has had: of past months, of grades in past years, of admission."""
    today = school.catalog.today
    this_month = f"calendar-{today.year}-{today.month:02}"
    printed = {f"memo-{grade}" for grade in (school.plan.totals if school.plan else ())}
    printed |= {"memo", "meeting"} | ({"poster"} if admitting(school) else set())
    return [name for name in sheet_names(school) if name not in printed and not this_month <= name < "calendar."]


def sheet_names(school: SchoolItem) -> list[str]:
    """Returns the names of all sheets that a school has, has had and will have, as far as its records tell."""
    months = {month for event in school.events for month in event.months}
    return [
        *("memo", "meeting"),
        *sorted({f"memo-{grade}" for plan in school.plans for grade in plan.totals}),
        *(f"calendar-{year}-{month:02}" for year, month in sorted(months)),
        *(["poster"] if school.classes else []),
    ]


class LapsedCards:
    """Maker of the picture that stands in the place of those of events that are over or far away."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[LateOutput]:
        shown = set(self._cards.items(catalog))
        paths = [card_path(event.address) for event in catalog.events if event not in shown]
        return _copies(self._cards.of_site(catalog, SMALL), paths)


def _copies(file: LateOutput, paths: Iterable[str]) -> Iterator[LateOutput]:
    """Yields the same file at each of some paths, made once."""
    make = cache(file.make)
    return (LateOutput(path, file.made_of, make) for path in paths)
