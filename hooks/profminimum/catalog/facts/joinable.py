"""How much there is that one can still join: what every headline of «бесплатно» and «можно записаться» counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..catalog import Catalog, memoised
from ..items.joinable import Openness
from ..items.offers import ClassItem, ProgrammeItem

Offer = ProgrammeItem | ClassItem


class Chances(NamedTuple):
    """Offers by whether one can still join them."""

    open: tuple[Offer, ...] = ()
    """Those that are not for the pupils of one school alone."""
    own: tuple[Offer, ...] = ()
    """Those that are."""
    ask: tuple[Offer, ...] = ()
    """Those of which nobody tells when one can join."""
    over: tuple[Offer, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, not even what is over."""
        return not any(self)


def chances(items: Iterable[Offer]) -> Chances:
    """Returns offers by whether one can still join them, in their order."""
    found: dict[Openness | None, list[Offer]] = {}
    for item in items:
        found.setdefault(item.openness, []).append(item)
    return Chances(*(tuple(found.get(state, ())) for state in (Openness.OPEN, Openness.OWN, Openness.ASK, None)))


class GradeChances(NamedTuple):
    """What there is to join for one grade."""

    grade: int | None
    """None for classes that do not say their grades."""
    programmes: Chances
    classes: Chances

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, not even what is over."""
        return self.programmes.is_empty and self.classes.is_empty

    def __repr__(self) -> str:
        """Says what a page may tell of it: how many there are, and until when each can be joined."""
        return str([[item.joinable_until for item in items] for kind in self[1:] for items in kind])


def for_grades(
    catalog: Catalog,
    programmes: Iterable[ProgrammeItem],
    classes: Iterable[ClassItem],
    grades: Iterable[int] | None = None,
) -> tuple[GradeChances, ...]:
    """Returns what of these each grade (of those given, else all) can join, this school year or later; last, for no grade."""
    offered = [item for item in programmes if item.is_current]
    formed = [item for item in classes if item.is_current]
    return (
        *(
            GradeChances(
                grade,
                chances(item for item in offered if grade in item.record.meant_grades),
                chances(item for item in formed if item.may_be_joined_from(grade)),
            )
            for grade in grades or catalog.grades
        ),
        GradeChances(None, Chances(), chances(item for item in formed if not item.has_grades)),
    )


@memoised
def chances_by_town(catalog: Catalog) -> dict[str, tuple[GradeChances, ...]]:
    """Returns what there is to join in each municipality, by its identifier."""
    return {
        town.id: for_grades(catalog, catalog.in_municipality("programme", town), catalog.in_municipality("class", town))
        for town in catalog.municipalities
    }
