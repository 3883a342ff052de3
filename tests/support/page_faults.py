"""Notes what a page must never do: errors in the console or the script, requests to other hosts. Knows no page of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError


class Watch:
    """The faults of every page of the contexts it follows; only `host` (name and port) may be asked for anything."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._faults: list[str] = []
        self._forgiven: list[str] = []

    @contextmanager
    def following(self, context: BrowserContext) -> Iterator[None]:
        """Notes the faults of a context while the block runs."""
        context.on("console", self._note_console)
        context.on("weberror", self._note_error)
        # Other hosts are not found: see FLAGS in scripts/lib/chromium.py. To hear of every request takes a tenth of a page.
        context.on("requestfailed", self._note_request)
        try:
            yield
        finally:
            context.remove_listener("console", self._note_console)
            context.remove_listener("weberror", self._note_error)
            context.remove_listener("requestfailed", self._note_request)

    def forgive(self, fragment: str) -> None:
        """Expect faults with this text: the page of a missing address answers 404, and the browser says so."""
        self._forgiven.append(fragment)

    @property
    def faults(self) -> list[str]:
        """What was noted and not forgiven, in order."""
        return [fault for fault in self._faults if not any(fragment in fault for fragment in self._forgiven)]

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _note_error(self, error: WebError) -> None:
        self._faults.append(f"script: {error.error}")

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.host:
            self._faults.append(f"foreign request: {request.url}")
