"""The strict YAML reader: a file's bytes to plain dicts, lists and texts, each with its place. Knows no kind of record.

What YAML can do beyond mappings, lists and texts is refused.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from ..model import Mark
from . import syntax
from .faults import Faults, Unreadable
from .text import decoded
from .tree import Tree

# libyaml is some ten times faster; where it is missing, the same events come from Python.
_Parser: Any = getattr(yaml, "CLoader", yaml.Loader)


class Document(NamedTuple):
    """What a file holds: its top-level mapping, and the places of its values."""

    value: dict[str, Any]
    mark: Mark


def read(data: bytes, faults: Faults) -> Document | None:
    """The values of a YAML file; None if it cannot be read. What is wrong goes to the faults; never raises."""
    try:
        return _parsed(decoded(data, faults), faults)
    except Unreadable:
        return None


def marks(data: bytes) -> Mark:
    """Where the values of a file stand that has been read before without a fault."""
    document = read(data, Faults(""))
    assert document is not None
    return document.mark


def _parsed(text: str, faults: Faults) -> Document:
    tree = Tree(text, faults)
    try:
        tree.grow(_Parser(text).get_event)
    # Python's own parser lets ValueError and OverflowError out of escapes such as "\UFFFFFFFF".
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise faults.stop(*syntax.explained(error, text, tree.loc(), tree.last_scalar)) from None
    return Document(*tree.root())
