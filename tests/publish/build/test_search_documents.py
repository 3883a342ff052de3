"""Search documents: the program makes the same index of them as of whole pages, and only when a searched text has changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from profminimum.output import Output
from profminimum.publish.build import search_documents, search_index
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.output_folder import OutputFolder
from profminimum.publish.build.search_documents import search_document
from profminimum.publish.build.search_index import IndexUpdate, start_program, write_index
from profminimum.publish.build.tasks import ready

PAGE = """<!doctype html><html lang="ru" class="no-js"><head><title>Нет</title></head><body data-built="{day}">
<nav>меню</nav><main><div class="a" data-pagefind-body><svg><title>знак</title></svg><nav>путь <nav>внутри</nav> мимо</nav>
<div hidden data-kind="Школа" data-pagefind-meta="kind[data-kind]"></div><h1 id="top">{title}</h1><!-- <p> -->
<template><p>потом</p></template><p class="b" title="2 > 1">Кружок<br>робототехники</p><p data-pagefind-ignore>не ищут</p>
<ul data-pagefind-weight="0.5"><li>карточка</li></ul><img src="a.png" alt="Снимок"></div></main><footer>низ</footer></body></html>"""


def index_of(folder: Path) -> dict[str, bytes]:
    """The pages with their words, metadata and filters, and the words with their pages, by path.

    The list of a filter's values is left out: the program writes it in any order.
    """
    files = (path for path in folder.rglob("*") if path.suffix in (".pf_fragment", ".pf_index"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_documents_give_the_index_of_the_pages(region_site: Path, tmp_path: Path) -> None:
    """Fragments, words and metadata are the same to the byte, so that every query finds the same in the same order."""
    pages, documents = tmp_path / "pages", tmp_path / "documents"
    size = {pages: 0, documents: 0}
    for path in region_site.rglob("*.html"):
        text = path.read_text("utf-8")
        for folder, words in ((pages, text), (documents, search_document(text))):
            if words and not path.name.startswith("fragment"):
                target = folder / path.relative_to(region_site)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(words, "utf-8")
                size[folder] += len(words)
    write_index(pages, tmp_path / "of-pages")
    write_index(documents, tmp_path / "of-documents")
    assert index_of(tmp_path / "of-documents") == index_of(tmp_path / "of-pages")
    assert len(index_of(tmp_path / "of-pages")) > 50
    assert size[documents] < size[pages] / 2


def test_a_document_has_what_is_searched_alone() -> None:
    """The frame, drawings, what waits for a script and what says so itself are left out; headings keep their anchors."""
    document = search_document(PAGE.format(title="Школа", day=1))
    for word in ("меню", "знак", "путь", "внутри", "мимо", "потом", "не ищут", "низ", "class"):
        assert word not in document
    for words in (
        '<h1 id="top">Школа</h1>',
        "Кружок<br>робототехники",
        'data-kind="Школа"',
        'data-pagefind-weight="0.5"',
    ):
        assert words in document
    assert search_document(PAGE.replace(" data-pagefind-body", "")) == ""


class Site:
    """A site that is built again and again; `indexed` are the pages of each run of the search program since the last build."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "site"
        self.cache = BuildCache(folder / "cache", b"0" * 16)
        self.indexed: list[set[str]] = []

        def counted(site: Path, output: Path) -> subprocess.Popen[str]:
            self.indexed.append({path.relative_to(site).parent.as_posix() for path in site.rglob("*.html")})
            return start_program(site, output)

        monkeypatch.setattr(search_index, "start_program", counted)

    def build(self, pages: Mapping[str, str], day: int = 1) -> list[set[str]]:
        """Builds pages with titles; returns what was indexed."""
        self.indexed = []
        folder = OutputFolder(self.folder, self.cache)
        texts = {f"{address}/index.html": PAGE.format(title=title, day=day) for address, title in pages.items()}
        folder.run(ready(Output(path, text.encode())) for path, text in texts.items())
        with IndexUpdate(folder, self.cache) as index:
            folder.promote(keep="pagefind")
            index.finish()
        return self.indexed

    def contents(self) -> dict[str, bytes]:
        """The index."""
        return index_of(self.folder / "pagefind")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site without pages yet."""
    return Site(tmp_path, monkeypatch)


FIRST = {"schools/a": "Первая", "schools/b": "Вторая"}


def test_the_index_is_made_when_a_searched_text_has_changed(site: Site) -> None:
    """Not for another frame, nor for nothing; for a title, a page more, a page less, another address."""
    assert site.build(FIRST) == [{"schools/a", "schools/b"}]
    assert site.build(FIRST) == []
    assert site.build(FIRST, day=2) == []
    for pages in (
        FIRST | {"schools/b": "Третья"},
        FIRST | {"schools/c": "Третья"},
        {"schools/a": "Первая"},
        {"x": "Первая"},
    ):
        assert site.build(pages) == [set(pages)]
        found = site.contents()
        shutil.rmtree(site.folder)
        shutil.rmtree(site.cache.folder)
        site.build(pages)
        assert site.contents() == found


@pytest.mark.parametrize("lost", ["site/pagefind", "cache"])
def test_what_is_lost_is_made_again(site: Site, lost: str) -> None:
    """The index, or all that was known of it and of its documents."""
    site.build(FIRST)
    found = site.contents()
    shutil.rmtree(site.folder.parent / lost)
    assert site.build(FIRST) == [set(FIRST)]
    assert site.contents() == found


def test_a_lost_document_is_made_again(site: Site) -> None:
    """Another page has changed, and one document has been deleted by hand."""
    site.build(FIRST)
    next(site.cache.folder.rglob("search/schools/a/index.html")).unlink()
    assert site.build(FIRST | {"schools/b": "Третья"}) == [set(FIRST)]


def test_a_large_index_has_parts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of an owner are in one part; an edit makes the part of its page alone; a file names the further ones."""
    monkeypatch.setattr(search_documents, "MOST_IN_PART", 2)
    pages = {f"schools/{name}{end}": "Школа" for name in "abc" for end in ("", "/events/day")}
    parts = site.build(pages)
    assert len(parts) == 3
    assert set().union(*parts) == set(pages)
    assert {len({address.split("/")[1] for address in part} & set("a")) for part in parts} == {0, 1}
    folder = site.folder / "pagefind"
    assert json.loads((folder / "parts.json").read_text("utf-8")) == ["part-1/", "part-2/"]
    assert (folder / "part-2" / "pagefind-entry.json").is_file()
    assert not list(folder.glob("part-*/*.js"))
    (again,) = site.build(pages | {"schools/a": "Другая"})
    assert "schools/a" in again
    assert len(site.build(FIRST)) == 1
    assert not list(folder.glob("part-*"))


