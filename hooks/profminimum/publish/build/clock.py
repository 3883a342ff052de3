"""Clock: the moment for which a site is built. The one place that reads the system's clock.

It is the first of three that is set: `PROFMINIMUM_TODAY`, so that an editor sees the site as it will be; the moment of
`SOURCE_DATE_EPOCH`, so that a build can be repeated (https://reproducible-builds.org/specs/source-date-epoch/); the
present. Always in the region's zone, whatever the zone of the machine.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

VARIABLE = "PROFMINIMUM_TODAY"
"""A day or a moment: `2026-09-01` or `2026-09-01 15:00`."""
EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970."""


def now(zone: ZoneInfo) -> datetime:
    """Returns the present in the region's zone, or what a variable says. Raises ValueError if that is no date."""
    if given := os.environ.get(VARIABLE, "").strip():
        return _chosen(given, zone)
    if given := os.environ.get(EPOCH, "").strip():
        return _counted(given).astimezone(zone)
    return datetime.now(zone)


def _chosen(given: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise ValueError(
            f"{VARIABLE}: здесь «{given}», а день пишут так: «2026-09-01» или «2026-09-01 15:00»."
        ) from None
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _counted(given: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):  # no number; beyond what a date or this system can hold
        raise ValueError(f"{EPOCH}: здесь «{given}», а нужно число секунд с 1970 года.") from None
