"""The site map for search engines: every page that is no sample."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape


def sitemap(site_url: str, addresses: Iterable[str], today: date) -> str:
    """The site map's XML; empty of pages while the site's own address is unknown, since it must name them in full."""
    root = site_url.rstrip("/") + "/" if site_url else ""
    entries = [f"<url><loc>{escape(root + address)}</loc></url>" for address in sorted(set(addresses)) if root]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    return "\n".join([*lines, *entries, "</urlset>", ""])
