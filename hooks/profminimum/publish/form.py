"""The files of the form: what `view` describes, with the words that the reader has for fields as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalog import Catalog
from ..load.messages import message
from ..model import Event
from ..view.form import form_files
from ..view.output import Output


def make_form(catalog: Catalog, site_url: str) -> Iterable[Output]:
    """The form's description and the records that it can open; see `Maker`."""
    return form_files(catalog, reader_words())


def reader_words() -> dict[str, str]:
    """What the reader says of a field that is left out or empty, with gaps for the field's label and name."""
    label = Event.model_fields["audience"].title or ""
    told = {"missing": "missing", "empty-list": "too_short"}
    said = {name: message(Event, {"type": code, "loc": ("audience",), "input": []}).text for name, code in told.items()}
    return {name: text.replace(label, "{label}", 1).replace("«audience»", "«{name}»") for name, text in said.items()}
