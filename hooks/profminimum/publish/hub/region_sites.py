"""Reads files of regions' sites, from folders and over the web, within limits. Knows no file's content.

An answer may be endless, slow, packed or lead elsewhere: it is cut off at a size, at a time, and never followed to another host.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from threading import Timer
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

LARGEST = 32 << 20
"""Bytes of a file: a region of 5,000 schools has events of some 30 MB."""
PATIENCE = 20
"""Seconds to wait for the next bytes."""
LONGEST = 180
"""Seconds for all files of a region."""
USER_AGENT = "Profminimum-hub/1.0 (reads the open data of regions)"
_PIECE = 1 << 16


class Fault(StrEnum):
    """Reason why a region's data could not be had."""

    SILENT = "silent"
    MISSING = "missing"
    GARBLED = "garbled"
    TOO_LARGE = "too-large"


class Unavailable(Exception):
    """A file of a region's site could not be had."""

    def __init__(self, fault: Fault, path: str, detail: str = "") -> None:
        super().__init__(f"{path}: {fault.value} {detail}".strip())
        self.fault, self.path, self.detail = fault, path, detail


class SiteReader(Protocol):
    """Gives files of a site."""

    received: int
    """The bytes that have come so far, as they travel."""

    def read(self, path: str) -> bytes:
        """Returns the content of a file. Raises Unavailable."""


class FolderReader:
    """Reads a site that is a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.received = folder, 0

    def read(self, path: str) -> bytes:
        """Returns the content of a file. Raises Unavailable."""
        if not self.folder.is_dir():
            raise Unavailable(Fault.SILENT, str(self.folder))
        try:
            with (self.folder / path).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise Unavailable(Fault.MISSING, path, str(error)) from None
        if len(data) > LARGEST:
            raise Unavailable(Fault.TOO_LARGE, path)
        self.received += len(data)
        return data


class WebReader:
    """Reads a site over the web. `address` ends with a slash."""

    def __init__(self, address: str, patience: float = PATIENCE, longest: float = LONGEST) -> None:
        self.address, self.received = address, 0
        self._patience, self._until = patience, time.monotonic() + longest
        self._socket: socket.socket | None = None
        watched = (_Plain(self._watched(HTTPConnection)), _Secure(self._watched(HTTPSConnection)))
        self._opener: OpenerDirector = build_opener(_SameHost(urlsplit(address).netloc), *watched)

    def read(self, path: str) -> bytes:
        """Returns the content of a file. Raises Unavailable."""
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
        alarm = Timer(max(0.0, self._until - time.monotonic()), self._hang_up)
        alarm.daemon = True
        alarm.start()
        try:
            with self._opener.open(Request(self.address + path, headers=headers), timeout=self._patience) as answer:
                is_packed = answer.headers.get("Content-Encoding", "") == "gzip"
                return b"".join(self._limited(self._unpacked(answer) if is_packed else self._pieces(answer), path))
        except HTTPError as refusal:
            refusal.close()
            fault = Fault.MISSING if refusal.code in (404, 410) else Fault.SILENT
            raise Unavailable(fault, path, f"HTTP {refusal.code}") from None
        except zlib.error as error:
            raise Unavailable(Fault.GARBLED, path, str(error)) from None
        except (OSError, HTTPException) as error:  # no such host, no certificate, no answer in time, cut off
            raise Unavailable(Fault.SILENT, path, str(error)) from None
        finally:
            alarm.cancel()

    def _watched(self, make: type[HTTPConnection]) -> Callable[..., HTTPConnection]:
        """Returns what makes connections that `_hang_up` can end: a head that comes letter by letter would never be late."""

        def made(*args: Any, **named: Any) -> HTTPConnection:
            connection = make(*args, **named)
            connect = connection.connect

            def watched() -> None:
                connect()
                self._socket = connection.sock

            connection.connect = watched  # type: ignore[method-assign]
            return connection

        return made

    def _hang_up(self) -> None:
        if self._socket:
            with suppress(OSError):  # it has ended already
                self._socket.shutdown(socket.SHUT_RDWR)

    def _pieces(self, answer: HTTPResponse) -> Iterator[bytes]:
        while piece := answer.read1(_PIECE):
            self.received += len(piece)
            yield piece
        if time.monotonic() >= self._until:  # hung up
            raise TimeoutError("too slow")
        if answer.length:  # the bytes that were announced and have not come
            raise ConnectionError("cut off")

    def _unpacked(self, answer: HTTPResponse) -> Iterator[bytes]:
        unpack = zlib.decompressobj(wbits=31)
        for piece in self._pieces(answer):
            left = piece
            while left and not unpack.eof:  # what a small piece unpacks to may be endless
                yield unpack.decompress(left, _PIECE)
                left = unpack.unconsumed_tail
        if not unpack.eof:
            raise zlib.error("cut off")

    @staticmethod
    def _limited(pieces: Iterator[bytes], path: str) -> Iterator[bytes]:
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > LARGEST:
                raise Unavailable(Fault.TOO_LARGE, path)
            yield piece


class _Plain(HTTPHandler):
    """Opens http:// by connections of a certain make."""

    def __init__(self, make: Callable[..., HTTPConnection]) -> None:
        super().__init__()
        self._make = make

    def http_open(self, req: Request) -> Any:
        return self.do_open(self._make, req)


class _Secure(HTTPSHandler):
    """Opens https:// by connections of a certain make."""

    def __init__(self, make: Callable[..., HTTPConnection]) -> None:
        super().__init__()
        self._make = make

    def https_open(self, req: Request) -> Any:
        return self.do_open(self._make, req, context=ssl.create_default_context())


class _SameHost(HTTPRedirectHandler):
    """Follows redirects within a host alone, and never from https to http."""

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        target = urlsplit(newurl)
        if target.netloc != self._host or target.scheme not in ("https", urlsplit(req.full_url).scheme):
            raise HTTPError(req.full_url, code, f"leads to {target.netloc}", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
