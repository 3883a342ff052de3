"""The page of documents: those on career guidance first, the reader's own region before the country, a way to what this site has."""

from __future__ import annotations

import re

from profminimum.view import section_body

from tests.support.project import REGION, catalog_of
from tests.support.project_templates import project_templates

DOCUMENTS = (REGION / "documents.yml").read_text(encoding="utf-8")


def body(documents: str = DOCUMENTS) -> str:
    """The page of the small region with these documents."""
    meta = {"title": "Документы", "view": "documents"}
    catalog = catalog_of({"documents.yml": documents})
    return section_body("", meta, "documents/", catalog, project_templates(), {"documents/": "Документы"})


def test_documents_on_publication_stand_apart() -> None:
    """Whoever looks for orders on career guidance finds them first, the nearest ones above; rules for sites are folded."""
    page = body()
    order = [page.index(f'id="{name}"') for name in ("regional", "federal", "publication", "document-law-on-data")]
    assert order == sorted(order)
    assert page.index("Документы:\u00a01") < page.index('id="document-law-on-data"')


def test_no_document_is_lost() -> None:
    """Each stands on the page once, whatever its topic and whoever issued it."""
    more = "".join(
        f"  - {{id: own-{scope}, kind: order, scope: {scope}, title: Приказ, topic: {topic}}}\n"
        for scope, topic in [("municipal", "career-guidance"), ("school", "publication")]
    )
    found = re.findall(r'<li id="document-([a-z-]+)"', body(DOCUMENTS + more))
    assert sorted(found) == ["law-on-data", "letter", "own-municipal", "own-school", "roadmap"]


def test_a_road_map_leads_to_its_page() -> None:
    """The document of the year whose map is on the site leads there, and to where it was published; another year's does not."""
    page = body()
    assert 'roadmap/2026-27/">О дорожной карте</a>' in page
    assert "где опубликован" in page
    other = body(DOCUMENTS.replace("[2026-27]", "[2025-26]"))
    assert "roadmap/2026-27/" not in other
