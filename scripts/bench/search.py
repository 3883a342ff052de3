"""Cost of a reader's first search on a large site, measured in a browser. Knows a site only as a folder of files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

QUERY = "школе"


def first_query(site: Path, choice: str = "") -> float | None:
    """Returns the kilobytes of the search index that a browser fetches for its first query; None without a browser.

    `choice` is added to the address of the search: which regions a country's site looks in.
    """
    from playwright.sync_api import Response, expect

    from scripts.lib.chromium import BrowserMissing, chromium
    from scripts.lib.static_server import serving

    sizes: list[int] = []

    def note(response: Response) -> None:
        if "/pagefind/" in response.url:
            sizes.append(response.request.sizes()["responseBodySize"])

    try:
        with chromium() as browser, serving(site) as address:
            page: Any = browser.new_page(locale="ru-RU")
            page.on("requestfinished", lambda request: note(request.response()))
            page.goto(f"{address}/search/?q={QUERY}{choice}")
            expect(page.get_by_role("status")).to_have_text(re.compile("^(Наш|Ничего)"), timeout=60_000)
            page.wait_for_load_state("networkidle")
    except BrowserMissing:
        return None
    return sum(sizes) / 1024
