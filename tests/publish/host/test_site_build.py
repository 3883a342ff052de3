"""A build from the command line: what stops it, what it says then, and that it is the same each time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from profminimum.publish.build.clock import EPOCH, VARIABLE, now
from profminimum.publish.build.load_region import check_data, load_region

from tests.support.project import LARGE_REGION, NOW, REGION, build, copy_project, edit

TYPOS = [
    ("schools/second/classes/agro.yml", "grades_note:", "grade_note:", "grades_note"),
    ("schools/first/classes/engineering.yml", "profile: engineering", "profile: enginering", "engineering"),
    ("schools/first/events/markup.yml", "format: meeting", "format: meting", "meeting"),
    ("schools/first/events/online.yml", "audience: [pupils]", "audience: [pupil]", "pupils"),
    ("schools/first/programmes/robots.yml", "kind: additional", "kind: aditional", "additional"),
    ("schools/first/years/2026-27.yml", "level: main", "level: mian", "main"),
    ("organisations/college/organisation.yml", "municipality: gorod", "municipality: gorot", "gorod"),
    ("organisations/college/programmes/cook.yml", "schools: [first]", "schools: [frist]", "first"),
    ("events/forum.yml", "starts: 2027-02-08", "starts: 2027-02-30", "2027-02-30"),
    ("roadmap/2026-27.yml", "kind: monthly", "kind: monthy", "monthly"),
]
"""File, right text, wrong text, and what the message must name: the right word, or the wrong one if there is none."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the small region, and a site that was built before."""
    folder = copy_project(tmp_path / "project")
    (folder / "site" / "schools").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("<p>Прежний сайт", "utf-8")
    (folder / "site" / "schools" / "old.html").write_text("<p>Прежняя школа", "utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Each file of a folder with the digest of its bytes."""
    files = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name.as_posix(): sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_errors_stop_a_build(project: Path) -> None:
    """Ten typos in ten files give ten lines with file, line, column and the right word; the site stays as it was."""
    for path, right, wrong, _ in TYPOS:
        edit(project / "data" / path, right, wrong)
    before = digests(project / "site")
    done = build(project)
    output = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in output
    lines = [line for line in output.splitlines() if ": ошибка: " in line]
    assert len(lines) == len(TYPOS), output
    for path, _, wrong, named in TYPOS:
        place = place_of(project / "data" / path, wrong)
        (line,) = (line for line in lines if line.startswith(f"data/{path}:{place[0]}:"))
        assert named in line
        assert 1 <= int(line.split(":")[2]) <= place[1]
    files = len(list(REGION.rglob("*.yml")))
    assert f"Проверено {files}" in output.replace("\u00a0", " ")
    assert "10 ошибок" in output.replace("\u00a0", " ")
    assert digests(project / "site") == before


def place_of(path: Path, wrong: str) -> tuple[int, int]:
    """The line of a text in a file, and the column of its last letter."""
    text = path.read_text("utf-8")
    end = text.index(wrong) + len(wrong)
    return text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)


def test_missing_data_are_reported(project: Path) -> None:
    """A project without its folder of data says so."""
    shutil.rmtree(project / "data")
    done = build(project)
    assert done.returncode == 1
    assert "Папку не удалось открыть: такого имени нет." in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_configuration_names_the_folder_of_data(project: Path) -> None:
    """`extra.data` in mkdocs.yml leads elsewhere; doubtful records there are published and reported."""
    (project / "data").rename(project / "свѣдѣния")
    edit(project / "mkdocs.yml", "PROFMINIMUM_DATA, data]", "PROFMINIMUM_DATA, свѣдѣния]")
    edit(
        project / "свѣдѣния/schools/first/school.yml", "kind: site, url: https://first", "kind: site, url: https://chat"
    )
    done = build(project)
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert "свѣдѣния/schools/first/school.yml:27:23: предупреждение: " in output
    assert "chat.yolkin.ru" in (project / "site/schools/first/index.html").read_text("utf-8")


def test_another_day_can_be_chosen(project: Path, region_site: Path) -> None:
    """On another day other events are ahead."""
    assert build(project, PROFMINIMUM_TODAY="2026-12-13").returncode == 0
    before, after = (
        (site / "schools/first/index.html").read_text("utf-8").split('class="pm-past"')[0]
        for site in (region_site, project / "site")
    )
    assert 'events/online/">' in before
    assert 'events/online/">' not in after


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-12-13", "2026-12-13T00:00:00+03:00"),
        ("2026-12-13 15:00", "2026-12-13T15:00:00+03:00"),
        ("2026-12-12T22:00+00:00", "2026-12-13T01:00:00+03:00"),
    ],
)
def test_chosen_day_is_the_regions(monkeypatch: pytest.MonkeyPatch, given: str, moment: str) -> None:
    """A day without a zone is meant in the region's, one with a zone is the same moment there; nothing else counts."""
    monkeypatch.setenv(VARIABLE, given)
    monkeypatch.setenv(EPOCH, "0")
    assert now(ZoneInfo("Europe/Moscow")).isoformat() == moment


