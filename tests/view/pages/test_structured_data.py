"""JSON-LD: read back as JSON, true to the page, harmless inside a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import chain
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from profminimum.catalog import EventItem
from profminimum.model import Event
from profminimum.view.pages.faq import questions_and_answers
from profminimum.view.pages.structured_data import section_data, structured_data
from profminimum.view.rendering.page import ROOT, Crumb, rooted

from tests.support.project import REGION, catalog_of
from tests.support.project import ROOT as PROJECT
from tests.support.record_strategies import titles
from tests.support.time_strategies import times

CATALOG = catalog_of()
SITE = "https://profminimum.example.ru/"
HOME = Crumb("Главная", "")
BASICS = "title: Основы\nroles: [navigator]\n"


def graph(subject: Any, title: str = "Страница", address: str = "here/", base: str = SITE) -> dict[str, dict[str, Any]]:
    """The nodes of a page by type."""
    read = json.loads(rooted(structured_data(subject, Markup(escape(title)), address, [HOME]), base))
    assert read["@context"] == "https://schema.org"
    return {node["@type"]: node for node in read["@graph"]}


def event(name: str) -> Any:
    """An event of the small region."""
    return next(event for event in CATALOG.events if event.id == name)


def offer(name: str) -> Any:
    """A programme or a class of the small region."""
    return next(offer for offer in (*CATALOG.programmes, *CATALOG.classes) if offer.id == name)


def test_a_school_says_who_it_is():
    """It says where it is, whom to ask and its own pages elsewhere."""
    school = graph(CATALOG.schools["first"])["School"]
    assert school["name"] == "Школа № 1 «Ёлочка»"
    assert school["url"] == SITE + "schools/first/"
    assert school["address"]["addressLocality"] == "город Ёлкин"
    assert school["contactPoint"][0]["telephone"] == "+7 (4752) 20-00-00"
    assert "https://first.yolkin.ru/" in school["sameAs"]
    assert "<script>alert(1)</script>" in school["description"]


def test_what_is_not_known_is_not_said():
    """There is no empty value and no null anywhere."""
    listed = (CATALOG.schools.values(), CATALOG.events, CATALOG.programmes, CATALOG.classes, CATALOG.training)
    assert all(listed)
    for item in chain.from_iterable(listed):
        assert graph(item)
        text = json.dumps(list(graph(item).values()))
        assert not re.search(r'null|: ""|: \[\]|: \{\}', text)


def test_events_have_times_status_and_venues():
    """Times have the region's offset; several venues each have their own times."""
    online = graph(event("online"))["Event"]
    assert online["startDate"] == "2026-12-08T09:20:00+03:00"
    assert online["previousStartDate"] == "2026-12-01T09:20:00+03:00"
    assert online["eventStatus"] == "https://schema.org/EventRescheduled"
    assert online["location"] == [{"@type": "VirtualLocation", "url": "https://video.yolkin.ru/urok/"}]
    assert graph(event("excursion"))["Event"]["eventStatus"] == "https://schema.org/EventCancelled"
    assert graph(event("forum"))["Event"]["endDate"] == "2027-02-12"
    parts = graph(event("open-day"))["Event"]["subEvent"]
    assert [part["startDate"] for part in parts] == ["2026-12-12T10:00:00+03:00", "2026-12-12T13:30:00+03:00"]
    assert "endDate" not in parts[1]


def event_of(**values: Any) -> dict[str, Any]:
    """The node of an event with these values."""
    base = {"title": "Встреча", "format": "meeting", "audience": ["pupils"]}
    entry = replace(event("markup").entry, record=Event.model_validate(base | values))
    return graph(EventItem(entry, CATALOG))["Event"]


@pytest.mark.parametrize(
    ("when", "starts", "ends"),
    [
        ("2026-11-12", "2026-11-12", None),
        ("2026-11-12 15:00", "2026-11-12T15:00:00+03:00", None),
        ("2026-11-12 15:00–16:30", "2026-11-12T15:00:00+03:00", "2026-11-12T16:30:00+03:00"),
        ("2026-11-12 22:00–01:00", "2026-11-12T22:00:00+03:00", "2026-11-13T01:00:00+03:00"),
        ("2026-11-09 – 2026-11-13", "2026-11-09", "2026-11-13"),
        ("2026-11-09 10:00 – 2026-11-13 17:00", "2026-11-09T10:00:00+03:00", "2026-11-13T17:00:00+03:00"),
        ("2026-11-07; 2026-11-14 10:00", "2026-11-07", "2026-11-14"),
        ("2026-11-03 – 2026-11-24, по вторникам", "2026-11-03", "2026-11-24"),
        ("2026-11", "2026-11", None),
        ("в течение 2026-11-16 – 2026-11-22", "2026-11", None),
        ("2026-10 – 2026-11", "2026", None),
        ("2026-27", None, None),
        ("2026-11-07; 2026-12", "2026-11-07", None),
        ("2026-10; 2026-11-07 10:00–12:00", "2026-10", "2026-11-07T12:00:00+03:00"),
        ("с 2026-09-01", "2026-09-01", None),
        ("до 2026-09-15 18:00", None, "2026-09-15T18:00:00+03:00"),
        ("неизвестно", None, None),
    ],
)
def test_beginning_and_end_are_as_exact_as_the_time(when, starts, ends):
    """An open day is the month or the year that holds it, or nothing; no end is made up."""
    node = event_of(when=when)
    assert (node.get("startDate"), node.get("endDate")) == (starts, ends)


