"""The small region with a text of choice in every field that takes words. Knows the model's declarations, no page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from profminimum.authoring.yaml_writer import yaml_text
from profminimum.load import load
from profminimum.load.data_folder import read_sources
from profminimum.model import Entry, Prose, marked_values
from profminimum.model.schema.values import as_plain

from tests.support.project import REGION

PAYLOAD = (
    "<img src=x onerror=alert(1)>x</title><script>alert(1)</script>\"><svg onload=alert(1)>' onclick='alert(1)"
    "{{ config.items() }}{% raw %}[x](javascript:alert(1))**b**{: onclick=alert(1) }:material-account:]]>&lt;b></script>"
)
"""Ways out of a text, an attribute, a title, a script, a template, Markdown and CDATA, one after another."""
HARMLESS = "спокойный текст"

KEPT = {"timezone", "branch", "item"}
"""Words that name something else: a zone, a branch of a repository or a school, an item of the road map."""


def numbered(number: int, words: str) -> str:
    """The text of a field: numbers keep all texts apart and in the same order, whatever words follow."""
    return f"№{number:04} {words}"


def write_region(folder: Path, words: str) -> dict[int, str]:
    """Write the region into the new `folder` with the words in every field; gives each number's file and field."""
    written: dict[int, str] = {}
    for entry in load(read_sources(REGION).files).entries:
        values = _with_words(entry, lambda where: _number(written, where, words))
        path = folder / entry.location.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_text(values), "utf-8")
    return written


def _number(written: dict[int, str], where: str, words: str) -> str:
    written[len(written) + 1] = where
    return numbered(len(written), words)


def _with_words(entry: Entry[Any], text: Callable[[str], str]) -> dict[str, Any]:
    values: dict[str, Any] = as_plain(entry.record)
    for loc, _, _ in marked_values(entry.record, Prose):
        if not KEPT & set(loc):
            holder: Any = values
            for step in loc[:-1]:
                holder = holder[step]
            holder[loc[-1]] = text(f"{entry.location.path}: {'.'.join(map(str, loc))}")
    return values
