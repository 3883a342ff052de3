"""Whose message it is: the school or organisation that a sender's address belongs to, as far as the records say it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from urllib.parse import urlsplit

from ...model import Contact, Records
from ...model.schema.walks import groups_within


class Sender(NamedTuple):
    """Whom an address belongs to: the folders of schools and organisations (`schools/first`); none if nothing says it."""

    folders: frozenset[str] = frozenset()
    is_editor: bool = False
    """Whether it is an address of the region, whose people pass on what they were sent."""


def sender_of(address: str, records: Records) -> Sender:
    """Returns whose address it is: one that records name as a contact's, or one at the official site of a single school."""
    wanted = address.casefold()
    region = records.single("region")
    if region and wanted == (region.record.editor_email or "").casefold():
        return Sender(is_editor=True)
    if folders := _folders_by_address(records).get(wanted):
        return Sender(frozenset(folders - {""}), is_editor="" in folders)
    at_host = _folders_by_host(records).get(wanted.rpartition("@")[2], set())
    return Sender(frozenset(at_host)) if len(at_host) == 1 else Sender()  # a host that many share says nothing


def _folders_by_address(records: Records) -> dict[str, set[str]]:
    """Returns the folders of the records that name an address, empty for the region's own, by address."""
    folders: dict[str, set[str]] = defaultdict(set)
    for entry in records:
        for _, part in groups_within(entry.record):
            if isinstance(part, Contact) and part.email:
                folders[part.email.casefold()].add(entry.location.owner_folder.rstrip("/"))
    return folders


def _folders_by_host(records: Records) -> dict[str, set[str]]:
    folders: dict[str, set[str]] = defaultdict(set)
    for kind in ("school", "organisation"):
        for entry in records.of(kind):
            for page in entry.record.pages:
                host = (urlsplit(page.url).hostname or "").casefold().removeprefix("www.")
                if page.kind.value == "site" and host:
                    folders[host].add(entry.location.owner_folder.rstrip("/"))
    return folders
