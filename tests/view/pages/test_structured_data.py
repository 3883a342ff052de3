"""JSON-LD: read back as JSON, true to the page, harmless inside a page."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import Any

import html5lib
import pytest
from hypothesis import given
from markupsafe import Markup, escape
from profminimum.view.pages.faq import questions_and_answers
from profminimum.view.pages.structured_data import section_data, structured_data
from profminimum.view.rendering.page import ROOT, Crumb, rooted

from tests.support.project import ROOT as PROJECT
from tests.support.project import catalog_of
from tests.support.record_strategies import titles

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
    assert online["eventStatus"] == "https://schema.org/EventRescheduled"
    assert online["location"] == [{"@type": "VirtualLocation", "url": "https://video.yolkin.ru/urok/"}]
    assert graph(event("excursion"))["Event"]["eventStatus"] == "https://schema.org/EventCancelled"
    assert graph(event("forum"))["Event"]["endDate"] == "2027-02-12"
    parts = graph(event("open-day"))["Event"]["subEvent"]
    assert [part["startDate"] for part in parts] == ["2026-12-12T10:00:00+03:00", "2026-12-12T13:30:00+03:00"]
    assert "endDate" not in parts[1]


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
