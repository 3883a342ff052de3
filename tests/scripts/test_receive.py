"""`dev.py receive` in a repository of its own: what it tells, what it writes and when, whose commit it is, what it refuses."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from profminimum.authoring.inbox.record_blocks import written_block

from scripts import receive
from scripts.receive import main
from tests.support.letters import EVENT, PATH, SIGNATURE, archive, letter
from tests.support.project import REGION, edit

DAY = ("--today", "2026-11-23")
KNOWN = "schools/first/events/no-time.yml"


class Desk:
    """An editor's repository with the small region's data, and what the command says there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.data, self._capsys = folder, folder / "data", capsys
        self.git("init", "--quiet")
        self.git("config", "user.name", "Редактор")
        self.git("config", "user.email", "redaktor@example.ru")
        self.commit("Начало", "2026-11-10T10:00:00+0300")

    def git(self, *arguments: str, date: str = "") -> str:
        """What git says."""
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} if date else {}
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1"} | dates,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def commit(self, message: str, date: str) -> None:
        """Commit everything on a day."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message, date=date)

    def text(self, path: str = PATH) -> str:
        """The present text of a file of data."""
        return (self.data / path).read_text("utf-8")

    def digest(self, path: str, name: str = "blob") -> str:
        """A digest of the present file, as a form may have made it."""
        content = (self.data / path).read_bytes()
        if name == "blob":
            content, name = b"blob %d\0" % len(content) + content, "sha1"
        return hashlib.new(name, content).hexdigest()

    def receive(self, data: bytes | str, *arguments: str, code: int = 0, name: str = "письмо.eml") -> str:
        """What the command says of a file; it must end with a code."""
        path = self.folder.parent / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        assert main([str(path), "--data", str(self.data), *DAY, *arguments]) == code, self._said()
        return self._said()

    def _said(self) -> str:
        out, err = self._capsys.readouterr()
        return out + err

    @property
    def log(self) -> str:
        """All that the newest commit says and holds."""
        return self.git("log", "-1", "--format=%an <%ae>|%cn|%B", "--patch")

    @property
    def commits(self) -> int:
        """How many there are."""
        return int(self.git("rev-list", "--count", "HEAD"))


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose git knows nothing of this machine."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    shutil.copytree(REGION, tmp_path / "repo" / "data")
    return Desk(tmp_path / "repo", capsys)


def sent(text: str, path: str = PATH, base: str = "") -> bytes:
    """A letter with a record between words that nobody else shall see."""
    return letter(f"Здравствуйте, это Иванова!\n\n{written_block(path, text, base)}\n{SIGNATURE}\n")


def test_nothing_is_written_without_write(desk: Desk) -> None:
    """The difference is shown, with sender and school; the folder and the history stay as they were."""
    said = desk.receive(sent(EVENT))
    assert "отправитель school@first.yolkin.ru – Школа № 1 «Ёлочка»" in said
    assert f"Появится data/{PATH} – мероприятие «Экскурсия на завод», Школа № 1 «Ёлочка»" in said
    assert "+title: Экскурсия на завод" in said
    assert "Чтобы записать, добавьте --write" in said
    assert not (desk.data / PATH).exists()
    assert desk.git("status", "--porcelain") == ""
    assert desk.commits == 1


def test_write_commits_in_the_name_of_the_school(desk: Desk) -> None:
    """Author is the school, committer the editor; of the letter's other words nothing is anywhere."""
    said = desk.receive(sent(EVENT + "# позвонить Ивановой, 8-910-123-45-67\n"), "--write")
    assert "Записано: data/" in said
    assert desk.text().endswith(f"schemas/event.json\n{EVENT}")
    assert desk.log.startswith("Школа № 1 «Ёлочка» <first@schools.invalid>|Редактор|")
    assert "|Мероприятие «Экскурсия на завод», Школа № 1 «Ёлочка»\n" in desk.log
    assert "Источник: schools/first, прислано 20 ноября 2026" in desk.log
    for private in ("Иванов", "910", "mail.ru"):
        assert private not in desk.log
        assert private not in said
    assert desk.git("status", "--porcelain") == ""
    assert "всё уже так и записано" in desk.receive(sent(EVENT), "--write")
    assert desk.commits == 2


def test_a_correction_changes_only_what_was_changed(desk: Desk) -> None:
    """Comments and all other lines stay; other files in git's index too."""
    before = desk.text(KNOWN)
    (desk.data / "notes.yml").write_text("x: 1\n", "utf-8")
    desk.git("add", "data/notes.yml")
    (desk.data / "notes.yml").unlink()
    desk.receive(sent(before.replace("без уроков", "без звонков"), KNOWN, desk.digest(KNOWN)), "--write")
    assert desk.text(KNOWN) == before.replace("без уроков", "без звонков")
    assert desk.git("show", "--stat", "--format=").count("|") == 1


