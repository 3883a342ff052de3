"""The words of what one can join: what it costs, how many places there are, when one can join. Plain text, never HTML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from ... import russian
from ...dates import opening_year_on
from ...model import Admission, Enrolment, Event, Fee, PreprofessionalClass, Programme, Training, Wave
from ...model.preprofessional_class import Exam
from ...model.schema.ranges import Range
from ...model.when import When
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


def window_text(when: When, opening: int) -> str:
    """Returns from when and till when one can join: «с 12 апреля по 18 июня», «с 1 по 15 сентября», «с 1 сентября»."""
    opens, closes = when.window
    if when.open_parts or len(when.parts) > 1 or opens is None or closes is None or opens.day == closes.day:
        return (
            f"с{russian.NBSP}{moment_text(opens, opening)}" if opens and closes is None else period_text(when, opening)
        )
    last = moment_text(closes, opening)
    if opens.clock is None and (opens.day.year, opens.day.month) == (closes.day.year, closes.day.month):
        return f"с{russian.NBSP}{opens.day.day} по{russian.NBSP}{last}"
    is_of_one_year = opens.day.year == closes.day.year and opening_year_on(closes.day) != opening
    first = russian.day(opens.day, year=False) if is_of_one_year else moment_text(opens, opening).partition(",")[0]
    clock = f", {russian.clock(opens.clock)}," if opens.clock else ""
    return f"с{russian.NBSP}{first}{clock} по{russian.NBSP}{last}"


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


LONGEST_NOTE = 24
"""Signs of a note on an exam that stands beside the subject; a longer one is on the page of the class."""


def needed_text(way: Admission | Enrolment | None) -> str:
    """Returns what one needs to be admitted, in few words; empty if that is not said.

    «Нужно: химия, биология (результат ОГЭ); документы: заявление и ещё 2», «Приём: по заявлению, без экзаменов».
    """
    if way is None:
        return ""
    exams, order = (_exams_text(way.exams), way.kind) if isinstance(way, Admission) else ("", "")
    first, *rest = way.documents or ("",)
    documents = f"документы: {first}" + (f" и ещё {len(rest)}" if rest else "") if first else ""
    admission = f"нужно: {exams}" if exams else f"приём: {order}" if order else ""
    return russian.capitalised("; ".join(filter(None, [admission, documents])))


def _exams_text(exams: Sequence[Exam]) -> str:
    """Returns the subjects; a short note stands behind the last of those that it is about."""
    notes = [(exam.note or "") if len(exam.note or "") <= LONGEST_NOTE else "" for exam in exams]
    groups = groupby(zip(exams, notes, strict=True), key=itemgetter(1))
    return ", ".join(
        ", ".join(exam.subject for exam, _ in group) + (f" ({note})" if note else "") for note, group in groups
    )
