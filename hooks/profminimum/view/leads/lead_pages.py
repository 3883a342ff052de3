"""Pages at former addresses: each leads on to the present one, on any web server and without one's help."""

from __future__ import annotations

from ..rendering.page import way_to_root
from ..rendering.templates import Templates

INDEX = "index.html"
_FRAMED = f"/embed/{INDEX}"


def is_led(path: str) -> bool:
    """Returns whether a page leads on from a former path; any other file, and what others show in a frame, stays there too."""
    return path.endswith(f"/{INDEX}") and not path.endswith(_FRAMED)


def lead_page(templates: Templates, old: str, new: str, title: str) -> str:
    """Returns the page at the old address, which leads to the new one; `title` is plain text."""
    return str(
        templates.render("pages/lead.html", way=way_to_root(old), address=new, title=title, site_url=templates.site_url)
    )
