"""A kind of records that is added as `docs/dev/recipes.md` says, by five files: it is wherever kinds are, with no list to extend."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import build, copy_project, edit, settings

MODEL = '''
from __future__ import annotations

from .schema.fields import Record, optional, required
from .schema.grades import Grades
from .schema.times import Day
from .schema.types import Title
from .shared import OrganisationId


class Internship(Record):
    """An internship of pupils at an organisation."""

    title: Title = required("Название", "Как стажировка называется.")
    starts: Day | None = optional("Начало", "Первый день.")
    ends: Day | None = optional("Конец", "Последний день.")
    host: OrganisationId | None = optional("Кто принимает", "Организация из справочника.")
    grades: Grades = required("Классы", "Ученики каких классов могут прийти.", min_length=1)
'''
KIND = '''
    Kind(
        "internship",
        Internship,
        (
            Route("schools/{owner}/internships/{id}.yml", "schools/{owner}/internships/{id}/"),
            Route("organisations/{owner}/internships/{id}.yml", "organisations/{owner}/internships/{id}/"),
            Route("internships/{id}.yml", "internships/{id}/"),
        ),
        label="стажировка",
        label_plural="Стажировки",
        collection="internships",
        has_sheet=True,
        has_list=True,
        is_in_feed=True,
        review_days=120,
    ),
)
"""Each kind'''
PAGE = """{% extends "components/page.html" %}
{% block body %}<p>{{ item.record.grades | grades }}</p>{% endblock %}
"""
LIST = """---
title: Стажировки
view: catalogue
collection: internships
description: Где можно поработать несколько дней.
---

Стажировки для школьников.
"""
RECORD = """title: Неделя в мастерской
starts: 2026-12-07
ends: 2026-12-11
host: college
grades: [9, 10]
checked: 2026-03-20
"""
PAGES = ("schools/first/internships/week/", "organisations/college/internships/week/", "internships/week/")
IN_PREVIEW = """
import sys
from pathlib import Path
from profminimum.publish.build.clock import now
from profminimum.publish.build.load_region import load_region
from profminimum.view import RecordPages, Templates
pages = RecordPages(load_region(Path("data"), now).catalog, Templates({}), {})
print(*(page for page in sys.argv[1:] if pages.at(page)))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small region with the kind and a record in each place, built so that every list is too long for its page."""
    folder = copy_project(tmp_path_factory.mktemp("kind") / "project")
    package = folder / "hooks" / "profminimum"
    (package / "model" / "internship.py").write_text(f'"""Internships."""\n{MODEL}', "utf-8")
    edit(package / "model" / "contributed.py", ')\n"""Each kind', KIND.lstrip("\n"))
    edit(
        package / "model" / "contributed.py",
        "from .kind import",
        "from .internship import Internship\nfrom .kind import",
    )
    (folder / "overrides" / "pages" / "internship.html").write_text(PAGE, "utf-8")
    (folder / "docs" / "internships").mkdir()
    (folder / "docs" / "internships" / "index.md").write_text(LIST, "utf-8")
    edit(folder / "mkdocs.yml", "\nnot_in_nav:", "\n  - Стажировки: internships/index.md\nnot_in_nav:")
    for page in PAGES:
        record = folder / "data" / f"{page.rstrip('/')}.yml"
        record.parent.mkdir(exist_ok=True)
        record.write_text(RECORD, "utf-8")
    edit(package / "view" / "rendering" / "list_preview.py", "\nLIMIT = 300", "\nLIMIT = 1")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


def read(project: Path, path: str) -> str:
    """A file of the site."""
    return (project / "site" / path).read_text("utf-8")


def test_records_have_pages_with_all_that_pages_have(project: Path) -> None:
    """They may be noted and sent; the list leads to them, and the page of the whole list."""
    for page in PAGES:
        assert "data-this-page" in read(project, f"{page}index.html")
        assert f'href="../../{page}"' in read(project, "catalogue/internships/index.html")
    assert 'href="../catalogue/internships/"' in read(project, "internships/index.html")


def test_a_preview_finds_the_pages(project: Path) -> None:
    """Wherever the file is, also where it is the region's own."""
    code = [sys.executable, "-c", IN_PREVIEW, *PAGES]
    run = subprocess.run(
        code, cwd=project, env=settings(PYTHONPATH=str(project / "hooks")), capture_output=True, encoding="utf-8"
    )
    assert run.stdout.split() == list(PAGES), run.stderr


def test_feeds_tell_of_them(project: Path) -> None:
    """That of the region of all, that of a school of its own."""
    region, school = (read(project, f"feeds/{name}.atom") for name in ("region", "school/first"))
    assert [page for page in PAGES if f"/{page}" in region] == list(PAGES)
    assert (f"/{PAGES[0]}" in school, school.count("internships/week/")) == (True, 1)


def test_the_report_names_them(project: Path) -> None:
    """They are due for review like all others."""
    overdue = json.loads(read(project, "desk/freshness.json"))["tables"]["overdue"]
    files = {f"{page.rstrip('/')}.yml" for page in PAGES}
    assert files <= {cell for row in overdue["rows"] for cell in row if isinstance(cell, str)}


def test_data_and_form_have_them(project: Path) -> None:
    """Open data with its schema, the form, the field guide, the schemas for editors."""
    assert json.loads(read(project, "api/v1/internships.json"))["total"] == len(PAGES)
    kinds = {kind["name"]: kind["model"] for kind in json.loads(read(project, "form/description.json"))["kinds"]}
    assert kinds["internship"] == "Internship"
    assert 'id="kind-internship"' in read(project, "field-guide/index.html")
    assert "Стажировки" in read(project, "open-data/index.html")
    assert (project / "site" / "schemas" / "v1" / "internship.json").is_file()
