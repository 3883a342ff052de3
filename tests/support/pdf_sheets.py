"""What tests of sheets, posts and fragments share: the templates of the project, a full school, and readers of PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO

from profminimum.catalog import Catalog
from profminimum.output import AnyOutput
from profminimum.publish.build.outputs import sheet_makers
from profminimum.publish.build.template_files import sheet_sources
from profminimum.view import Templates
from profminimum.view.print import RegionSheets, SchoolSheets, TypstPrinter
from pypdf import PdfReader

from tests.support.project import ROOT
from tests.support.project_templates import project_templates

SITE = "https://profminimum.example.ru/"
TYPST_MARKUP = '#panic() $x$ *жирно* _курсив_ `код` @ссылка <метка> \\ ~ = // [скобки] "#{1}" #sys.inputs.data'
"""All that typst reads as markup; on a sheet it is nothing but text."""


def templates(site_url: str = SITE) -> Templates:
    """The project's templates."""
    return project_templates(site_url)


def sheets(catalog: Catalog, site_url: str = SITE, ending: str = ".pdf") -> dict[str, bytes]:
    """All sheets of a catalogue by path, or its pictures for `.png`."""
    school, region, *pictures = sheet_makers(sheet_sources(ROOT / "overrides"), templates(site_url))
    makers = pictures if ending == ".png" else (school, region)
    return {
        output.path: output.data
        for make in makers
        for output in make(catalog, site_url)
        if output.path.endswith(ending)
    }


def sheets_of(catalog: Catalog, school: str, site_url: str = SITE) -> dict[str, bytes]:
    """The sheets of one school by the name of the file."""
    printer = TypstPrinter(sheet_sources(ROOT / "overrides"))
    made = SchoolSheets(printer, templates(site_url)).of(catalog.schools[school])
    return {output.path.rpartition("/")[2]: output.data for output in made}


def region_sheets(catalog: Catalog) -> list[AnyOutput]:
    """The memo of each grade, then the booklet."""
    return list(RegionSheets(TypstPrinter(sheet_sources(ROOT / "overrides")), templates())(catalog, SITE))


def read(data: bytes) -> PdfReader:
    """A PDF as another reader sees it."""
    return PdfReader(BytesIO(data))


def words(data: bytes) -> str:
    """The text of a PDF on one line, without the soft hyphens and breaks of its lines.

    Both hyphens share a glyph: once a word of a file is parted, its telephones have the soft one, too.
    """
    text = "\n".join(page.extract_text() for page in read(data).pages)
    whole = text.replace("\u00ad\n", "").replace("\u00ad", "-").replace("\u200b", "")
    return " ".join(whole.split())


def full_school(title: str, text: str, school: str = "full") -> Mapping[str, str]:
    """The files of a school in which every list is longer than a sheet shows and every text is `title` or `text`."""
    contact = {"role": title, "about": title, "phone": "+7 (4752) 20-00-00", "hours": title, "room": title}
    directions = [
        "lessons",
        "extracurricular",
        "practice-module",
        "additional-education",
        "vocational-training",
        "parents",
    ]
    files = {
        "school.yml": {
            "name": title,
            "municipality": "gorod",
            "grades": [6, 7, 8, 9, 10, 11],
            "contacts": [contact | {"role": f"{title[:-1]}{number}"} for number in range(3)],
        },
        "years/2026-27.yml": {
            "level": "main",
            "grades": [6, 7, 8, 9, 10, 11],
            "responsible": contact,
            "summary": text,
            "hours": [
                {"direction": direction, "grades": dict.fromkeys([6, 7, 8, 9, 10, 11], 20), "content": text}
                for direction in directions
            ],
        },
    }
    for number in range(12):
        files[f"events/e{number}.yml"] = _event(title, 1 + number)
        files[f"programmes/p{number}.yml"] = _programme(title)
        files[f"classes/c{number}.yml"] = _class(title)
    return {f"schools/{school}/{path}": json.dumps(values, ensure_ascii=False) for path, values in files.items()}


def _event(title: str, day: int) -> dict[str, object]:
    return {
        "title": title,
        "format": "meeting",
        "summary": title,
        "starts": f"2026-12-{day:02} 15:00",
        "schedule_note": title,
        "venues": [{"name": title, "address": title}],
        "audience": ["pupils", "parents"],
        "registration": {"required": True, "how": title},
        "transport": title,
    }


def _programme(title: str) -> dict[str, object]:
    return {
        "title": title,
        "kind": "additional",
        "school_year": "2026-27",
        "summary": title,
        "grades": [6, 7, 8, 9, 10, 11],
        "cost": "paid",
        "price": title,
    }


def _class(title: str) -> dict[str, object]:
    return {
        "title": title,
        "profile": "engineering",
        "school_year": "2026-27",
        "summary": title,
        "grades": [6, 7, 8, 9, 10, 11],
        "subjects": [title],
        "admission": {"places": 25, "closes": "2027-06-18", "exams": [{"subject": title}]},
    }
