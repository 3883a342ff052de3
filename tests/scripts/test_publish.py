"""Publishing from end to end, with the real program on the small region: what is shown is whole, and old or new, never half.

Sites are compared byte by byte but for the index for search, whose files differ from build to build: it is counted.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import SystemRandom

import pytest

from tests.support.project import ROOT, copy_project, edit, settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links that can be replaced are of POSIX systems")

KILLS = int(os.environ.get("PROFMINIMUM_KILLS", "6"))
"""Spread over the whole length, at moments that differ from run to run; before a change of how versions are made, 50."""
GOLDEN = (5**0.5 - 1) / 2
"""Of the length, from one moment to the next: so they lie as evenly as can be, however many there are."""
LATE = KILLS // 3
"""So many of them come after the build, when versions are made and switched."""
WRONG_HTML = '<a href="nowhere/">Сюда</a><img src="https://cdn.example/x.png" alt="">'
PROGRAMME = "schools/first/programmes/robots.yml"
EVENT = "schools/first/events/markup.yml"


def copied(folder: Path) -> Path:
    """A project with its commands, whose folder has a space and Cyrillic letters in its name."""
    project = copy_project(folder / "Раздел школы")
    shutil.copytree(ROOT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    return project


def start(project: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """Begin the command in a process group of its own."""
    command = [sys.executable, "-m", "scripts.publish", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command,
        cwd=project,
        env=settings(**variables),
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        start_new_session=True,
    )


def run(project: Path, *arguments: str, **variables: str) -> tuple[int, str, str]:
    """The command to its end: exit code, what it printed, what it complained of."""
    started = start(project, *arguments, **variables)
    out, err = started.communicate(timeout=300)
    return started.returncode, out.replace("\u00a0", " "), err.replace("\u00a0", " ")


def published(project: Path, *arguments: str, code: int = 0, **variables: str) -> str:
    """What a publication tells that must end with a code."""
    found, out, err = run(project, *arguments, **variables)
    assert found == code, out + err
    assert "Traceback" not in err
    return out + err


def shown(project: Path) -> Path:
    """The site that visitors see."""
    return project / "published" / "current"


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def whole(site: Path) -> dict[str, str]:
    """A site without its index for search, which must be complete."""
    index = site / "pagefind"
    [language] = json.loads((index / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
    assert len(list((index / "fragment").iterdir())) == language["page_count"] > 30
    assert (index / f"pagefind.{language['hash']}.pf_meta").is_file()
    assert (index / "pagefind.js").is_file()
    return {name: own for name, own in digests(site).items() if not name.startswith("pagefind/")}


def versions(project: Path) -> list[str]:
    """The names of all versions, the newest first."""
    return sorted(os.listdir(project / "published" / "versions"), reverse=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once; the tests go on from each other's site and put back what they change."""
    project = copied(tmp_path_factory.mktemp("publish"))
    output = published(project)
    assert "Опубликовано: версия 2" in output
    assert "день на сайте – 23 ноября 2026" in output
    assert ", 2 школы" in output, "as on its pages, which show the sample, too"
    return project


