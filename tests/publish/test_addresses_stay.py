"""Every address of a site is found after a year in which schools were renamed, merged and closed and an event was moved."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from profminimum.publish.build.finished_html import scan
from profminimum.view.leads.vanished import is_lasting

from tests.support.project import build, copy_project, edit, run_script

SITE_URL = "https://profminimum.example/"
PAPER = ("schools/second/memo-6.pdf", "schools/first/poster.pdf", "schools/first/calendar-2026-11.pdf")


def files_of(site: Path) -> set[str]:
    """The paths of all files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def made(project: Path, day: str) -> Path:
    """The site of a project on a day, built into a folder of its own."""
    done = build(project, "--site-dir", f"site-{day}", PROFMINIMUM_TODAY=day)
    assert done.returncode == 0, done.stderr
    return project / f"site-{day}"


def rename(project: Path, *words: str) -> str:
    """What the command says of a renaming that it writes."""
    done = run_script("rename", *words, "--data", str(project / "data"), "--write")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of a small region, and that of a year later."""
    project = copy_project(tmp_path_factory.mktemp("addresses") / "project")
    edit(project / "mkdocs.yml", 'site_url: ""', f"site_url: {SITE_URL}")
    data = project / "data"
    for name, title in (("third", "Школа № 3"), ("fourth", "Школа № 4")):
        (data / "schools" / name).mkdir()
        (data / f"schools/{name}/school.yml").write_text(f"name: {title}\n", "utf-8")
    before = made(project, "2026-11-23")
    rename(project, "school", "second", "interim")
    rename(project, "school", "interim", "lyceum")
    rename(project, "organisation", "college", "technical-college")
    rename(project, "record", "schools/first/events/excursion", "organisations/technical-college/events/tour")
    with (data / "schools/lyceum/school.yml").open("a", encoding="utf-8") as school:
        school.write("renamed:\n  - name: Старая сельская школа\n    date: 2027-09-01\n")
    with (data / "schools/third/school.yml").open("a", encoding="utf-8") as school:
        school.write("closed: 2027-08-31\nmerged_into: lyceum\n")
    with (data / "schools/fourth/school.yml").open("a", encoding="utf-8") as school:
        school.write("closed: 2027-08-31\n")
    edit(data / "region.yml", "school_year: 2026-27", "school_year: 2027-28")
    return before, made(project, "2027-11-23")


def test_every_address_is_found(sites: tuple[Path, Path]) -> None:
    """Pages, calendars, feeds, files to print, pictures: none is gone, but letters to schools that are closed."""
    before, after = (files_of(site) for site in sites)
    passing = re.compile(r"(?:form|pagefind|desk/reminders)/.*")
    assert {path for path in before - after if not passing.fullmatch(path)} == set()
    assert before & set(PAPER) == set(PAPER), "the sheets were printed before"


def test_a_crawl_from_the_old_pages_ends_at_living_ones(sites: tuple[Path, Path]) -> None:
    """A lead goes on to a page that is none; it says so in words, and search engines pass it over."""
    before, after = sites
    leads = set()
    for path in sorted(path for path in files_of(before) if path.endswith("/index.html")):
        page = (after / path).read_text("utf-8")
        refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)
        if refresh:
            leads.add(path.removesuffix("index.html"))
            target = urljoin(f"{SITE_URL}{path}", refresh[1])
            goal = (after / target.removeprefix(SITE_URL) / "index.html").read_text("utf-8")
            assert 'http-equiv="refresh"' not in goal, path
            assert f'<link rel="canonical" href="{target}">' in page
            assert '<meta name="robots" content="noindex">' in page
            assert "Content-Security-Policy" in page
            assert refresh[1] in scan(page).links, "a reader without a refresh finds the link"
            assert path.removesuffix("index.html") not in (after / "sitemap.xml").read_text("utf-8")
    folders = ("schools/second/", "schools/second/2026-27/", "schools/second/classes/agro/", "organisations/college/")
    assert {*folders, "schools/first/events/excursion/"} <= leads


def test_subscriptions_go_on(sites: tuple[Path, Path]) -> None:
    """The old calendar is there and each entry is known by the identifier that it has always had."""
    before, after = sites

    def identifiers(site: Path, path: str) -> set[str]:
        return set(re.findall(r"^UID:.*(?:\r\n .*)*", (site / path).read_bytes().decode(), re.MULTILINE))

    for path in ("calendars/region.ics", "schools/first/events/excursion/event.ics"):
        assert identifiers(before, path)
        assert identifiers(before, path) == identifiers(after, path), path
    old, new = "calendars/school/second.ics", "calendars/school/lyceum.ics"
    assert (after / old).read_bytes() == (after / new).read_bytes()
    entry = re.compile(r"<id>[^<]*</id>")
    feeds = [entry.findall((site / "feeds/school/second.atom").read_text("utf-8")) for site in sites]
    assert feeds[0][0] == feeds[1][0]


def test_rules_for_servers_lead_on_too(sites: tuple[Path, Path]) -> None:
    """The longest old address comes first; nginx gets the same rules, and no others."""
    from scripts.nginx import redirects

    text = (sites[1] / "_redirects").read_text("utf-8")
    rules = text.splitlines()
    assert "/schools/second/* /schools/lyceum/:splat 301" in rules
    assert "/calendars/school/second.ics /calendars/school/lyceum.ics 301" in rules
    moved = "/schools/first/events/excursion/* /organisations/technical-college/events/tour/:splat 301"
    assert rules.index(moved) < rules.index("/schools/second/* /schools/lyceum/:splat 301")
    hostile = "/x/* /y/:splat 301; } server {\n/a/$b/* /c/:splat 301\n"
    assert len(redirects(text + hostile)) == len(rules)
    assert ("^/schools/second/(.*)$", "/schools/lyceum/$1") in redirects(text)


def test_pages_say_what_has_become_of_a_school(sites: tuple[Path, Path]) -> None:
    """The day, the successor, the former name; a closed school is in no list."""
    _, after = sites
    merged, closed, renamed = (
        re.sub("</?span[^>]*>", "", (after / f"schools/{name}/index.html").read_text("utf-8"))
        for name in ("third", "fourth", "lyceum")
    )
    assert "Школа больше не работает." in merged
    assert "31\u00a0августа 2027" in merged.replace(" августа", "\u00a0августа")
    assert 'href="../lyceum/"' in merged or 'href="../../schools/lyceum/"' in merged
    assert "Школа больше не работает." in closed
    assert "Старая сельская школа" in renamed
    schools = (after / "schools/index.html").read_text("utf-8")
    assert "Школа № 3" not in schools
    assert "schools/lyceum/" in schools


def test_what_nobody_keeps_is_no_address() -> None:
    """Pieces of the program come and go."""
    assert not any(map(is_lasting, ("pagefind/pagefind.js", "form/records/x.json", "_headers", "assets/x.css")))
    assert all(map(is_lasting, ("index.html", "schools/x/memo.pdf", "calendars/region.ics", "feeds/region.atom")))


def test_search_engines_are_told_what_changed_and_where_to_look(sites: tuple[Path, Path]) -> None:
    """The day of a change is the records' own; a page of which nobody says it has none; the site map is named."""
    site = sites[0]
    entry = re.compile(f"<loc>{SITE_URL}([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?")
    days = dict(entry.findall((site / "sitemap.xml").read_text("utf-8")))
    assert days["schools/first/programmes/robots/"] == "2026-09-10"
    assert days["schools/first/"] == "2026-11-16", "the newest of what lies in its folder"
    assert days["about/"] == ""
    assert "2026-11-23" not in days.values(), "the day of the build says nothing"
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert "lessons/" in days
