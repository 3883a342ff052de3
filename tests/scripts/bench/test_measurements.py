"""Measurements report what was measured."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from scripts.bench import competitors as rivals
from scripts.bench import project as bench_project
from scripts.bench import report as bench_report
from scripts.bench import run as bench
from tests.support.project import LARGE_REGION, REGION

VALUES = {
    "pages cold": 2.0,
    "pages cold cpu": 3.0,
    "stock cold": 30.0,
    "hugo cold": 2.5,
    "pages edit": 1.5,
    "pages memory": 200,
}


def found(schools: int, **values: float) -> SimpleNamespace:
    """A measurement."""
    return SimpleNamespace(schools=schools, pages=10 * schools, values=VALUES | {"bytes per page": 1e4} | values)


def test_goals_are_judged_both_ways():
    """A goal is reached or not; what was not measured is left out."""
    lines = list(bench_report.goals(VALUES))
    assert any(
        line.startswith("| страницы с нуля, во сколько раз") and line.endswith("| 15,0 | да |") for line in lines
    )
    assert any(line.startswith("| изменилась одна запись") and line.endswith("| 1,50 | нет |") for line in lines)
    assert not any("предпросмотр" in line for line in lines)


def test_the_table_has_a_column_for_each_size():
    """A column for each number of schools says what was not measured there."""
    lines = bench_report.table([found(20), found(500)]).splitlines()
    assert lines[0] == "|  | 20 школ | 500 школ |"
    assert "| Eleventy по тем же данным, с | не мерили | не мерили |" in lines


def test_the_page_and_its_chart_are_written(tmp_path: Path):
    """The chart is well-formed; growth is told where two large regions were measured."""
    bench_report.write([found(100), found(500, **{"pages cold cpu": 30.0})], tmp_path)
    text = (tmp_path / "speed.md").read_text("utf-8")
    assert "при 500 – 0,060 с (+100 %)" in text
    assert len(ElementTree.parse(tmp_path / "speed.svg").getroot().findall("{*}rect")) == 4


def test_a_project_of_pages_alone_builds(tmp_path: Path):
    """What stands in for makers and index is all that the program asks of them, and no file of theirs is made."""
    project = bench_project.Project(tmp_path / "pages", REGION)
    project.cold()
    assert len(project.pages()) > 50
    assert not (project.folder / "site" / "pagefind").exists()
    assert not (project.folder / "site" / "api").exists()
    project.edited(1)
    assert any("Правка 1" in page.read_text("utf-8") for page in project.pages())


def test_others_get_all_records(tmp_path: Path):
    """Other programs get all records, and their texts as lists of Markdown."""
    records = dict(rivals.records_of(LARGE_REGION))
    assert "schools/obraztsovy-litsey" in records
    assert "schools/obraztsovy-litsey/programmes/physics-workshop" in records
    assert rivals.markdown("A", {"title": "A", "list": [{"x": "1"}, "2"]}) == (
        "# A\n\n- **title** A\n- **list**\n    - …\n        - **x** 1\n    -  2\n"
    )


def test_a_command_is_measured(tmp_path: Path):
    """The measure has the clock, the processor and the memory; a command that fails says why."""
    done = bench.run([bench.sys.executable, "-c", "print(sum(range(3_000_000)))"], tmp_path)
    assert 0 < done.cpu < 60
    assert done.memory > 1
    with pytest.raises(RuntimeError, match="почему"):
        bench.run([bench.sys.executable, "-c", "raise SystemExit('почему')"], tmp_path)
