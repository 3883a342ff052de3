"""Whether made-up records are published: everywhere or nowhere, so that every number of the site counts the same."""

from __future__ import annotations

from typing import Any

from ...model import Entry, Records

OFFERED = ("school", "programme", "class")
"""Kinds whose real records make samples needless: from then on readers have something of their own."""


def shown_records(records: Records) -> Records:
    """Returns the records that are published: without samples, if the region does not show them.

    Unless it says so itself (`samples`), a region shows them until it has a real school, programme or class. A sample that
    a real record refers to stays, with its mark: the link must lead somewhere.
    """
    region = records.single("region")
    wanted = region.record.samples if region else None
    if wanted is None:
        wanted = not any(not is_sample(records, entry) for kind in OFFERED for entry in records.of(kind))
    if wanted:
        return records
    samples = {(entry.location.kind.name, entry.id): entry for entry in records if is_sample(records, entry)}
    waiting = [entry for entry in records if not is_sample(records, entry)]
    while waiting:
        entry = waiting.pop()
        owner = records.owner(entry)
        named = [(kind, value) for _, kind, value in entry.references]
        for key in [*named, *([(owner.location.kind.name, owner.id)] if owner else [])]:
            if key in samples:
                waiting.append(samples.pop(key))
    return records.without({entry.location.path for entry in samples.values()})


def is_sample(records: Records, entry: Entry[Any]) -> bool:
    """Returns whether a record, or its owner, is made up as an example."""
    owner = records.owner(entry)
    return bool(entry.record.demo or (owner is not None and owner.record.demo))