def test_versions_are_published_and_taken_back(project: Path) -> None:
    """Each version keeps its bytes whatever is built later; the way back needs no build; then all goes on as usual."""
    first = digests(shown(project))
    assert whole(shown(project)) == whole(project / "published" / "work" / "site")
    assert "Ничего не изменилось" in published(project)
    edit(project / "data" / PROGRAMME, "title: ", "title: Совсем ")
    published(project)
    second = digests(shown(project))
    assert first != second
    assert "Совсем" in (shown(project) / "schools/first/programmes/robots/index.html").read_text("utf-8")
    published(project, PROFMINIMUM_TODAY="2026-11-24")
    newest, middle, oldest = versions(project)
    sites = project / "published" / "versions"
    assert (digests(sites / oldest / "site"), digests(sites / middle / "site")) == (first, second)

    output = published(project, "status")
    marked = [line.split(" (")[0] for line in output.splitlines()[:3]]
    assert marked == [f"→ версия {newest}", f"  версия {middle}", f"  версия {oldest}"]
    assert f"Показана версия {middle}" in published(project, "rollback")
    assert digests(shown(project)) == second
    assert f"Показана версия {oldest}" in published(project, "rollback")
    assert "Прежней версии нет, возвращаться некуда." in published(project, "rollback", code=1)
    assert f"Возможно, вы имели в виду «{newest}»" in published(project, "rollback", "--to", f"{newest}0", code=1)
    assert f"Показана версия {newest}" in published(project, "rollback", "--to", newest)
    published(project, "rollback", "--to", oldest)
    assert digests(shown(project)) == first

    published(project, "--keep", "1")
    assert versions(project)[1:] == [oldest]
    assert whole(shown(project)) == {name: own for name, own in second.items() if not name.startswith("pagefind/")}
    edit(project / "data" / PROGRAMME, "title: Совсем ", "title: ")
    assert [path for path in shown(project).rglob("*.html") if "published/work" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        ("docs/about.md", "Вступление.", "[Вступление](nowhere.md).", "nowhere.md"),
        ("overrides/pages/event.html", "{% block body %}", f"{{% block body %}}{WRONG_HTML}", "schools/first/events/excursion/index.html: Ссылка «|Обращение к чужому сайту: «https://cdn.example/x.png»"),
        ("overrides/pages/event.html", "{% block body %}", "{% blok body %}", "Ошибка в шаблоне: overrides/pages/event.html"),
        (f"data/{EVENT}", "format: meeting", "format: meting", f"data/{EVENT}:4:9: ошибка: «Формат»"),
        ("data/region.yml", "timezone:", "timezon:", "data/region.yml"),
    ],
)  # fmt: skip
def test_any_fault_stops_a_publication_by_day(project: Path, path: str, old: str, new: str, words: str) -> None:
    """Faults of words, templates and data stop everything; the old site stays byte for byte."""
    before, link, known = digests(shown(project)), os.readlink(shown(project)), versions(project)
    text = (project / path).read_text("utf-8")
    edit(project / path, old, new)
    output = published(project, code=1)
    assert [said for said in words.split("|") if said not in output] == []
    assert "Сайт не опубликован, посетители видят прежний." in output
    assert (digests(shown(project)), os.readlink(shown(project)), versions(project)) == (before, link, known)
    if path.startswith("docs/"):  # MkDocs counts its warnings last: by then the folder in which it builds is changed
        assert "nowhere" in (project / "published/work/site/about/index.html").read_text("utf-8")
    (project / path).write_text(text, "utf-8")


def test_shrinking_is_refused(project: Path) -> None:
    """One school of two is more than a fifth: that is reported by kind, and done only when asked for."""
    published(project)
    before = digests(shown(project))
    shutil.copytree(project / "data", project.parent / "all")
    edit(project / "data/organisations/college/classes/project.yml", "schools: [first, second]", "schools: [first]")
    shutil.rmtree(project / "data/schools/second")
    output = published(project, "--nightly", code=1)
    assert "Записи вида «школа». Было – 2, стало – 1" in output
    assert digests(shown(project)) == before
    output = published(project, "--allow-shrink", code=1)
    assert "Исчезают адреса: записи data/schools/second/school.yml больше нет" in output
    assert {"  /schools/second/", "  /calendars/school/second.ics", "  /feeds/school/second.atom"} <= set(
        output.splitlines()
    )
    assert "опубликуйте с параметром --allow-gone" in output
    assert digests(shown(project)) == before
    published(project, "--allow-shrink", "--allow-gone")
    assert not (shown(project) / "schools/second/index.html").exists()
    shutil.rmtree(project / "data")
    shutil.move(project.parent / "all", project / "data")
    published(project)


