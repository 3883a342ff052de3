"""A large catalogue in parts: each card as a file, the index beside them, and the whole list as a page for every reader.

A small catalogue has none of this: it stands on its page as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..catalog import Catalog
from .filters import LISTS, Filter, catalogue_filter
from .output import Output
from .page import Crumb, Page, crumbs_to, icons_of, rooted, way_to_root, with_icons
from .templates import Templates


def large_filters(catalog: Catalog) -> Iterator[Filter]:
    """The filters of the catalogues that are too large for one page."""
    return (each for each in (catalogue_filter(catalog, name) for name in LISTS) if each.is_large)


def whole_lists(catalog: Catalog, templates: Templates, sections: Mapping[str, str]) -> Iterator[Page]:
    """The whole list of each large catalogue, by municipality: it needs no script."""
    for each in large_filters(catalog):
        above = f"{each.name}/"
        title = templates.words("whole_title", sections[above])
        towns = [(town, catalog.in_municipality(each.items, town)) for town in (*catalog.municipalities, None)]
        body = templates.render(
            "pages/whole.html",
            title=title,
            crumbs=[*crumbs_to(above, sections), Crumb(sections[above], above)],
            sample=False,
            catalog=catalog,
            filter=each,
            towns=towns,
        )
        yield Page(f"catalogue/{each.name}/", "whole", title, title, body, section=above)


def card_files(catalog: Catalog, templates: Templates, symbol: Callable[[str], str]) -> Iterator[Output]:
    """The files of the large catalogues: the index, and each card as the page of its section shows it.

    `symbol` gives an icon's drawing by name: a card brings those that the first cards on the page do not use.
    """
    for each in large_filters(catalog):
        for name, text in each.files():
            yield Output(each.folder + name, text.encode())
        cards = [templates.render("parts/card.html", section=each.name, item=item) for item in each.items]
        there = icons_of("".join(cards[: len(each.first)]))
        for position, card in enumerate(cards):
            text = rooted(with_icons(card, symbol, there), way_to_root(f"{each.name}/"))
            yield Output(f"{each.folder}{position}.txt", text.encode())
