"""The twelve tasks of a parent with a phone, walked on a built site: `python3 -m scripts.bench.parents_tasks --site site`.

A tap is a press on a link, a button or a box; a task is solved when the answer stands on the page, and `SCREENS` says how
far down at most. `docs/dev/tasks.md` says why these.
"""

from __future__ import annotations

import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.bench.sought_records import Sought, sought_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
SCREENS = 2
HEIGHT = 740
PATIENCE = 3
"""How many seconds an answer may take to come to its place."""
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": HEIGHT}, "is_mobile": True, "has_touch": True}


class TaskFailed(Exception):
    """The answer does not stand where the taps have led; the message says how far down it does, or that it is missing."""


class Walk:
    """A parent's way through the site on a phone."""

    def __init__(self, page: Page, sought: Sought) -> None:
        """Begins at the home page; addresses of `page` are relative to the site."""
        self.page = page
        self.sought = sought
        self.taps = 0
        self.screens = 0.0
        page.goto("/")

    def tap(self, target: Locator) -> None:
        """Presses what can be seen, scrolling to it as a reader would."""
        target.first.click()
        self.taps += 1

    def link(self, name: str | re.Pattern[str]) -> Locator:
        """A link of the page's content that can be seen."""
        return self.page.locator("#content").get_by_role("link", name=name)

    def place(self, name: str) -> Locator:
        """The link to a place; behind its name may stand how much there is."""
        return self.link(re.compile(f"^{re.escape(name)}(?! область)"))

    def answer(self, place: Locator, screens: float = SCREENS) -> None:
        """Raises TaskFailed unless the answer is seen within so many screens of where the last tap has led, in `PATIENCE`."""
        for _ in range(PATIENCE * 10):  # a filter hides cards and closes its sheet a moment after the tap
            place.first.wait_for(state="visible")
            top = place.first.evaluate("element => element.getBoundingClientRect().top") / HEIGHT
            if top <= screens:
                break
            self.page.wait_for_timeout(100)
        self.screens = max(self.screens, top)
        if top > screens:
            raise TaskFailed(f"{top:.1f} экрана вниз, а можно {screens}")

    def require(self, holds: bool, words: str) -> None:
        """Raises TaskFailed with the words unless something holds."""
        if not holds:
            raise TaskFailed(words)


def free_programme_near(walk: Walk) -> None:
    """A free programme for grade 8 near a place."""
    walk.tap(walk.link(re.compile("^8 класс .* программ")))
    walk.tap(walk.page.get_by_role("button", name=re.compile("^Фильтры")))
    walk.tap(walk.page.get_by_label(re.compile(f"^{re.escape(walk.sought.free_place)}")))
    walk.tap(walk.page.locator(".pm-filter__foot button"))
    walk.answer(walk.page.locator(".pm-card:visible", has_text="бесплатно"))


def class_after_ninth_grade(walk: Walk) -> None:
    """Which classes take after grade 9, when, and with which exams."""
    walk.tap(walk.link("9 класс"))
    taking = walk.page.locator(".pm-card:visible", has_text="берут в 10 класс")
    walk.tap(taking.get_by_role("link", name=walk.sought.exam_class))
    walk.answer(walk.page.get_by_text(re.compile(r"(запись|заявления)\s+с\s+\d+", re.IGNORECASE)).filter(visible=True))
    walk.answer(walk.page.locator("dt", has_text="Испытания"), 4)


def next_saturday(walk: Walk) -> None:
    """What there is at the weekend."""
    walk.tap(walk.link(re.compile("^Все мероприятия и календарь")))
    walk.tap(walk.page.get_by_role("button", name=re.compile("^Фильтры")))
    walk.tap(walk.page.locator("[name=hours][value=weekend]").locator("xpath=ancestor::details").locator("summary"))
    walk.tap(walk.page.get_by_label(re.compile("^в выходные")))
    walk.tap(walk.page.locator(".pm-filter__foot button"))
    walk.answer(walk.page.locator(".pm-card:visible", has_text=re.compile("суббота|воскресенье")))


def subscribe_to_a_grade(walk: Walk) -> None:
    """Events of grade 9 in the telephone's calendar."""
    walk.tap(walk.link("9 класс"))
    walk.page.wait_for_load_state("load")  # a script makes the link one that a calendar opens
    button = walk.page.locator("[data-webcal]:visible")
    walk.answer(button)
    address = button.first.get_attribute("href") or ""
    walk.require(bool(re.match(r"webcal://.*/calendars/grade/9\.ics$", address)), f"«Подписаться» ведёт на {address}")


def telephone_of_a_rural_school(walk: Walk) -> None:
    """Whom to call in a school."""
    walk.tap(walk.place(walk.sought.rural_place))
    walk.tap(walk.link(walk.sought.rural_school))
    walk.answer(walk.page.locator("a[href^='tel:']"), 1)


def child_with_disabilities(walk: Walk) -> None:
    """Whether a programme suits a child with special needs."""
    walk.tap(walk.link("8 класс"))
    walk.tap(walk.link(re.compile("^Программы")))
    walk.answer(walk.page.locator(".pm-card:visible", has_text="подходит детям с ОВЗ"))


