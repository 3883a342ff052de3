"""Report on the measurements of `bench/run.py`, in Russian: a table, goals, a chart. Measures nothing."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

ROWS = (
    ("pages cold", "страницы с нуля, с"),
    ("pages cold cpu", "– то же, секунд процессора"),
    ("pages nothing", "ничего не изменилось, с"),
    ("pages edit", "изменилась одна запись, с"),
    ("pages edit cpu", "– то же, секунд процессора"),
    ("pages template", "изменился шаблон вида страниц, с"),
    ("pages day", "на следующий день, с"),
    ("pages day cpu", "– то же, секунд процессора"),
    ("pages memory", "память самого большого процесса, МБ"),
    ("bytes per page", "байтов на страницу"),
    ("load cold", "YAML со строками и столбцами, проверенный по моделям, с"),
    ("load kept", "– то же из хранилища, с"),
    ("read cold", "чтение файлов, YAML и все правила с нуля, с"),
    ("read kept", "– то же из хранилища, с"),
    ("preview start", "предпросмотр: до первой страницы, с"),
    ("preview edit", "предпросмотр: от правки до страницы, с"),
    ("preview template", "предпросмотр: от правки шаблона до страницы, с"),
    ("search first query", "первый поиск: читатель скачивает, КБ"),
    ("whole cold", "всё вместе (памятки, календари, поиск) с нуля, с"),
    ("whole cold cpu", "– то же, секунд процессора"),
    ("whole nothing", "всё вместе, ничего не изменилось, с"),
    ("whole edit", "всё вместе, изменилась одна запись, с"),
    ("whole edit cpu", "– то же, секунд процессора"),
    ("whole template", "всё вместе, изменился шаблон вида страниц, с"),
    ("whole template cpu", "– то же, секунд процессора"),
    ("whole day", "всё вместе, на следующий день, с"),
    ("whole day cpu", "– то же, секунд процессора"),
    ("whole memory", "всё вместе, память самого большого процесса, МБ"),
    ("whole files", "всё вместе, файлов"),
    ("whole megabytes", "всё вместе, МБ"),
    ("floor", "записать те же файлы из памяти, с"),
    ("stock cold", "Material for MkDocs как есть, с"),
    ("hugo cold", "Hugo по тем же данным, с"),
    ("hugo cold cpu", "– то же, секунд процессора"),
    ("hugo edit", "Hugo: от правки до страницы, с"),
    ("eleventy cold", "Eleventy по тем же данным, с"),
)
BARS = (
    ("pages cold", "мы, с нуля"),
    ("pages edit", "мы, одна правка"),
    ("pages nothing", "мы, без правок"),
    ("hugo cold", "Hugo"),
    ("eleventy cold", "Eleventy"),
    ("stock cold", "Material как есть"),
)
COUNTRY = 40_000
"""Schools in Russia (September 2025)."""
Values = dict[str, float]
GOALS: tuple[tuple[str, Callable[[Values], float], str, float], ...] = (
    ("страницы с нуля, во сколько раз быстрее Material как есть", lambda v: v["stock cold"] / v["pages cold"], "≥", 12),
    ("страницы с нуля, доля времени Hugo", lambda v: v["pages cold"] / v["hugo cold"], "≤", 1.6),
    ("– то же, доля времени процессора", lambda v: v["pages cold cpu"] / v["hugo cold cpu"], "≤", 2),
    ("YAML со строками и столбцами, проверенный по моделям, с", lambda v: v["load cold"], "≤", 1.4),
    ("– то же из хранилища, с", lambda v: v["load kept"], "≤", 0.2),
    ("ничего не изменилось, с", lambda v: v["pages nothing"], "≤", 0.8),
    ("ничего не изменилось, доля времени Hugo", lambda v: v["pages nothing"] / v["hugo cold"], "≤", 1),
    ("изменилась одна запись, с", lambda v: v["pages edit"], "≤", 1.2),
    ("предпросмотр: от правки до страницы, с", lambda v: v["preview edit"], "≤", 0.1),
    ("предпросмотр: во сколько раз быстрее Hugo", lambda v: v["hugo edit"] / v["preview edit"], "≥", 10),
    ("предпросмотр: от правки шаблона до страницы, с", lambda v: v["preview template"], "≤", 2),
    ("предпросмотр: до первой страницы, с", lambda v: v["preview start"], "≤", 2),
    ("всё вместе, изменилась одна запись, с", lambda v: v["whole edit"], "≤", 8),
    ("всё вместе, на следующий день, секунд процессора", lambda v: v["whole day cpu"], "≤", 35),
    ("всё вместе, память самого большого процесса, МБ", lambda v: v["whole memory"], "≤", 600),
)
"""The goals for 500 schools: label, value, the side it must be on, limit."""
AT = 500
OF_LARGEST = (
    ("память при 2000 школах, МБ", lambda v: v["pages memory"], "≤", 1024),
    ("всё вместе, память самого большого процесса при 2000 школах, МБ", lambda v: v["whole memory"], "≤", 1536),
)
"""The goals for 2,000 schools."""


def table(measurements: Sequence[Any]) -> str:
    """Returns the measurements as a Markdown table."""
    head = ["", *(f"{measured.schools} школ" for measured in measurements)]
    rows = [["страниц", *(str(measured.pages) for measured in measurements)]]
    rows += [[name, *(_number(measured.values.get(key)) for measured in measurements)] for key, name in ROWS]
    lines = [head, ["---"] + ["--:"] * len(measurements), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _number(value: float | None) -> str:
    if value is None:
        return "не мерили"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:.{digits}f}".replace(".", ",")


def goals(values: Values, definitions: Sequence[Any] = GOALS) -> Iterable[str]:
    """Yields a table row for each goal with its value; goals without a measurement are left out."""
    for name, count, side, limit in definitions:
        try:
            value = count(values)
        except KeyError:
            continue
        is_met = value >= limit if side == "≥" else value <= limit
        yield f"| {name} | {side} {_number(limit)} | {_number(value)} | {'да' if is_met else 'нет'} |"


def growth(measurements: Sequence[Any]) -> str:
    """Returns how processor time for a school changes from 100 schools on, and what the whole country would take."""
    large = [measured for measured in measurements if measured.schools >= 100]
    if len(large) < 2:
        return ""
    first, last = large[0], large[-1]
    changes = [_change(first, measured) for measured in large[1:]]
    times = COUNTRY / last.schools
    minutes = last.values["pages cold"] * times / 60
    disk = last.values["bytes per page"] * last.pages * times / 2**30
    memory = last.values["pages memory"] * times / 1024
    return (
        f"На одну школу уходит {_number(_of_one(first))} с процессора при {first.schools} школах; {'; '.join(changes)}. "
        f"Цель – не больше +15 %.\n\nЕсли так пойдёт дальше, 40 000 школ (вся страна; здесь измерено "
        f"{last.schools}) – это около {_number(minutes)} минут на страницы, {_number(disk)} ГБ на диске и "
        f"{_number(memory)} ГБ памяти: память кончится раньше всего, потому что все записи лежат в ней сразу. "
        "Выход – собирать страну по регионам, один за другим: тогда памяти нужно столько, сколько самому большому."
    )


def _of_one(run: Any) -> float:
    return float(run.values["pages cold cpu"] / run.schools)


def _change(first: Any, other: Any) -> str:
    return f"при {other.schools} – {_number(_of_one(other))} с ({100 * (_of_one(other) / _of_one(first) - 1):+.0f} %)"


def chart(values: Values, schools: int) -> str:
    """Returns a bar chart of seconds for one number of schools, as SVG."""
    bars = [(name, values[key]) for key, name in BARS if key in values]
    longest = max(value for _, value in bars)
    rows = []
    for number, (name, value) in enumerate(bars):
        y, width = 40 + 30 * number, max(1, 420 * value / longest)
        rows.append(
            f'<text x="170" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="180" y="{y}" width="{width:.1f}" height="20" fill="{"#0b6e4f" if name.startswith("мы") else "#8a8f98"}"/>'
            f'<text x="{188 + width:.1f}" y="{y + 15}">{_number(value)} с</text>'
        )
    height = 50 + 30 * len(bars)
    title = f"Секунд на сайт из {schools} школ"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {height}" role="img" aria-label="{title}" '
        f'font-family="sans-serif" font-size="14"><text x="20" y="24" font-weight="bold">{title}</text>{"".join(rows)}</svg>\n'
    )


def write(measurements: Sequence[Any], folder: Path) -> None:
    """Writes `speed.md` and `speed.svg`."""
    measured = next((run for run in measurements if run.schools == AT), measurements[-1])
    (folder / "speed.svg").write_text(chart(measured.values, measured.schools), "utf-8")
    largest: Values = next((run.values for run in measurements if run.schools == 2000), {})
    rows = [*goals(measured.values), *goals(largest, OF_LARGEST)]
    reached = "\n".join(["| цель | нужно | вышло | достигнута |", "| --- | --: | --: | --- |", *rows])
    parts = [
        "---\ntitle: Скорость\ndescription: Сколько времени занимает сборка сайта и с чем это сравнимо.\n---",
        "# Скорость",
        f"Измерено {date.today():%d.%m.%Y} командой `python3 -m scripts.bench.run` на придуманных школах: у каждой около "
        f"12 файлов и 24 КБ данных. Машина: {_machine()}. Важны отношения, а не секунды: на другой машине секунды другие.",
        "Hugo читает те же файлы и делает те же виды страниц с карточками и ссылками между записями, но ничего не проверяет "
        "и не говорит о днях и часах словами: срок записи у него – строка из файла. Eleventy показывает только поля самой "
        "записи, то есть делает меньше. Material как есть получает готовые тексты на Markdown.",
        table(measurements),
        f"![Столбики: сколько секунд занимает сайт из {measured.schools} школ](speed.svg)",
        f"## Цели для {measured.schools} школ",
        reached,
        "## Рост",
        growth(measurements),
    ]
    (folder / "speed.md").write_text("\n\n".join(part for part in parts if part) + "\n", "utf-8")


def _machine() -> str:
    load = _number(os.getloadavg()[2]) if hasattr(os, "getloadavg") else "неизвестно"
    return (
        f"{platform.system()}, ядер: {os.cpu_count()}, Python {platform.python_version()}; "
        f"средняя очередь к процессору за последние 15 минут: {load}"
    )
