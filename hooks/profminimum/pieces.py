"""Pieces of records: what is made of one record and stands in many files – its card, its entries in calendars, its row.

Each is made once, with its validity, whoever asks first. Whoever keeps pieces from one build to the next puts them into
`made`, and learns from `Wanted` which ones files will ask for. Knows no record and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from .validity import Validity, rely_on, watch

Made = TypeVar("Made")


class Piece(NamedTuple):
    """Something that is made of one record, and how long it holds."""

    made: Any
    validity: Validity


class Pieces(Generic[Made]):
    """Pieces of one sort, by record. What they are made of is all that the digest of their record stands for."""

    def __init__(self, name: str, make: Callable[..., Made]) -> None:
        """`name` tells the sort from others of the same site; a piece is plain data."""
        self.name = name
        self._make = make
        self.made: WeakKeyDictionary[Any, Piece] = WeakKeyDictionary()
        """The pieces made so far, by record; others that were made of the very same may be put in."""

    def of(self, item: Any, *how: Any) -> Made:
        """Returns the piece of a record; `how` it is made never makes another of the same record."""
        piece = self.made.get(item)
        if piece is None:
            with watch() as validity:
                made = self._make(item, *how)
            piece = self.made[item] = Piece(made, validity)
        rely_on(piece.validity)
        result: Made = piece.made
        return result


class Wanted(NamedTuple):
    """Pieces that files are put together from."""

    pieces: Pieces[Any]
    arguments: Callable[[], Iterable[tuple[Any, ...]]]
    """Gives what `Pieces.of` is going to be asked, the record first."""
    beforehand: Sequence[Callable[[], None]] = ()
    """What each process that makes many would do again, unless it is done before there are some: it leaves files behind."""
