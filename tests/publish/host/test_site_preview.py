"""The preview: edits show without a restart, wrong records are omitted and reported, and nothing ends the server."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts.lib.commands import HOST
from tests.support.project import copy_project, edit, settings

PATIENCE = 90
"""Seconds to wait for a page to change, on a machine that is busy with other things."""


class Preview:
    """`mkdocs serve` in a copy of the project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = project.parent / "log.txt"
        command = [sys.executable, "-m", HOST, "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        with self.log.open("w") as output:
            environ = {name: value for name, value in settings().items() if name != "NO_MKDOCS_2_WARNING"}
            self.process = subprocess.Popen(command, cwd=project, env=environ, stdout=output, stderr=subprocess.STDOUT)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def page(self, address: str) -> tuple[int, str]:
        """The answer's code and text; 0 while the server does not answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            return answer.status, re.sub(r"\s+", " ", answer.read().decode("utf-8"))
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def shows(self, words: str, address: str = "") -> str:
        """The page at an address once it holds the words; fails if it never does or the server has ended."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server has ended:\n{self.output}"
            _, text = self.page(address)
            if words in text:
                return text
            time.sleep(0.2)
        pytest.fail(f"«{words}» is not on /{address} but:\n{text[:2000]}\n{self.output[-2000:]}", pytrace=False)

    @property
    def output(self) -> str:
        """What the server has written so far."""
        return self.log.read_text("utf-8")

    @contextmanager
    def edited(self, *edits: tuple[str, str, str]) -> Iterator[None]:
        """Files with (path, old, new) while the block runs; then as they were."""
        before = {self.project / path: (self.project / path).read_text("utf-8") for path, _, _ in edits}
        try:
            for path, old, new in edits:
                edit(self.project / path, old, new)
            yield
        finally:
            for path, text in before.items():
                path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that was started with a broken template: the server lives, says so, and goes on once it is mended."""
    project = copy_project(tmp_path_factory.mktemp("preview") / "project")
    edit(project / "overrides/main.html", "{% block libs %}", "{% blok libs %}")
    running = Preview(project)
    try:
        running.shows("Ошибка в шаблоне: overrides/main.html, строка ")
        assert running.page("schools/")[0] == 404
        assert "<h1>Сайт не собрался</h1>" in running.page("schools/")[1]
        edit(project / "overrides/main.html", "{% blok libs %}", "{% block libs %}")
        running.shows("Тестовая область")
        yield running
    finally:
        running.stop()


def test_every_edit_shows(preview: Preview) -> None:
    """Edits of data, words, templates and the package show, in one process."""
    edits = [
        ("data/schools/first/school.yml", "name: Школа № 1 «Ёлочка»", "name: Школа № 1 «Сосна»"),
        ("data/schools/first/events/no-time.yml", "title: День без уроков", "title: День без звонков"),
        ("docs/about.md", "title: ", "title: Правка "),
        ("overrides/pages/event.html", "Для кого", "Кому именно"),
        ("hooks/profminimum/russian.py", '"вторник"', '"вторничек"'),
    ]
    with preview.edited(*edits):
        text = preview.shows("День без звонков", "schools/first/events/no-time/")
        assert "«Сосна»" in text
        assert "Кому именно" in text
        assert "вторничек, 1" in text
        assert "Правка " in preview.page("about/")[1]


def test_a_broken_record_is_omitted_and_reported(preview: Preview) -> None:
    """The others are shown; a banner on every page leads to the problems; once corrected, the record is back."""
    event = "schools/first/events/markup/"
    with preview.edited(("data/schools/first/events/markup.yml", "format: meeting", "format: meting")):
        for address in ("", "schools/second/", "about/", "events/2026-11/"):
            text = preview.shows("В данных есть ошибки", address)
            assert re.search(r'href="[./]*problems/"', text), address
        problems = preview.page("problems/")[1]
        assert "data/schools/first/events/markup.yml:4:9" in problems
        assert "Возможно, вы имели в виду «meeting»." in problems
        code, text = preview.page(event)
        assert code == 200
        assert "data/schools/first/events/markup.yml:4:9" in text
        assert "→ 4 format: meting" in text
        assert "livereload(" in text, "it is replaced by itself once the file is corrected"
        assert "markup" not in preview.page("schools/first/")[1]
        assert "data/schools/first/events/markup.yml:4:9: ошибка: " in preview.output
    preview.shows("Для кого", event)
    assert "В данных есть ошибки" not in preview.page("")[1]
    assert "pm-problem--error" in problems
    assert "pm-problem--error" not in preview.page("problems/")[1]


def test_a_broken_school_explains_all_its_addresses(preview: Preview) -> None:
    """Its own page and those below show what is wrong with its file; an address that never was is still unknown."""
    with preview.edited(("data/schools/second/school.yml", "name:", "nane:")):
        text = preview.shows("data/schools/second/school.yml:", "schools/second/")
        assert "nane: " in text
        below = [preview.page(f"schools/second/{name}") for name in ("materials/", "2026-27/")]
        assert all(code == 200 and "data/schools/second/school.yml:" in page for code, page in below)
        assert preview.page("schools/third/")[0] == 404
    preview.shows("Школа № 1", "schools/")


def test_requests_during_rebuilds_are_answered(preview: Preview) -> None:
    """Whoever asks right after a file was saved, together with others, gets a page of before or after, never a 404."""
    addresses = ["schools/first/", "schools/first/events/markup/", "events/2026-11/", "about/", "calendars/all.ics"]
    addresses = [address for address in addresses if preview.page(address)[0] == 200]
    assert len(addresses) >= 4
    school = preview.project / "data/schools/first/school.yml"
    text = school.read_text("utf-8")
    with ThreadPoolExecutor(8) as pool:
        codes: list[int] = []
        for number in range(12):
            if number % 4 == 3:  # words of docs/ make MkDocs build everything anew
                edit(preview.project / "docs/about.md", "title: ", "title: И ")
            school.write_text(f"{text}# {number}\n", "utf-8")
            asked = [pool.submit(preview.page, address) for address in addresses * 4]
            codes += [answer.result()[0] for answer in asked]
    school.write_text(text, "utf-8")
    about = preview.project / "docs/about.md"
    about.write_text(about.read_text("utf-8").replace("title: И И И ", "title: "), "utf-8")
    assert set(codes) == {200}, Counter(codes)


def test_broken_foundations_leave_a_site(preview: Preview) -> None:
    """Without region.yml, vocabularies and a school's own record there is less to show, and still a site."""
    edits = [
        ("data/region.yml", "name_genitive:", "name_genitiv:"),
        ("data/reference/levels.yml", "levels:\n", "level:\n"),
        ("data/reference/event-formats.yml", "formats:", "format:"),
        ("data/reference/municipalities.yml", "municipalities:\n", "municipality:\n"),
        ("data/reference/directions.yml", "directions:", "direction:"),
    ]
    with preview.edited(*edits):
        preview.shows("Регион не указан")
        for address in ("about/", "schools/", "events/", "grades/8/", "organisations/", "programmes/", "roadmap/"):
            assert preview.page(address)[0] == 200, address
        problems = preview.page("problems/")[1]
        for path in ("region.yml:4:1", "reference/levels.yml:1:1", "reference/directions.yml:1:1"):
            assert f"data/{path}" in problems, problems


@pytest.mark.parametrize(
    ("path", "right", "wrong", "words"),
    [
        ("overrides/pages/event.html", "{% block body %}", "{% blok body %}", "Ошибка в шаблоне: overrides/pages/event.html, строка"),
        ("hooks/profminimum/russian.py", "def plural(", "def plural((", "Ошибка в программе: hooks/profminimum/russian.py, строка"),
        ("hooks/profminimum/view/rendering/months.py", "for event in catalog.events:", "for event in 1 / 0:", "Ошибка в программе: hooks/profminimum/view/rendering/months.py, строка"),
        ("docs/grades/8.md", "grade: 8", "grade: восьмой", "grades/8.md: в шапке страницы"),
        ("mkdocs.yml", "theme:", "theme: [", "Ошибка в файле mkdocs.yml."),
    ],
    ids=["template", "syntax of Python", "running Python", "front matter", "configuration"],
)  # fmt: skip
def test_errors_of_the_project_are_shown(preview: Preview, path: str, right: str, wrong: str, words: str) -> None:
    """A page in the place of all says where the fault is; it looks for the corrected site by itself."""
    with preview.edited((path, right, wrong)):
        text = preview.shows(words)
        assert "<h1>Сайт не собрался</h1>" in text
        assert 'http-equiv="refresh"' in text
        assert "<h1>Сайт не собрался</h1>" in preview.page("schools/first/")[1]


def test_the_host_speaks_of_this_site_alone(preview: Preview) -> None:
    """The theme's announcement of its own plans does not come, without any help of the environment."""
    assert "end of life" not in preview.output
    assert "Serving on" in preview.output


def test_a_corrected_project_is_back(preview: Preview) -> None:
    """After all that, the site is whole again, in the process that was started first."""
    assert "с инженером" in preview.shows("Школа № 1 «Ёлочка»", "schools/first/")
    assert "Сайт не собрался" not in preview.page("")[1]
