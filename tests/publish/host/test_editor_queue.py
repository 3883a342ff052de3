"""The editor's queue of a preview: what was sent, what it would change, how to take it; it renews itself and is never published."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from profminimum.authoring.inbox.record_blocks import written_block

from tests.publish.host.test_site_preview import Preview
from tests.support.letters import EVENT, PATH, SIGNATURE, letter
from tests.support.project import build, copy_project

HOSTILE = EVENT.replace("Экскурсия", "<script>alert(1)</script> {{ 7 * 7 }}")
NAME = "a 'b'; $(touch broken) `x`.eml"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a project that has no inbox yet."""
    running = Preview(copy_project(tmp_path_factory.mktemp("queue") / "project"))
    try:
        running.shows("Очередь пуста.", "inbox/")
        yield running
    finally:
        running.stop()


def put(preview: Preview, text: str, name: str = "письмо.eml", path: str = PATH) -> Path:
    """A letter with a record, in the folder."""
    file = preview.project / "inbox" / name
    file.write_bytes(letter(f"Это Иванова!\n\n{written_block(path, text)}\n{SIGNATURE}"))
    return file


def commands(page: str) -> list[list[str]]:
    """The commands of a page as a shell takes them."""
    found = re.findall(r"<code>(python3 [^<]*)</code>", page)
    return [shlex.split(unescape(command)) for command in found]


def test_a_letter_shows_at_once_and_goes_when_it_is_taken(preview: Preview) -> None:
    """With its difference and the command that takes it; every page leads there; taken, it says so."""
    file = put(preview, EVENT)
    page = preview.shows("можно внести", "inbox/")
    assert "+title: Экскурсия на завод" in page
    assert "отправитель school@first.yolkin.ru – Школа № 1 «Ёлочка»" in page
    assert "Иванов" not in page
    assert ["python3", "scripts/dev.py", "receive", "inbox/письмо.eml", "--write"] in commands(page)
    for address in ("", "schools/first/", "about/"):
        assert re.search(r'Прислано школами: 1. <a href="[./]*inbox/"', preview.shows("Прислано школами", address))
    assert "livereload(" in page
    record = preview.project / "data" / PATH
    record.write_text(EVENT, "utf-8")
    assert "можно внести" not in preview.shows("уже внесено", "inbox/")
    record.unlink()
    preview.shows("можно внести", "inbox/")
    file.unlink()
    preview.shows("Очередь пуста.", "inbox/")
    assert "Прислано школами" not in preview.page("schools/first/")[1]


def test_what_was_sent_steers_nothing(preview: Preview) -> None:
    """A text is a text, a file's name is one word of a command, personal data are shown to nobody."""
    files = [
        put(preview, HOSTILE, NAME),
        put(preview, EVENT.replace("Экскурсия на завод", "Петров Пётр, ученик 8 «А», 8-910-123-45-67"), "b.eml"),
    ]
    page = preview.shows("В записи личные сведения", "inbox/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page
    assert "<script>alert(1)" not in page
    assert "Петров" not in page
    assert "910-123" not in page
    assert [command[3] for command in commands(page) if "--write" in command] == [f"inbox/{NAME}"]
    for file in files:
        file.unlink()


def test_errors_doubts_and_papers_are_told(preview: Preview) -> None:
    """Each message has its state; what cannot be taken has no command that takes it."""
    folder = preview.project / "inbox"
    put(preview, EVENT.replace("meeting", "meting"), "a.eml")
    put(preview, EVENT, "b.eml", PATH.replace("first", "second"))
    (folder / "c.yml").write_text(EVENT, "utf-8")
    (folder / "d.eml").write_bytes(letter("План", files={"План.docx": b"PK"}))
    (folder / "link.eml").symlink_to(preview.project / "mkdocs.yml")
    (folder / "photo.jpg").write_bytes(b"")
    page = preview.shows("бумага школы", "inbox/")
    assert "Возможно, вы имели в виду «meeting»." in page
    assert "чужая запись" in page
    assert "не сказано, чья это запись" in page
    assert "link.eml" not in page
    asked = commands(page)
    assert [command[3:] for command in asked if "--write" in command] == [["inbox/b.eml", "--write", "--foreign"]]
    assert ["python3", "scripts/dev.py", "import", "inbox/d.eml"] in asked
    assert any(command[3:5] == ["inbox/c.yml", "--to"] for command in asked)
    for file in folder.iterdir():
        file.unlink()


def test_it_is_never_published(copy_built: Callable[[Path], Path], tmp_path: Path) -> None:
    """A built site has neither the page nor a word of it."""
    project = copy_built(tmp_path / "project")
    (project / "inbox").mkdir()
    (project / "inbox" / "a.eml").write_bytes(letter(written_block(PATH, EVENT)))
    assert build(project).returncode == 0
    assert not (project / "site" / "inbox").exists()
    pages = [file.read_text("utf-8") for file in (project / "site").rglob("*.html")]
    assert pages
    assert not [page for page in pages if "Очередь редактора" in page or "Прислано школами" in page]
