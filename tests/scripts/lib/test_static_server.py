"""The server of the tests behaves as a web server does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.lib.static_server import serving
from tests.support.project import ROOT

TEXT = "<p>Привет</p>" * 100


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A served folder with a page, a picture and a page for missing addresses."""
    (tmp_path / "schools").mkdir()
    (tmp_path / "schools" / "index.html").write_text(TEXT, "utf-8")
    (tmp_path / "404.html").write_text("Нет такой страницы", "utf-8")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    (tmp_path / "all.ics").write_bytes(b"BEGIN:VCALENDAR")
    with serving(tmp_path) as address:
        yield address


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """One request: the answer and its body as it came."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_text_is_compressed(address: str) -> None:
    """A browser that takes gzip gets gzip, another gets the page as it is."""
    answer, body = ask(address, "/schools/?grade=8", **{"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert gzip.decompress(body).decode() == TEXT
    assert ask(address, "/schools/")[1].decode() == TEXT


def test_a_browser_keeps_what_nginx_lets_it_keep(address: str, tmp_path: Path) -> None:
    """Scripts and styles for ten minutes; pages, and what is not there, are asked for each time."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.js").write_text("1", "utf-8")
    template = (ROOT / "scripts" / "hosting" / "nginx.conf.template").read_text("utf-8")
    kept = "public, max-age=600"
    assert '"~^/(assets|cards)/"' in template
    assert f'"{kept}"' in template
    paths = ("/assets/site.js?2", "/schools/", "/assets/none.js")
    assert [ask(address, path)[0].headers["Cache-Control"] for path in paths] == [kept, "no-cache", "no-cache"]


def test_pictures_are_not_compressed(address: str) -> None:
    """A picture is small already."""
    answer, body = ask(address, "/dot.png", **{"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.headers["Content-Type"], body) == (None, "image/png", b"\x89PNG")


def test_calendar_has_its_type(address: str) -> None:
    """A calendar is offered to the calendar, on every system."""
    assert ask(address, "/all.ics")[0].headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_folder_without_slash_is_moved(address: str) -> None:
    """The address of a folder ends with a slash, and its query survives the move."""
    answer, _ = ask(address, "/schools?grade=8")
    assert (answer.status, answer.headers["Location"]) == (301, "/schools/?grade=8")


@pytest.mark.parametrize("path", ["/nowhere", "/", "/../secret", "/%2e%2e/secret"])
def test_a_missing_address_gets_the_sites_own_page(address: str, path: str) -> None:
    """What is not there, or is outside, is answered with the site's own page."""
    answer, body = ask(address, path)
    assert (answer.status, body.decode()) == (404, "Нет такой страницы")


def test_head_has_no_body(address: str) -> None:
    """A question about the headers gets them alone."""
    answer, body = ask(address, "/schools/", "HEAD")
    assert (answer.status, answer.headers["Content-Length"], body) == (200, str(len(TEXT.encode())), b"")