@pytest.mark.parametrize("digest", ["blob", "sha1", "sha256"])
def test_what_changed_meanwhile_is_joined(desk: Desk, digest: str) -> None:
    """The school corrected the title, an editor the grades: both are there."""
    base, theirs = desk.digest(KNOWN, digest), desk.text(KNOWN).replace("без уроков", "без звонков")
    edit(desk.data / KNOWN, "grades: [8]", "grades: [8, 9]")
    desk.commit("Классы", "2026-11-22T10:00:00+0300")
    said = desk.receive(sent(theirs, KNOWN, base), "--write")
    assert "обе правки соединены" in said
    assert "title: День без звонков" in desk.text(KNOWN)
    assert "grades: [8, 9]" in desk.text(KNOWN)
    assert "# The day is known" in desk.text(KNOWN)


def test_a_lost_update_is_refused(desk: Desk) -> None:
    """Both changed the title: it is said, nothing is written, unless a person decides."""
    base, theirs = desk.digest(KNOWN), desk.text(KNOWN).replace("без уроков", "без звонков")
    edit(desk.data / KNOWN, "без уроков", "без портфелей")
    desk.commit("Название", "2026-11-22T10:00:00+0300")
    said = desk.receive(sent(theirs, KNOWN, base), "--write", code=1)
    assert "запись изменили, пока школа её правила, и в тех же полях: «Название» (title)" in said
    assert "добавьте --over" in said
    assert "без портфелей" in desk.text(KNOWN)
    desk.receive(sent(theirs, KNOWN, base), "--write", "--over")
    assert "без звонков" in desk.text(KNOWN)


def test_an_unknown_beginning_is_said(desk: Desk) -> None:
    """Without a digest the days decide; a digest that no version has is a doubt; what vanishes is named."""
    theirs = desk.text(KNOWN).replace("без уроков", "без звонков").replace("grades: [8]\n", "")
    said = desk.receive(sent(theirs, KNOWN))
    assert "с какой версии начинала школа, не сказано" in said
    assert "Станут пустыми: Классы." in said
    edit(desk.data / KNOWN, "grades: [8]", "grades: [9]")
    assert "изменили уже после письма" in desk.receive(sent(theirs, KNOWN), "--write", code=1)
    desk.commit("Классы", "2026-11-22T10:00:00+0300")
    assert "изменили уже после письма" in desk.receive(sent(theirs, KNOWN), "--write", code=1)
    assert "в истории нет" in desk.receive(sent(theirs, KNOWN, "a" * 40), "--write", code=1)
    assert "которой больше нет" in desk.receive(sent(EVENT, PATH, "a" * 40), "--write", code=1)
    assert desk.commits == 2


def test_somebody_elses_file_is_told(desk: Desk) -> None:
    """A known school writes to another's folder, or to the region's: refused until a person says so."""
    other = PATH.replace("first", "second")
    said = desk.receive(sent(EVENT, other), "--write", code=1)
    assert f"data/{other} – чужая запись: она из папки data/schools/second/." in said
    assert "добавьте --foreign" in said
    region = desk.text("region.yml").replace("Тестовая область", "Чужая область")
    assert "запись региона, а не школы" in desk.receive(sent(region, "region.yml"), "--write", code=1)
    assert desk.commits == 1
    desk.receive(sent(EVENT, other), "--write", "--foreign")
    assert "<second@schools.invalid>" in desk.log
    unknown = letter(written_block(PATH, EVENT), sender="somebody@mail.ru")
    assert "чей это адрес, записи не говорят" in desk.receive(unknown)
    editor = letter(written_block(other.replace("zavod", "x"), EVENT), sender="redaktsiya@operator.yolkin.ru")
    assert "это редакция" in desk.receive(editor)


def test_personal_data_are_neither_written_nor_repeated(desk: Desk) -> None:
    """Name, class and telephone of a pupil in a record: an error that quotes nothing, no difference, no file."""
    event = EVENT.replace("Экскурсия на завод", "Экскурсия, старший – Петров Пётр, 8 «А», 8-910-123-45-67")
    said = desk.receive(sent(event), "--write", code=1)
    assert "личные сведения" in said
    assert "ошибка" in said
    assert "Петров" not in said
    assert "910" not in said
    assert not (desk.data / PATH).exists()


