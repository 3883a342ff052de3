"""What is where, by town: a few towns stand open, many are folded, so that a phone's page stays short."""

from __future__ import annotations

import pytest
from profminimum.view import section_body

from tests.support.pdf_sheets import templates
from tests.support.project import REGION, catalog_of

MAKER = templates("")
COLLEGE = (REGION / "organisations" / "college" / "organisation.yml").read_text("utf-8")
COOK = (REGION / "organisations" / "college" / "programmes" / "cook.yml").read_text("utf-8")
TOWNS = (REGION / "reference" / "municipalities.yml").read_text("utf-8")


def nearby(count: int) -> str:
    """The page of a region with so many more towns, each with a college and its programme."""
    changed = {"reference/municipalities.yml": TOWNS}
    for number in range(count):
        town = f"  - {{id: town-{number}, name: город Новый-{number}, short_name: город Новый-{number}, kind: urban-okrug}}\n"
        changed["reference/municipalities.yml"] += town
        folder = f"organisations/college-{number}"
        changed[f"{folder}/organisation.yml"] = COLLEGE.replace("municipality: gorod", f"municipality: town-{number}")
        changed[f"{folder}/programmes/cook.yml"] = COOK.replace(
            "municipality: okrug, organisation: college, branch: workshop", f"municipality: town-{number}"
        )
    meta = {"view": "nearby", "title": "Рядом"}
    return str(section_body("", meta, "nearby/", catalog_of(changed), MAKER, {}))


@pytest.mark.parametrize(("count", "is_folded"), [(2, False), (12, True)])
def test_many_towns_are_folded(count: int, is_folded: bool) -> None:
    """Each is there with its programmes, its totals in the fold's own line, and a link to its page."""
    page = nearby(count)
    assert page.count('<details class="pm-town"') == (0 if not is_folded else count + 2)
    for number in range(count):
        town = page[page.index(f'id="town-{number}"') :]
        assert f'municipalities/town-{number}/"' in town
        assert f"grades/9/?municipality=town-{number}" in town
    if is_folded:
        assert "<summary>Город Новый-0: 1\N{NO-BREAK SPACE}программа</summary>" in page
