"""Serves a folder to a browser on this machine as a web server would: gzip, caching, `index.html`, `404.html`. Never builds."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TEXT = (
    "text/",
    "application/json",
    "application/javascript",
    "application/xml",
    "image/svg+xml",
    "application/manifest",
)
TYPES = SimpleHTTPRequestHandler.extensions_map | {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
}
CACHED = ("/assets/", "/cards/")
"""Folders whose files a browser need not ask for again for ten minutes, as in `scripts/hosting/nginx.conf.template`."""
_compressed = lru_cache(128)(partial(gzip.compress, compresslevel=6, mtime=0))


def serving(folder: Path) -> AbstractContextManager[str]:
    """Serves `folder` on a free port while the block runs; yields the address without a slash at its end."""
    return listening(partial(FolderRequest, directory=str(folder)))


@contextmanager
def listening(request: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answers requests on a free port by what `request` makes, while the block runs; yields the address as `serving` does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), request)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class FolderRequest(SimpleHTTPRequestHandler):
    """Request for a file of the folder."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a body that follows its headers would wait for the browser to confirm them
    extensions_map = TYPES

    def do_GET(self) -> None:
        """Answers with the file, its folder's `index.html`, or `404.html`."""
        path = Path(self.translate_path(self.path))
        address, _, query = self.path.partition("?")
        if path.is_dir() and not address.endswith("/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{address}/{query and '?'}{query}"})
            return
        page = path / "index.html" if path.is_dir() else path
        if page.is_file():
            self._answer_file(HTTPStatus.OK, page)
        else:
            self._answer_file(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html"))

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing: the console belongs to the tests."""

    def _answer_file(self, status: HTTPStatus, path: Path) -> None:
        body = path.read_bytes() if path.is_file() else b"404"
        kind = self.guess_type(str(path))
        caching = "public, max-age=600" if status == HTTPStatus.OK and self.path.startswith(CACHED) else "no-cache"
        headers = {"Content-Type": kind, "Cache-Control": caching}
        if kind.startswith(TEXT):
            headers["Content-Type"] = f"{kind}; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body, headers["Content-Encoding"] = _compressed(body), "gzip"
        self._answer(status, body, headers)

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
