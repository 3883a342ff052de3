"""Hostile texts in a real browser: nothing of them runs, even where the site's policy does not help."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from loopback import serving
from playwright.sync_api import Browser, Dialog

from tests.browser.watch import Watch
from tests.markup import address, pages


def test_nothing_runs(browser: Browser, hostile_site: Path) -> None:
    """On every page of the region that is hostile in every field: no dialog, no error, no request to another host."""
    with serving(hostile_site) as site:
        watch, dialogs = Watch(urlsplit(site).netloc), []

        def note(dialog: Dialog) -> None:
            dialogs.append(f"{dialog.page.url if dialog.page else ''}: {dialog.message}")
            dialog.dismiss()

        context = browser.new_context(locale="ru-RU", bypass_csp=True)
        watch.follow(context)
        page = context.new_page()
        page.on("dialog", note)
        for path in pages(hostile_site):
            page.goto(f"{site}/{address(path, hostile_site)}", wait_until="load")
        context.close()
    assert (dialogs, watch.faults) == ([], [])
