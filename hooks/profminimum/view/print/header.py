"""Header of every sheet: whose it is, the day of its newest data, the way back to the live page. Knows no particular sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...catalog import LinkedRecords
from ..rendering.qr import qr_svg
from ..rendering.templates import Templates


def frame(
    catalog: LinkedRecords, templates: Templates, address: str, is_sample: bool, day: date | None
) -> dict[str, Any]:
    """Returns the values of every sheet; `day` is that of its newest data, so that a sheet stays what it is from day to day.

    Without the site's own address there is no code, as a wrong one is worse than none.
    """
    url = templates.site_url and templates.site_url + address
    return {
        "section": catalog.region.section_title,
        "region": catalog.region.name,
        "year": templates.line("school_year", catalog.school_year),
        "updated": templates.line("day", day) if day else "",
        "day": [day.year, day.month, day.day] if day else [],
        "url": url,
        "qr": qr_svg(url) if url else "",
        "sample": is_sample,
    }