def bus_home(walk: Walk) -> None:
    """How a child from a village gets home."""
    walk.tap(walk.place(walk.sought.bus_place))
    walk.tap(walk.link(walk.sought.bus_class))
    walk.answer(walk.page.get_by_text(re.compile(r"Как добраться:\s")))


def meeting_of_parents(walk: Walk) -> None:
    """When the next meeting of parents is."""
    walk.tap(walk.link(re.compile("^Родителям")))
    walk.answer(walk.page.locator(".pm-card--event:visible time, .pm-card--event:visible .pm-date"))


def hours_of_my_school(walk: Walk) -> None:
    """What 60 hours mean, and how many my school has."""
    walk.page.locator("#hours").wait_for(state="visible")
    walk.tap(walk.place(walk.sought.town))
    walk.tap(walk.link(walk.sought.town_school))
    walk.answer(walk.page.get_by_text(re.compile("базовый|основной|продвинутый")))


def search_with_a_typo(walk: Walk) -> None:
    """Robotics, typed wrong."""
    walk.tap(walk.page.get_by_role("link", name="Поиск"))
    walk.page.get_by_role("searchbox").fill("работотехника")
    walk.page.keyboard.press("Enter")
    walk.taps += 1
    walk.answer(walk.page.locator(".pm-found__title", has_text=re.compile("Робот")), 1)


def two_classes_compared(walk: Walk) -> None:
    """Two classes side by side."""
    walk.tap(walk.link("Все предпрофессиональные классы региона"))
    for number in range(2):
        walk.tap(walk.page.locator(".pm-card:visible .pm-heart").nth(number))
    walk.tap(walk.page.locator("[data-favourites-link]"))
    boxes = walk.page.get_by_role("checkbox", name="сравнить")
    boxes.nth(1).wait_for()
    walk.require(boxes.count() == 2, f"в списке {boxes.count()}, а отложены два")
    for box in boxes.all():
        walk.tap(box)
    columns = walk.page.get_by_role("columnheader")
    columns.nth(1).wait_for()
    walk.require(columns.count() == 2, f"в таблице столбцов: {columns.count()}")


def what_is_new(walk: Walk) -> None:
    """What has come since last month."""
    walk.tap(walk.link("Что нового на сайте"))
    walk.answer(walk.page.locator("h2 time"))


TASKS: dict[Callable[[Walk], None], int] = {
    free_programme_near: 4,
    class_after_ninth_grade: 2,
    next_saturday: 5,
    subscribe_to_a_grade: 1,
    telephone_of_a_rural_school: 2,
    child_with_disabilities: 2,
    bus_home: 2,
    meeting_of_parents: 1,
    hours_of_my_school: 2,
    search_with_a_typo: 2,
    two_classes_compared: 6,
    what_is_new: 1,
}
"""The tasks, and the taps that each may take."""


def main() -> int:
    """Prints a line per task: whether it was solved, with how many taps, how far down; returns the exit code."""
    from scripts.bench import synthetic_region
    from scripts.bench.project import DAY, SETTINGS, Project
    from scripts.lib.chromium import BrowserMissing

    parser = ArgumentParser(description="Двенадцать задач родителя с телефоном на собранном сайте: касания и экраны.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="ПАПКА", help="собранный сайт")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="ПАПКА", help="данные, из которых он собран"
    )
    parser.add_argument("--moment", default=SETTINGS[DAY], metavar="ДЕНЬ", help="день и час, на которые он собран")
    parser.add_argument("--schools", type=int, metavar="N", help="вместо этого собрать придуманный регион из N школ")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data, site = options.data, options.site
        if options.schools:
            data, site = Path(folder, "made-up"), Path(folder, "project", "site")
            synthetic_region.write(options.schools, 1, data)
            site.parent.mkdir()
            Project(site.parent, data, has_index=True).cold()
        try:
            solved, quick = walk_all(site, data, datetime.fromisoformat(options.moment))
        except (BrowserMissing, LookupError) as missing:
            parser.exit(1, f"Задачи не пройти: {missing}\n")
    print(f"Решено {solved} из {len(TASKS)}, из них за два касания {quick}.")
    return 0 if solved == len(TASKS) else 1


def walk_all(site: Path, data: Path, moment: datetime) -> tuple[int, int]:
    """Walks and prints all tasks; returns how many were solved, and how many of those with two taps.

    Raises BrowserMissing, LookupError.
    """
    from playwright.sync_api import Error

    from scripts.lib.chromium import chromium
    from scripts.lib.static_server import serving

    sought = sought_in(data, moment)
    taps: list[int] = []
    with chromium() as browser, serving(site) as address:
        for task, most in TASKS.items():
            context = browser.new_context(locale="ru-RU", base_url=address, **PHONE)
            context.clock.set_fixed_time(moment)
            walk = Walk(context.new_page(), sought)
            try:
                task(walk)
                words = f"касаний {walk.taps} из {most}, экранов вниз {walk.screens:.1f}"
                if walk.taps <= most:
                    taps.append(walk.taps)
            except (TaskFailed, Error) as fault:
                words = f"не решена после касаний: {walk.taps}. {str(fault).splitlines()[0]}"
            print(f"{task.__name__}: {words}", flush=True)
            context.close()
    return len(taps), sum(number <= 2 for number in taps)


if __name__ == "__main__":
    sys.exit(main())
