"""Pages for editors, which only a preview shows: no section stands above them, and search engines leave them out."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from ...catalog import Catalog
from ..rendering.page import Page
from ..rendering.templates import Templates


def editor_page(kind: str, address: str, title: str, catalog: Catalog, templates: Templates, **values: Any) -> Page:
    """Returns the page that the template of a `kind` makes of `values`."""
    body = templates.render(f"pages/{kind}.html", title=title, crumbs=[], sample=False, catalog=catalog, **values)
    return Page(address, kind, escape(title), escape(title), body, noindex=True)
