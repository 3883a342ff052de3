"""The summary of a proposed change to the small region; words of a stranger stay words in the answer."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from profminimum.publish.build.clock import VARIABLE
from profminimum.view.texts.change_summary import LONGEST, plain_line

from tests.support.project import REGION, Run, command, run_script

EVENT = "schools/first/events/no-time.yml"
HOSTILE = [
    "@everyone и @oblast/uchitelya",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "![x](https://evil.example/x.png) [сюда](https://evil.example)",
    "https://evil.example www.evil.example a@evil.example",
    "закрывает #1, GH-1, oblast/sayt#1",
    "` </code> ``` ` @everyone",
    "конец\n\n# Заголовок\n/close\n- пункт",
    "\u202eтекст\u200b\u2066",
    "--><b>",
    "$`x`$ | a | b |",
    "&lt;b&gt; &#64;everyone",
]
CODE = "`[^`\n]+`"


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """A copy of the small region, to be changed."""
    return shutil.copytree(REGION, tmp_path / "after")


def summary(after: Path, *arguments: str, run: Run = command) -> str:
    """What the script prints of the small region and its changed copy."""
    folders = ("--before", str(REGION), "--after", str(after))
    done = run("changes", *folders, *arguments, **{VARIABLE: "2026-11-23 10:00"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def edit(path: Path, old: str, new: str) -> None:
    """Puts one text in the place of another, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_same_data_give_no_lists(after: Path) -> None:
    """Without a change there are no lists."""
    edit(after / EVENT, "title:", "# Только пометка для людей\ntitle:")
    answer = summary(after, run=run_script)
    assert "Сведения на сайте не изменятся." in answer
    assert "**" not in answer


def test_added_changed_and_removed_records_are_listed(after: Path) -> None:
    """Records and their pages are each in their list."""
    school = after / "schools" / "first"
    new = school / "events" / "novoe.yml"
    new.write_text((after / EVENT).read_text("utf-8"), "utf-8")
    (school / "programmes" / "drawing.yml").unlink()
    edit(school / "programmes" / "robots.yml", "updated: 2026-09-10", "updated: 2026-09-11")
    found = json.loads(summary(after, "--format", "json"))
    paths = {kind: [change["path"] for change in list_] for kind, list_ in found["records"].items()}
    assert paths == {
        "added": ["schools/first/events/novoe.yml"],
        "changed": ["schools/first/programmes/robots.yml"],
        "removed": ["schools/first/programmes/drawing.yml"],
    }
    pages = {kind: [change["address"] for change in list_] for kind, list_ in found["pages"].items()}
    assert pages["added"] == ["schools/first/events/novoe/"]
    assert pages["removed"] == ["schools/first/programmes/drawing/"]
    assert {"schools/first/", "schools/first/programmes/robots/", "events/2026-12/"} <= set(pages["changed"])
    (gone,) = found["gone"]
    assert gone["fate"]["cause"] == "removed"
    assert gone["paths"] == ["schools/first/programmes/drawing/index.html"]


def test_a_renamed_school_leads_on_or_says_what_is_missing(after: Path) -> None:
    """Without its former name the answer names every address and the line to write; with it none is gone."""
    edit(after / "organisations/college/classes/project.yml", "[first, second]", "[first, lyceum]")
    (after / "schools/second").rename(after / "schools/lyceum")
    answer = summary(after)
    assert "**Исчезнут адреса, а вести с них некуда: 1**" in answer
    assert "formerly: [second]" in answer
    assert "`/calendars/school/second.ics`" in answer
    with (after / "schools/lyceum/school.yml").open("a", encoding="utf-8") as school:
        school.write("formerly: [second]\n")
    answer = summary(after)
    assert "Исчезнут" not in answer.replace("Исчезнут записи", "")
    assert "**Прежние адреса приведут на новые страницы:" in answer


def moved(answer: str) -> list[str]:
    """The lines of what takes place otherwise than before, without the dash of the list."""
    return [line[2:].replace("\u00a0", " ") for line in answer.splitlines() if "было –" in line]


def test_a_moved_event_is_listed_with_both_times(after: Path) -> None:
    """An event at another time has both times; one whose words alone change is not called moved."""
    edit(after / EVENT, "starts: 2026-12-01", "starts: 2026-12-24 12:00")
    edit(after / "schools/first/events/online.yml", "hours: 1", "hours: 2")
    answer = summary(after, "--preview", "https://previews.example.ru/7")
    assert moved(answer) == [
        "`День без уроков`, `Школа № 1 «Ёлочка»`; время: было – вторник, 1 декабря, станет – четверг, 24 декабря, 12:00"
    ]
    assert "[`День без уроков`](https://previews.example.ru/7/schools/first/events/no-time/)" in answer


