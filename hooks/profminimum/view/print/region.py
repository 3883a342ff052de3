"""The sheets of the whole region: a memo for each grade, and the booklet of classes and programmes by municipality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...catalog import Catalog, Dated, ProgrammeItem, grade_view
from ...catalog.items.joinable import join_order
from ...model import Cost
from ...output import LateOutput
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


class RegionSheets:
    """Maker of the sheets that belong to no school."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        self._printer = printer
        self._templates = templates
        self._line = templates.line
        self._record_lines = RecordLines(templates)

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[LateOutput]:
        for grade in catalog.grades:
            sizes = [self.grade(catalog, grade, size) for size in SIZES]
            yield self._printer.fitting_file(f"grades/{grade}/memo.pdf", "grade", MEMO_PAGES, sizes)
        yield self._printer.file("classes/booklet.pdf", "booklet", self.booklet(catalog))

    def grade(self, catalog: Catalog, grade: int, size: Limits) -> dict[str, Any]:
        """Returns the values of a grade's memo: dates ahead, what can be joined first, free offers before the rest."""
        view = grade_view(catalog, grade)
        free = sorted(view.programmes, key=_free_first)
        found = dict.fromkeys([*view.classes, *view.next_classes, *view.possible_classes])
        classes = sorted(found, key=join_order)
        return frame(catalog, self._templates, f"grades/{grade}/", False, catalog.last_change) | {
            "grade": grade,
            "levels": [self._line("level", level) for level in catalog.levels],
            "dates": first([self._dated(dated) for dated in view.timeline], size.events, size.length),
            "undated": first([self._record_lines.event(event) for event in view.undated], size.classes, size.length),
            "programmes": first(
                [self._record_lines.programme(programme) for programme in free], size.programmes, size.length
            ),
            "classes": first(
                [self._record_lines.offered_class(offered_class) for offered_class in classes],
                size.classes,
                size.length,
            ),
            "contacts": [self._record_lines.contact(contact) for contact in catalog.region.contacts[:1]],
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
        return frame(catalog, self._templates, "classes/", False, catalog.last_change) | {
            "towns": towns,
            "classes": len(classes),
            "programmes": len(programmes),
            "region_genitive": catalog.region.name_genitive,
        }


def _free_first(programme: ProgrammeItem) -> tuple[int, bool]:
    """Returns the sort key of a programme: what can be joined before what is over, there what is free before the rest."""
    return join_order(programme), programme.record.cost is not Cost.FREE
