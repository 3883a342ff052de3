"""The configuration of nginx, obeyed by Debian's nginx itself: answers, headers, compression, caching, frames."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from scripts import nginx
from tests.support.project import Run, command, run_script

PROGRAM = next((path for path in (shutil.which("nginx"), "/usr/sbin/nginx") if path and Path(path).is_file()), None)
MAIN = """daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log {folder}/access.log;
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Real-IP;
    {places}
    include {folder}/profminimum.conf;
}}
"""
PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
HIDDEN = (".env", ".git/config", "schools/.draft/index.html", "_headers", "nginx-headers.conf")
PATIENCE = 60
"""Seconds in which a server begins, answers, writes its log and ends, however busy the machine is."""
IMMUTABLE = "public, max-age=31536000, immutable"


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """What it says the body is."""
        return self.headers.get("content-type", "")


@dataclass
class Running:
    """A server that is up, on two ports of this machine."""

    http: int
    https: int
    site: Path
    folder: Path = Path()
    """Where its logs are."""

    def get(self, address: str, *, plain: bool = False, method: str = "GET", **headers: str) -> Answer:
        """Asks for an address below the site's root; over TLS unless it should be `plain`."""
        trusting = ssl._create_unverified_context()
        connection = (
            HTTPConnection("127.0.0.1", self.http, timeout=PATIENCE)
            if plain
            else HTTPSConnection("127.0.0.1", self.https, timeout=PATIENCE, context=trusting)
        )
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, quote(f"/{address}", safe="/?="), headers=names)
        response: HTTPResponse = connection.getresponse()
        found = Answer(response.status, {}, response.read())
        for name, value in response.getheaders():
            assert name.lower() not in found.headers, f"{name} is said twice"
            found.headers[name.lower()] = value
        connection.close()
        return found


def free_ports(number: int) -> list[int]:
    """So many ports that nobody listens on, each another."""
    with ExitStack() as stack:
        found = [stack.enter_context(socket.socket()) for _ in range(number)]
        for each in found:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in found]


