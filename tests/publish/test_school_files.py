"""Documents and photographs of schools on the finished site, and after edits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from profminimum.publish.build.load_region import load_region
from pypdf import PdfReader

from tests.support.attached_files import AUTHOR, pdf, photo
from tests.support.html_pages import tree
from tests.support.project import NOW, build, copy_project, edit, run_script

FILES = "schools/first/files"
EVENT = "schools/first/events/no-time.yml"
ALT = "Восьмиклассники собирают робота в мастерской"


@pytest.fixture(scope="module")
def project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small region with a plan as a file and a photograph, built."""
    project = copy_built(tmp_path_factory.mktemp("files") / "project")
    folder = project / "data" / FILES
    folder.mkdir()
    (folder / "plan.pdf").write_bytes(pdf("План работы"))
    (folder / "robot.jpg").write_bytes(photo())
    record = project / "data/schools/first/documents.yml"
    record.write_text(re.sub("url: .*", "file: plan.pdf", record.read_text("utf-8")), "utf-8")
    event = project / "data" / EVENT
    photos = f"photos:\n  - {{file: robot.jpg, alt: {ALT}, people: nobody-recognisable}}\n"
    event.write_text(event.read_text("utf-8") + photos, "utf-8")
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def test_the_page_of_the_school_links_to_the_file(project: Path) -> None:
    """With its kind and its true size; what is published names no author."""
    site = project / "site"
    page = (site / "schools/first/index.html").read_text("utf-8")
    published = site / FILES / "plan.pdf"
    link = re.search(r'<a href="../../schools/first/files/plan.pdf" type="application/pdf">([^<]*)</a>', page)
    assert link
    assert link[1].endswith(f", PDF, {round(published.stat().st_size / 1024)}\u00a0КБ")
    assert AUTHOR not in str(PdfReader(published).metadata)


def test_the_page_of_the_event_shows_the_photograph(project: Path) -> None:
    """In three sizes of which a browser takes one, with words, with a place held free for it."""
    site = project / "site"
    images = tree(site / "schools/first/events/no-time/index.html").iter("img")
    (image,) = [image for image in images if image.get("alt") == ALT]
    names = [part.split()[0] for part in image.get("srcset", "").split(",")]
    assert names == [f"../../../../{FILES}/robot.jpg/{width}.webp" for width in (480, 960, 1600)]
    assert (image.get("width"), image.get("height"), image.get("loading")) == ("1600", "1200", "lazy")
    for name in names:
        assert (site / "schools/first/events/no-time" / name).resolve().is_file()
    assert not (site / FILES / "robot.jpg").is_file()


def test_open_data_name_the_files(project: Path) -> None:
    """Of a document and of a photograph, by their addresses."""
    read = json.loads((project / "site/api/v1/documents.json").read_text("utf-8"))
    assert [f"{FILES}/plan.pdf"] in [item["files"] for item in read["items"]]


def test_another_file_under_the_same_name_is_a_change(project: Path, tmp_path: Path) -> None:
    """The answer to a change names the record whose file differs, though its words do not."""
    after = copy_project(tmp_path / "after", project / "data") / "data"
    (after / FILES / "robot.jpg").write_bytes(photo(1000, 800))
    done = run_script("changes", "--before", str(project / "data"), "--after", str(after))
    assert done.returncode == 0, done.stderr
    assert "**Изменятся записи: 1**" in done.stdout
    assert f"data/{EVENT}" in done.stdout
    files = load_region(after, lambda zone: NOW.astimezone(zone)).catalog.published_files
    assert files[f"{FILES}/robot.jpg"].width == 1000


def test_an_edit_makes_only_what_it_concerns(project: Path) -> None:
    """An edit of a record makes no file anew; another file under the same name does, and its page says the new size."""
    plan, page = project / "site" / FILES / "plan.pdf", project / "site/schools/first/index.html"
    before = {path: path.stat().st_mtime_ns for path in (project / "site" / FILES).rglob("*") if path.is_file()}
    edit(project / "data/schools/first/documents.yml", "title: План", "title: Новый план")
    assert build(project).returncode == 0
    assert "Новый план" in page.read_text("utf-8")
    assert {path: path.stat().st_mtime_ns for path in before} == before
    (project / "data" / FILES / "plan.pdf").write_bytes(pdf(*["Большой план"] * 40))
    assert build(project).returncode == 0
    assert plan.stat().st_mtime_ns != before[plan]
    assert f", PDF, {round(plan.stat().st_size / 1024)}\u00a0КБ" in page.read_text("utf-8")
    edit(project / "data/schools/first/documents.yml", "file: plan.pdf", "url: https://first-school.ru/plan")
    assert build(project).returncode == 0
    assert not plan.exists()
