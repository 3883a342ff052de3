"""Opens outside addresses politely and finds the pages that are gone. Knows no data and no report.

Never connects to a private network: an address in the data must not make this machine knock at its neighbours.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

GONE = (404, 410)
"""The answers that say a page is not there; all others may be a server's mood, or its dislike of programs."""
USER_AGENT = "Profminimum-link-check/1.0 (checks the links of a school information site)"


class Private(OSError):
    """An address of a private network."""


@dataclass(frozen=True)
class Manners:
    """Limits on the use of others' servers. Times in seconds."""

    timeout: float = 15
    between: float = 0.5
    """Between two requests to one host; each host gets one request at a time."""
    pause: float = 30
    """Before the second pass."""
    hosts: int = 8
    """Asked at the same time."""
    may_connect: Callable[[str], bool] = lambda address: ipaddress.ip_address(address).is_global


@dataclass(frozen=True)
class Answer:
    """Answer of an address: the HTTP status, 0 without an answer."""

    status: int

    @property
    def is_fine(self) -> bool:
        """Whether the page opens."""
        return 200 <= self.status < 400

    @property
    def is_gone(self) -> bool:
        """Whether the server says that there is no such page."""
        return self.status in GONE


def visit(urls: Iterable[str], manners: Manners | None = None) -> dict[str, Answer]:
    """Returns the answer of each address; those that did not open are asked again after a pause."""
    manners = manners or Manners()
    first = _pass(urls, manners)
    failed = [url for url, answer in first.items() if not answer.is_fine]
    if not failed:
        return first
    time.sleep(manners.pause)
    return first | _pass(failed, manners)


def _pass(urls: Iterable[str], manners: Manners) -> dict[str, Answer]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[urlsplit(url).hostname or ""].append(url)
    opener = _opener(manners)
    with ThreadPoolExecutor(manners.hosts) as pool:
        results = pool.map(lambda of_host: _one_by_one(opener, of_host, manners), by_host.values())
        return {url: answer for answers in results for url, answer in answers}


def _one_by_one(opener: OpenerDirector, urls: Iterable[str], manners: Manners) -> list[tuple[str, Answer]]:
    answers = []
    for number, url in enumerate(urls):
        if number:
            time.sleep(manners.between)
        answers.append((url, _answer(opener, url, manners)))
    return answers


def _answer(opener: OpenerDirector, url: str, manners: Manners) -> Answer:
    """Returns the answer to HEAD, which carries no page, or else to GET: not every server knows HEAD."""
    answer = Answer(_status(opener, url, "HEAD", manners))
    if answer.is_fine or not answer.status:
        return answer
    time.sleep(manners.between)
    return Answer(_status(opener, url, "GET", manners))


def _status(opener: OpenerDirector, url: str, method: str, manners: Manners) -> int:
    try:
        request = Request(ascii_form(url), method=method, headers={"User-Agent": USER_AGENT, "Accept": "*/*"})
        with opener.open(request, timeout=manners.timeout) as response:
            return int(response.status)
    except HTTPError as refusal:
        refusal.close()
        return int(refusal.code)
    except (OSError, HTTPException, ValueError):  # no such host, no certificate, a broken answer, an odd address
        return 0


def ascii_form(url: str) -> str:
    """Returns a URL as it is sent: the host in its `xn--` form, Cyrillic letters in percents. Raises ValueError."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port else ""
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]-._") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _opener(manners: Manners) -> OpenerDirector:
    """Returns an opener that follows redirects as browsers do and guards every connection, those of redirects too."""

    def connected(address: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
        return _connected(address, timeout, manners.may_connect)

    # http.client keeps this name for whoever wants another way to connect; urllib3 and others rely on it, too.

    class Plain(HTTPConnection):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self._create_connection = connected

    class Secure(HTTPSConnection):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self._create_connection = connected

    class OpenPlain(HTTPHandler):
        def http_open(self, request: Request) -> Any:
            return self.do_open(Plain, request)

    class OpenSecure(HTTPSHandler):
        def https_open(self, request: Request) -> Any:
            return self.do_open(Secure, request)

    return build_opener(ProxyHandler({}), OpenPlain, OpenSecure)


def _connected(address: tuple[str, int], timeout: float, may_connect: Callable[[str], bool]) -> socket.socket:
    """Returns a connection to the very address that was checked: a name may mean another machine a moment later."""
    host, port = address
    fault: OSError = Private(host)
    for family, kind, protocol, _, target in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not may_connect(str(target[0])):
            continue
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(target)
        except OSError as error:
            connection.close()
            fault = error
        else:
            return connection
    raise fault
