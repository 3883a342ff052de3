"""Vocabularies with the entries that a document adds to them. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ...model import Entry, Records
from ...model.schema.values import as_plain


class Extended(NamedTuple):
    """A vocabulary: its record, and its plain values as they are and as they become."""

    entry: Entry[Any]
    before: dict[str, Any]
    after: dict[str, Any]


def extended_vocabularies(new_entries: Mapping[str, Mapping[str, str]], records: Records) -> Iterator[Extended]:
    """Yields the vocabularies that get entries; `new_entries` has names by identifiers for each kind of vocabulary.

    A region without such a vocabulary gets none.
    """
    for kind, names in new_entries.items():
        entry = next(iter(records.of(kind)), None)
        if not names or entry is None:
            continue
        before = as_plain(entry.record)
        field = next(name for name, value in before.items() if isinstance(value, list) and name != "sources")
        known = {one["id"] for one in before[field]}
        new = [{"id": identifier, "name": name} for identifier, name in names.items() if identifier not in known]
        yield Extended(entry, before, before | {field: [*before[field], *new]})
