"""What leaves the site beside its pages: files as values. Knows neither how they are made nor where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .catalog import Catalog


class Output(NamedTuple):
    """A file of the finished site."""

    path: str
    """Below the site's root, with `/`."""
    data: bytes


Maker = Callable[[Catalog, str], Iterable[Output]]
"""Makes files from a catalogue; the text is the site's own address with a slash at the end, empty while unknown."""