def test_what_is_renamed_without_a_word_is_not_published(project: Path) -> None:
    """The answer says what to write; with that, the addresses lead on."""
    published(project)
    old, new = (
        project / "data/schools/first/programmes/robots.yml",
        project / "data/schools/first/programmes/machines.yml",
    )
    old.rename(new)
    output = published(project, code=1)
    assert "строку «formerly: [robots]»" in output
    assert "  /schools/first/programmes/robots/" in output.splitlines()
    text = new.read_text("utf-8")
    new.write_text(f"{text}formerly: [robots]\n", "utf-8")
    published(project)
    page = (shown(project) / "schools/first/programmes/robots/index.html").read_text("utf-8")
    assert 'content="0; url=../../../../schools/first/programmes/machines/"' in page
    new.unlink()
    old.write_text(f"{text}formerly: [machines]\n", "utf-8")
    published(project)
    old.write_text(text, "utf-8")
    published(project, "--allow-gone")


def test_bad_records_fall_back_at_night(project: Path) -> None:
    """An old record stays as it was, a new one is omitted, one that is gone goes; all of it is reported."""
    data, college = project / "data", "organisations/college/organisation.yml"
    published(project)
    was = {path: (data / path).read_text("utf-8") for path in (EVENT, PROGRAMME, college)}
    edit(data / PROGRAMME, "title: ", "title: Новое ")
    edit(data / EVENT, "format: meeting", "title: Ужасно\nformat: meting")
    (data / "schools/first/events/new.yml").write_text("title: Без даты\n", "utf-8")
    (data / "events/teachers.yml").unlink()
    unreadable = os.path.join(os.fsencode(data / "events"), "день\n::error::x\x1b.yml".encode("cp866"))
    Path(os.fsdecode(unreadable)).write_text("title: x", "utf-8")
    with (data / "photo.jpg").open("wb") as photo:
        photo.truncate(3 << 30)
    assert published(project, code=1).count("ошибка: ") >= 3
    output = published(project, "--nightly", code=3).splitlines()
    place = next(number for number, line in enumerate(output) if line.startswith(f"data/{EVENT}:"))
    assert output[place + 1] == "  → показана прежняя версия от 23 ноября 2026"
    assert "  → запись не показана" in output
    assert "записей в прежнем виде – 1, не показано записей – 3" in output[-3]
    assert next(line for line in output if "Имя записано не в UTF-8" in line).startswith("data/events/\\udc")
    assert not [line for line in output if "\x1b" in line or line.startswith("::")]
    site = shown(project)
    assert "Новое" in (site / "schools/first/programmes/robots/index.html").read_text("utf-8")
    assert (site / "schools/first/events/markup/index.html").is_file()
    assert "Ужасно" not in (site / "schools/first/events/markup/index.html").read_text("utf-8")
    assert not (site / "schools/first/events/new/index.html").exists()
    assert not (site / "events/teachers/index.html").exists()

    output = published(project, "--nightly", code=3, PROFMINIMUM_TODAY="2026-11-25 10:00").splitlines()
    assert "  → показана прежняя версия от 23 ноября 2026" in output, "the day is the one on which it was fresh"
    before = digests(shown(project))
    edit(data / college, "name:", "nane:")
    edit(data / PROGRAMME, "title:", "titel:")
    assert "Ужасно" not in "".join(output)
    assert "ошибок слишком много" in published(project, "--nightly", code=1)
    assert digests(shown(project)) == before
    for path, text in was.items():
        (data / path).write_text(text, "utf-8")
    (data / "schools/first/events/new.yml").unlink()
    (data / "photo.jpg").unlink()
    os.unlink(unreadable)
    assert "Опубликовано" in published(project, "--nightly")


