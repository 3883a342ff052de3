"""Which pages the site's own search shows."""

from __future__ import annotations

from profminimum.view import RecordPages

from tests.support.project import catalog_of
from tests.support.project_templates import project_templates


def test_search_leaves_out_what_is_over() -> None:
    """What one can still join is found, and so is a story of how it went; the rest of the past stands in its lists."""
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
        "events/with-story.yml": event.format(day=f"2026-10-01\n        {story}"),
    }
    catalog = catalog_of(files)
    pages = RecordPages(catalog, project_templates(), {"": "Главная"})
    found = {page.address: page.make().is_searchable for page in pages.planned() if page.address.startswith("events/")}
    searchable = {name: found[f"events/{name}/"] for name in ("ahead", "over", "with-story")}
    assert searchable == {"ahead": True, "over": False, "with-story": True}
    school = next(iter(catalog.schools.values()))
    own = {page.kind: page.make() for page in pages.planned() if page.items == (school,)}
    assert own["school"].is_searchable
    assert not own["materials"].is_searchable