def do_without(what: str) -> None:
    """Skips, but not where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"нет программы {what}", pytrace=False)
    pytest.skip(f"нет программы {what}: sudo apt install {what}")


def certificate(folder: Path) -> tuple[str, str]:
    """A certificate that nobody trusts, and its key."""
    if not shutil.which("openssl"):
        do_without("openssl")
    paths = str(folder / "certificate.pem"), str(folder / "key.pem")
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run(
        ["openssl", "req", *made, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True, timeout=60
    )
    return paths


@pytest.fixture(scope="module")
def server(region_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The small region's site, served from a link as the publisher leaves it, with files beside it that nobody should see."""
    if not PROGRAM:
        do_without("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "releases" / "1"
    shutil.copytree(region_site, site)
    for name in HIDDEN[:3]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("Тайна", "utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact: mailto:a@example.ru", "utf-8")
    (folder / "current").symlink_to("releases/1")
    ports = free_ports(2)
    written = nginx.Server(
        "localhost", str(folder / "current"), *certificate(folder), *ports, ("127.0.0.1:",), str(folder / "visits.log")
    )
    text = nginx.configuration(written, (region_site / "nginx-headers.conf").read_text("utf-8"))
    (folder / "profminimum.conf").write_text(text, "utf-8")
    with running(folder):
        waited(ports[1])
        yield Running(*ports, site, folder)


class running:
    """An nginx of the configuration in a folder, while the block runs."""

    def __init__(self, folder: Path) -> None:
        user = (
            "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
        )  # else its workers see no folder of ours
        places = "\n".join(f"{name}_temp_path {folder}/{name};" for name in PLACES)
        (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder, places=places), "utf-8")
        self.folder = folder
        self.command = [PROGRAM, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]

    def __enter__(self) -> None:
        checked = subprocess.run([*self.command, "-t"], capture_output=True, encoding="utf-8")
        assert checked.returncode == 0, checked.stderr
        warnings = [line for line in checked.stderr.splitlines() if "[warn]" in line]
        assert [line for line in warnings if "http2" not in line] == []  # since 1.25 it is called otherwise; both work
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __exit__(self, *problem: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


def waited(port: int) -> None:
    """Until the port answers."""
    for _ in range(20 * PATIENCE):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx did not begin to listen")


def test_pages_are_served(server: Running) -> None:
    """Each has its address, through the link; an address without its slash leads to the page, with its query."""
    assert "<h1" in server.get("").body.decode()
    assert server.get("schools/first/").body == (server.site / "schools/first/index.html").read_bytes()
    moved = server.get("schools")
    assert (moved.status, moved.headers["location"]) == (301, "/schools/")
    assert server.get("schools/", method="HEAD").body == b""
    assert server.get("schools/", method="POST").status == 405


def test_publishing_is_a_change_of_the_link(server: Running) -> None:
    """The next request after the switch gets the new site, without a word to nginx."""
    link = server.site.parent.parent / "current"
    new = server.site.with_name("2")
    shutil.copytree(server.site, new)
    (new / "about" / "index.html").write_text("Новое", "utf-8")
    aside = link.with_name("next")
    try:
        aside.symlink_to("releases/2")
        aside.replace(link)
        assert server.get("about/").body.decode() == "Новое"
    finally:
        aside.symlink_to("releases/1")
        aside.replace(link)
        shutil.rmtree(new)
    assert server.get("about/").body == (server.site / "about" / "index.html").read_bytes()


@pytest.mark.parametrize(
    "address", ["nowhere/", "nowhere.html", "schools/first/nowhere/deep/", "assets/", "404.html", *HIDDEN]
)
def test_a_missing_address_answers_404(server: Running, address: str) -> None:
    """The site's own page answers; folders are not listed; hidden files and what is for servers are not shown."""
    found = server.get(address)
    assert found.status == 404
    assert found.body == (server.site / "404.html").read_bytes()
    assert found.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in found.headers


def test_what_others_must_find_is_shown(server: Running) -> None:
    """The folder of well-known names begins with a dot and is public all the same."""
    assert server.get(".well-known/security.txt").status == 200


@pytest.mark.parametrize(
    ("address", "is_shared"),
    [("pagefind/pagefind-entry.json", True), ("api/v1/schools.json", True), ("", False), ("assets/search.js", False)],
)
def test_other_sites_may_read_the_search_index_and_the_open_data(
    server: Running, address: str, is_shared: bool
) -> None:
    """A country's site searches in many regions at once; nothing else is for other sites."""
    found = server.get(address)
    assert found.status == 200
    assert found.headers.get("access-control-allow-origin") == ("*" if is_shared else None)


TYPES = {
    "": "text/html; charset=utf-8",
    "assets/site.js": "text/javascript; charset=utf-8",
    "assets/profminimum.css": "text/css; charset=utf-8",
    "assets/favicon.svg": "image/svg+xml; charset=utf-8",
    "version.json": "application/json; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "schools/first/fragment.txt": "text/plain; charset=utf-8",
    "feeds/region.atom": "application/atom+xml; charset=utf-8",
    "pagefind/wasm.ru.pagefind": "application/octet-stream",
}


@pytest.mark.parametrize("address", TYPES)
def test_types_and_charset(server: Running, address: str) -> None:
    """Each file says what it is; what is text says that it is UTF-8."""
    found = server.get(address)
    assert (found.status, found.type) == (200, TYPES[address])


def test_every_kind_of_file_has_a_type(server: Running) -> None:
    """No file of the site is left to the type for unknown ones, which a browser offers to save."""
    endings = {path.suffix for path in server.site.rglob("*") if path.is_file() and path.suffix}
    known = re.search(r"types \{(.*?)\}", nginx.TEMPLATE.read_text("utf-8"), re.DOTALL)
    assert known
    listed = {f".{word}" for line in known[1].split(";") for word in line.split()[1:]}
    assert endings - listed - {".conf"} == set()
    calendar = next(server.site.rglob("*.ics")).relative_to(server.site).as_posix()
    assert server.get(calendar).type == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("address", ["", "assets/filter/view.js", "assets/profminimum.css", "version.json"])
def test_text_is_compressed(server: Running, address: str) -> None:
    """Whoever can read it gets it compressed; a cache between keeps both."""
    plain, packed = server.get(address), server.get(address, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    if len(plain.body) >= 512:
        assert packed.headers["content-encoding"] == "gzip"
        assert len(packed.body) < len(plain.body) * 0.8
        assert packed.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.body) == plain.body


def test_what_is_compressed_already_is_not_compressed_again(server: Running) -> None:
    """Sheets, workbooks and the index are sent as they are."""
    for pattern in ("*.pdf", "*.xlsx", "*.pf_fragment"):
        address = next(server.site.rglob(pattern)).relative_to(server.site).as_posix()
        assert "content-encoding" not in server.get(address, Accept_Encoding="gzip").headers, address


def test_files_named_by_their_content_are_cached_for_ever(server: Running) -> None:
    """Every other file, whose name may stay when its content changes, is asked for again."""
    kept = set()
    for path in server.site.rglob("*"):
        name = path.relative_to(server.site).as_posix()
        if path.is_file() and server.get(name, method="HEAD").headers.get("cache-control") == IMMUTABLE:
            kept.add(name)
    hashed = r"_[0-9a-f]{6,}\.pf_(fragment|index|meta)$"
    every = {path.relative_to(server.site).as_posix() for path in server.site.rglob("*") if path.is_file()}
    assert kept == {name for name in every if re.search(hashed, name)}
    assert {name.split("/")[0] for name in kept} == {"pagefind"}


def test_pages_are_asked_for_again(server: Running) -> None:
    """A page that is still the same costs an answer of a few bytes; styles and scripts live ten minutes."""
    page = server.get("schools/")
    assert page.headers["cache-control"] == "no-cache"
    again = server.get("schools/", If_None_Match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert server.get("version.json").headers["cache-control"] == "no-cache"
    assert server.get("pagefind/pagefind-entry.json").headers["cache-control"] == "no-cache"
    assert server.get("assets/filter/view.js").headers["cache-control"] == "public, max-age=600"


def directives(answer: Answer) -> dict[str, str]:
    """The policy of an answer, by directive."""
    found = (directive.strip().partition(" ") for directive in answer.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in found}


def observatory(plain: Answer, answer: Answer) -> dict[str, int]:
    """The points of Mozilla's HTTP Observatory: 100 to begin with, 90 is an A. Its table of November 2026.

    Only what a static site without cookies can be asked for: https://developer.mozilla.org/observatory/docs/tests_and_scoring
    """
    policy = directives(answer)
    is_strict = not re.search(r"'unsafe-(inline|eval)'|\*|https?:|data:", policy["script-src"])
    age = re.search(r"max-age=(\d+)", answer.headers.get("strict-transport-security", ""))
    private = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
    loaded = re.findall(r"<(?:script|link)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", answer.body.decode())
    return {
        "csp": (10 if policy["default-src"] == "'none'" else 5) if is_strict else -20,
        "redirection": 0 if plain.status == 301 and plain.headers["location"].startswith("https://") else -20,
        "hsts": 0 if age and int(age[1]) >= 15768000 else -20,
        "nosniff": 0 if answer.headers.get("x-content-type-options") == "nosniff" else -5,
        "frames": 5 if policy.get("frame-ancestors") in ("'none'", "'self'") else -20,
        "referrer": 5 if answer.headers.get("referrer-policy") in private else 0,
        "sharing": -50 if answer.headers.get("access-control-allow-origin") == "*" else 0,
        "foreign scripts": -50 if loaded else 0,
        "cookies": -40 if "set-cookie" in answer.headers else 0,
    }


@pytest.mark.parametrize("address", ["", "schools/first/", "search/", "form/"])
def test_headers_earn_the_best_mark(server: Running, address: str) -> None:
    """There is no penalty at all, so an A+; the server does not say its version, the browser gives out no camera."""
    answer = server.get(address)
    points = observatory(server.get(address, plain=True), answer)
    assert {name: number for name, number in points.items() if number < 0} == {}
    assert 100 + sum(points.values()) >= 110
    assert answer.headers["server"] == "nginx"
    assert "camera=()" in answer.headers["permissions-policy"]


def test_the_header_repeats_the_policy_of_the_pages(server: Running) -> None:
    """It adds who may frame them: that only a header can say."""
    answer = server.get("schools/")
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.body.decode())
    assert stated
    assert answer.headers["content-security-policy"] == f"{stated[1]}; frame-ancestors 'none'"


def test_only_what_is_made_for_frames_may_be_framed(server: Running) -> None:
    """Schools show `embed/` in their own pages; no other page, so that nobody is tricked into a click."""
    for address in ("schools/first/embed/", "schools/first/embed/index.html"):
        framed = server.get(address)
        assert directives(framed)["frame-ancestors"] == "*"
        assert "x-frame-options" not in framed.headers
    for address in ("", "schools/first/", "schools/first/materials/", "form/", "schools/first/embedded/"):
        other = server.get(address)
        assert directives(other)["frame-ancestors"] == "'none'"
        assert other.headers["x-frame-options"] == "DENY"


def test_plain_http_leads_to_tls(server: Running) -> None:
    """A request is redirected to the site's own name, whatever name was asked for."""
    found = server.get("schools/?grade=8", plain=True, Host="evil.example")
    assert (found.status, found.headers["location"]) == (301, f"https://localhost:{server.https}/schools/?grade=8")
    assert "strict-transport-security" not in found.headers


def test_without_tls_there_is_no_redirection(region_site: Path, tmp_path: Path) -> None:
    """The server is behind another that holds the certificate: no promise of TLS either."""
    if not PROGRAM:
        do_without("nginx")
    (port,) = free_ports(1)
    written = nginx.Server("localhost", str(region_site), http=port, addresses=("127.0.0.1:",))
    text = nginx.configuration(written, (region_site / "nginx-headers.conf").read_text("utf-8"))
    (tmp_path / "profminimum.conf").write_text(text, "utf-8")
    with running(tmp_path):
        waited(port)
        found = Running(port, 0, region_site).get("schools/", plain=True)
    assert found.status == 200
    assert "strict-transport-security" not in found.headers
    assert "ssl" not in text


def printed(*arguments: str, run: Run = command) -> tuple[int, str, str]:
    """What the command says to these arguments."""
    done = run("nginx", *arguments)
    return done.returncode, done.stdout, done.stderr


def test_command_prints_the_configuration(region_site: Path) -> None:
    """The certificate is in its usual place."""
    code, out, _ = printed("--host", "prof.example.ru", "--root", "/srv/prof/current", "--site", str(region_site))
    assert code == 0
    assert "server_name prof.example.ru;" in out
    assert "root /srv/prof/current;" in out
    assert "ssl_certificate_key /etc/letsencrypt/live/prof.example.ru/privkey.pem;" in out
    assert "listen [::]:443 ssl http2;" in out
    code, out, _ = printed(
        "--host", "a.ru", "--root", "/srv", "--certificate", "/c/x.pem", "--site", str(region_site), run=run_script
    )
    assert "ssl_certificate_key /c/privkey.pem;" in out


@pytest.mark.parametrize(
    "wrong", [["--host", "a.ru; evil"], ["--root", "/srv/x; evil"], ["--root", "srv"], ["--host", "Имя.рф"]]
)
def test_wrong_arguments_are_refused(region_site: Path, wrong: list[str]) -> None:
    """Nothing passes that nginx would read as more than a name or a path."""
    code, out, err = printed("--host", "a.ru", "--root", "/srv", *wrong, "--site", str(region_site))
    assert (code, out) == (2, "")
    assert "Такие параметры не подходят" in err


def test_without_a_site_it_says_what_to_do(tmp_path: Path) -> None:
    """The headers come from a built site."""
    code, out, err = printed("--host", "a.ru", "--root", "/srv", "--site", str(tmp_path))
    assert (code, out) == (1, "")
    assert "Сначала соберите сайт: python3 scripts/dev.py build" in err


READERS = {
    "203.0.113.77": "203.0.113.0",
    "2a02:6b8:1:2::77": "2a02:6b8:1::",
    "2a02:6b8::77": "2a02:6b8::",
    "2a02::77": "2a02::",
    "2001:db8:0:1:2:3:4:77": "2001:db8:0::",
    "::77": "0.0.0.0",
}
"""Addresses of readers, and what is kept of them."""


def visits(server: Running, count: int) -> list[list[str]]:
    """The lines of the log of visits, once there are enough."""
    log = server.folder / "visits.log"
    for _ in range(50 * PATIENCE):
        lines = log.read_text("utf-8").splitlines()
        if len(lines) >= count:
            break
        time.sleep(0.02)
    return [line.split("|") for line in lines]


def test_visits_are_counted_without_readers(server: Running) -> None:
    """Month, kind of page, school and network of each page that was shown; no other log knows of it."""
    log = server.folder / "visits.log"
    log.write_text("", "utf-8")
    for address in READERS:
        server.get("", User_Agent="Firefox", X_Real_IP=address)
    pages = {"schools/first/": "Школы", "schools/first/2026-27/": "Планы школ на год", "schools/": "Список: школы"}
    for page in (*pages, "schools/first/events/no-time/", "assets/site.js", "nowhere/", "schools/first/memo.pdf"):
        server.get(page, User_Agent="Firefox", X_Real_IP="203.0.113.77", Referer="https://ya.ru/")
    server.get("schools/first/", User_Agent="YandexBot", X_Real_IP="203.0.113.77")
    found = visits(server, 10)
    month = f"{time.strftime('%Y-%m')}-01"
    assert [line[0] for line in found[:6]] == list(READERS.values())
    assert {line[1] for line in found} == {month}
    assert [tuple(line[2:5]) for line in found[5:]] == [
        ("Главная", "-", "/"),
        *((kind, "first" if "first" in page else "-", f"/{page}") for page, kind in pages.items()),
        ("Мероприятия", "first", "/schools/first/events/no-time/"),
    ]
    assert all(line[5:] == ["200", line[6], "00:00:00", "-"] for line in found)
    text = log.read_text("utf-8")
    assert not [word for word in (".77", ":77", "Firefox", "Bot", "ya.ru") if word in text]
    others = (server.folder / "access.log").read_text("utf-8") if (server.folder / "access.log").exists() else ""
    assert others == ""


def goaccess() -> list[str]:
    """The command of the recipe for operators."""
    recipe = (nginx.ROOT / "docs" / "dev" / "hosting.md").read_text("utf-8").replace("\\\n", " ")
    (line,) = re.findall(r"^ *(goaccess .*)$", recipe, re.MULTILINE)
    return shlex.split(line)


def test_recipe_counts_visits_by_kind_school_and_month(tmp_path: Path) -> None:
    """GoAccess reads the log as the recipe says; it looks at nothing that is not in it."""
    if not shutil.which("goaccess"):
        pytest.skip("нет программы goaccess: sudo apt install goaccess")  # machines of forges do not bring it
    log, report = tmp_path / "visits.log", tmp_path / "visits.json"
    lines = [
        *["203.0.113.0|2026-11-01|Школы|first|/schools/first/|200|9000|00:00:00|-"] * 3,
        "2a02:6b8:1::|2026-12-01|Мероприятия|second|/schools/second/events/day/|304|0|00:00:00|-",
        "0.0.0.0|2026-12-01|Главная|-|/|200|5000|00:00:00|-",
    ]
    log.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    command = [word.replace("/var/log/profminimum/visits.log", str(log)) for word in goaccess()]
    command[command.index("-o") + 1] = str(report)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    counted = json.loads(report.read_text("utf-8"))
    assert (counted["general"]["valid_requests"], counted["general"]["failed_requests"]) == (5, 0)
    assert hits(counted["visitors"]) == {"20261101": 3, "20261201": 2}
    assert hits(counted["vhosts"]) == {"Школы": 3, "Мероприятия": 1, "Главная": 1}
    assert hits(counted["remote_user"]) == {"first": 3, "second": 1, "-": 1}
    assert hits(counted["requests"])["/schools/first/"] == 3
    assert not {"hosts", "os", "browsers", "referrers", "geolocation"} & set(counted)


def hits(panel: dict[str, Any]) -> dict[str, int]:
    """The rows of a panel of the report."""
    return {row["data"]: row["hits"]["count"] for row in panel["data"]}
