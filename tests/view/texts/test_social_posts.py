"""Posts: within the networks' lengths, dates in words, the link at the end; any text of data survives as text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profminimum.catalog import Catalog
from profminimum.view.texts.social_posts import NETWORKS, Post, Posts, fitted, length

from tests.support.pdf_sheets import SITE, templates
from tests.support.project import catalog_of

MONTHS = [(2026, 9), (2026, 11), (2026, 12)]
TEMPLATES = templates()


def posts(catalog: Catalog, school: str = "first", site_url: str = SITE) -> dict[str, Post]:
    """The posts of a school in the months that have any, by identifier."""
    made = Posts(TEMPLATES if site_url else templates(""))
    return {post.id: post for month in MONTHS for post in made.of(catalog.schools[school], *month)}


def text(post: Post, network: int = 0) -> str:
    """A post as it is worded for one of the networks."""
    return post.texts[network][1]


FOUND = posts(catalog_of())


def test_a_school_gets_digests_announcements_and_reports() -> None:
    """There is a digest a month, an announcement of what is not over, a report where the story is told."""
    assert list(FOUND) == [
        "2026-09-digest",
        "parents-meeting-report",
        "2026-11-digest",
        "markup-announcement",
        "2026-12-digest",
        "no-time-announcement",
        "online-announcement",
        "excursion-announcement",
    ]


def test_an_announcement_says_what_when_where() -> None:
    """It has the date in words, place, audience, terms, how to join, the link, and a tag where tags work."""
    assert text(FOUND["markup-announcement"]) == (
        'Встреча <b>с инженером</b> & "разговор по душам"\n\n'
        "Один вопрос | один ответ: =СУММА(1;2)\n\n"
        "Когда: пятница, 27\u00a0ноября, 14:30–15:30\n"
        "Где: библиотека\n"
        "Кого ждём: учеников и родителей (8, 9\u00a0классы)\n"
        "Условия: бесплатно, по записи до\u00a026\u00a0ноября\n"
        "Как записаться: Скажите классному руководителю.\n\n"
        f"Подробнее: {SITE}schools/first/events/markup/\n"
        "#профминимум"
    )


def test_changes_come_first() -> None:
    """What is cancelled or moved says so in the first words, with the reason; no one is invited to what is cancelled."""
    cancelled = text(FOUND["excursion-announcement"])
    assert cancelled.startswith("Отменено: Экскурсия на завод\n\nПочему: Завод закрыт на ремонт.")
    assert "Когда:" not in cancelled
    assert text(FOUND["online-announcement"]).startswith("Перенесено: Открытый урок")


def test_a_report_tells_the_story() -> None:
    """It has the story's title, what it was and when, the words, and where to read on."""
    assert text(FOUND["parents-meeting-report"], 2) == (
        "Сорок вопросов\n\n"
        "17\u00a0сентября 2026: Родительское собрание: всё о профминимуме.\n\n"
        "Спрашивали, обязательно ли выбирать сейчас. Нет.\n\n"
        "Подробнее: https://first.yolkin.ru/sobranie/"
    )


def test_the_digest_has_the_events_of_the_school() -> None:
    """What is ahead, cancelled and past is apart; titles are those of the page."""
    digest = text(FOUND["2026-12-digest"])
    assert "• Открытый урок «Объём, ёмкость, подъём» – вторник, 8\u00a0декабря, 9:20–10:00" in digest
    assert "Не состоится: Экскурсия на завод." in digest
    assert digest.endswith(f"{SITE}schools/first/\n#профминимум")


@pytest.mark.parametrize("name", FOUND)
def test_no_dates_in_numbers_and_no_empty_lines(name: str) -> None:
    """People read «12 ноября», not 2026-11-12; paragraphs are one line apart."""
    assert len(FOUND[name].texts) == len(NETWORKS)
    for _, worded in FOUND[name].texts:
        assert worded
        assert not re.search(r"\d{4}-\d\d-\d\d(?!\d)", worded.replace(SITE, ""))
        assert "\n\n\n" not in worded
        assert worded == worded.strip()


def test_without_an_address_there_is_no_link() -> None:
    """The text then says in words where to look."""
    found = posts(catalog_of(), site_url="")
    worded = text(found["markup-announcement"])
    assert "http" not in worded
    assert "на странице школы в разделе «Профминимум»" in worded