def test_counted_moment_is_shown_in_the_regions_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tools that repeat builds give seconds, when no day is chosen; `date -d @1797000000` says the same in words."""
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv(EPOCH, "1797000000")
    assert now(ZoneInfo("Europe/Moscow")).isoformat() == "2026-12-11T17:40:00+03:00"
    monkeypatch.delenv(EPOCH)
    assert abs(now(ZoneInfo("Europe/Moscow")) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("moment", ["2026-11-23", "1e9", "9" * 30])
def test_a_wrong_count_of_seconds_is_refused(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """It is no number, or beyond all days."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv(EPOCH, moment)
    with pytest.raises(ValueError, match=f"SOURCE_DATE_EPOCH: здесь «{moment}», а нужно число секунд с 1970 года"):
        now(ZoneInfo("Europe/Moscow"))


@pytest.mark.parametrize("day", ["завтра", "2026-13-01", "01.09.2026", "2026-09-01 25:00"])
def test_a_wrong_day_is_refused(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """What is no day gets a sentence."""
    monkeypatch.setenv(VARIABLE, day)
    with pytest.raises(ValueError, match=f"PROFMINIMUM_TODAY: здесь «{day}», а день пишут так: «2026-09-01»"):
        now(ZoneInfo("Europe/Moscow"))


def test_a_wrong_day_stops_a_build(project: Path) -> None:
    """The sentence is all that is said."""
    done = build(project, PROFMINIMUM_TODAY="завтра")
    assert done.returncode == 1
    assert "PROFMINIMUM_TODAY: здесь «завтра», а день пишут так: «2026-09-01»" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def built_project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built; a test restores what it changes."""
    return copy_built(tmp_path_factory.mktemp("faults") / "project")


@pytest.mark.parametrize(
    ("path", "right", "wrong", "words"),
    [
        ("docs/grades/8.md", "grade: 8", "grade: восьмой", "grades/8.md: в шапке страницы"),
        ("docs/grades/8.md", "view: grade", "view: gradee", "grades/8.md: в шапке страницы"),
        ("overrides/pages/event.html", "{% block body %}", "{% blok body %}", "Ошибка в шаблоне: overrides/pages/event.html, строка"),
        ("overrides/pages/event.html", "item.format.name", "item.format.nam", "названо значение, которого нет: overrides/pages/event.html"),
        ("overrides/main.html", "{% block libs %}", "{% blok libs %}", "Ошибка в шаблоне: overrides/main.html, строка"),
    ],
)  # fmt: skip
def test_errors_of_pages_and_templates_are_reported(
    built_project: Path, path: str, right: str, wrong: str, words: str
) -> None:
    """Whoever edits words or templates learns where the fault is, in a sentence."""
    edit(built_project / path, right, wrong)
    done = build(built_project)
    edit(built_project / path, wrong, right)
    assert done.returncode == 1
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_region_without_records_builds(tmp_path: Path) -> None:
    """One who begins has nothing but `region.yml`, and sees a site at once."""
    (tmp_path / "data").mkdir()
    shutil.copy(REGION / "region.yml", tmp_path / "data")
    edit(tmp_path / "data/region.yml", "operator: operator\n", "")
    project = copy_project(tmp_path / "project", tmp_path / "data")
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lessons//" not in (project / "site/grades/8/index.html").read_text("utf-8")


def test_a_large_region_has_no_errors() -> None:
    """Everything in the folder is published: nothing is refused, nothing is left out."""
    region = load_region(LARGE_REGION, lambda zone: NOW.astimezone(zone))
    assert [str(error) for error in region.errors] == []
    assert region.hidden == []
    assert region.files == len(list(LARGE_REGION.rglob("*.yml")))


def test_a_typo_in_the_record_of_a_school_is_reported_once(tmp_path: Path) -> None:
    """Its programmes, classes and events, and those that name it, are omitted in silence: they are not to blame."""
    data = tmp_path / "data"
    shutil.copytree(REGION, data)
    edit(data / "schools" / "first" / "school.yml", "name:", "nane:")
    edit(data / "reference" / "event-formats.yml", "formats:", "formatz:")
    found = check_data(data, lambda zone: NOW)
    assert {problem.place.path for problem in found.problems if problem.is_error} == {
        "schools/first/school.yml",
        "reference/event-formats.yml",
    }
