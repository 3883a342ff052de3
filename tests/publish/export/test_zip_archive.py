"""The archive that opens from a disk: every link names a file in it, the same site gives the same bytes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from profminimum.publish.export.zip_archive import FOR_SERVERS, archive, disk_files, for_disk

from tests.support.html_pages import links, tree
from tests.support.project import run_script

DISK = "file:///copy/"


@pytest.fixture(scope="module")
def disk(region_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small region's copy for a disk."""
    folder = tmp_path_factory.mktemp("disk")
    for output in disk_files(region_site):
        (folder / output.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / output.path).write_bytes(output.data)
    return folder


def test_every_link_names_a_file(disk: Path) -> None:
    """A folder would be listed by the browser, or not open at all."""
    broken = []
    for page in sorted(disk.rglob("*.html")):
        here = DISK + page.relative_to(disk).as_posix()
        for tag, link in links(tree(page)):
            target = urlsplit(urljoin(here, link))
            if target.scheme == "file" and not (disk / unquote(target.path).removeprefix("/copy/")).is_file():
                broken.append(f"{here}: <{tag}> {link}")
    assert broken == []


def test_forms_lead_to_pages(disk: Path) -> None:
    """What a reader sends with a form arrives at a file too."""
    actions = [
        (page, element.get("action"))
        for page in disk.rglob("*.html")
        for element in tree(page).iter("form")
        if element.get("action")
    ]
    assert actions
    assert [action for page, action in actions if not (page.parent / action).is_file()] == []


def test_pages_say_the_same(region_site: Path, disk: Path) -> None:
    """Nothing but links and the form's module differs, and no page is lost but the one for missing addresses."""
    pages = {path.relative_to(region_site).as_posix() for path in region_site.rglob("*.html")}
    assert {path.relative_to(disk).as_posix() for path in disk.rglob("*.html")} == pages - {"404.html"}

    def bare(path: Path) -> str:
        text = re.sub(r'<script type="module".*?</script>\n?', "", path.read_text("utf-8"))
        return re.sub(r'(href|src|action)="[^"]*"', "", text)

    assert [name for name in pages - {"404.html"} if bare(region_site / name) != bare(disk / name)] == []
    assert "type=module" not in (disk / "form/index.html").read_text("utf-8").replace('"', "")


@pytest.mark.parametrize(
    ("link", "on_disk"),
    [
        ("../schools/", "../schools/index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../schools/?grade=8#list", "../schools/index.html?grade=8#list"),
        ("schools/first/#ask", "schools/first/index.html#ask"),
        ("#content", "#content"),
        ("?vision=1", "?vision=1"),
        ("../calendars/first.ics", "../calendars/first.ics"),
        ("https://first.example.ru/", "https://first.example.ru/"),
        ("mailto:a@example.ru", "mailto:a@example.ru"),
        ("tel:+74752000000", "tel:+74752000000"),
    ],
)
def test_links_within_the_site_name_files(link: str, on_disk: str) -> None:
    """Addresses within the site get the name of the page's file, whatever stands behind them; the rest stays."""
    assert for_disk(f'<p><a class="x" href="{link}">') == f'<p><a class="x" href="{on_disk}">'


def test_what_only_looks_like_a_link_stays() -> None:
    """Texts of a page, data and other attributes are no links."""
    words = '<p title="a" data-href="../x/">href="../y/" </p><script>{"a": " href=\\"../z/\\""}</script>'
    assert for_disk(words) == words


def test_same_site_same_bytes(region_site: Path, tmp_path: Path) -> None:
    """The times and the order of the files on the disk do not matter; every file has the site's day."""
    copy: Callable[..., str] = shutil.copy  # without the times
    shutil.copytree(region_site, tmp_path / "copy", copy_function=copy)
    (tmp_path / "copy" / ".hidden").write_text("не для чужих", "utf-8")
    name, data = archive(region_site)
    assert archive(tmp_path / "copy") == (name, data)
    assert name == "profminimum-2026-11-23"
    with ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert {member.date_time for member in packed.infolist()} == {(2026, 11, 23, 0, 0, 0)}
        names = [member.removeprefix(f"{name}/") for member in packed.namelist()]
    assert names == sorted(names)
    assert "index.html" in names
    assert not [name for name in names if name in FOR_SERVERS or name.startswith((".", "pagefind/"))]


def test_the_command_prints_the_path_of_the_archive(region_site: Path, tmp_path: Path) -> None:
    """Without a site it says what to do."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return run_script("archive", *map(str, arguments))

    done = run("--site", region_site, "--to", tmp_path / "copy.zip")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"Записано: .*copy\.zip, \d+,\d МБ\.\n", done.stdout)
    assert (tmp_path / "copy.zip").read_bytes() == archive(region_site)[1]
    done = run("--site", tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"В папке {tmp_path} нет сайта. Сначала соберите его: python3 scripts/dev.py build\n"