def test_mistakes_are_answered_in_russian(project: Path, tmp_path: Path) -> None:
    """An unbuilt project, a wrong word and an empty folder get a sentence each, and nothing is made."""
    assert "publish rollback" in published(project, "--help")
    for wrong in (["--keep", "0"], ["--to", "x"], ["--what"], ["undo"]):
        assert published(project, *wrong, code=2).startswith("Такие параметры не подходят.")
    home = ("--home", str(tmp_path / "none"))
    assert "ещё ничего не опубликовано" in published(project, "status", *home)
    assert "Прежней версии нет" in published(project, "rollback", *home, code=1)
    (tmp_path / "file").write_text("", "utf-8")
    assert "Не получилось: " in published(project, "--home", str(tmp_path / "file"), code=1)


def test_of_two_publications_one_waits(project: Path) -> None:
    """The second waits for the first and says so; both end well."""
    edit(project / "data" / PROGRAMME, "title: ", "title: Дважды ")
    both = [start(project) for _ in range(2)]
    ends = [program.communicate(timeout=300) for program in both]
    assert [program.returncode for program in both] == [0, 0], ends
    assert sum("Публикация уже идёт, жду её конца…" in err for _, err in ends) == 1
    assert sorted(out.split(":")[0] for out, _ in ends) == ["Ничего не изменилось", "Опубликовано"]
    edit(project / "data" / PROGRAMME, "title: Дважды ", "title: ")


def killed(project: Path, delay: float, is_late: bool, is_alone: bool) -> str:
    """Begins a publication and kills it after so many seconds; tells what it had said last, empty if it came to its end.

    If `is_late`, the seconds count from the end of the build; `is_alone` spares the build that it has begun.
    """
    started = start(project)
    if is_late:
        for line in started.stderr:
            if line.startswith("Проверяю"):
                break
    time.sleep(delay)
    has_ended = started.poll() is not None
    if not has_ended:
        (os.kill if is_alone else os.killpg)(started.pid, signal.SIGKILL)
    said = started.communicate(timeout=300)[1].splitlines()
    assert started.returncode in (0, -signal.SIGKILL), said
    return "" if has_ended else "Проверяю" if is_late else said[-1].split()[0] if said else "ничего"


def length(project: Path) -> tuple[float, float]:
    """How many seconds a publication takes, and how many of them after the build."""
    begun = time.monotonic()
    started = start(project)
    built = next(time.monotonic() for line in started.stderr if line.startswith("Проверяю"))
    started.communicate()
    assert started.returncode == 0
    return time.monotonic() - begun, time.monotonic() - built


def test_a_killed_publication_leaves_a_whole_site(project: Path) -> None:
    """Whenever it is killed, with its build or without, the site shown is one of the two that there are.

    Each attempt would put the other site in the place of the one shown.
    """
    part = SystemRandom().random()
    print(f"first part {part}")
    path = project / "data" / PROGRAMME
    texts = [path.read_text("utf-8").replace("title: ", f"title: {word} ") for word in ("Один", "Два")]
    sites, lengths = [], (0.0, 0.0)
    for text in texts:
        path.write_text(text, "utf-8")
        lengths = length(project)
        sites.append(whole(shown(project)))
    assert sites[0] != sites[1]
    now, said = 1, Counter()
    while said.total() < KILLS:
        path.write_text(texts[1 - now], "utf-8")
        number, is_late = said.total(), said.total() < LATE
        part = (part + GOLDEN) % 1
        delay = 0.0 if number == LATE else part * lengths[is_late]  # one of them before it says a word
        phase = killed(project, delay, is_late, is_alone=number % 4 == 3)
        now = sites.index(whole(shown(project)))
        if phase:
            said[phase] += 1
    print(dict(said))
    assert said["Проверяю"] >= LATE
    assert len(said) > 2, "not only one phase was hit"
    path.write_text(texts[1 - now], "utf-8")
    published(project)
    assert whole(shown(project)) == sites[1 - now]
    assert os.listdir(project / "published" / "aside") == []
    assert len(versions(project)) <= 6
    for name in versions(project):
        assert whole(project / "published" / "versions" / name / "site")
