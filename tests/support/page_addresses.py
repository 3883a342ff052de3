"""One page of every kind of the built site: its own list, so that a new kind of page is not forgotten."""

from __future__ import annotations

from pathlib import Path

SCHOOL = "schools/obraztsovaya-gorodskaya/"
PAGES = {
    "home": "",
    "about": "about/",
    "grades": "grades/",
    "grade": "grades/8/",
    "schools": "schools/",
    "municipality": "municipalities/tambov/",
    "school": SCHOOL,
    "school-without-data": "schools/tatanovskaya/",
    "year-plan": f"{SCHOOL}2026-27/",
    "past-year-plan": f"{SCHOOL}2025-26/",
    "programmes": "programmes/",
    "programme": "schools/obraztsovy-litsey/programmes/{first}/",
    "classes": "classes/",
    "class": "schools/obraztsovy-litsey/classes/engineering/",
    "past-classes": "classes/2025-26/",
    "regional-project": "organisations/tgtu/classes/inzhenernye-klassy-68/",
    "events": "events/",
    "month": "events/2026-11/",
    "event": f"{SCHOOL}events/{{first}}/",
    "organisations": "organisations/",
    "organisation": "organisations/obraztsovy-kolledzh/",
    "staff": "staff/",
    "training": "organisations/obraztsovy-kolledzh/training/trial-mentors/",
    "roadmaps": "roadmap/",
    "roadmap": "roadmap/2023-24/",
    "lessons": "lessons/2025-26/",
    "documents": "documents/",
    "parents": "parents/",
    "nearby": "nearby/",
    "desk": "desk/",
    "report": "desk/readiness/",
    "coverage-report": "desk/coverage/",
    "freshness-report": "desk/freshness/",
    "staff-report": "desk/staff/",
    "roadmap-report": "desk/roadmap/",
    "reminders": "desk/reminders/",
    "contribute": "contribute/",
    "search": "search/",
    "favourites": "favourites/",
    "news": "news/",
    "not-found": "no-such-page/",
}
"""Addresses by the kind of page; `{first}` stands for the first record of its folder."""
OFFICERS = {
    *("desk", "report", "coverage-report", "freshness-report", "staff-report", "roadmap-report", "reminders"),
    *("contribute", "staff", "training"),
}
"""Kinds of pages that are not for parents."""
FOR_PARENTS = [kind for kind in PAGES if kind not in OFFICERS and kind != "not-found"]


def addresses(site: Path) -> dict[str, str]:
    """The address of a page of each kind in the built site."""
    return {kind: _filled(site, address) for kind, address in PAGES.items()}


def _filled(site: Path, address: str) -> str:
    folder, found, rest = address.partition("{first}")
    if not found:
        return address
    first = min(path.name for path in (site / folder).iterdir() if path.is_dir())
    return f"{folder}{first}{rest}"
