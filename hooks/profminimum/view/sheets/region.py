"""The sheets of the whole region: a memo for each grade, and the booklet of classes and programmes by municipality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...catalog import Catalog, Dated, GradeView
from ..briefs import Briefs, first
from ..output import Output
from ..templates import Templates
from .frame import frame
from .press import Press

DATES, PROGRAMMES, CLASSES = 9, 7, 6


class RegionSheets:
    """Makes the sheets that belong to no school."""

    def __init__(self, press: Press, templates: Templates) -> None:
        self._press = press
        self._templates = templates
        self._line = templates.line
        self._briefs = Briefs(templates)

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[Output]:
        for grade in catalog.grades:
            yield Output(f"grades/{grade}/memo.pdf", self._press.pdf("grade", self.grade(catalog, grade)))
        yield Output("classes/booklet.pdf", self._press.pdf("booklet", self.booklet(catalog)))

    def grade(self, catalog: Catalog, grade: int) -> dict[str, Any]:
        """The values of a grade's memo: dates ahead, what can be joined, free of charge first."""
        view = GradeView(catalog, grade)
        free = [*view.free_programmes, *(each for each in view.programmes if each not in view.free_programmes)]
        classes = dict.fromkeys([*view.classes, *view.next_classes])
        return frame(catalog, self._templates, f"grades/{grade}/", False) | {
            "grade": grade,
            "levels": [self._line("level", each) for each in catalog.levels],
            "dates": first([self._dated(each) for each in view.timeline], DATES),
            "programmes": first([self._briefs.programme(each) for each in free], PROGRAMMES),
            "classes": first([self._briefs.offered_class(each) for each in classes], CLASSES),
            "contacts": [self._briefs.contact(each) for each in catalog.region.contacts[:1]],
        }

    def _dated(self, dated: Dated) -> dict[str, Any]:
        values: dict[str, Any] = {"what": dated.what, "when": self._line("weekday", dated.day)}
        if dated.event:
            return self._briefs.event(dated.event) | values
        if dated.offer:
            offer = dated.offer
            owned = {"owner": self._line("owner", offer), "town": self._line("town", offer), "sample": offer.is_sample}
            return {"title": offer.record.title} | owned | values
        return {"title": dated.lesson.topic if dated.lesson else "", "owner": "", "sample": False} | values

    def booklet(self, catalog: Catalog) -> dict[str, Any]:
        """The values of the booklet: municipalities with what each of them has, those without a place last."""
        classes = [each for each in catalog.classes if each.is_current]
        programmes = [each for each in catalog.programmes if each.is_current]
        towns = []
        for town in (*catalog.municipalities, None):
            found = {
                "classes": [self._briefs.offered_class(each) for each in catalog.in_municipality(classes, town)],
                "programmes": [self._briefs.programme(each) for each in catalog.in_municipality(programmes, town)],
            }
            if any(found.values()):
                towns.append({"name": town.short_name if town else "", **found})
        return frame(catalog, self._templates, "classes/", False) | {
            "towns": towns,
            "classes": len(classes),
            "programmes": len(programmes),
            "region_genitive": catalog.region.name_genitive,
        }
