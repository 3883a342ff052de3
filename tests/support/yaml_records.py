"""Records as YAML: the vectors of the written style, a path for each kind, and a strict reader of one text."""

from __future__ import annotations

import json
from typing import Any

from profminimum.load import SourceFile, load
from profminimum.model import Record, locate

from tests.support.project import ROOT
from tests.support.record_strategies import NAMED

VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / "yaml.json").read_text(encoding="utf-8"))
"""Values with the very text that the writers in Python and in the browser give for them."""


def path_of(kind: str) -> str:
    """Returns a path at which a record of this kind may be."""
    route = NAMED[kind].routes[-1]
    return next(path for name in ("x", "2026-27") if locate(path := route.file("x", name)))


def loaded(kind: str, text: str) -> Record:
    """Returns the record that the reader finds in the text; it must find no problem."""
    found = load([SourceFile(path_of(kind), text.encode())])
    assert not found.problems, f"{text}\n{found.problems}"
    record: Record = found.entries[0].record
    return record
