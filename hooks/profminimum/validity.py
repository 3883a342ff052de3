"""Validity: how long something that was derived holds – from which moment until which, and with which sizes of files.

Whoever asks about the present (`present.py`) or for the size of a file (`WatchedFiles`) is noted: `watch` collects what was
asked for while something is made. What is derived once and used by many keeps its validity, and whoever uses it depends
on that, too: `cached_property` and `remembered` stand in the place of those of `functools`. Knows no record and no page.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar, overload

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Made = TypeVar("Made")

ALWAYS, FOREVER = datetime.min, datetime.max
ANY_FILE = ""
"""Stands for the question whether there are files at all."""


class Validity:
    """How long something holds: at moments from `since` on and before `until`, by the region's clocks, as long as the `files`
    that it asked for have these sizes (bytes, None for one that is not there).
    """

    __slots__ = ("files", "since", "until")

    def __init__(
        self, since: datetime = ALWAYS, until: datetime = FOREVER, files: dict[str, int | None] | None = None
    ) -> None:
        self.since, self.until, self.files = since, until, files

    def __reduce__(self) -> tuple[Any, ...]:
        return Validity, (self.since, self.until, self.files)

    def __repr__(self) -> str:
        return f"Validity({self.since}, {self.until}, {self.files})"

    @property
    def is_limited(self) -> bool:
        """Whether there may come a time at which it does not hold."""
        return self.until < FOREVER or self.since > ALWAYS or self.files is not None

    def holds(self, moment: datetime, size: Callable[[str], int | None]) -> bool:
        """Returns whether it holds at a moment by the region's clocks, if `size` gives the sizes of files then."""
        return self.since <= moment < self.until and (
            self.files is None or all(size(path) == known for path, known in self.files.items())
        )

    def limit(self, since: datetime, until: datetime) -> None:
        """Limits it to the moments that two spans share."""
        if since > self.since:
            self.since = since
        if until < self.until:
            self.until = until

    def add(self, other: Validity) -> None:
        """Limits it to where another one holds, too."""
        self.limit(other.since, other.until)
        if other.files is not None:
            self.files = other.files if self.files is None else self.files | other.files


class _Here(threading.local):
    validity: Validity | None = None
    """That of what is being made in this thread; None while nobody asks."""


_here = _Here()


def rely_on(validity: Validity) -> None:
    """Notes that what is being made uses something that holds so long."""
    if _here.validity is not None:
        _here.validity.add(validity)


def rely_on_span(since: datetime, until: datetime) -> None:
    """Notes that what is being made holds from one moment on and before another."""
    if _here.validity is not None:
        _here.validity.limit(since, until)


class watch:
    """Collects how long what is made inside holds; whatever is made around it holds no longer."""

    __slots__ = ("_outer", "_validity")

    def __enter__(self) -> Validity:
        self._outer, self._validity = _here.validity, Validity()
        _here.validity = self._validity
        return self._validity

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _here.validity = self._outer
        if self._outer is not None:
            self._outer.add(self._validity)


def each_with_validity(made: Iterable[Made]) -> Iterator[tuple[Made, Validity]]:
    """Yields everything that is made one after the other, each with how long it holds: later ones may use what earlier ones
    were made of.
    """
    iterator, until_now = iter(made), Validity()
    while True:
        with watch() as validity:
            try:
                one = next(iterator)
            except StopIteration:
                return
        until_now.add(validity)
        yield one, Validity(until_now.since, until_now.until, until_now.files)


class cached_property(functools.cached_property[Result]):
    """A property that is computed once, with its validity. One that always holds costs no more than an attribute afterwards."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        super().__set_name__(owner, name)
        self._with_validity = f"{name}, while it holds"

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Result: ...

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Any:
        if instance is None:
            return self
        values = instance.__dict__
        known = values.get(self._with_validity)
        if known is not None:
            rely_on(known[1])
            return known[0]
        with watch() as validity:
            value = self.func(instance)
        if validity.is_limited:
            values.pop(self.attrname, None)  # one of the same name of the class above, which `func` has asked for
            values[self._with_validity] = value, validity
        else:
            values[self.attrname] = value
        return value


def remembered(
    size: int | None = None,
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Decorates a function of hashable arguments: the last `size` results are remembered, with their validity."""

    def decorate(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        def with_validity(*args: Arguments.args, **kwargs: Arguments.kwargs) -> tuple[Result, Validity]:
            with watch() as validity:
                result = function(*args, **kwargs)
            return result, validity

        found: Any = functools.lru_cache(size)(with_validity)

        @functools.wraps(function)
        def relied_on(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            result: Result
            result, validity = found(*args, **kwargs)
            rely_on(validity)
            return result

        return relied_on

    return decorate


class WatchedFiles:
    """The files that pages may link to, by path, with their sizes in bytes: notes what it is asked for."""

    def __init__(self, sizes: Mapping[str, int] | None = None) -> None:
        self._sizes = sizes or {}

    def size(self, path: str) -> int | None:
        """Returns the size of a file, None if there is none, and notes nothing; for `ANY_FILE` whether there is any."""
        return len(self._sizes) and 1 if path == ANY_FILE else self._sizes.get(path)

    def __contains__(self, path: object) -> bool:
        return self._asked(str(path)) is not None

    def __getitem__(self, path: str) -> int:
        size = self._asked(path)
        if size is None:
            raise KeyError(path)
        return size

    def __bool__(self) -> bool:
        return bool(self._asked(ANY_FILE))

    def _asked(self, path: str) -> int | None:
        size = self.size(path)
        if _here.validity is not None:
            rely_on(Validity(files={path: size}))
        return size
