"""Outside links are opened politely, twice; only a page that is gone is reported. A server of our own plays the web."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Lock

import pytest

from scripts import links
from scripts.lib import link_checker as visits
from scripts.lib.link_checker import Answer, Manners, visit
from scripts.lib.static_server import listening

QUICK = Manners(timeout=30, between=0, pause=0, may_connect=lambda address: address == "127.0.0.1")
"""Without pauses, yet nothing is given up because this machine is busy."""
HASTY = replace(QUICK, timeout=0.5)
"""For a server that does not answer in time."""
SCHOOL = """\
name: Лицей № 5
pages:
  - kind: site
    url: https://licey.example.ru/
  - kind: section
    url: https://licey.example.ru/нет
"""


@dataclass
class Web:
    """A small web on this machine: what it was asked, and how often."""

    address: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    at_once: int = 0
    """Requests for `/busy/…` that are being answered just now."""
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)

    def methods(self, path: str) -> list[str]:
        """The methods with which a path was asked."""
        return [method for method, asked, _ in self.asked if asked == path]


class Page(BaseHTTPRequestHandler):
    """The path says what happens: `/status/404`, `/once/503`, `/no-head`, `/to?…`, `/slow`, `/busy/1`, `/broken`."""

    web: Web

    def do_GET(self) -> None:
        """Answer as the path says."""
        web = self.web
        with web.lock:
            web.asked.append((self.command, self.path, self.headers["User-Agent"]))
        kind, _, rest = self.path[1:].partition("/")
        if kind == "slow":
            time.sleep(1.5)
        if kind == "busy":
            self._be_busy()
        if kind == "broken":
            self.wfile.write(b"not http at all\r\n\r\n")
            return
        fails = {
            "status": True,
            "once": len(self.web.methods(self.path)) <= 2,  # the HEAD and the GET of the first pass
            "no-head": self.command == "HEAD",
        }
        status = 302 if kind == "to" else int(rest) if fails.get(kind) else 200
        self.send_response(status)
        if kind == "to":
            self.send_header("Location", "/" + rest if not rest.startswith("http") else rest)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def _be_busy(self) -> None:
        """Over before the answer leaves: whoever has the answer may ask anew while this thread still ends."""
        with self.web.lock:
            self.web.at_once += 1
            self.web.most_at_once = max(self.web.at_once, self.web.most_at_once)
        time.sleep(0.05)
        with self.web.lock:
            self.web.at_once -= 1

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def web() -> Iterator[Web]:
    """The server, listening on a free port."""
    web = Web()
    with listening(type("WebPage", (Page,), {"web": web})) as web.address:
        yield web


def statuses(web: Web, *paths: str, manners: Manners = QUICK) -> dict[str, int]:
    """The status of each path."""
    found = visit([web.address + path for path in paths], manners)
    return {url.removeprefix(web.address): answer.status for url, answer in found.items()}


@pytest.mark.parametrize(
    ("path", "status", "gone"),
    [
        ("/", 200, False),
        ("/status/404", 404, True),
        ("/status/410", 410, True),
        ("/status/403", 403, False),
        ("/status/429", 429, False),
        ("/status/500", 500, False),
        ("/no-head/405", 200, False),
        ("/no-head/404", 200, False),
        ("/to/status/404", 404, True),
        ("/to/fine", 200, False),
        ("/slow", 0, False),
        ("/broken", 0, False),
    ],
)
def test_only_404_and_410_mean_a_page_that_is_gone(web, path, status, gone):
    """All else, silence included, may pass by itself or is meant for programs only."""
    found = visit([web.address + path], HASTY if path == "/slow" else QUICK)[web.address + path]
    assert (found.status, found.is_gone) == (status, gone)


def test_a_page_that_opens_is_asked_once(web):
    """HEAD is enough, and nobody comes a second time."""
    assert statuses(web, "/", "/a") == {"/": 200, "/a": 200}
    assert web.methods("/") == ["HEAD"]
    assert web.methods("/a") == ["HEAD"]


def test_what_fails_is_asked_again(web):
    """The second pass asks only for what failed, and its answer counts."""
    assert statuses(web, "/", "/once/404", "/status/404") == {"/": 200, "/once/404": 200, "/status/404": 404}
    assert web.methods("/") == ["HEAD"]
    assert web.methods("/once/404") == ["HEAD", "GET", "HEAD"]
    assert web.methods("/status/404") == ["HEAD", "GET", "HEAD", "GET"]


def test_there_is_a_pause_before_the_second_pass(web, monkeypatch):
    """It is as long as the manners say, and is left out if all went well."""
    slept: list[float] = []
    monkeypatch.setattr(visits.time, "sleep", slept.append)
    manners = replace(QUICK, between=0.25, pause=7)
    statuses(web, "/", manners=manners)
    assert slept == []
    statuses(web, "/status/404", manners=manners)
    assert slept == [0.25, 7, 0.25]


def test_one_host_gets_one_request_at_a_time(web):
    """The number of its addresses makes no difference."""
    statuses(web, *(f"/busy/{number}" for number in range(8)))
    assert web.most_at_once == 1
    assert len(web.asked) == 8


def test_the_same_address_is_asked_once(web):
    """Many records may name one page."""
    visit([web.address + "/a"] * 3, QUICK)
    assert Counter(path for _, path, _ in web.asked) == {"/a": 1}


def test_the_visitor_says_who_it_is(web):
    """A server's owner can see who came."""
    statuses(web, "/status/404")
    assert {agent for *_, agent in web.asked} == {visits.USER_AGENT}
    assert visits.USER_AGENT.startswith("Profminimum")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_private_networks_are_never_asked(web, host):
    """Neither a number nor a name leads there."""
    url = web.address.replace("127.0.0.1", host) + "/"
    assert visit([url], Manners(timeout=0.5, between=0, pause=0)) == {url: Answer(0)}
    assert web.asked == []