def test_an_event_at_another_place_is_listed_with_both_places(after: Path) -> None:
    """So are its state, and what a renamed event was; a host's new name moves nothing."""
    edit(after / EVENT, "- {name: филиал", "- {name: мастерские` <b>, branch: berezovka}\n  - {name: филиал")
    old = after / "schools/first/events/excursion.yml"
    new = old.with_name("factory.yml")
    edit(old, "status: cancelled\nstatus_reason: Завод закрыт на ремонт.\n", "formerly: [excursion]\n")
    edit(old, "starts: 2026-12-15 13:00\nends: 2026-12-15 15:00", "starts: 2026-12-16 13:00\nends: 2026-12-16 15:00")
    edit(old, "name: завод", "name: цех")
    old.rename(new)
    edit(after / "schools/first/events/online.yml", "attendance_mode: online", "attendance_mode: mixed")
    edit(after / "organisations/college/organisation.yml", "name: ", "name: Новый ")
    assert moved(summary(after)) == [
        "`Экскурсия на завод`, `Школа № 1 «Ёлочка»`; время: было – вторник, 15 декабря, 13:00–15:00, станет – среда, "
        "16 декабря, 13:00–15:00; место: было – `завод, Ёлкин, Заводская улица, дом 1, город Ёлкин`, станет – `цех, Ёлкин, "
        "Заводская улица, дом 1, город Ёлкин`; состояние: было – отменено, станет – состоится",
        "`День без уроков`, `Школа № 1 «Ёлочка»`; место: было – `филиал в селе Берёзовка, Ёлкинский округ`, "
        "станет – `мастерскиеˋ <b>, филиал в селе Берёзовка`, `филиал в селе Берёзовка, Ёлкинский округ`",
        "`Открытый урок «Объём, ёмкость, подъём»`, `Школа № 1 «Ёлочка»`; место: было – `онлайн`, станет – `очно и онлайн`",
    ]


def test_a_moved_course_is_listed_too(after: Path) -> None:
    """Teachers make plans as well; a day that is taken back is not known."""
    course = after / "organisations/operator/training/basics.yml"
    edit(course, "starts: 2027-01-18\nends: 2027-02-05\n", "when: 2027-02-01 – 2027-02-19\n")
    [line] = moved(summary(after))
    assert line.endswith("; время: было – 18 января – 5 февраля, станет – 1–19 февраля")
    edit(course, "when: 2027-02-01 – 2027-02-19\n", "")
    [line] = moved(summary(after))
    assert line.endswith("станет – день пока не назначен")


def test_only_new_problems_are_listed(after: Path) -> None:
    """What was wrong before is not the author's; what is new is listed with its place."""
    edit(after / EVENT, "starts: 2026-12-01", "starts: 2026-12-41")
    answer = summary(after)
    assert "принять нельзя: 1\u00a0ошибка" in answer
    assert f"`data/{EVENT}:" in answer
    assert "**Пропадут с сайта, пока есть ошибки: 1**" in answer
    assert "**Исчезнут" not in answer


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_inert(text: str) -> None:
    """They are one piece of code on one line, which by CommonMark holds no other run of as many back quotes."""
    assert re.fullmatch(CODE, plain_line(text))
    assert all(sign.isprintable() for sign in plain_line(text))


def test_a_hostile_title_is_inert_in_the_whole_answer(after: Path, tmp_path: Path) -> None:
    """Title, owner, messages and notes of other checks have no tag, link or name outside code."""
    path = after / EVENT
    title = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("title:"))
    edit(path, title, 'title: "@everyone <img src=x> [x](https://evil.example) ` www.evil.example"')
    edit(path, "starts:", 'cost: "@everyone <b> ` https://evil.example"\nstarts:')
    notes = tmp_path / "notes"
    notes.write_text("«data/@everyone`<b>.yml» – отвечает @oblast\n", "utf-8")
    answer = summary(after, "--notes", str(notes))
    assert answer.count("everyone") >= 2
    outside = re.sub(CODE, "", answer.removeprefix("<!-- profminimum-answer -->"))
    assert not [sign for sign in "@<>[]()#&`\\" if sign in outside.replace("### Что изменится", "")]
    assert "evil" not in outside


def test_long_words_are_cut() -> None:
    """An answer stays shorter than a forge takes."""
    assert len(plain_line("я" * 10_000)) == LONGEST + 2
    assert plain_line(" \u200b\n") == "–"


def test_wrong_arguments_get_the_help_in_russian() -> None:
    """A folder that is not there brings the help."""
    done = command("changes", "--before", "нет", "--after", "нет")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "Такие параметры не подходят.")


def test_what_other_checks_refuse_is_no_good_news(after: Path, tmp_path: Path) -> None:
    """Beside somebody else's folder or a file that was not taken nobody reads that all is well."""
    edit(after / EVENT, "title:", "title: Другой")
    (tmp_path / "owners").write_text("Чужие файлы:\n  – «data/schools/second/school.yml» – отвечает @b\n", "utf-8")
    (tmp_path / "left").write_text("data/zavod.yaml: имя записи заканчивается на «.yml».\n", "utf-8")
    assert "Ошибок нет." in summary(after)
    owned = summary(after, "--notes", str(tmp_path / "owners"), "--refused")
    assert "принять нельзя: не пройдена проверка папок. Исправьте" in owned
    left = summary(after, "--left", str(tmp_path / "left"), "--notes", str(tmp_path / "none"))
    assert "принять нельзя: 1 файл не взят. Исправьте" in left.replace("\u00a0", " ")
    assert "- `data/zavod.yaml: имя записи заканчивается на «.yml».`" in left
    both = summary(after, "--left", str(tmp_path / "left"), "--notes", str(tmp_path / "owners"), "--refused")
    assert "1 файл не взят, не пройдена проверка папок." in both.replace("\u00a0", " ")
    assert not [text for text in (owned, left, both) if "Ошибок нет" in text or "не изменятся" in text]


def test_a_removed_record_is_named_with_those_who_refer_to_it(after: Path) -> None:
    """A college that others name is one error, however many name it, and no other college is advised."""
    shutil.rmtree(after / "organisations" / "college")
    found = json.loads(summary(after, "--format", "json"))
    [error] = [problem for problem in found["problems"] if "organisations/college/" in problem["place"]]
    assert "На эту организацию ссылаются: " in error["message"]
    assert "Возможно" not in error["message"]
