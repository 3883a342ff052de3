"""Rules about addresses on the web: none leads to a site that the region's list (`hosts.yml`) advises against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..model import Entry, Link, Prose, Records
from ..model.schema.fields import FieldPath
from ..model.vocabularies import Host
from ..problem import Problem, Severity
from .rule import rule

# A site named in a text, with or without a path: «запись: t.me/club». The letters before it must not be a mail's.
_HOST_IN_TEXT = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?![\w@])")


_PERHAPS_HOST = re.compile(r"\.[^\W\d_]{2}")
"""Stands in every name of a site; to look for a point first takes a tenth of the time, and most texts have none such."""


@rule
def links_avoid_unwanted_hosts(records: Records) -> Iterator[Problem]:
    """No link, and no text, sends a reader to an unwanted site or to one of its subdomains."""
    unwanted = {_ascii(host.host): host for entry in records.of("hosts") for host in entry.record.hosts}
    for entry, loc, name in _named_hosts(records) if unwanted else ():
        host = _listed(name, unwanted)
        if host:
            yield _advice(entry, loc, name, host)


def _named_hosts(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, str]]:
    for entry, links in records.marked(Link):
        yield from ((entry, loc, _host(url)) for loc, _, url in links)
    for entry, texts in records.marked(Prose):
        # The list itself has to name what it advises against.
        for loc, _, text in texts if entry.location.kind.name != "hosts" else ():
            if _PERHAPS_HOST.search(text):
                yield from ((entry, loc, match[1]) for match in _HOST_IN_TEXT.finditer(text))


@lru_cache(16_384)
def _host(url: str) -> str:
    """Returns the site that an address names: several records of a school lead to the same page."""
    return (urlsplit(url).hostname or "").rstrip(".")


def _listed(name: str, unwanted: dict[str, Host]) -> Host | None:
    """Returns the entry for this host or for a domain above it."""
    return next((unwanted[domain] for domain in _domains(name) if domain in unwanted), None)


@lru_cache(16_384)
def _domains(name: str) -> tuple[str, ...]:
    """Returns a host and the domains above it, as machines compare them. All links of a school name the same few hosts."""
    labels = _ascii(name).split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels)))


def _advice(entry: Entry[Any], loc: FieldPath, name: str, host: Host) -> Problem:
    if host.blocked:
        message = f"Ссылка ведёт на {name}, такие ссылки не публикуются. {host.reason}"
        return entry.problem("blocked-host", loc, message)
    message = f"Ссылка ведёт на {name}. {host.reason}"
    return entry.problem("unwanted-host", loc, message, severity=Severity.WARNING)


def _ascii(host: str) -> str:
    """Returns a host as machines compare it: lower case, Cyrillic names in their `xn--` form."""
    plain = host.casefold()
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain
