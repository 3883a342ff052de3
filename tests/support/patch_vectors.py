"""Vectors of editing in place: texts and changes are written by hand; values, places and edited texts are Python's."""

from __future__ import annotations

from typing import Any

from profminimum.authoring.yaml_patch import former_fields, updated_text
from profminimum.load import SourceFile, load
from profminimum.load.file_problems import FileProblems
from profminimum.load.yaml_reader import YamlDocument, read
from profminimum.model import Mark
from profminimum.model.schema.values import as_plain


def patch_vectors(given: dict[str, Any]) -> dict[str, Any]:
    """Returns the vectors of editing with the values, their places and the edited text of each."""
    texts = [text | _read(text["path"], text["text"]) for text in given["texts"]]
    by_name = {text["name"]: text for text in texts}
    edits = [edit | _edited(by_name[edit["of"]], edit["changes"]) for edit in given["edits"]]
    return {"former": former_fields(), "texts": texts, "edits": edits}


def _read(path: str, text: str) -> dict[str, Any]:
    document = _document(path, text)
    return {"value": document.value, "mark": places(document.mark)}


def _document(path: str, text: str) -> YamlDocument:
    problems = FileProblems(path)
    document = read(text.encode(), problems)
    assert document, path
    assert not problems.collected(), path
    return document


def values_of(path: str, text: str) -> dict[str, Any]:
    """Returns the values of a text as the strict reader finds them, each scalar a text."""
    return _document(path, text).value


def places(mark: Mark) -> dict[str, Any]:
    """Returns a mark and all inside it as the script has them."""
    children: Any = mark.children
    if isinstance(children, dict):
        children = {name: places(child) for name, child in children.items()}
    elif children is not None:
        children = [places(child) for child in children]
    place = {"line": mark.line, "column": mark.column, "keyLine": mark.key_line, "keyColumn": mark.key_column}
    return place | {"children": children}


def _edited(text: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Returns the values before and after the changes of whole fields, None for one that is taken away, and the text."""
    found = load([SourceFile(text["path"], text["text"].encode())])
    assert not found.problems, found.problems
    entry = found.entries[0]
    before = as_plain(entry.record)
    mixed = {name: own for name, own in (before | changes).items() if own is not None}
    after = as_plain(type(entry.record).model_validate(mixed))
    return {"before": before, "after": after, "edited": updated_text(text["text"], entry.mark, before, after)}
