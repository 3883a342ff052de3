"""Made-up records are on the site everywhere or nowhere; where there is something real they are nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from profminimum.publish.build.load_region import load_region

from tests.support.project import NOW, REGION, build, edit

SHOWN = "samples: true\n"
PROJECT = Path("organisations/college/classes/project.yml")


def name_no_sample(data: Path) -> None:
    """Takes the sample from the only real record that names it."""
    edit(data / PROJECT, "[first, second]", "[first]")


def schools(data: Path) -> set[str]:
    """The schools of a folder of data that are published."""
    return set(load_region(data, NOW.astimezone).catalog.schools)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region, whose second school is a sample; it does not say whether samples are shown."""
    folder = tmp_path / "data"
    shutil.copytree(REGION, folder)
    edit(folder / "region.yml", SHOWN, "")
    return folder


def test_a_region_with_real_data_shows_no_samples(data: Path):
    """Neither the school nor what is in its folder."""
    name_no_sample(data)
    assert schools(data) == {"first"}
    catalog = load_region(data, NOW.astimezone).catalog
    assert not catalog.has_samples
    assert all(not item.is_sample for item in (*catalog.classes, *catalog.programmes, *catalog.events))


def test_a_sample_that_a_real_record_names_stays(data: Path):
    """A link must lead somewhere; what is in the sample's folder goes all the same."""
    catalog = load_region(data, NOW.astimezone).catalog
    assert set(catalog.schools) == {"first", "second"}
    assert catalog.schools["second"].is_sample
    assert catalog.schools["second"].plans == ()


def test_a_region_may_say_otherwise(data: Path):
    """It shows them beside real data, or shows none to begin with."""
    region = data / "region.yml"
    region.write_text(SHOWN + region.read_text("utf-8"), "utf-8")
    assert schools(data) == {"first", "second"}


def test_a_fresh_copy_shows_them(data: Path):
    """As long as no school, programme or class is real."""
    shutil.rmtree(data / "schools" / "first")
    for owner in (data / "organisations").iterdir():
        for folder in ("programmes", "classes"):
            shutil.rmtree(owner / folder, ignore_errors=True)
    assert schools(data) == {"second"}


def test_a_site_without_samples_builds_and_says_nothing_of_them(copy_built: Callable[[Path], Path], tmp_path: Path):
    """No page is left that leads to one."""
    project = copy_built(tmp_path / "project")
    edit(project / "data" / "region.yml", SHOWN, "")
    name_no_sample(project / "data")
    done = build(project)
    assert done.returncode == 0, done.stdout
    pages = [page.read_text("utf-8") for page in (project / "site").rglob("*.html")]
    assert not (project / "site" / "schools" / "second").exists()
    assert not any("schools/second/" in page for page in pages)
    assert not any("pm-notice--sample" in page for page in pages)
