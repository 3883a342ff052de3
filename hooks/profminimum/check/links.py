"""Rules about addresses on the web: none leads to a site that the region's list (`hosts.yml`) advises against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Entry, Records
from ..model.schema.fields import FieldPath
from ..model.vocabularies import Host
from ..problem import Problem, Severity
from .named_hosts import ascii_host, domains, named_hosts
from .rule import rule


@rule
def links_avoid_unwanted_hosts(records: Records) -> Iterator[Problem]:
    """No link, and no text, sends a reader to an unwanted site or to one of its subdomains."""
    unwanted = {ascii_host(host.host): host for entry in records.of("hosts") for host in entry.record.hosts}
    for entry, loc, name in named_hosts(records) if unwanted else ():
        host = _listed(name, unwanted)
        if host:
            yield _advice(entry, loc, name, host)


def _listed(name: str, unwanted: dict[str, Host]) -> Host | None:
    """Returns the entry for this host or for a domain above it."""
    return next((unwanted[domain] for domain in domains(name) if domain in unwanted), None)


def _advice(entry: Entry[Any], loc: FieldPath, name: str, host: Host) -> Problem:
    if host.blocked:
        message = f"Ссылка ведёт на {name}, такие ссылки не публикуются. {host.reason}"
        return entry.problem("blocked-host", loc, message)
    message = f"Ссылка ведёт на {name}. {host.reason}"
    return entry.problem("unwanted-host", loc, message, severity=Severity.WARNING)
