"""A file's values to a record of its kind, or to problems at the places of the values. Knows no YAML."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from ..model import Mark, Record
from .faults import Faults, Loc
from .messages import message
from .reader import Document


def record(model: type[Record], document: Document, faults: Faults) -> Record | None:
    """The record of a file that could be read; None, and problems among the faults, if the model refuses it."""
    try:
        return model.model_validate(document.value)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
    # Pydantic counts only the items that it likes; each of the others has its own error.
    errors = [error for error in errors if error["type"] != "too_short" or not error["input"]]
    # Unknown fields come first: a misspelt name explains why a field is missing.
    for error in sorted(errors, key=lambda error: error["type"] != "extra_forbidden"):
        _tell(model, error, document.mark, faults)
    return None


def _tell(model: type[Record], error: Any, whole: Mark, faults: Faults) -> None:
    # pydantic names the key of a mapping, as opposed to its value, by a last step "[key]".
    loc: Loc = tuple(step for step in error["loc"] if step != "[key]")
    if faults.covers(loc):
        return
    if faults.is_full:  # nobody reads the words, and to look for the nearest right ones takes time
        faults.left_out += 1
        return
    mark, found = whole.at(loc)
    at_key = found and (error["type"] == "extra_forbidden" or loc != error["loc"])
    code, text, suggestion = message(model, {**error, "loc": loc})
    faults.add(code, (mark.key_line, mark.key_column) if at_key else (mark.line, mark.column), loc, text, suggestion)
    if suggestion and code == "unknown-field":
        faults.cover((*loc[:-1], suggestion))
