"""The sheets of the whole region: a memo for each grade, and the booklet of classes and programmes by municipality."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ...catalog import Catalog, ClassItem, Dated, ProgrammeItem, grade_view
from ...catalog.items.joinable import join_order
from ...model import Cost
from ...output import FilePart, LateOutput, PartMaker
from ..rendering.templates import Templates
from ..texts.record_lines import RecordLines, first
from ..texts.school_summary import Limits
from .header import frame
from .typst_printer import TypstPrinter

SIZES = (
    Limits(events=9, programmes=7, classes=6),
    Limits(events=6, programmes=4, classes=3, length=90),
    Limits(events=3, programmes=2, classes=2, length=60),
)
"""Contents of a memo from the fullest: the first that fits on its pages is printed."""
MEMO_PAGES = 2
OFFERS = ("programme", "class", "school", "organisation")
"""The kinds of what the booklet lists, and of who offers it."""


class RegionSheets(PartMaker):
    """Maker of the sheets that belong to no school, each by itself."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        super().__init__(self.sheets)
        self._printer = printer
        self._templates = templates
        self._line = templates.line
        self._record_lines = RecordLines(templates)

    def sheets(self, catalog: Catalog, site_url: str) -> Iterator[FilePart]:
        """Yields the memo of each grade, then the booklet."""
        for grade in catalog.grades:
            yield FilePart(f"grades/{grade}/", partial(self._memo_file, catalog, grade), kinds=None)
        yield FilePart("classes/", partial(self._booklet_file, catalog), kinds=OFFERS)

    def _memo_file(self, catalog: Catalog, grade: int) -> Iterator[LateOutput]:
        sizes = [self.grade(catalog, grade, size) for size in SIZES]
        yield self._printer.fitting_file(f"grades/{grade}/memo.pdf", "grade", MEMO_PAGES, sizes)

    def _booklet_file(self, catalog: Catalog) -> Iterator[LateOutput]:
        yield self._printer.file("classes/booklet.pdf", "booklet", self.booklet(catalog))

    def grade(self, catalog: Catalog, grade: int, size: Limits) -> dict[str, Any]:
        """Returns the values of a grade's memo: dates ahead, what can be joined first, free offers before the rest."""
        view = grade_view(catalog, grade)
        free = sorted(view.programmes, key=_free_first)
        found = dict.fromkeys([*view.classes, *view.next_classes, *view.possible_classes])
        classes = sorted(found, key=join_order)
        lines, length = self._record_lines, size.length
        return frame(catalog, self._templates, f"grades/{grade}/", False, catalog.last_change) | {
            "grade": grade,
            "levels": [self._line("level", level) for level in catalog.levels],
            "dates": first(view.timeline, size.events, self._dated, length),
            "undated": first(view.undated, size.classes, lines.event, length),
            "programmes": first(free, size.programmes, lines.programme, length),
            "classes": first(classes, size.classes, lines.offered_class, length),
            "contacts": [lines.contact(contact) for contact in catalog.region.contacts[:1]],
        }

    def _dated(self, dated: Dated) -> dict[str, Any]:
        values: dict[str, Any] = {"what": dated.what, "when": self._line("weekday", dated.day)}
        if dated.event:
            return self._record_lines.event(dated.event) | values
        if dated.offer:
            offer = dated.offer
            names = ("owner", "town", "access")
            lines = {name: self._line(name, offer) for name in names}
            return {"title": offer.record.title, "sample": offer.is_sample} | lines | values
        title = dated.lesson.topic if dated.lesson else ""
        return {"title": title, "owner": "", "access": "", "sample": False} | values

    def booklet(self, catalog: Catalog) -> dict[str, Any]:
        """Returns the values of the booklet: municipalities with what each of them has, those without a place last."""
        classes = [offered_class for offered_class in catalog.classes if offered_class.is_current]
        programmes = [programme for programme in catalog.programmes if programme.is_current]
        towns = []
        by_town = zip(catalog.by_municipality(classes), catalog.by_municipality(programmes), strict=True)
        for (town, town_classes), (_, town_programmes) in by_town:
            offers = {
                "classes": [self._record_lines.offered_class(offered_class) for offered_class in town_classes],
                "programmes": [self._record_lines.programme(programme) for programme in town_programmes],
            }
            if any(offers.values()):
                towns.append({"name": town.short_name if town else "", **offers})
        listed: tuple[ClassItem | ProgrammeItem, ...] = (*classes, *programmes)
        newest = max((day for offer in listed if (day := offer.last_change)), default=None)
        return frame(catalog, self._templates, "classes/", False, newest) | {
            "towns": towns,
            "classes": len(classes),
            "programmes": len(programmes),
            "region_genitive": catalog.region.name_genitive,
        }


def _free_first(programme: ProgrammeItem) -> tuple[int, bool]:
    """Returns the sort key of a programme: what can be joined before what is over, there what is free before the rest."""
    return join_order(programme), programme.record.cost is not Cost.FREE