def test_errors_are_those_of_the_check(desk: Desk) -> None:
    """With line, column and the nearest right word; nothing of the letter is written, the next letter is."""
    wrong = sent(EVENT.replace("meeting", "meting"))
    said = desk.receive(wrong, "--write", code=1)
    assert "ошибка: «Формат»" in said
    assert "Возможно, вы имели в виду «meeting»" in said
    assert desk.commits == 1
    mailbox = b"".join(
        b"From x Fri Nov 20 10:00:00 2026\n" + one.replace(b"\r\n", b"\n") for one in (wrong, sent(EVENT))
    )
    desk.receive(mailbox, "--write", code=1, name="ящик.mbox")
    assert desk.commits == 2
    said = desk.receive(sent("title: Экскурсия\n  format: [meeting\n"), "--write", code=1)
    assert "С ошибками ничего не записывается" in said


def test_letters_of_a_mailbox_follow_each_other(desk: Desk) -> None:
    """The second corrects what the first brought; each is a commit of its own, also in one look without writing."""
    later = EVENT.replace("завод", "фабрику")
    letters = [sent(EVENT), sent(later), sent(EVENT, PATH.replace("first", "second").replace("zavod", "x"))]
    mailbox = b"".join(b"From x Fri Nov 20 10:00:00 2026\n" + one.replace(b"\r\n", b"\n") for one in letters)
    said = desk.receive(mailbox, "--foreign", name="ящик.mbox")
    assert "-title: Экскурсия на завод" in said
    desk.receive(mailbox, "--foreign", "--write", name="ящик.mbox")
    assert desk.commits == 4
    assert "фабрику" in desk.text()


def test_records_of_two_schools_are_two_commits(desk: Desk) -> None:
    """An archive of drafts, each in the name of its school."""
    other = PATH.replace("first", "second")
    desk.receive(archive({f"data/{PATH}": EVENT, other: EVENT}), "--write", name="черновики.zip")
    authors = desk.git("log", "-2", "--format=%ae").split()
    assert sorted(authors) == ["first@schools.invalid", "second@schools.invalid"]
    assert desk.commits == 3


def test_a_lone_draft_is_asked_whose_it_is(desk: Desk) -> None:
    """Its path comes by `--to`, with the same limits as any."""
    assert "не сказано, чья это запись" in desk.receive(EVENT, code=1, name="zavod.yml")
    assert "Появится" in desk.receive(EVENT, "--to", f"data/{PATH}", name="zavod.yml")
    assert "такого места нет" not in desk.receive(EVENT, "--to", PATH, name="zavod.yml")
    assert "записей не бывает" in desk.receive(EVENT, "--to", "schools/first/x/y.yml", code=1, name="zavod.yml")
    assert "В папке «../..» записей не бывает" in desk.receive(
        f"# Файл: ../../x.yml\n{EVENT}", code=1, name="zavod.yml"
    )


ISSUE = (
    f"### Файл\n\ndata/{PATH}\n\n### Запись\n\n```yaml\n{EVENT}```\n\n### Личные данные\n\n- [X] Здесь нет фамилий\n"
)
SCHOOL = """### Полное название школы

МБОУ «Средняя школа № 77»

### Город или муниципальный округ

Ёлкин

### Официальный сайт школы

https://school77.yolkin.ru/

### Уровень профминимума в этом учебном году

базовый

### Кого спросить

Иванова Мария, 8-910-123-45-67

### Что есть у школы

_No response_
"""


@pytest.mark.parametrize("text", [ISSUE, ISSUE.replace("\n", "\r\n"), ISSUE.replace(EVENT, written_block(PATH, EVENT))])
def test_the_text_of_an_issue(desk: Desk, text: str) -> None:
    """As the forge writes what a form was filled with."""
    desk.receive(text, "--write", name="issue.md")
    assert desk.text().endswith(EVENT)


def test_a_new_school_of_an_issue(desk: Desk) -> None:
    """Its name, town and site become a draft; words about people stay out, and are said to."""
    said = desk.receive(SCHOOL, "--write", name="issue.md")
    (path,) = [file for file in desk.data.glob("schools/*/school.yml") if "77" in file.read_text("utf-8")]
    text = path.read_text("utf-8")
    assert "municipality: gorod" in text
    assert "https://school77.yolkin.ru/" in text
    assert "Иванова" not in text + said + desk.log
    assert "«Кого спросить»: не взято" in said
    assert "«Уровень профминимума в этом учебном году»: это часть плана" in said
    assert "Такая школа уже есть" in desk.receive(SCHOOL, code=1, name="issue.md")


