"""Rules about addresses on the web: none leads to a site that the region's list (`hosts.yml`) advises against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from ..model import Entry, Link, Prose, Records, marked
from ..model.vocabulary import Host
from ..model.walk import Loc
from ..problem import Problem, Severity

# A site named in a text, with or without a path: «запись: t.me/club». The letters before it must not be a mail's.
_HOST_IN_TEXT = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?![\w@])")


def links_avoid_unwanted_hosts(records: Records) -> Iterator[Problem]:
    """No link, and no text, sends a reader to an unwanted site or to one of its subdomains."""
    unwanted = {_ascii(host.host): host for entry in records.of("hosts") for host in entry.record.hosts}
    for entry in records if unwanted else ():
        for loc, name in _named_hosts(entry):
            host = _listed(name, unwanted)
            if host:
                yield _advice(entry, loc, name, host)


def _named_hosts(entry: Entry[Any]) -> Iterator[tuple[Loc, str]]:
    for loc, _, url in marked(entry.record, Link):
        yield loc, (urlsplit(url).hostname or "").rstrip(".")
    # The list itself has to name what it advises against.
    for loc, _, text in marked(entry.record, Prose) if entry.location.kind.name != "hosts" else ():
        yield from ((loc, found[1]) for found in _HOST_IN_TEXT.finditer(text))


def _listed(name: str, unwanted: dict[str, Host]) -> Host | None:
    """The entry for this host or for a domain above it."""
    labels = _ascii(name).split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return next((unwanted[domain] for domain in domains if domain in unwanted), None)


def _advice(entry: Entry[Any], loc: Loc, name: str, host: Host) -> Problem:
    if host.blocked:
        message = f"Ссылка ведёт на {name}, такие ссылки не публикуются. {host.reason}"
        return entry.problem("blocked-host", loc, message)
    message = f"Ссылка ведёт на {name}. {host.reason}"
    return entry.problem("unwanted-host", loc, message, severity=Severity.WARNING)


def _ascii(host: str) -> str:
    """A host as machines compare it: lower case, Cyrillic names in their `xn--` form."""
    plain = host.casefold()
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


RULES = (links_avoid_unwanted_hosts,)
