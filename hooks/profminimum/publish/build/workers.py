"""Worker pool of forked processes; workers share the parent's memory copy-on-write. Knows nothing of the work.

Only systems that can fork have more than one process.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

_work: tuple[Sequence[Any], Callable[[Any], Any]] | None = None
"""The parts and the function of the call under way: workers inherit it, so that neither needs to be pickled."""


def worker_count() -> int:
    """Returns how many processes are worth starting on this machine."""
    return (os.cpu_count() or 1) if hasattr(os, "fork") else 1


def chunked(items: Sequence[Part], number: int) -> list[Sequence[Part]]:
    """Returns the items in at most `number` runs of neighbours: they have much in common."""
    size = -(-len(items) // number) or 1
    return [items[start : start + size] for start in range(0, len(items), size)]


def balanced(items: Sequence[Part], costs: Sequence[float], number: int) -> list[Sequence[Part]]:
    """Returns the items in runs of neighbours of which each costs about a `number`th of all, or is one dear item; the dearest
    come first, so that no process is left alone with one at the end.
    """
    most = sum(costs) / number
    runs: list[tuple[float, list[Part]]] = []
    for item, cost in zip(items, costs, strict=True):
        if runs and runs[-1][0] + cost <= most:
            runs[-1] = runs[-1][0] + cost, runs[-1][1]
            runs[-1][1].append(item)
        else:
            runs.append((cost, [item]))
    return [run for _, run in sorted(runs, key=lambda run: -run[0])]


def map_in_processes(parts: Sequence[Part], make: Callable[[Part], Result], processes: int) -> list[Result]:
    """Returns what `make` gives for each part, in their order. Results travel pickled.

    A part that fails in a worker is made again here, so that its error comes with its place in the program.
    """
    if processes < 2 or len(parts) < 2:
        return [make(part) for part in parts]
    made = _made_by_workers(parts, make, min(processes, len(parts)))
    return [made[number] if number in made else make(part) for number, part in enumerate(parts)]


def _made_by_workers(parts: Sequence[Part], make: Callable[[Part], Result], processes: int) -> dict[int, Result]:
    """The results by number, without those of failed parts and of workers that were killed."""
    from concurrent.futures import ProcessPoolExecutor  # most builds need none, and it takes longer to import than they
    from multiprocessing import get_context

    global _work
    _work, made = (parts, make), {}
    with ProcessPoolExecutor(processes, get_context("fork")) as pool:
        for number, future in enumerate([pool.submit(_make_part, number) for number in range(len(parts))]):
            with suppress(Exception):
                made[number] = future.result()
    _work = None
    return made


def _make_part(number: int) -> Any:
    assert _work is not None
    parts, make = _work
    return make(parts[number])
