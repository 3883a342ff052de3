"""Piece cache: pieces of records are made before the files that hold them, and again only when they have changed.

A card is shown on the pages of its owner, its town, its grades, its month, and in a list; an event stands in ten calendars,
in two files of JSON and in two tables. Knows neither what a piece is nor where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from ...pieces import Piece, Pieces, Wanted
from .cache import BuildCache
from .dependencies import DependencyDigests
from .workers import chunked, map_in_processes

CHUNKS = 32
"""The number of chunks that new pieces are shared out in."""
WORTH_WORKERS = 500
"""The number of new pieces that is worth the start of worker processes."""

CachedPieces = dict[str, tuple[bytes, Piece]]
"""By the path of a record, the digest of what its piece depends on, and the piece."""


class PieceCache:
    """Pieces of one build, from one to the next."""

    def __init__(
        self,
        disk: BuildCache,
        digests: DependencyDigests,
        moment: datetime,
        size: Callable[[str], int | None],
        processes: int = 1,
    ) -> None:
        """`moment` is that of the build by the region's clocks, `size` gives those of the files that pieces may ask for."""
        self._disk = disk
        self._digests = digests
        self._moment = moment.replace(tzinfo=None)
        self._size = size
        self._processes = processes
        self._ready: set[Pieces[Any]] = set()

    def prepare(self, all_wanted: Iterable[Wanted]) -> None:
        """Makes all pieces that files will ask for, as far as they are not kept; those of one sort once a build."""
        for wanted in all_wanted:
            if wanted.pieces not in self._ready:
                self._ready.add(wanted.pieces)
                self._prepare(*wanted)

    def release(self) -> None:
        """Frees the memory of all pieces so far, which no further file will ask for."""
        for pieces in self._ready:
            pieces.made.clear()
        self._ready.clear()

    def _prepare(
        self,
        pieces: Pieces[Any],
        arguments: Callable[[], Iterable[tuple[Any, ...]]],
        beforehand: Sequence[Callable[[], None]],
    ) -> None:
        name, wanted = f"pieces-{pieces.name}", list(arguments())
        cached: CachedPieces = self._disk.load(name) or {}
        keys = {item.path: self._digests.of([item]) for item, *_ in wanted}
        stale = []
        for item, *how in wanted:
            key, piece = cached.get(item.path, (b"", None))
            if piece and key == keys[item.path] and piece.validity.holds(self._moment, self._size):
                pieces.made[item] = piece
            else:
                stale.append((item, *how))
        if stale or cached.keys() != keys.keys():
            processes = self._processes if len(stale) >= WORTH_WORKERS else 1
            if processes > 1:
                map_in_processes(beforehand, _call, processes)
                for each in beforehand:
                    each()
            self._make(pieces, stale, processes)
            self._disk.save(name, {item.path: (keys[item.path], pieces.made[item]) for item, *_ in wanted})

    def _make(self, pieces: Pieces[Any], stale: Sequence[tuple[Any, ...]], processes: int) -> None:
        def made(run: Sequence[tuple[Any, ...]]) -> list[Piece]:
            for arguments in run:
                pieces.of(*arguments)
            return [pieces.made[item] for item, *_ in run]

        runs = chunked(stale, CHUNKS)
        for run, new in zip(runs, map_in_processes(runs, made, processes), strict=True):
            pieces.made.update(zip((item for item, *_ in run), new, strict=True))


def _call(function: Callable[[], None]) -> None:
    function()