@settings(max_examples=25, deadline=None)
@given(
    title=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=250),
    story=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=400),
    times=st.integers(1, 14),
)
def test_every_text_fits(title: str, story: str, times: int) -> None:
    """Whatever is written, each network's limit holds and the link is whole."""
    title, story = " ".join(title.split()) or "а", " ".join((story * times).split())
    event = {"title": "x", "format": "meeting", "starts": "2026-12-01", "audience": ["pupils"]}
    catalog = catalog_of({"schools/first/events/long.yml": json.dumps(event, ensure_ascii=False)})
    (entry,) = [event for event in catalog.records.of("event") if event.id == "long"]
    object.__setattr__(entry, "record", entry.record.model_copy(update={"title": title, "description": story}))
    texts = posts(catalog)["long-announcement"].texts
    assert len(texts) == len(NETWORKS)
    for network, worded in texts:
        assert length(worded) <= network.rules.limit
        assert f"{SITE}schools/first/events/long/" in worded
        assert worded.startswith(title)


@given(st.text(max_size=300), st.integers(60, 200))
def test_what_is_too_long_loses_its_middle(middle: str, limit: int) -> None:
    """The first line and the last paragraph stay; the length is counted as networks do, emoji as two."""
    short = fitted(f"Заголовок\n\n{middle}\n\nПодробнее: https://x.example.ru/", limit)
    assert length(short) <= limit
    assert short.startswith("Заголовок")
    assert short.endswith("Подробнее: https://x.example.ru/")


def test_a_title_alone_can_be_cut() -> None:
    """If even the first line and the link do not fit, the line gives way."""
    short = fitted("Ж" * 500 + "\n\nhttps://x.example.ru/", 100)
    assert length(short) == 100
    assert short.endswith("…\n\nhttps://x.example.ru/")


def test_each_network_is_declared_once() -> None:
    """VK, OK and MAX are there, each with a limit."""
    assert [network.page.value for network in NETWORKS] == ["vk", "ok", "max"]
    assert all(network.rules.limit > 0 for network in NETWORKS)


def test_a_digest_tells_the_days_of_its_month() -> None:
    """Of several days those in it; what has left it for an unknown day is said, what is over by then stands apart."""
    head = "format: open-day\naudience: [pupils]\n"
    texts = {
        "saturdays": "title: Субботы\nwhen: 2026-11-07; 2026-11-28 10:00; 2026-12-05 10:00; 2026-12-12 10:00\n",
        "firemen": "title: Пожарные\nwhen: неизвестно\nwas: 2026-11-05\nstatus: postponed\nstatus_reason: Карантин\n",
        "open": "title: Агроном\nwhen: 2026-12\n",
        "year": "title: Психолог\nwhen: 2026-27\n",
        "october": "title: Слёт\nwhen: 2026-11-02; 2026-11-03\n",
    }
    catalog = catalog_of({f"schools/first/events/{name}.yml": head + text for name, text in texts.items()})
    found = posts(catalog)
    november, december = (text(found[f"2026-{month}-digest"]).replace("\u00a0", " ") for month in (11, 12))
    assert "• Субботы – 7 ноября; 28 ноября, 10:00; для учеников" in november
    assert "Перенесено, новый день не назначен: Пожарные." in november
    assert "• Слёт – 2 и 3 ноября\n" in november.split("Что уже прошло:")[1]
    assert "• Субботы – 5 и 12 декабря, 10:00; для учеников" in december
    assert "• Агроном – в декабре, день уточняется; для учеников" in december
    assert "Психолог" not in november + december
    announced = text(found["firemen-announcement"]).replace("\u00a0", " ")
    assert announced.startswith("Перенесено: Пожарные\n\nПочему: Карантин\n")
    assert "Когда: новый день не назначен (было 5 ноября)" in announced


def test_an_announcement_names_each_venue_once_with_its_time() -> None:
    """However many days a venue has."""
    lines = "title: Пробы\nformat: open-day\naudience: [pupils]\nwhen: 2026-12-12 – 2026-12-20\nvenues:\n"
    lines += "  - {name: Цех, when: 2026-12-12 10:00; 2026-12-19 10:00}\n  - {name: Завод}\n"
    found = posts(catalog_of({"schools/first/events/places.yml": lines}))
    assert "• Цех – 12 и 19 декабря, 10:00\n• Завод\n" in text(found["places-announcement"]).replace("\u00a0", " ")


def test_posts_say_whom_an_event_is_open_to() -> None:
    """An announcement and a digest name it where it is known; where it is not, they say nothing of it."""
    event = "title: День\nformat: open-day\naudience: [pupils]\nages: 7–10 лет\nwhen: 2026-12-12\n"
    told = posts(catalog_of({"schools/first/events/day.yml": event + "access: schools\nschools: [first, second]\n"}))
    names = "только для названных школ: Школа № 1 «Ёлочка», "
    assert f"\nКому доступно: {names}" in text(told["day-announcement"])
    assert "\nКого ждём: учеников (7–10\u00a0лет, примерно 1–4\u00a0классы)\n" in text(told["day-announcement"])
    assert f"; {names}" in text(told["2026-12-digest"])
    unknown = posts(catalog_of({"schools/first/events/day.yml": event}))
    assert "Кому доступно" not in text(unknown["day-announcement"])
