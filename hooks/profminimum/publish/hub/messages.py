"""What the command that makes the hub says, in Russian. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ...problem import printable
from ...russian import count
from .country_view import CountryView
from .region_sites import Fault
from .region_states import Reading

_WHY = {
    Fault.SILENT: "сайт не ответил",
    Fault.MISSING: "на сайте нет открытых данных",
    Fault.GARBLED: "открытые данные не читаются",
    Fault.TOO_LARGE: "открытые данные слишком велики",
}


def report(country: CountryView, readings: Sequence[Reading], is_new: bool, shown: str) -> str:
    """Returns what was read, what was not and why, and where the site is shown."""
    lines = [_line(reading) for reading in readings if reading.view.fault or reading.detail]
    received = f"{sum(reading.received for reading in readings) / 1_000_000:.1f}".replace(".", ",")
    fresh = len(country.known) - len(country.stale)
    regions = count(len(country.regions), "региона", "регионов", "регионов")
    what = "Опубликовано" if is_new else "Ничего не изменилось"
    return "\n".join([*lines, f"Прочитано: {fresh} из {regions}, {received} МБ. {what}: {shown}"])


def no_one_answered() -> str:
    """Returns why nothing is published when nothing is known of any region."""
    return "Ни один регион не ответил, и показать нечего. Ничего не опубликовано."


def _line(reading: Reading) -> str:
    region, detail = reading.view, printable(reading.detail)
    if not region.fault:
        return f"{region.site.id}: в общем поиске не участвует ({detail})"
    state = f"показаны данные от {region.answered:%d.%m.%Y}" if region.answered else "данных ещё не было"
    return f"{region.site.id}: {_WHY[region.fault]}, {state} ({detail})"
