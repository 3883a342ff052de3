"""Pages of a browser that tests take in turns: a new one costs twice as much, for its process and all that it must load anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

SCREEN = {"base_url", "viewport", "is_mobile", "has_touch"}
"""Options of a context with which its page can be as it was: others, like colours, are not undone by what Playwright offers."""
MOST = 3
"""Pages that wait for the next test: each is a process of the browser."""


class PagePool:
    """Empty pages of readers who have been nowhere, at a fixed moment.

    What a page has cached is all that its next reader finds: no storage, no cookie, no route, no other size or colours.
    What cannot be taken back, like a script that runs at the beginning of each page, needs `is_new`.
    """

    def __init__(self, browser: Browser, moment: datetime) -> None:
        self._browser = browser
        self._moment = moment
        self._idle: list[tuple[dict[str, Any], Page]] = []

    @contextmanager
    def page(self, *, is_new: bool = False, **options: Any) -> Iterator[Page]:
        """Lends a page with Playwright's options for a context; `is_new` makes one that no test has had or will have."""
        page = None if is_new else self._taken(options)
        page = page or self._browser.new_context(locale="ru-RU", **options).new_page()
        page.context.clock.set_fixed_time(self._moment)
        try:
            yield page
        finally:
            if is_new or options.keys() - SCREEN or not _cleaned(page, options):
                page.context.close()
            else:
                self._idle.append((options, page))
            while len(self._idle) > MOST:
                self._idle.pop(0)[1].context.close()

    def close(self) -> None:
        """Closes the pages that wait."""
        while self._idle:
            self._idle.pop()[1].context.close()

    def _taken(self, options: dict[str, Any]) -> Page | None:
        for place, (known, page) in enumerate(self._idle):
            if known == options:
                del self._idle[place]
                return page
        return None


def _cleaned(page: Page, options: dict[str, Any]) -> bool:
    """Whether the page is as it was before anybody had it; one that is closed or hangs is not."""
    try:
        _clean(page.context, page, options)
    except Error:
        return False
    return True


def _clean(context: BrowserContext, page: Page, options: dict[str, Any]) -> None:
    for other in context.pages:
        if other != page:
            other.close()
    page.unroute_all(behavior="ignoreErrors")
    context.unroute_all(behavior="ignoreErrors")
    page.evaluate("if (location.protocol.startsWith('http')) sessionStorage.clear()")  # others may have none
    page.mouse.move(0, 0)
    page.goto("about:blank")  # what a page writes when it is left is written before all is cleared
    page.set_viewport_size(options["viewport"])
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    context.clear_cookies()
    context.clear_permissions()
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()
