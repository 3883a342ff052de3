"""Letters (RFC 5322) and mailboxes (mbox): who wrote, when, the texts, the attachments. Knows no record.

Mail programs send what they like: wrong alphabets, broken headings, letters inside letters. Nothing here fails for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import NamedTuple, TypeVar

DEEPEST_PART = 12
"""Parts of a letter inside each other."""
MOST_PARTS = 200
"""Texts and attachments of a letter that are read."""
LONGEST_TEXT = 2 << 20
"""Bytes of a text: more than any letter that people write."""
_LETTER_BEGINS = re.compile(rb"^From [^\n]*\n(?=[!-9;-~]+:)", re.MULTILINE)
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,255}")
_SMALL_CYRILLIC = range(0x430, 0x450)
_CYRILLIC_CODES = ("cp1251", "koi8-r", "cp866")
_Answer = TypeVar("_Answer")


class Attached(NamedTuple):
    """An attachment: the name that the sender gave it, its bytes."""

    name: str
    data: bytes


class Passage(NamedTuple):
    """A text of a letter in one of the forms in which it was sent."""

    text: str
    is_page: bool = False
    """Whether it is a web page."""


@dataclass
class Letter:
    """A letter. Each of its `texts` is one passage in all the forms in which it was sent, plain words first."""

    sender: str = ""
    """The bare address, in small letters; empty if there is none."""
    sent: datetime | None = None
    texts: list[list[Passage]] = field(default_factory=list)
    attachments: list[Attached] = field(default_factory=list)
    is_sealed: bool = False
    """Whether it is encrypted, or packed as only Outlook unpacks it."""
    is_too_large: bool = False
    """Whether it has more parts than were read."""


def read_letter(data: bytes) -> Letter:
    """Returns the letter of a file (.eml)."""
    letter = Letter()
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    letter.sender = _sender(message)
    letter.sent = _lenient(lambda: parsedate_to_datetime(str(message["Date"])), None)
    _collect(message, letter, None, 0)
    return letter


def letters_of_mailbox(data: bytes) -> Iterator[bytes]:
    """Yields the letters of a mailbox (mbox) as files."""
    starts = [match.start() for match in _LETTER_BEGINS.finditer(data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=False):
        yield _ESCAPED_FROM.sub(rb"\1", data[start:end].partition(b"\n")[2])


def decoded_text(data: bytes, charset: str = "") -> str:
    """Returns a text in the alphabet that is named; where none is, or it does not fit, in the likeliest Russian one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for name in ("utf-8-sig" if charset.casefold() in ("", "utf-8", "us-ascii") else charset, "utf-8-sig"):
        try:
            # Some alphabets give halves of characters, which no file may hold.
            return data.decode(name).encode("utf-8", "replace").decode("utf-8")
        except (LookupError, ValueError):
            continue
    candidates = (data.decode(code, "replace") for code in _CYRILLIC_CODES)
    return max(candidates, key=lambda text: sum(ord(letter) in _SMALL_CYRILLIC for letter in text))


def _collect(part: EmailMessage, letter: Letter, forms: list[Passage] | None, depth: int) -> None:
    """Adds what a part holds; `forms` are those of the passage that it belongs to, None if it is a passage of its own."""
    if depth > DEEPEST_PART or len(letter.texts) + len(letter.attachments) >= MOST_PARTS:
        letter.is_too_large = True
        return
    name = _lenient(lambda: part.get_filename() or "", "")
    if part.get_content_type() == "message/rfc822":
        for enclosed in part.iter_parts():
            data = _lenient(partial(enclosed.as_bytes, policy=policy.compat32), b"")
            letter.attachments.append(Attached(name if name.endswith(".eml") else f"{name or 'message'}.eml", data))
    elif part.is_multipart():
        own: list[Passage] | None = [] if part.get_content_subtype() == "alternative" else None
        for below in part.get_payload():
            if isinstance(below, EmailMessage):
                _collect(below, letter, forms if own is None else own, depth + 1)
        if own:
            letter.texts.append(own)
    else:
        _collect_leaf(part, letter, forms, name)


def _collect_leaf(part: EmailMessage, letter: Letter, forms: list[Passage] | None, name: str) -> None:
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    letter.is_sealed |= part.get_content_subtype() in ("pkcs7-mime", "x-pkcs7-mime", "pgp-encrypted", "ms-tnef")
    is_text = part.get_content_maintype() == "text"
    if name or not is_text or _lenient(part.is_attachment, False):
        letter.attachments.append(Attached(name or _unnamed(part), content))
        return
    letter.is_too_large |= len(content) > LONGEST_TEXT
    text = decoded_text(content[:LONGEST_TEXT], _lenient(lambda: part.get_content_charset() or "", ""))
    is_page = part.get_content_subtype() == "html"
    if not is_page and _lenient(lambda: part.get_param("format", "") == "flowed", False):
        text = unflowed(text)
    if forms is None:
        letter.texts.append([Passage(text, is_page)])
    else:
        forms.insert(len(forms) if is_page else 0, Passage(text, is_page))


def _unnamed(part: EmailMessage) -> str:
    return f"{part.get_content_maintype()}.{part.get_content_subtype()}"


def unflowed(text: str) -> str:
    """Returns a text with its lines rejoined where the mail program wrapped them (RFC 3676)."""
    lines: list[tuple[int, list[str]]] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if is_open and lines[-1][0] == depth:
            lines[-1][1].append(words)
        else:
            lines.append((depth, [words]))
        is_open = words.endswith(" ") and words != "-- "
    return "\n".join(">" * depth + " " * bool(depth) + "".join(pieces) for depth, pieces in lines)


def _sender(message: EmailMessage) -> str:
    for heading in ("From", "Reply-To", "Sender"):
        address = _lenient(partial(_address, message, heading), "")
        if _ADDRESS.fullmatch(address):
            return address.casefold()
    return ""


def _address(message: EmailMessage, heading: str) -> str:
    return parseaddr(str(message[heading] or ""))[1]


def _lenient(read: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """Returns what the library reads; its own errors about broken headings are of many classes."""
    try:
        return read()
    except Exception:
        return otherwise
