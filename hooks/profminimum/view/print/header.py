"""Header of every sheet: whose it is, the day of its data, the way back to the live page. Knows no particular sheet."""

from __future__ import annotations

from typing import Any

from ...catalog import LinkedRecords
from ..rendering.qr import qr_svg
from ..rendering.templates import Templates


def frame(catalog: LinkedRecords, templates: Templates, address: str, is_sample: bool) -> dict[str, Any]:
    """Returns the values of every sheet; without the site's own address no code, as a wrong one is worse than none."""
    url = templates.site_url and templates.site_url + address
    return {
        "section": catalog.region.section_title,
        "region": catalog.region.name,
        "year": templates.line("school_year", catalog.school_year),
        "today": templates.line("day", catalog.today),
        "day": [catalog.today.year, catalog.today.month, catalog.today.day],
        "url": url,
        "qr": qr_svg(url) if url else "",
        "sample": is_sample,
    }