def test_a_repetition_has_a_schedule():
    """With its weekdays, bounds, hours, exceptions and zone."""
    node = event_of(when="2026-11-03 – 2026-11-26, по вторникам и четвергам, 15:00–16:30, кроме 2026-11-10, 2026-11-11")
    assert node["eventSchedule"] == [
        {
            "@type": "Schedule",
            "byDay": ["https://schema.org/Tuesday", "https://schema.org/Thursday"],
            "startDate": "2026-11-03",
            "endDate": "2026-11-26",
            "startTime": "15:00:00",
            "endTime": "16:30:00",
            "repeatFrequency": "P1W",
            "exceptDate": ["2026-11-10"],
            "scheduleTimezone": "Europe/Moscow",
        }
    ]
    assert (node["startDate"], node["endDate"]) == ("2026-11-03T15:00:00+03:00", "2026-11-26T16:30:00+03:00")
    assert "subEvent" not in node


def test_days_and_venues_are_parts():
    """Each has its time and place; one place is named once."""
    days = event_of(when="2026-11-07 10:00; 2026-11-14 10:00", venues=[{"name": "цех"}])
    assert [part["startDate"] for part in days["subEvent"]] == [
        "2026-11-07T10:00:00+03:00",
        "2026-11-14T10:00:00+03:00",
    ]
    assert [place["name"] for place in days["location"]] == ["цех"]
    venues = [{"name": "цех", "when": "2026-11-03 – 2026-11-24, по вторникам"}, {"name": "буфет"}]
    shop, canteen = event_of(when="2026-12", venues=venues)["subEvent"]
    assert (shop["location"]["name"], shop["eventSchedule"][0]["endDate"]) == ("цех", "2026-11-24")
    assert (canteen["startDate"], canteen["location"]["name"]) == ("2026-12", "буфет")


@pytest.mark.parametrize(
    ("values", "state", "starts"),
    [
        ({"when": "2026-12-03", "was": "2026-11-05 15:00"}, "EventRescheduled", "2026-12-03"),
        ({"when": "2026-12", "was": "2026-11-05 15:00"}, "EventPostponed", "2026-12"),
        ({"when": "неизвестно", "was": "2026-11-05 15:00"}, "EventPostponed", "2026-11-05T15:00:00+03:00"),
        ({"when": "2026-11-05 15:00"}, "EventPostponed", "2026-11-05T15:00:00+03:00"),
    ],
)
def test_a_postponed_event_tells_what_it_was(values, state, starts):
    """Rescheduled is what has a new day; what has none keeps the old one and says that it does not hold."""
    node = event_of(status="postponed", **values)
    assert node["eventStatus"] == f"https://schema.org/{state}"
    assert (node["previousStartDate"], node["startDate"]) == ("2026-11-05T15:00:00+03:00", starts)
    assert "endDate" not in node


@given(times, st.none() | times)
def test_any_time_is_told_in_iso_8601(when, was):
    """Days, moments with an offset, months or years; a beginning is never behind its end."""
    former = {"status": "postponed", "was": str(was)} if was else {}
    top = event_of(when=str(when), **former)
    for node in [top, *top.get("subEvent", [])]:
        dates = [node[name] for name in ("startDate", "endDate", "previousStartDate") if name in node]
        assert [
            text for text in dates if not re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:00[+-]\d\d:\d\d)?)?)?", text)
        ] == []
        if "startDate" in node and "endDate" in node:
            length = min(len(node["startDate"]), len(node["endDate"]), 10)
            assert node["startDate"][:length] <= node["endDate"][:length]


def test_offsets_are_those_of_the_place():
    """A venue far away has its own; so has the schedule."""
    far = event_of(when="2026-11-03 – 2026-11-24, по вторникам, 10:00", timezone="Asia/Yakutsk")
    assert far["startDate"] == "2026-11-03T10:00:00+09:00"
    assert far["eventSchedule"][0]["scheduleTimezone"] == "Asia/Yakutsk"


