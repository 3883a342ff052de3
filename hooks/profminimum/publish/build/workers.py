"""Shares work out among processes that see everything this one has read. Knows nothing of the work.

The parts lie in a pipe from which each process takes the next when it is done with the last, so that all are busy to
the end whatever a part costs. Only systems that can fork have more than one process.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

_NUMBER = 2
"""Bytes of a part's number in the pipe."""
MOST_PARTS = 4096 // _NUMBER
"""So many parts fit into a pipe that nobody reads yet, on every system."""


def worker_count() -> int:
    """How many processes are worth starting on this machine."""
    return (os.cpu_count() or 1) if hasattr(os, "fork") else 1


def chunked(items: Sequence[Part], number: int) -> list[Sequence[Part]]:
    """Neighbours together, in so many runs at most: what lies side by side has much in common."""
    size = -(-len(items) // number) or 1
    return [items[start : start + size] for start in range(0, len(items), size)]


def map_in_processes(parts: Sequence[Part], make: Callable[[Part], Result], processes: int) -> list[Result]:
    """What `make` gives for each part, in their order; takes at most `MOST` parts. Results travel pickled.

    A part with which something goes wrong is tried again here, so that the error comes with its place in the program.
    """
    if processes < 2 or len(parts) < 2:
        return [make(part) for part in parts]
    queue = _queue(len(parts))
    started = [_spawn(queue, parts, make) for _ in range(min(processes, len(parts)))]
    os.close(queue)
    made: dict[int, Result] = {}
    for process, pipe in started:
        with os.fdopen(pipe, "rb") as file:
            data = file.read()
        os.waitpid(process, 0)
        made |= pickle.loads(data) if data else {}
    return [made[number] if number in made else make(part) for number, part in enumerate(parts)]


def _queue(size: int) -> int:
    """A pipe that holds the numbers of all parts and then ends."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER, "big") for number in range(size)))
    os.close(writing)
    return reading


def _spawn(queue: int, parts: Sequence[Part], make: Callable[[Part], Result]) -> tuple[int, int]:
    """A process at work, and the pipe in which its answer comes."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:  # the child: it tells what it made until something went wrong, and ends without a word
        made: dict[int, Result] = {}
        with suppress(Exception):
            while taken := os.read(queue, _NUMBER):
                number = int.from_bytes(taken, "big")
                made[number] = make(parts[number])
        with os.fdopen(writing, "wb") as file:
            pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
