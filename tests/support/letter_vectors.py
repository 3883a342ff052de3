"""Vectors of letters: how a record stands in one, which the form writes and the command reads."""

from __future__ import annotations

from profminimum.authoring.inbox.record_blocks import MARKS, written_block

from tests.support.vectors import Vectors


def letter_vectors(given: Vectors) -> Vectors:
    """Returns the records with the text that they are in a letter."""
    records = [
        record | {"block": written_block(record["path"], record["text"], record["base"])} for record in given["records"]
    ]
    return {"marks": MARKS, "records": records}
