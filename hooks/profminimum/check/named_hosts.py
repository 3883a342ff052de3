"""Every site that a record names: in its links, and in the words of its texts. Knows no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..model import Entry, Link, Prose, Records
from ..model.schema.fields import FieldPath

# A site named in a text, with or without a path: «запись: t.me/club». The letters before it must not be a mail's.
_HOST_IN_TEXT = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?![\w@])")
_PERHAPS_HOST = re.compile(r"\.[^\W\d_]{2}")
"""Stands in every name of a site; to look for a point first takes a tenth of the time, and most texts have none such."""


def named_hosts(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, str]]:
    """Yields each site that a link or a text names, with its record and its place."""
    for entry, links in records.marked(Link):
        yield from ((entry, loc, host_of(url)) for loc, _, url in links)
    for entry, texts in records.marked(Prose):
        # The list of unwanted sites itself has to name what it advises against.
        for loc, _, text in texts if entry.location.kind.name != "hosts" else ():
            if _PERHAPS_HOST.search(text):
                yield from ((entry, loc, match[1]) for match in _HOST_IN_TEXT.finditer(text))


@lru_cache(16_384)
def host_of(url: str) -> str:
    """Returns the site that an address names: several records of a school lead to the same page."""
    return (urlsplit(url).hostname or "").rstrip(".")


@lru_cache(16_384)
def domains(name: str) -> tuple[str, ...]:
    """Returns a host and the domains above it, as machines compare them. All links of a school name the same few hosts."""
    labels = ascii_host(name).split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels)))


def ascii_host(host: str) -> str:
    """Returns a host as machines compare it: lower case, Cyrillic names in their `xn--` form."""
    plain = host.casefold()
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain
