"""What one joins within some time: whether one can on a day, in which wave, until when. Knows no particular kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from ...model import Admission, Enrolment, Wave
from ...validity import cached_property
from .item import CatalogItem, FacetChanges, OfferT
from .phase import Phase, midnight_after


class LastDay(NamedTuple):
    """The last day to join something in one of its waves."""

    offer: Any
    """The item: a programme, a class, a course."""
    wave: Wave
    day: date
    key: str
    """By which it is known among those of the item: empty for the first wave that the record names, else the day."""


def wave_phase(wave: Wave, now: datetime) -> Phase | None:
    """Returns whether one can join in a wave at an hour; None if nothing is known of its time."""
    opens, closes = wave.when.window if wave.when else (None, None)
    if opens is None and closes is None:
        return None
    if closes is not None and datetime.combine(*closes.end) < now:
        return Phase.OVER
    return Phase.SOON if opens is not None and datetime.combine(*opens.start) > now else Phase.NOW


def _beginning(wave: Wave) -> tuple[date, time]:
    first = wave.when.window[0] if wave.when else None
    return first.start if first else (date.min, time.min)


def _end(wave: Wave) -> tuple[date, time]:
    last = wave.when.window[1] if wave.when else None
    return last.end if last else (date.max, time.max)


class Joining(NamedTuple):
    """How one can join at a moment."""

    wave: Wave
    """The open wave that ends first, else the next to come, else the last one that is over."""
    phase: Phase
    is_next: bool
    """Whether joining comes again: one wave is over and another to come."""


def joining_at(waves: Sequence[Wave], now: datetime) -> Joining | None:
    """Returns how one can join at an hour in one of several waves; None if nothing is known of their times."""
    by_phase: dict[Phase, list[Wave]] = {}
    for wave in waves:
        if phase := wave_phase(wave, now):
            by_phase.setdefault(phase, []).append(wave)
    if open_ones := by_phase.get(Phase.NOW):
        return Joining(min(open_ones, key=_end), Phase.NOW, False)
    if coming := by_phase.get(Phase.SOON):
        return Joining(min(coming, key=_beginning), Phase.SOON, Phase.OVER in by_phase)
    return Joining(max(over, key=_end), Phase.OVER, False) if (over := by_phase.get(Phase.OVER)) else None


def _changes(wave: Wave) -> Iterator[datetime]:
    """Yields the moments at which a wave opens and at which it is over: a last minute is still open."""
    opens, closes = wave.when.window if wave.when else (None, None)
    if opens:
        yield datetime.combine(opens.day, opens.clock or time.min)
    if closes and closes.clock:
        yield datetime.combine(closes.day, closes.clock) + timedelta(seconds=1)
    elif closes:
        yield midnight_after(closes.day)


class OfferItem(CatalogItem[OfferT], ABC):
    """A record that one joins within a window of days."""

    @property
    @abstractmethod
    def window(self) -> Enrolment | Admission | None:
        """The days on which one can join, if any are given."""

    @property
    def waves(self) -> tuple[Wave, ...]:
        """All times in which one can join, as the record has them."""
        return self.window.all_waves if self.window else ()

    @cached_property
    def joining(self) -> Joining | None:
        """How one can join at the catalogue's hour; None if no dates are given."""
        return joining_at(self.waves, self.catalog.now)

    @property
    def wave(self) -> Wave | None:
        """The wave that counts now."""
        return self.joining.wave if self.joining else None

    @property
    def enrolment(self) -> Phase | None:
        """Whether one can join at the catalogue's hour; None if no dates are given."""
        return self.joining.phase if self.joining else None

    @property
    def is_next_wave(self) -> bool:
        """Whether joining comes again: one wave is over and another to come."""
        return self.joining is not None and self.joining.is_next

    @cached_property
    def joining_changes(self) -> tuple[tuple[datetime, Joining], ...]:
        """Each moment to come, by the region's clocks, at which it changes how one can join, with how from then on."""
        moments = {moment for wave in self.waves for moment in _changes(wave)}
        now, joining, changes = self.catalog.now, self.joining, []
        for moment in sorted(moment for moment in moments if moment > now):
            later = joining_at(self.waves, moment)
            if later is not None and later != joining:
                changes.append((moment, joining := later))
        return tuple(changes)

    @property
    def deadline(self) -> date | None:
        """The last day to join in the wave that counts now, if it is known."""
        return self.wave.when.last_day if self.wave and self.wave.when else None

    @property
    def deadline_changes(self) -> tuple[tuple[datetime, date | None], ...]:
        """Each moment to come at which the last day of another wave counts, with that day."""
        return tuple(
            (moment, joining.wave.when.last_day if joining.wave.when else None)
            for moment, joining in self.joining_changes
        )

    @property
    def facet_changes(self) -> dict[str, FacetChanges]:
        """When it changes whether one can join."""
        return {"enrolment": tuple((moment, (joining.phase.value,)) for moment, joining in self.joining_changes)}

    @cached_property
    def last_days(self) -> tuple[LastDay, ...]:
        """The last day of each wave that has one."""
        found: dict[str, LastDay] = {}
        for number, wave in enumerate(self.waves):
            if wave.when and (day := wave.when.last_day):
                key = str(day) if number else ""
                key += f"-{number}" if key in found else ""
                found[key] = LastDay(self, wave, day, key)
        return tuple(found.values())

    @property
    def is_closed(self) -> bool:
        """Whether enrolment is over, so that it stands apart from what one can join."""
        return self.enrolment is Phase.OVER
