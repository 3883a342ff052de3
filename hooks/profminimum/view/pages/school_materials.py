"""The values of a school's page of materials: sheets, texts for social networks, what to paste into its own site."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from markupsafe import Markup

from ...catalog import SchoolItem
from ...dates import months_between
from ..rendering.months import CalendarMonth
from ..rendering.templates import Templates
from ..texts.embeds import Embeds, embed_address
from ..texts.social_posts import Posts


def materials_address(school: SchoolItem) -> str:
    """Returns the address of the page."""
    return f"{school.address}materials/"


def materials(school: SchoolItem, templates: Templates) -> dict[str, Any]:
    """Returns the values for `pages/materials.html`: texts and calendars of this month and the next."""
    fragments = Embeds(templates)
    today = school.catalog.today
    posts = Posts(templates)
    coming = [
        CalendarMonth(*month, (), ()) for month in months_between(today, today.replace(day=1) + timedelta(days=31))
    ]
    return {
        "months": coming,
        "posts_by_month": [(month, list(posts.of(school, month.year, month.number))) for month in coming],
        "fragment": fragments.html(school),
        "fragment_text": fragments.text(school),
        "embed_code": embed_code(school, templates.site_url),
    }


def embed_code(school: SchoolItem, site_url: str) -> str:
    """Returns the frame that shows the school's live page; empty while the site's own address is unknown."""
    frame = Markup('<iframe src="{}" title="{}" width="100%" height="900" loading="lazy"></iframe>')
    return str(frame.format(site_url + embed_address(school), school.name)) if site_url else ""