def test_a_redirect_does_not_lead_into_a_private_network(web):
    """Every hop is judged anew: the first address may be public."""
    port = web.address.rpartition(":")[2]
    url = f"{web.address}/to/http://127.0.0.2:{port}/secret"
    assert visit([url], QUICK)[url] == Answer(0)
    assert {path for _, path, _ in web.asked} == {f"/to/http://127.0.0.2:{port}/secret"}


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "127.0.0.1", "0.0.0.0", "::1", "fe80::1", "fc00::1"],
)
def test_private_addresses_are_recognised(address):
    """Networks of houses, offices and clouds are private."""
    assert Manners().may_connect(address) is False


def test_a_public_address_is_open():
    """A public address may be asked: otherwise nothing would be checked."""
    assert Manners().may_connect("77.88.55.242") is True


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://школа.рф/новости?год=2026#верх",
            "https://xn--80atdl2c.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%B3%D0%BE%D0%B4=2026",
        ),
        ("https://example.ru/%D0%B0?a=1&b=%20", "https://example.ru/%D0%B0?a=1&b=%20"),
        ("http://example.ru", "http://example.ru/"),
        ("http://example.ru:8080/a", "http://example.ru:8080/a"),
    ],
)
def test_cyrillic_addresses_are_sent_as_ascii(url, expected):
    """What is in percents already stays as it is; the fragment is not sent."""
    assert visits.ascii_form(url) == expected


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data with two links, of which one leads nowhere."""
    path = tmp_path / "data" / "schools" / "licey" / "school.yml"
    path.parent.mkdir(parents=True)
    path.write_text(SCHOOL, encoding="utf-8")
    monkeypatch.setattr(links, "visit", lambda urls, manners: {url: Answer(404 if "нет" in url else 0) for url in urls})
    monkeypatch.chdir(tmp_path)
    return tmp_path


MESSAGE = "Страницы по ссылке больше нет (ответ 404): https://licey.example.ru/нет. Найдите её новый адрес или удалите ссылку."


def test_the_report_is_a_text(folder, capsys):
    """It has file, line, column and what to do; what is not known is apart; the exit code is 0."""
    assert links.main(["--data", "data"]) == 0
    assert capsys.readouterr().out.replace("\u00a0", " ").splitlines() == [
        f"data/schools/licey/school.yml:6:10: предупреждение: {MESSAGE}",
        "Проверен 1 файл: 1 предупреждение.",
        "Не ответили или не пустили программу (проверьте сами, если важно): 1. Сайты: licey.example.ru.",
    ]


def test_the_report_is_for_github_and_for_programs(folder, capsys):
    """There is an annotation at the line, or an object that can be read back."""
    assert links.main(["--data", "data", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith(
        "::warning file=data/schools/licey/school.yml,line=6,col=10,title=gone-link::"
    )
    assert links.main(["--data", "data", "--format", "json"]) == 0
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["line"], problem["message"]) == ("gone-link", 6, MESSAGE)


@pytest.mark.parametrize("arguments", [["--format", "pdf"], ["--data", "nowhere"], ["--pause", "year"], ["--strict"]])
def test_wrong_arguments_get_the_help_in_russian(folder, arguments, capsys):
    """The answer is Russian and shows the help."""
    with pytest.raises(SystemExit) as ended:
        links.main(arguments)
    assert ended.value.code == 2
    assert "Такие параметры не подходят" in capsys.readouterr().err