def test_a_training_is_a_course():
    """A course for teachers names its holder, its hours and for whom it is; what is not known is not said."""
    basics, team = (
        graph(next(training for training in CATALOG.training if training.id == name))["Course"]
        for name in ("basics", "team")
    )
    assert basics["provider"]["url"] == SITE + "organisations/operator/"
    assert basics["hasCourseInstance"]["courseWorkload"] == "PT36H"
    assert basics["hasCourseInstance"]["startDate"] == "2027-01-18"
    assert [audience["audienceType"] for audience in basics["audience"]] == [
        "ответственным за профминимум",
        "классным руководителям",
    ]
    assert basics["educationalCredentialAwarded"] == "удостоверение о повышении квалификации"
    assert "description" not in team


def test_a_course_of_many_evenings_has_a_schedule():
    """One of which only the month is known begins in that month, and on no day."""
    path = "organisations/operator/training/basics.yml"
    weekly = catalog_of({path: BASICS + "when: 2027-01-12 – 2027-02-16, по вторникам, 15:00–16:30\n"})
    open_day = catalog_of({path: BASICS + "when: 2027-02\n"})
    first, second = (
        graph(next(training for training in catalog.training if training.id == "basics"))["Course"]["hasCourseInstance"]
        for catalog in (weekly, open_day)
    )
    assert first["courseSchedule"][0]["byDay"] == ["https://schema.org/Tuesday"]
    assert (first["startDate"], first["endDate"]) == ("2027-01-12T15:00:00+03:00", "2027-02-16T16:30:00+03:00")
    assert (second["startDate"], "endDate" in second) == ("2027-02", False)


@pytest.mark.parametrize(("hours", "duration"), [(36, "PT36H"), (1.5, "PT1H30M"), (0.5, "PT30M")])
def test_hours_are_a_duration(hours, duration):
    """Halves are minutes: some readers of ISO 8601 know no fractions."""
    changed = catalog_of({"organisations/operator/training/basics.yml": BASICS + f"hours: {hours}\n"})
    [node] = [node for course in changed.training if course.id == "basics" for node in graph(course).values()][:1]
    assert node["hasCourseInstance"]["courseWorkload"] == duration


def test_offers_are_courses_or_occupational_programs():
    """A programme of additional education is a course; training and classes lead to a profession."""
    robots = graph(offer("robots"))["Course"]
    assert robots["provider"] == {"@type": "School", "name": "Школа № 1 «Ёлочка»", "url": SITE + "schools/first/"}
    assert robots["hasCourseInstance"]["courseMode"] == "onsite"
    assert robots["hasCourseInstance"]["courseWorkload"] == "PT66H"
    cook = graph(offer("cook"))["EducationalOccupationalProgram"]
    assert (cook["occupationalCategory"], cook["timeToComplete"]) == ("Повар", "P8M")
    assert (cook["applicationStartDate"], cook["applicationDeadline"]) == ("2026-09-01", "2026-11-30")
    assert cook["provider"]["@type"] == "CollegeOrUniversity"
    engineering = graph(offer("engineering"))["EducationalOccupationalProgram"]
    assert (engineering["programType"], engineering["maximumEnrollment"]) == ("Инженерный", 25)


def test_weekly_lessons_have_a_schedule():
    """One for each group and time, on all its days, from the first day to the last."""
    [weekly] = graph(offer("robots"))["Course"]["hasCourseInstance"]["courseSchedule"]
    assert weekly == {
        "@type": "Schedule",
        "byDay": ["https://schema.org/Monday"],
        "startDate": "2026-09-14",
        "endDate": "2027-05-24",
        "startTime": "15:30:00",
        "endTime": "17:00:00",
        "repeatFrequency": "P1W",
        "scheduleTimezone": "Europe/Moscow",
    }
    days = graph(offer("cook"))["EducationalOccupationalProgram"]["dayOfWeek"]
    assert days == ["https://schema.org/Wednesday", "https://schema.org/Saturday"]
    path = "schools/first/programmes/robots.yml"
    sessions = "{weekday: friday, starts: 15:00, group: младшая}, {weekday: monday, starts: 15:00, group: младшая}, {weekday: friday, starts: 16:00, grades: [8]}"
    text = re.sub(r"sessions:\n.*\n", f"sessions: [{sessions}]\n", (REGION / path).read_text("utf-8"))
    changed = next(programme for programme in catalog_of({path: text}).programmes if programme.id == "robots")
    junior, older = graph(changed)["Course"]["hasCourseInstance"]["courseSchedule"]
    assert (junior["name"], len(junior["byDay"]), "endTime" in junior) == ("младшая", 2, False)
    assert (older["name"], older["startTime"]) == ("8\u00a0класс", "16:00:00")