def test_nothing_of_an_older_index_is_left(site: Site) -> None:
    """Names of the program's files follow their content: those of the texts before go, those of filters too."""
    folder = site.folder / "pagefind"
    counts = []
    for use in ("one", "two", "three"):
        site.build({"schools/a": f'Первая <span data-pagefind-filter="use">{use}</span>'})
        counts.append({kind: len(list(folder.rglob(f"*.{kind}"))) for kind in ("pf_filter", "pf_fragment", "pf_meta")})
    assert counts == [{"pf_filter": 1, "pf_fragment": 1, "pf_meta": 1}] * 3


def test_what_stays_the_same_keeps_its_time(site: Site) -> None:
    """Of the page that has changed there are new files; the engine and the text of the other page are as they were."""
    site.build(FIRST)
    folder = site.folder / "pagefind"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    site.build(FIRST | {"schools/b": "Третья"})
    same = {path.name for path, time in before.items() if path.is_file() and path.stat().st_mtime_ns == time}
    assert {"pagefind.js", "wasm.ru.pagefind"} <= same
    assert len([name for name in same if name.endswith(".pf_fragment")]) == 1


def test_a_build_that_fails_stops_the_program(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the site stays, and the next build makes it anew."""
    site.build(FIRST)
    before = site.contents()
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], text=True)
    with monkeypatch.context() as changed:
        changed.setattr(search_index, "start_program", lambda *folders: program)
        folder = OutputFolder(site.folder, site.cache)
        folder.run([ready(Output("schools/a/index.html", PAGE.format(title="Другая", day=1).encode()))])
        with pytest.raises(ZeroDivisionError), IndexUpdate(folder, site.cache):
            raise ZeroDivisionError
    assert program.poll() is not None
    assert site.contents() == before
    assert site.build(FIRST) == [set(FIRST)]
    assert site.contents() == before
