"""The operator's desk on a site: there if the region wants it, kept from search engines, and gone without a trace if not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from profminimum.view.reports import REPORTS

from tests.support.html_pages import links, meta, tree
from tests.support.project import build, edit


@pytest.fixture(scope="module")
def withdrawn(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The site map of the small region's site at an address of its own, and the site after the desk was withdrawn."""
    project = copy_built(tmp_path_factory.mktemp("withdrawn") / "project")
    edit(project / "mkdocs.yml", 'site_url: ""', "site_url: https://x.example.ru/")
    done = build(project)
    assert done.returncode == 0, done.stderr
    site_map = (project / "site" / "sitemap.xml").read_text("utf-8")
    edit(project / "data" / "region.yml", "desk: true\n", "")
    done = build(project)
    assert done.returncode == 0, done.stderr
    return site_map, project / "site"


def pages(site: Path) -> list[Path]:
    """The pages of the desk."""
    return sorted((site / "desk").rglob("*.html"))


def test_each_report_has_a_page_and_files(region_site: Path) -> None:
    """The index leads to all of them, each file with its size."""
    index = (region_site / "desk" / "index.html").read_text("utf-8")
    for name in REPORTS:
        assert (region_site / "desk" / name / "index.html").is_file()
        assert f'href="../desk/{name}/"' in index
        for kind in ("xlsx", "pdf", "json"):
            size = (region_site / "desk" / f"{name}.{kind}").stat().st_size
            link = rf'href="\.\./desk/{name}\.{kind}"[^>]*>.*?{kind.upper()}, {max(1, round(size / 1024))}\u00a0КБ'
            assert re.search(link, index, re.DOTALL), (name, kind)


def test_the_desk_is_for_officials(region_site: Path, withdrawn: tuple[str, Path]) -> None:
    """Search engines are kept out, the site's own search does not find it, the site map does not name it."""
    site_map, _ = withdrawn
    assert "https://x.example.ru/nearby/" in site_map
    assert "desk" not in site_map
    assert len(pages(region_site)) == len(REPORTS) + 2
    for page in pages(region_site):
        assert meta(tree(page), "robots") == "noindex"
        assert "data-pagefind-body" not in page.read_text("utf-8")
    assert "data-pagefind-body" in (region_site / "nearby" / "index.html").read_text("utf-8")


def test_page_and_json_agree(region_site: Path) -> None:
    """Every table of a report is on its page, with as many rows in the menu above."""
    for name in REPORTS:
        report = json.loads((region_site / "desk" / f"{name}.json").read_bytes())
        page = (region_site / "desk" / name / "index.html").read_text("utf-8")
        for table, values in report["tables"].items():
            assert f'<h2 id="{table}">{values["title"]}</h2>' in page
            assert not values["rows"] or f'<span class="pm-count">{len(values["rows"])}</span>' in page


def test_a_region_may_go_without_a_desk(withdrawn: tuple[str, Path]) -> None:
    """There is no page, file, line in a menu or letter; what an earlier build had is gone."""
    _, site = withdrawn
    assert not (site / "desk").exists()
    home = site / "index.html"
    assert [link for _, link in links(tree(home)) if "desk" in link] == []
    assert "Стол оператора" not in home.read_text("utf-8")
