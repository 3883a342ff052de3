"""The measurement of a country's site measures one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bench import hub
from tests.support.published_regions import write_site


def test_a_hub_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All regions are read over HTTP; the hub that is searched has each of them beside it."""
    seen: list[list[str]] = []

    def search(site: Path, choice: str) -> float:
        pages = [path.parent.name for path in sorted(site.glob("*/version.json"))]
        seen.append([choice, *pages, str((site / "search" / "index.html").is_file())])
        return 500.0

    monkeypatch.setattr(hub, "first_query", search)
    folder = tmp_path / "measured"
    folder.mkdir()
    cost = hub.measure(write_site(tmp_path / "site"), 3, folder)
    assert "Прочитано: 3 из 3" in cost.said
    assert (cost.cpu > 0, cost.elapsed > 0, cost.memory > 10, cost.search) == (True, True, True, 500.0)
    assert seen == [["&region=all", "region-01", "region-02", "region-03", "True"]]
