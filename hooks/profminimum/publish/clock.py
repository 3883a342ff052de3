"""The day on which a site is made. The one place that reads the clock."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

VARIABLE = "PROFMINIMUM_TODAY"
"""Overrides the day, so that an editor sees the site as it will be: `2026-09-01` or `2026-09-01 15:00`."""


def now(zone: ZoneInfo) -> datetime:
    """The present in the region's zone, or what the variable says. Raises ValueError if the variable is no date."""
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return datetime.now(zone)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise ValueError(
            f"{VARIABLE}: здесь «{given}», а день пишут так: «2026-09-01» или «2026-09-01 15:00»."
        ) from None
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
