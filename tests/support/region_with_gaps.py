"""A region of a hundred schools that are complete but for holes in known places: what reports must name is known before.

The schools are those that `scripts/bench/synthetic_region.py` makes up, here without their mark of a sample, which reports leave
out: nothing of this is written to the disk or published.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from profminimum.catalog import Catalog
from profminimum.check import check
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records

from scripts.bench import synthetic_region as synthesise
from tests.support.project import LARGE_REGION, at

YEAR = "2026-27"
TODAY = "2027-05-20"
"""Late enough for both seasons of parents' meetings; April and May are the months of which stories are due."""
COUNT = 100
GRADES = [6, 7, 8, 9, 10, 11]
DIRECTIONS = {
    "preprofessional-classes": 2,
    "lessons": 8,
    "extracurricular": 34,
    "practice-module": 10,
    "additional-education": 2,
    "vocational-training": 2,
    "parents": 2,
}
"""Hours a year in every grade: 60, exactly what the main level asks."""
PARTNERS = ["employer", "employment-service", "volunteers", "culture-sport", "media", "non-profit"]
ROLES = [
    "заместитель директора по воспитательной работе",
    "классные руководители",
    "специалист управления образования",
    "представитель колледжа",
    "представитель совета старшеклассников",
    "представитель родительского комитета",
]
WITHOUT_SCHOOLS = ("umyotsky", "zherdevsky")
"""Municipalities in which the region has no school."""

Values = dict[str, Any]


@dataclass
class School:
    """A school's files as plain values; a hole takes something out of them."""

    id: str
    town: str
    files: dict[str, Values] = field(default_factory=dict)

    @property
    def plan(self) -> Values:
        """The plan of the year."""
        return self.files[f"years/{YEAR}.yml"]


def school_id(number: int) -> str:
    """The folder of the school with a number."""
    return f"sample-school-{number:05}"


def complete(number: int, town: str, own: Values) -> School:
    """A school with nothing missing, with the names that were made up for it."""
    pages = [{"kind": "site", "url": "https://s.yolkin.ru/"}, {"kind": "section", "url": "https://s.yolkin.ru/prof/"}]
    contact = {"role": ROLES[0], "phone": "+7 (4752) 20-00-00", "email": "school@s.yolkin.ru"}
    school = School(school_id(number), town)
    school.files["school.yml"] = own | {
        "demo": False,
        "contacts": [contact],
        "municipality": town,
        "updated": "2026-09-01",
        "pages": pages,
        "grades": GRADES,
    }
    school.files[f"years/{YEAR}.yml"] = _plan()
    for kind in ("additional", "vocational"):
        school.files[f"programmes/{kind}.yml"] = {
            "title": "Программа",
            "kind": kind,
            "school_year": YEAR,
            "summary": "Коротко",
            "grades": GRADES,
            "updated": "2026-08-20",
        }
    school.files["classes/engineering.yml"] = {
        "title": "Инженерный класс",
        "profile": "engineering",
        "school_year": YEAR,
        "summary": "Коротко",
        "grades": GRADES,
        "partners": [{"name": "Завод", "kind": "employer"}],
        "updated": "2026-08-01",
    }
    for name, day in (("autumn", "2026-09-15"), ("spring", "2027-03-10")):
        school.files[f"events/{name}.yml"] = _event("parents-meeting", day, ["parents"])
    school.files["events/excursion.yml"] = _event("company-excursion", "2027-04-20", ["pupils"]) | {
        "coverage": [{"title": "Как прошло"}],
        "hours": 2,
        "counts_towards": "practice-module",
    }
    return school


def _plan() -> Values:
    return {
        "level": "main",
        "grades": GRADES,
        "responsible": {"role": ROLES[0]},
        "order": {"date": "2026-07-20", "number": "1"},
        "ticket_to_future": True,
        "hours": [
            {"direction": name, "grades": dict.fromkeys(map(str, GRADES), hours)} for name, hours in DIRECTIONS.items()
        ],
        "lesson_slots": [{"weekday": "thursday"}],
        "agreements": [
            {"partner": "Партнёр", "kind": kind, "date": "2026-08-20", "until": "2027-08-31"} for kind in PARTNERS
        ],
        "working_group": {"date": "2026-08-07", "roles": list(ROLES)},
        "consents_collected": "2026-09-08",
        "readiness": [
            {"item": item, "state": "done", "evidence": "справка"} for item in ("3.1", "3.4", "3.9", "3.15", "3.16")
        ],
    }


def _event(form: str, day: str, audience: list[str]) -> Values:
    return {"title": "Встреча", "format": form, "starts": day, "audience": audience}


def region(holes: Mapping[int, Callable[[School], object]], everywhere: Callable[[School], object]) -> Catalog:
    """The catalogue of the region with a hole in each of these schools, and with what `everywhere` does to all."""
    given = read_sources(LARGE_REGION).files
    model = synthesise.model_of(LARGE_REGION)
    towns = [town for town in model.towns if town not in WITHOUT_SCHOOLS]
    made = dict(synthesise.region(COUNT, 1, model))
    named = [
        f"organisations/{organisation}/organisation.yml"
        for organisation in ("ipkro", "minobrnauki", "fond-gumanitarnykh-proektov", "copp")
    ]
    files = {
        file.path: file.data for file in given if not file.path.startswith(("schools/", "organisations/", "events/"))
    }
    files |= {file.path: file.data for file in given if file.path in named}
    for number in range(COUNT):
        own = made[f"schools/{school_id(number)}/school.yml"]
        school = complete(number, towns[number % len(towns)], own)
        everywhere(school)
        if number in holes:
            holes[number](school)
        files |= {f"schools/{school.id}/{path}": json.dumps(values).encode() for path, values in school.files.items()}
    loaded = load(SourceFile(path, data) for path, data in sorted(files.items()))
    records, now = Records(loaded.entries), at(f"{TODAY} 12:00")
    problems = [*loaded.problems, *(problem for problem in check(records, now.date()) if problem.is_error)]
    assert not problems, "\n".join(map(str, problems))
    return Catalog(records, now)
