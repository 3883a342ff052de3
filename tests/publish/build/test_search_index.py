"""The search index: made by Pagefind's program, and in a preview only when somebody searches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from profminimum.publish.build.search_index import IndexFailed, IndexOnDemand, write_index

PAGE = "<!doctype html><html lang='ru'><body><main data-pagefind-body><h1>Школа</h1><p>Кружок робототехники</p></main>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of one page, with the file that a build writes last."""
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", "utf-8")
    return tmp_path


def test_the_index_has_the_engine_alone(built: Path) -> None:
    """The engine with Russian word forms is there, ready-made interfaces are not."""
    write_index(built)
    names = {path.name for path in (built / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.ru.pagefind"} <= names
    assert not {name for name in names if "ui" in name or name.endswith(".css")}


def test_a_failure_is_reported_in_the_words_of_pagefind(tmp_path: Path) -> None:
    """The message is Pagefind's own: here is nothing to index."""
    with pytest.raises(IndexFailed, match="any html files"):
        write_index(tmp_path / "nowhere")


class Preview:
    """A preview of the folder, and what it complained of."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.app = IndexOnDemand(
            lambda environ, start_response: [environ["PATH_INFO"].encode()],
            site / "sitemap.xml",
            lambda failed: self.complaints.append(str(failed)),
        )

    def ask(self, address: str) -> bool:
        """Ask for an address; whether there is an index afterwards."""
        assert self.app({"PATH_INFO": address}, lambda *args: None) == [address.encode()]
        return (self.site / "pagefind" / "pagefind.js").is_file()


def test_preview_makes_it_on_demand(built: Path) -> None:
    """A page does not wait for the index; the first question to it makes it, below a folder too."""
    preview = Preview(built)
    assert not preview.ask("/schools/")
    assert preview.ask("/folder/pagefind/pagefind.js")


def test_preview_makes_it_anew_after_a_build(built: Path) -> None:
    """The index is made once for each build, recognised by the file that a build writes last."""
    preview = Preview(built)
    preview.ask("/pagefind/pagefind.js")
    (built / "pagefind" / "pagefind.js").unlink()
    assert not preview.ask("/pagefind/pagefind.js")
    os.utime(built / "sitemap.xml", ns=(1, 1))
    assert preview.ask("/pagefind/pagefind-entry.json")


def test_a_preview_works_without_an_index(built: Path) -> None:
    """While a build is under way there is nothing to index; a failure is reported once and the page is answered."""
    (built / "sitemap.xml").unlink()
    preview = Preview(built)
    assert not preview.ask("/pagefind/pagefind.js")
    (built / "sitemap.xml").write_text("<urlset/>", "utf-8")
    (built / "index.html").unlink()
    assert not preview.ask("/pagefind/pagefind.js")
    assert not preview.ask("/pagefind/pagefind.js")
    assert len(preview.complaints) == 1
