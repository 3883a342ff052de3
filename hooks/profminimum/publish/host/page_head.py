"""Head of a page, as far as it says something to programs: search engines, social networks."""

from __future__ import annotations

from collections.abc import Container

from ...view import rooted, way_to_root
from ...view.print.social_cards import SITE as SITE_CARD
from ...view.print.social_cards import card_path

FOUND = " data-pagefind-body"
"""The attribute that marks the text of a page for the search program."""
NOINDEX = '<meta name="robots" content="noindex">'


def linked(data: str, address: str, site_url: str | None, pictures: Container[str] = ()) -> str:
    """Returns what the head of a page says to programs: its JSON-LD and, if the site knows its own address, its picture.

    `pictures` are the paths of the social cards; a page without a card of its own shows that of the nearest page above
    it, such as its school's, or the site's.
    """
    text = rooted(data, site_url or way_to_root(address))
    element = f'<script type="application/ld+json">{text}</script>' if text else ""
    steps = address.split("/")[:-1]
    above = (card_path("/".join(steps[:length])) for length in range(len(steps), 0, -1))
    picture = next((path for path in (*above, SITE_CARD) if path in pictures), None)
    if not site_url or not picture:
        return element
    return f'<meta property="og:image" content="{site_url.rstrip("/")}/{picture}">{element}'
