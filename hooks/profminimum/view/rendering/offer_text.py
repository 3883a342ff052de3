"""The words of what one can join: what it costs, how many places there are, when one can join. Plain text, never HTML."""

from __future__ import annotations

from ... import russian
from ...dates import opening_year_on
from ...model import Event, Fee, PreprofessionalClass, Programme, Training, Wave
from ...model.schema.ranges import Range
from .time_text import moment_text, period_text


def fee_text(fee: Fee) -> str:
    """Returns the sums on one line: «350 ₽ за занятие, 1 200 ₽ в месяц»; what is said instead where there is none."""
    sums = (f"{russian.roubles(own.least, own.most)} {what}" for _, own, what in fee.amounts)
    return ", ".join(sums) or fee.note or ""


def cost_text(record: Programme | Event | Training | PreprofessionalClass) -> str:
    """Returns what joining costs, with all that is said of it; empty if nothing is known."""
    fee = record.fee
    words = ", ".join(filter(None, [record.cost.label if record.cost else "", _price(record)]))
    reductions = f"льготы: {', '.join(fee.reductions)}" if fee and fee.reductions else ""
    return "; ".join(filter(None, [words, fee.note if fee and fee.amounts else "", reductions]))


def _price(record: Programme | Event | Training | PreprofessionalClass) -> str:
    written = record.price if isinstance(record, Programme) else None
    return fee_text(record.fee) if record.fee else written or ""


def cost_in_short(record: Programme | Event | Training | PreprofessionalClass) -> str:
    """Returns what joining costs in a few words: «1 200 ₽ в месяц», «бесплатно»; empty if nothing is known."""
    return _price(record) or (record.cost.label if record.cost else "")


def places_text(places: Range) -> str:
    """Returns how many can take part: «15–20 мест», «до 20 мест»."""
    return russian.amount(places.least, places.most, "место", "места", "мест")


def wave_text(wave: Wave, opening: int) -> str:
    """Returns when one can join in a wave and what is said of it: «вторая волна: 10–20 января; результаты 25 января»."""
    when = period_text(wave.when, opening) if wave.when else ""
    results = f"результаты {moment_text(wave.results, opening)}" if wave.results else ""
    told = "; ".join(filter(None, [when, results, free_text(wave, opening)]))
    return ": ".join(filter(None, [wave.name, told]))


def free_text(wave: Wave, opening: int) -> str:
    """Returns how many places are free: «на 12 ноября свободно 5 мест»; empty if that is not said."""
    if wave.free is None:
        return ""
    day = russian.day(wave.free_on, year=opening_year_on(wave.free_on) != opening) if wave.free_on else ""
    free = "свободных мест нет" if wave.free.most == 0 else f"свободно {places_text(wave.free)}"
    return f"на {day} {free}" if day else free
