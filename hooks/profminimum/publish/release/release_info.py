"""Description of a published version, as a value and as JSON. Knows neither the disk nor a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime

_KEYS = {"fallbacks": "stand_ins", "omitted": "left_out"}
"""Keys of the file where they differ from the names here: releases on the disk were written with them."""


@dataclass(frozen=True)
class ReleaseInfo:
    """A version of the site: what it was made from, how much it holds, what it shows instead of bad records."""

    id: str
    made: str
    """When: ISO 8601 with the offset of the region's zone."""
    day: str
    """The day that the site shows as today, ISO 8601."""
    commit: str | None = None
    """The commit of the project, if it is in a repository."""
    before: str | None = None
    """The version that was shown when this one was made."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """The numbers of its pages and of its records by kind."""
    schools: int = 0
    """The schools that are no samples."""
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    """The files of data shown as they were earlier, each with the day of the version that it comes from."""
    omitted: tuple[str, ...] = ()
    """The files of data that are not shown."""

    @property
    def is_fresh(self) -> bool:
        """Whether it shows all data as they were given."""
        return not self.fallbacks and not self.omitted

    def shows_as(self, other: ReleaseInfo) -> bool:
        """Returns whether the same data are fresh in both."""
        return (self.fallbacks, self.omitted) == (other.fallbacks, other.omitted)

    def as_json(self) -> str:
        """Returns the text that `from_json` reads."""
        values = {_KEYS.get(name, name): value for name, value in asdict(self).items()}
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> ReleaseInfo:
    """Returns the value of a text without fields added by later versions of the program. Raises ValueError."""
    given = json.loads(text)
    try:
        keys = {item.name: _KEYS.get(item.name, item.name) for item in fields(ReleaseInfo)}
        values = {name: given[key] for name, key in keys.items() if key in given}
        return ReleaseInfo(**values | {"omitted": tuple(values.get("omitted", ()))})
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from None


def identifier(moment: datetime, commit: str | None, taken: set[str]) -> str:
    """Returns a new name for a version made at a moment: names sort by time."""
    name = f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" + (f"-{commit[:7]}" if commit else "")
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in names if candidate not in taken)