def test_a_request_in_words_names_the_file(desk: Desk) -> None:
    """Nothing can be taken from it; where to look is said."""
    issue = "### Страница\n\nhttps://site.ru/p/schools/first/events/no-time/\n\n### Что не так\n\nДень\n\n### Как правильно\n\nДругой\n"
    said = desk.receive(issue, code=1, name="issue.md")
    assert (
        f"Это просьба словами, записи в ней нет: прочитайте и исправьте сами. Эта страница сделана из data/{KNOWN}."
        in said
    )


def test_who_made_an_issue(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CODEOWNERS says whose folders a login has."""
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").write_text("* @editor\n/data/schools/second/ @zavuch\n", "utf-8")
    monkeypatch.setattr(receive, "ROOT", tmp_path)
    assert "чужая запись" in desk.receive(ISSUE, "--from", "@zavuch", "--write", code=1, name="issue.md")
    assert "это редакция" in desk.receive(ISSUE, "--from", "@Editor", name="issue.md")
    assert "чьи у него папки, не сказано" in desk.receive(ISSUE, "--from", "@somebody", name="issue.md")
    assert "не логин" in desk.receive(ISSUE, "--from", "zavuch", code=2, name="issue.md")


def test_without_a_repository_files_are_written(desk: Desk) -> None:
    """And also where no commit is wanted."""
    desk.receive(sent(EVENT), "--write", "--no-commit")
    assert desk.commits == 1
    assert EVENT in desk.text()
    (desk.data / PATH).unlink()
    shutil.rmtree(desk.folder / ".git")
    assert "Коммит" not in desk.receive(sent(EVENT), "--write")
    assert EVENT in desk.text()


def test_a_failed_commit_leaves_all_as_it_was(desk: Desk) -> None:
    """A hook refuses it; a file with changes of its own is never touched."""
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nein >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    before = desk.text(KNOWN)
    letters = sent(before.replace("уроков", "звонков"), KNOWN, desk.digest(KNOWN))
    for data in (sent(EVENT), letters):
        assert "Git не смог сделать коммит, ничего не записано" in desk.receive(data, "--write", code=1)
    assert not (desk.data / PATH).exists()
    assert desk.text(KNOWN) == before
    assert desk.git("status", "--porcelain") == ""
    hook.unlink()
    base = desk.digest(KNOWN)
    edit(desk.data / KNOWN, "grades: [8]", "grades: [9]")
    said = desk.receive(sent(before.replace("уроков", "звонков"), KNOWN, base), "--write", code=1)
    assert f"есть правки без коммита – data/{KNOWN}" in said
    assert "grades: [9]" in desk.text(KNOWN)


def test_a_link_out_of_the_data_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    """A folder of a school that leads elsewhere takes nothing."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (desk.data / "schools" / "third").symlink_to(outside)
    desk.receive(sent(EVENT, "schools/third/events/x.yml"), "--write", "--foreign", code=1)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        ([], "Что читать?", 2),
        (["нет.eml", "--data", str(REGION)], "Файла нет.eml нет", 1),
        (["x", "--wirte"], "Возможно, вы имели в виду «--write»", 2),
        (["x", "--data", "нет"], "Папки нет нет", 2),
        (["x", "--today", "завтра"], "не подходит", 2),
    ],
)
def test_mistakes_are_answered_in_russian(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str, code: int
) -> None:
    """What is wrong, and the nearest right word."""
    try:
        ended = main(arguments)
    except SystemExit as exited:
        ended = int(str(exited.code))
    out, err = capsys.readouterr()
    assert words in out + err
    assert ended == code


def test_the_clipboard_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is given to the program's input; a folder is read whole."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written_block(PATH, EVENT).encode())))
    assert main(["-", "--data", str(desk.data), *DAY]) == 0
    assert "Появится" in capsys.readouterr().out
    inbox = desk.folder / "inbox"
    inbox.mkdir()
    (inbox / "a.eml").write_bytes(sent(EVENT))
    (inbox / "snimok.jpg").write_bytes(b"")
    assert main([str(inbox), "--data", str(desk.data), *DAY]) == 0
    assert "Появится" in capsys.readouterr().out


def test_a_commit_is_not_steered_by_a_text(desk: Desk) -> None:
    """Signs of a terminal and of a forge's log in a record are written out."""
    said = desk.receive(sent(EVENT.replace("Экскурсия", '"Экс\\e[31mкурсия"')), code=1)
    assert "\x1b" not in said
    said = desk.receive(letter(written_block(PATH, EVENT), sender="a\x1b[31m@b.ru"))
    assert "\x1b" not in said
