"""A large catalogue in parts: each card as a file, the index beside them, and the whole list as a page for every reader.

A small catalogue has none of this: it stands on its page as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import partial
from typing import Any

from ...catalog import Catalog
from ...output import Output
from ...pieces import Wanted
from ...validity import cached_property
from ..rendering.page import Crumb, Page, crumbs_to, icons_of, rooted, way_to_root, with_icons
from ..rendering.templates import Templates
from .list_filter import LISTS, Filter, catalogue_filter


class LongList:
    """A catalogue that is too large for one page."""

    def __init__(self, filter: Filter, catalog: Catalog, templates: Templates) -> None:
        self.filter = filter
        self._catalog = catalog
        self._templates = templates

    @property
    def address(self) -> str:
        """The address of the whole list."""
        return f"catalogue/{self.filter.name}/"

    def whole(self, sections: Mapping[str, str]) -> Page:
        """Makes the page with the whole list by municipality, which needs no script."""
        above = f"{self.filter.name}/"
        title = self._templates.words("whole_title", sections[above])
        body = self._templates.render(
            "pages/whole.html",
            title=title,
            crumbs=[*crumbs_to(above, sections), Crumb(sections[above], above)],
            sample=False,
            catalog=self._catalog,
            filter=self.filter,
            towns=self._catalog.by_municipality(self.filter.items),
        )
        return Page(self.address, "whole", title, title, body, section=above)

    def index(self) -> Iterator[Output]:
        """Yields the files that the filter's script fetches before it can narrow the list."""
        for name, text in self.filter.files():
            yield Output(self.filter.folder + name, text.encode())

    def card(self, position: int, symbol: Callable[[str], str], icons: Set[str] | None = None) -> Output:
        """Returns a card as the page of the section shows it; `symbol` gives an icon's drawing by name.

        A card brings those icons that the page does not have already: `icons` where they are known, else those of the first
        cards.
        """
        text = rooted(
            with_icons(self._card(self.filter.items[position]), symbol, self.icons if icons is None else icons),
            way_to_root(f"{self.filter.name}/"),
        )
        return Output(f"{self.filter.cards}{position}.txt", text.encode())

    @cached_property
    def icons(self) -> set[str]:
        """The names of the icons that are on the page of the section already."""
        return icons_of("".join(map(self._card, self.filter.first)))

    def _card(self, item: Any) -> str:
        return self._templates.card(self.filter.name, item)


def catalogue_cards(catalog: Catalog, templates: Templates) -> Wanted:
    """Returns the cards of all that catalogues list; pages of owners, towns and months show them, too."""

    def arguments() -> Iterator[tuple[Any, Any]]:
        for section, items in LISTS.items():
            macro = templates.card_macro(section)
            yield from ((item, macro) for item in items(catalog))

    compiled = [partial(templates.load, [name]) for name in templates.names]
    return Wanted(templates.cards, arguments, compiled)


def long_lists(catalog: Catalog, templates: Templates) -> Iterator[LongList]:
    """Yields the catalogues that are too large for one page."""
    filters = (catalogue_filter(catalog, name) for name in LISTS)
    return (LongList(list_filter, catalog, templates) for list_filter in filters if list_filter.is_large)
