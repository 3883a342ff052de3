"""Records in letters of every shape: alphabets, encodings, pages, quotations, attachments, archives, mailboxes; hostile ones."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from profminimum.authoring.inbox.message import Message
from profminimum.authoring.inbox.reading import DEEPEST, LARGEST_LETTER, Reader
from profminimum.authoring.inbox.record_blocks import found_blocks, written_block
from profminimum.load import SourceFile, load_file
from profminimum.load.data_folder import read_records, read_sources

from tests.support.letters import EVENT, PATH, SIGNATURE, archive, letter, quoted
from tests.support.project import LARGE_REGION, REGION

BLOCK = written_block(PATH, EVENT)
BARE = f"Файл: data/{PATH}\n\n{EVENT}"
WORDS = f"Здравствуйте!\n\n{BLOCK}\n{SIGNATURE}\n"


def read(name: str, data: bytes, asked_path: str = "") -> list[Message]:
    """The messages of a file."""
    return Reader(read_records(REGION), asked_path).read(name, data)


def record(data: bytes, name: str = "письмо.eml") -> str:
    """The text of the only record of a file, whose path must be the right one."""
    (message,) = read(name, data)
    assert message.complaints == ()
    (found,) = message.records
    assert found.path == PATH
    assert not found.is_cut
    return found.text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable"])
def test_alphabets_and_encodings(charset: str, cte: str) -> None:
    """All that Russian mail programs use."""
    assert record(letter(WORDS, charset=charset, cte=cte)) == EVENT


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("heading", ["", "Content-Type: text/plain; charset=nonsense\n", "Content-Type: text/plain\n"])
def test_an_alphabet_that_nobody_names_is_found(charset: str, heading: str) -> None:
    """Nor is a wrong name believed."""
    data = f"From: school@first.yolkin.ru\n{heading}Content-Transfer-Encoding: 8bit\n\n".encode() + WORDS.encode(
        charset
    )
    assert record(data) == EVENT


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<br>".join(WORDS.splitlines()) + "</body></html>",
        "".join(f"<div>{line or '<br>'}</div>\n" for line in WORDS.splitlines()),
        "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>\n" for line in WORDS.splitlines()),
        f"<html><head><style>p{{}}</style><title>Файл: data/x.yml</title><body><blockquote><pre>{WORDS}</pre></blockquote>",
        "<div>"
        + "<br>\n   ".join(BARE.replace("  ", "&nbsp; ").splitlines())
        + "</div><div>-- </div><div>Иванова</div>",
    ],
)
def test_a_letter_that_is_a_page(page: str) -> None:
    """With breaks, blocks, paragraphs of Outlook, or as it is; the page alone or beside a text that is broken."""
    assert record(letter("Письмо в формате HTML", html=page)) == EVENT


@pytest.mark.parametrize("text", [BLOCK, BARE, f"Файл: {PATH}\n```yaml\n{EVENT}```\n"])
@pytest.mark.parametrize("signs", ["> ", ">", "> > ", " > "])
def test_a_quotation(text: str, signs: str) -> None:
    """An answer, or an answer to it."""
    assert record(letter(f"Пересылаю\n\n{quoted(text, signs)}\n{SIGNATURE}")) == EVENT


def test_wrapped_lines_are_rejoined() -> None:
    """Behind bars wherever they were wrapped; without bars where another field follows; flowed text as it says itself."""
    event = EVENT.replace("на завод", "на завод, где делают ёлочные игрушки и всё, что к ним нужно")
    wrapped = written_block(PATH, event).replace(" ёлочные", "\nёлочные").replace(" к ним", "\nк ним")
    assert record(letter(wrapped)) == event
    assert record(letter(quoted(wrapped))) == event
    bare = f"Файл: data/{PATH}\n\n{event}\n".replace(" ёлочные", "\nёлочные")
    assert record(letter(bare + SIGNATURE)) == event
    flowed = written_block(PATH, event).replace(" ёлочные", " \nёлочные")
    data = letter(flowed).replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert b"format=flowed" in data
    assert record(data) == event


def test_spaces_at_the_beginning_are_kept() -> None:
    """Groups and lists stand as deep as they were."""
    event = EVENT + "venues:\n  - name: Завод\n    municipality: gorod\n\n  - {name: Клуб}\n"
    page = "".join(f"<div>{line.replace(' ', '&nbsp;')}</div>" for line in written_block(PATH, event).splitlines())
    assert record(letter(written_block(PATH, event))) == event
    assert record(letter("", html=page)) == event
    assert record(letter(f"Файл: {PATH}\n{event}")) == event


def test_only_records_are_taken() -> None:
    """Of names, telephones and signatures nothing is in what was read, but how many lines were left."""
    for text in (WORDS, f"{BARE}\n{SIGNATURE}", f"{BARE}-- \n{SIGNATURE}"):
        (message,) = read("письмо.eml", letter(text, sender="Иванова Мария <school@first.yolkin.ru>"))
        assert "Иванов" not in repr(message)
        assert "910" not in repr(message)
        assert message.sender == "school@first.yolkin.ru"
        assert any(note.startswith("Слова письма не взяты") for note in message.notes)


def test_a_record_that_was_cut_is_noticed() -> None:
    """Fewer lines than its end says, or no end."""
    for text in (BLOCK.replace("| format: meeting\n", ""), BLOCK.partition("Конец")[0]):
        (message,) = read("письмо.eml", letter(text))
        assert [one.is_cut for one in message.records] == [True]


@pytest.mark.parametrize(
    "name", ["zavod.yml", "zavod.yaml", "zavod (1).yml", "Мероприятие.yml", "=?utf-8?B?0LouEW1s?=.yml"]
)
def test_an_attached_draft(name: str) -> None:
    """Its path is in its own first line, or in the letter, or in its name."""
    own = f"# Файл: data/{PATH}\n{EVENT}".encode()
    assert record(letter("Посылаю файл", files={name: own})) == EVENT
    told = f"Файл: data/{PATH}\n\nСкачанный файл во вложении.\n"
    assert record(letter(told, files={name: EVENT.encode()})) == EVENT


def test_drafts_in_archives_and_mailboxes() -> None:
    """Folders inside say whose they are; so do letters in letters."""
    for inside in (f"data/{PATH}", PATH, f"Иванова/{PATH}", f"data\\{PATH}".replace("/", "\\")):
        assert record(archive({inside: EVENT}), "черновики.zip") == EVENT
        assert record(letter("Посылаю", files={"черновики.zip": archive({inside: EVENT})})) == EVENT
    assert record(f"# Файл: data/{PATH}\n{EVENT}".encode("cp1251"), "x.yml") == EVENT
    assert record(BLOCK.encode(), "запись.txt") == EVENT
    mailbox = b"".join(
        b"From x@y Fri Nov 20 10:00:00 2026\n" + letter(text).replace(b"\r\n", b"\n") for text in (BLOCK, BARE)
    )
    for name in ("ящик.mbox", "ящик"):
        assert [one.records[0].text for one in read(name, mailbox)] == [EVENT, EVENT]


def test_a_letter_inside_a_letter_is_its_own() -> None:
    """Who wrote the inner one is its sender."""
    outer = EmailMessage(SMTP)
    outer["From"] = "redaktsiya@operator.yolkin.ru"
    outer.set_content("Пересылаю")
    inner = EmailMessage(SMTP)
    inner["From"] = "Школа <school@first.yolkin.ru>"
    inner.set_content(BLOCK)
    outer.add_attachment(inner)
    messages = read("письмо.eml", bytes(outer))
    assert [(one.sender, len(one.records)) for one in messages if one.records] == [("school@first.yolkin.ru", 1)]
    attached = read("письмо.eml", letter("Пересылаю", files={"школа.eml": letter(BLOCK)}))
    assert attached[-1].records[0].text == EVENT


def test_several_records_of_a_letter() -> None:
    """Each by its path; one that came twice alike is one, unlike ones are told of."""
    other = PATH.replace("zavod", "fabrika")
    (message,) = read(
        "письмо.eml", letter(BLOCK + "\n" + written_block(other, EVENT), files={"zavod.yml": EVENT.encode()})
    )
    assert [one.path for one in message.records] == [PATH, other]
    files = {"zavod.yml": f"# Файл: data/{PATH}\n{EVENT}".encode()}
    (twice,) = read("письмо.eml", letter(BLOCK, files=files))
    assert len(twice.records) == 1
    assert twice.complaints == ()
    (unlike,) = read("письмо.eml", letter(BLOCK.replace("завод", "фабрику"), files=files))
    assert unlike.complaints == (f"Запись {PATH} прислана дважды и по-разному.",)


def test_papers_are_sent_to_the_other_command() -> None:
    """Word, Excel, PDF and pictures are named, with what to do."""
    files = {"План.docx": b"PK\x03\x04", "список.xlsx": b"PK\x03\x04", "приказ.pdf": b"%PDF", "snimok.jpg": b"\xff\xd8"}
    (message,) = read("письмо.eml", letter("План во вложении", files=files))
    said = "\n".join(message.notes)
    assert said.count("scripts/dev.py import") == 2
    assert "приказ.pdf: не взят" in said
    assert message.records == ()
    assert message.complaints == ("Записей здесь нет.",)


HOSTILE = (
    "../../../etc/passwd.yml",
    "/etc/x.yml",
    "schools/first/../../region.yml",
    "data/schools/first/events/../../second/school.yml",
    "C:\\data\\..\\x.yml",
    "schools/first/events/a\x00b.yml",
    "schools/first/events/\u202elmy.yml",
    "schools/" + "a" * 5000 + "/school.yml",
    ".git/hooks/pre-commit.yml",
    "schools/first/.hidden.yml",
)


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_paths_lead_nowhere(path: str) -> None:
    """In an archive, as a name of an attachment, in the text: never the path of a record."""
    from profminimum.load.paths import path_problem

    for data, name in (
        (archive({path: EVENT}), "x.zip"),
        (letter(f"Файл: {path}\n\n{EVENT}"), "x.eml"),
        (letter("", files={path.replace("\x00", "%"): EVENT.encode()}), "y.eml"),
        (f"# Файл: {path}\n{EVENT}".encode(), "x.yml"),
    ):
        for message in read(name, data):
            assert all(path_problem(one.path) or not one.path for one in message.records), (name, message)


def test_limits_hold() -> None:
    """Sizes, counts and nesting are refused with a sentence each; an archive is not believed about sizes."""
    bomb = archive({"a.yml": b"0" * (60 << 20)})
    assert len(bomb) < LARGEST_LETTER
    (message,) = read("бомба.zip", bomb)
    assert "файл больше 10 МБ" in message.complaints[0]
    (message,) = read("много.zip", archive({f"{number}.txt": "x" for number in range(600)}))
    assert "больше 500 файлов" in message.complaints[0]
    nested = archive({"a.yml": EVENT})
    for _ in range(DEEPEST + 2):
        nested = archive({"a.zip": nested})
    assert any("слишком глубоко" in one for message in read("a.zip", nested) for one in message.complaints)
    (message,) = read("x.eml", b"From: a@b.ru\n\n" + b"x" * (LARGEST_LETTER + 1))
    assert "слишком большой" in message.complaints[0]
    (message,) = read("x.yml", b"a: " + b"x" * (300 << 10))
    assert "слишком большой для записи" in message.complaints[0]
    deep = b"From: a@b.ru\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(3000)
    )
    assert read("глубоко.eml", deep)[0].complaints
    letters = letter("x").replace(b"\r\n", b"\n")
    assert any("больше 500 писем" in message.complaints[0] for message in read("a.mbox", (b"From x\n" + letters) * 501))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.eml", b"", "Записей здесь нет"),
        ("x.eml", b"\x00\xff\xfe" * 100, "Записей здесь нет"),
        ("x.zip", b"PK\x03\x04" + b"\x00" * 50, "повреждён"),
        ("x.zip", b"no zip", "повреждён"),
        ("x.mbox", b"no letters", "Писем в этом ящике нет"),
        ("x.msg", b"\xd0\xcf\x11\xe0", "Сохраните письмо в формате .eml"),
        (
            "x.eml",
            b"From: =?utf-8?q?=ff?= <a@b.ru\nDate: tomorrow\nContent-Type: multipart/mixed\n\nx",
            "Записей здесь нет",
        ),
        ("x.eml", b'From: a@b.ru\nContent-Type: application/pkcs7-mime; name="smime.p7m"\n\nx', "зашифровано"),
    ],
)
def test_what_is_damaged_is_told(name: str, data: bytes, words: str) -> None:
    """A sentence, never a traceback."""
    messages = read(name, data)
    assert any(words in complaint for message in messages for complaint in message.complaints), messages


def test_a_locked_archive_is_told(tmp_path: Path) -> None:
    """Nobody is asked for a password."""
    packed = bytearray(archive({"a.yml": EVENT}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(signature) + flags] |= 1
    (message,) = read("x.zip", bytes(packed))
    assert "закрыт паролем" in message.complaints[0]


def test_russian_names_of_windows_archives() -> None:
    """The old alphabet of names inside."""
    packed = archive({"####/schools/first/events/zavod.yml": EVENT}).replace(b"####", "Дети".encode("cp866"))
    assert record(packed, "x.zip") == EVENT


def test_blocks_say_what_they_hold() -> None:
    """Written and found again, with the digest that the form began with."""
    digest = "0" * 40
    block = written_block(PATH, EVENT, digest)
    assert block.startswith(f"Файл: data/{PATH}\nИсходная версия: {digest}\n| title:")
    (found,) = found_blocks(block).blocks
    assert (found.path, found.text, found.base) == (f"data/{PATH}", EVENT, digest)
    encoded = base64.b64encode(block.encode()).decode()
    assert found_blocks(encoded).blocks == []


def test_a_record_that_nobody_names_is_asked_for() -> None:
    """Pasted into a letter without its first line, it is found; whose it is comes from whoever runs the command."""
    text = f"Здравствуйте!\n\n{EVENT}\n{SIGNATURE}\nemail: ivanova@mail.ru\n"
    for body in (text, quoted(text)):
        (message,) = read("письмо.eml", letter(body))
        assert [(one.path, one.text) for one in message.records] == [("", EVENT)]
        (message,) = read("письмо.eml", letter(body), PATH)
        assert [(one.path, one.text) for one in message.records] == [(PATH, EVENT)]
    (message,) = read("письмо.eml", letter("Добрый день!\n\nemail: ivanova@mail.ru\nТелефон: 1\n"))
    assert message.records == ()


def wrapped(text: str, width: int) -> str:
    """A text whose lines a mail program has cut at spaces."""
    lines = []
    for line in text.split("\n"):
        while len(line) > width and line.rfind(" ", len(line) - len(line.lstrip("| ")) + 1, width) > 0:
            cut = line.rfind(" ", len(line) - len(line.lstrip("| ")) + 1, width)
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [76, 60])
def test_every_record_survives_a_letter(width: int) -> None:
    """All of the large region, wrapped and quoted: what is read says what was sent."""
    files = read_sources(LARGE_REGION).files
    assert len(files) > 50
    for file in files:
        text = file.data.decode()
        (block,) = found_blocks(quoted(wrapped(written_block(file.path, text), width))).blocks
        assert not block.is_cut
        sent, _ = load_file(SourceFile(file.path, text.encode()))
        came, _ = load_file(SourceFile(file.path, block.text.encode()))
        assert sent is not None
        assert came is not None, file.path
        assert came.record == sent.record, file.path


HEAVY = (
    " " * 10_000 + "\n",
    "\n",
    f"{' ' * 5_000}Файл\n",
    "x\n",
    "<!--",
    "## " + " " * 5_000 + "x\n",
    f"| {'>' * 500}\n",
    "Файл:\n",
    "Исходная версия: \n",
    "```\n",
    "a: b\nx\n",
    "x \n",
)


@pytest.mark.parametrize("piece", HEAVY, ids=range(len(HEAVY)))
def test_long_texts_take_no_long_time(piece: str) -> None:
    """A letter full of what looks like the beginning of a record ends as any other; it would not, if time grew faster than it."""
    heavy = piece * (200_000 // len(piece))
    reader = Reader(read_records(REGION))
    for text in (heavy, f"Файл: {PATH}\n| a: b\n{heavy}"):
        assert reader.read("запись.txt", text.encode())
        assert reader.read("письмо.eml", b"From: a@b.ru\nContent-Type: text/plain; format=flowed\n\n" + text.encode())


def test_long_pages_take_no_long_time() -> None:
    """One line of many elements."""
    page = "".join(f"<b>{part}</b>" for part in ("x " * 100_000).split(" "))
    assert read("письмо.eml", b"From: a@b.ru\nContent-Type: text/html\n\n" + page.encode())


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "x\\0y", "idna", "hex", "utf-16-le"])
def test_strange_alphabets_break_nothing(charset: str) -> None:
    """Those that give halves of characters, or are none."""
    data = (
        f"From: a@b.ru\nContent-Type: text/plain; charset={charset}\n\n".encode()
        + b"+2AA- \\ud800 \x00\n"
        + BLOCK.encode()
    )
    for message in read("письмо.eml", data):
        assert all(one.text.encode() for one in message.records)
