"""Hostile texts in a real browser: nothing of them runs, even where the site's policy does not help."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Dialog

from scripts.lib.static_server import serving
from tests.support.html_pages import address, pages
from tests.support.page_faults import Watch
from tests.support.page_pool import PagePool

TWINS = re.compile(r"events/20(?!26-11)|grades/(?:6|7|9|10|11)/|schools/first/20(?!26)")
"""Pages that show other records through the same templates as a page that is opened."""


def test_no_hostile_text_runs(page_pool: PagePool, hostile_site: Path) -> None:
    """On every kind of page, with every field hostile, there is no dialog, no error, no request to another host."""
    with serving(hostile_site) as site:
        watch, dialogs = Watch(urlsplit(site).netloc), []

        def note(dialog: Dialog) -> None:
            dialogs.append(f"{dialog.page.url if dialog.page else ''}: {dialog.message}")
            dialog.dismiss()

        with page_pool.page(is_new=True, bypass_csp=True) as page, watch.following(page.context):
            page.on("dialog", note)
            for where in (address(path, hostile_site) for path in pages(hostile_site)):
                if not TWINS.match(where):
                    page.goto(f"{site}/{where}", wait_until="load")
    assert (dialogs, watch.faults) == ([], [])