def test_a_venue_takes_the_address_of_who_holds_it():
    """As on the page: the branch of the college lends its address, a mere name may be anywhere."""
    path = "schools/first/events/excursion.yml"
    text = (REGION / path).read_text("utf-8")
    venue = "  - {organisation: college, branch: workshop}\n  - {name: завод}\n"
    changed = catalog_of({path: re.sub(r"  - \{name: завод.*\n", venue, text)})
    node = graph(next(event for event in changed.events if event.id == "excursion"))["Event"]
    workshop, factory = node["location"]
    assert workshop["address"]["streetAddress"] == "село Берёзовка, улица Мира"
    assert "streetAddress" not in factory["address"]


def test_what_is_paid_for_has_offers():
    """Each sum is an offer with its unit, a range has both ends, reductions are told; what is free has none."""
    lesson, month = graph(offer("project"))["EducationalOccupationalProgram"]["offers"]
    assert (lesson["price"], lesson["priceCurrency"], lesson["category"]) == (350, "RUB", "Paid")
    assert month["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "price": 1200,
        "priceCurrency": "RUB",
        "unitText": "в месяц",
        "unitCode": "MON",
    }
    assert month["description"] == "вместе с материалами; для многодетных бесплатно; второй ребёнок – 50 %"
    [forum] = graph(event("forum"))["Event"]["offers"]
    ends = forum["priceSpecification"]
    assert (ends["minPrice"], ends["maxPrice"], "price" in forum) == (250, 300, False)
    assert "offers" not in graph(offer("robots"))["Course"]


def test_organisations_have_the_type_of_their_kind():
    """One whose kind has no word there is an organisation."""
    assert "CollegeOrUniversity" in graph(CATALOG.organisations["college"])
    assert "Organization" in graph(CATALOG.organisations["operator"])


@pytest.mark.parametrize("base", [SITE, "../../"])
def test_breadcrumbs_lead_to_the_page(base):
    """Each step has its address, in full where the site knows its own."""
    steps = graph(event("online"), "Урок & <встреча>", "schools/first/events/online/", base)["BreadcrumbList"]
    found = [(step["position"], step["name"], step["item"]) for step in steps["itemListElement"]]
    assert found == [(1, "Главная", base), (2, "Урок & <встреча>", base + "schools/first/events/online/")]


def test_headings_that_ask_are_questions():
    """A question has what is said under it; other headings are none."""
    html = "<p>До</p><h2>Вопросы</h2><h3 id=a>Сколько <b>это</b> стоит?</h3><p>Ничего.</p><p>Совсем &amp; никак.</p><h3>Пусто?</h3><h2>Ещё</h2><p>Нет?</p>"
    assert questions_and_answers(html) == [("Сколько это стоит?", "Ничего. Совсем & никак.")]
    read = json.loads(section_data("Родителям", "parents/", {"": "Главная"}, html, CATALOG).replace(ROOT, SITE))
    kinds = {node["@type"]: node for node in read["@graph"]}
    assert kinds["FAQPage"]["mainEntity"][0]["acceptedAnswer"]["text"] == "Ничего. Совсем & никак."
    assert "FAQPage" not in section_data("О", "about/", {"": "Главная"}, "<h2>О</h2><p>Да.</p>", CATALOG)


def test_the_page_for_parents_asks():
    """The page that the site ships has questions that search engines can show."""
    source = (PROJECT / "docs" / "parents.md").read_text("utf-8")
    html = re.sub(r"^### (.+?) \{#.+\}$", r"<h3>\1</h3>", source, flags=re.MULTILINE)
    assert len(questions_and_answers(html)) >= 5


@given(titles)
def test_any_title_is_harmless_in_a_page(title):
    """In a script element of a page, read by a browser's rules, it is still the same text."""
    text = structured_data(None, Markup(escape(title)), "here/", [HOME])
    assert not set("<>&") & set(text)
    document = html5lib.parse(
        f'<script type="application/ld+json">{rooted(text, SITE)}</script><p>', namespaceHTMLElements=False
    )
    (script,) = document.iter("script")
    steps = json.loads(script.text)["@graph"][0]["itemListElement"]
    assert steps[1]["name"] == title


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028"])
def test_nothing_closes_the_script(hostile):
    """The data hold nothing that ends a script element or begins a comment in it."""
    text = structured_data(None, Markup(escape(hostile)), "here/", [HOME])
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text.replace(ROOT, ""))["@graph"][0]["itemListElement"][1]["name"] == hostile
