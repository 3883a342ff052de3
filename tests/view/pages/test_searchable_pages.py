"""Which pages the site's own search shows."""

from __future__ import annotations

from profminimum.view import RecordPages

from tests.support.project import catalog_of
from tests.support.project_templates import project_templates


def test_search_leaves_out_what_is_over() -> None:
    """What one can still join is found, and so is a story of how it went; the rest of the past stands in its lists.

    What is over this month is left out by browsers, which go by its day.
    """
    event = """
        title: Встреча
        format: open-day
        audience: [pupils]
        starts: {day}
        """
    story = "coverage: [{title: Как прошла встреча}]"
    files = {
        "events/ahead.yml": event.format(day="2026-12-01"),
        "events/over.yml": event.format(day="2026-10-01"),
        "events/this-month.yml": event.format(day="2026-11-02"),
        "events/cancelled.yml": event.format(
            day="2026-12-02\n        status: cancelled\n        status_reason: карантин"
        ),
        "events/with-story.yml": event.format(day=f"2026-10-01\n        {story}"),
    }
    catalog = catalog_of(files)
    pages = RecordPages(catalog, project_templates(), {"": "Главная"})
    found = {page.address: page.make() for page in pages.planned() if page.address.startswith("events/")}
    events = {name: found[f"events/{name}/"] for name in ("ahead", "over", "this-month", "cancelled", "with-story")}
    assert [name for name, page in events.items() if page.is_searchable] == ["ahead", "this-month", "with-story"]
    by_day = [
        name for name, page in events.items() if 'data-pagefind-filter="use[data-use], over[data-over]"' in page.body
    ]
    assert by_day == ["ahead", "over", "this-month", "cancelled"]
    assert 'data-over="2026-11-03"' in events["this-month"].body
    school = next(iter(catalog.schools.values()))
    own = {page.kind: page.make() for page in pages.planned() if page.items == (school,)}
    assert own["school"].is_searchable
    assert not own["materials"].is_searchable
