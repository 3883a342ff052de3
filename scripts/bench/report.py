"""What `bench.py` found, in Russian: a table, the goals reached and not, a chart. Measures nothing."""

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
    ("whole nothing", "всё вместе, ничего не изменилось, с"),
    ("whole edit", "всё вместе, изменилась одна запись, с"),
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
    ("страницы с нуля, доля времени Hugo", lambda v: v["pages cold"] / v["hugo cold"], "≤", 0.75),
    ("– то же, доля времени процессора", lambda v: v["pages cold cpu"] / v["hugo cold cpu"], "≤", 0.5),
    ("YAML со строками и столбцами, проверенный по моделям, с", lambda v: v["load cold"], "≤", 1.4),
    ("– то же из хранилища, с", lambda v: v["load kept"], "≤", 0.2),
    ("ничего не изменилось, с", lambda v: v["pages nothing"], "≤", 0.8),
    ("ничего не изменилось, доля времени Hugo", lambda v: v["pages nothing"] / v["hugo cold"], "≤", 1),
    ("изменилась одна запись, с", lambda v: v["pages edit"], "≤", 1.2),
    ("предпросмотр: от правки до страницы, с", lambda v: v["preview edit"], "≤", 0.1),
    ("предпросмотр: во сколько раз быстрее Hugo", lambda v: v["hugo edit"] / v["preview edit"], "≥", 10),
    ("предпросмотр: от правки шаблона до страницы, с", lambda v: v["preview template"], "≤", 2),
    ("предпросмотр: до первой страницы, с", lambda v: v["preview start"], "≤", 2),
)
"""The goals for 500 schools: what, how it is counted, which side it must be on."""
AT = 500
OF_LARGEST = (("память при 2000 школах, МБ", lambda v: v["pages memory"], "≤", 1024),)
"""The goals for 2,000 schools."""


def table(found: Sequence[Any]) -> str:
    """The measurements as a table of Markdown."""
    head = ["", *(f"{each.schools} школ" for each in found)]
    rows = [["страниц", *(str(each.pages) for each in found)]]
    rows += [[name, *(_shown(each.values.get(key)) for each in found)] for key, name in ROWS]
    lines = [head, ["---"] + ["--:"] * len(found), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _shown(value: float | None) -> str:
    if value is None:
        return "не мерили"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:.{digits}f}".replace(".", ",")


def goals(values: Values, wanted_goals: Sequence[Any] = GOALS) -> Iterable[str]:
    """Each goal with what was found; those for which something was not measured are left out."""
    for name, count, side, wanted in wanted_goals:
        try:
            value = count(values)
        except KeyError:
            continue
        is_met = value >= wanted if side == "≥" else value <= wanted
        yield f"| {name} | {side} {_shown(wanted)} | {_shown(value)} | {'да' if is_met else 'нет'} |"


def growth(found: Sequence[Any]) -> str:
    """How processor time for a school changes from 100 schools on, and what the whole country would take."""
    large = [each for each in found if each.schools >= 100]
    if len(large) < 2:
        return ""
    first, last = large[0], large[-1]
    told = [_change(first, each) for each in large[1:]]
    times = COUNTRY / last.schools
    minutes = last.values["pages cold"] * times / 60
    disk = last.values["bytes per page"] * last.pages * times / 2**30
    memory = last.values["pages memory"] * times / 1024
    return (
        f"На одну школу уходит {_shown(_of_one(first))} с процессора при {first.schools} школах; {'; '.join(told)}. "
        f"Цель – не больше +15 %.\n\nЕсли так пойдёт дальше, 40 000 школ (вся страна; здесь измерено "
        f"{last.schools}) – это около {_shown(minutes)} минут на страницы, {_shown(disk)} ГБ на диске и "
        f"{_shown(memory)} ГБ памяти: память кончится раньше всего, потому что все записи лежат в ней сразу. "
        "Выход – собирать страну по регионам, один за другим: тогда памяти нужно столько, сколько самому большому."
    )


def _of_one(run: Any) -> float:
    return float(run.values["pages cold cpu"] / run.schools)


def _change(first: Any, other: Any) -> str:
    return f"при {other.schools} – {_shown(_of_one(other))} с ({100 * (_of_one(other) / _of_one(first) - 1):+.0f} %)"


def chart(values: Values, schools: int) -> str:
    """Bars of seconds for one number of schools, as SVG."""
    shown = [(name, values[key]) for key, name in BARS if key in values]
    longest = max(value for _, value in shown)
    rows = []
    for number, (name, value) in enumerate(shown):
        y, width = 40 + 30 * number, max(1, 420 * value / longest)
        rows.append(
            f'<text x="170" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="180" y="{y}" width="{width:.1f}" height="20" fill="{"#0b6e4f" if name.startswith("мы") else "#8a8f98"}"/>'
            f'<text x="{188 + width:.1f}" y="{y + 15}">{_shown(value)} с</text>'
        )
    height = 50 + 30 * len(shown)
    title = f"Секунд на сайт из {schools} школ"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {height}" role="img" aria-label="{title}" '
        f'font-family="sans-serif" font-size="14"><text x="20" y="24" font-weight="bold">{title}</text>{"".join(rows)}</svg>\n'
    )


def write(found: Sequence[Any], folder: Path) -> None:
    """Writes `speed.md` and `speed.svg`."""
    shown = next((run for run in found if run.schools == AT), found[-1])
    (folder / "speed.svg").write_text(chart(shown.values, shown.schools), "utf-8")
    largest: Values = next((run.values for run in found if run.schools == 2000), {})
    rows = [*goals(shown.values), *goals(largest, OF_LARGEST)]
    reached = "\n".join(["| цель | нужно | вышло | достигнута |", "| --- | --: | --: | --- |", *rows])
    parts = [
        "---\ntitle: Скорость\ndescription: Сколько времени занимает сборка сайта и с чем это сравнимо.\n---",
        "# Скорость",
        f"Измерено {date.today():%d.%m.%Y} командой `python3 -m scripts.bench.run` на придуманных школах: у каждой около "
        f"12 файлов и 24 КБ данных. Машина: {_machine()}. Важны отношения, а не секунды: на другой машине секунды другие.",
        "Hugo и Eleventy читают те же файлы, но показывают только поля самой записи: без связей между записями, "
        "проверок и карточек соседних записей, то есть делают меньше нашего. Material как есть получает готовые тексты "
        "на Markdown.",
        table(found),
        f"![Столбики: сколько секунд занимает сайт из {shown.schools} школ](speed.svg)",
        f"## Цели для {shown.schools} школ",
        reached,
        "## Рост",
        growth(found),
    ]
    (folder / "speed.md").write_text("\n\n".join(part for part in parts if part) + "\n", "utf-8")


def _machine() -> str:
    load = _shown(os.getloadavg()[2]) if hasattr(os, "getloadavg") else "неизвестно"
    return (
        f"{platform.system()}, ядер: {os.cpu_count()}, Python {platform.python_version()}; "
        f"средняя очередь к процессору за последние 15 минут: {load}"
    )
