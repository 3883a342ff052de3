"""Numbers behind the drawings: bars that add up, the line of the minimum, weeks of a month."""

from __future__ import annotations

from datetime import date

import pytest
from profminimum.catalog import YearPlanItem
from profminimum.view.rendering.charts import hours_chart, month_grid

from tests.support.project import catalog_of


@pytest.fixture(scope="module")
def plan() -> YearPlanItem:
    """The first school's plan for the current year: main level, 60 hours."""
    found = catalog_of().schools["first"].plan
    assert found is not None
    return found


def test_segments_add_up(plan: YearPlanItem) -> None:
    """Each bar holds all hours of its grade, its parts touch, and their widths are in proportion to the hours."""
    chart = hours_chart(plan)
    assert chart is not None
    assert [bar.grade for bar in chart.bars] == [8, 9]
    for bar in chart.bars:
        assert sum(segment.hours for segment in bar.segments) == bar.total == plan.totals[bar.grade]
        edge = 0.0
        for part in bar.segments:
            assert part.x == pytest.approx(edge, abs=0.02)
            assert part.width / part.hours == pytest.approx(chart.level_at / plan.level.min_hours, rel=0.01)
            edge = part.x + part.width
        assert edge <= 100


def test_line_stands_at_the_minimum(plan: YearPlanItem) -> None:
    """A bar of exactly the level's hours ends at the line; a longer one goes past it; nothing leaves the drawing."""
    chart = hours_chart(plan)
    assert chart is not None
    ends = {bar.total: bar.segments[-1].x + bar.segments[-1].width for bar in chart.bars}
    assert ends[60] == pytest.approx(chart.level_at, abs=0.05)
    assert chart.level_at < ends[63.5] < 100


def test_colours_follow_the_vocabulary(plan: YearPlanItem) -> None:
    """A direction keeps its number, whichever others have hours."""
    chart = hours_chart(plan)
    assert chart is not None
    assert [(number, direction.id) for number, direction in chart.directions] == [
        (2, "lessons"),
        (3, "extracurricular"),
        (4, "practice-module"),
        (7, "parents"),
    ]
    assert {segment.number for bar in chart.bars for segment in bar.segments} == {2, 3, 4, 7}


def test_plan_without_hours_has_no_chart() -> None:
    """Nothing is drawn where nothing is known."""
    bare = catalog_of().schools["second"].plan
    assert bare is not None
    assert hours_chart(bare) is None


def test_month_has_whole_weeks() -> None:
    """They run from Monday to Sunday; days of the neighbours are marked; an event of several days is in each."""
    events = catalog_of().events
    weeks = month_grid(2027, 2, events)
    assert [len(week) for week in weeks] == [7] * 4
    assert (weeks[0][0].day, weeks[-1][-1].day) == (date(2027, 2, 1), date(2027, 2, 28))
    days = [cell.day.day for week in weeks for cell in week for event in cell.events if event.id == "forum"]
    assert days == [8, 9, 10, 11, 12]
    november = month_grid(2026, 11, events)
    assert [cell.in_month for cell in november[0]] == [False] * 6 + [True]
