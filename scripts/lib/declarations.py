"""Names that the program declares in its tables, read without running it: help needs nothing but Python's own library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "hooks" / "profminimum"


def kinds_with_sheets() -> list[str]:
    """Returns the kinds of records that can be filled in as a table, as `CONTRIBUTED` names them; owners come first."""
    calls = (node for node in _nodes("model/contributed.py") if isinstance(node, ast.Call))
    kinds = [call for call in calls if ast.unparse(call.func) == "Kind" and _says(call, "has_sheet")]
    return [ast.literal_eval(call.args[0]) for call in sorted(kinds, key=lambda call: not _says(call, "is_owner"))]


def reports() -> list[str]:
    """Returns the names of the operator's reports in the order of `REPORTS`."""
    tables = (node for node in _nodes("view/reports/__init__.py") if isinstance(node, ast.AnnAssign))
    table = next(node.value for node in tables if ast.unparse(node.target) == "REPORTS")
    assert isinstance(table, ast.Dict)
    return [ast.literal_eval(key) for key in table.keys if key]


def _nodes(path: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse((PACKAGE / path).read_text("utf-8")))


def _says(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name and ast.literal_eval(keyword.value) for keyword in call.keywords)
