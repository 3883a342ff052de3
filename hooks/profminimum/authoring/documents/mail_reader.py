"""Letters as documents: what is written in them, and the files that are attached. Knows no record."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import NamedTuple


class Part(NamedTuple):
    """A part of a letter: a file's name, its bytes."""

    name: str
    data: bytes


def parts_of_letter(name: str, data: bytes) -> Iterator[Part]:
    """Yields the text of a letter as a file and every attachment; of a text and the same as a web page the page."""
    letter = message_from_bytes(data, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    body = letter.get_body(("html", "plain"))
    if body is not None:
        yield _text(body, f"{name}, текст письма")
    for number, attachment in enumerate(letter.iter_attachments(), 1):
        own = attachment.get_filename()
        if attachment.get_content_type() == "message/rfc822":
            yield Part(own or f"{name}, письмо {number}.eml", attachment.get_content().as_bytes())
        elif own is None and attachment.get_content_maintype() == "text":
            yield _text(attachment, f"{name}, часть {number}")
        else:
            content = attachment.get_payload(decode=True)
            yield Part(own or f"{name}, вложение {number}", content if isinstance(content, bytes) else b"")


def _text(part: MIMEPart, name: str) -> Part:
    """Returns a text of a letter as a file of UTF-8; bytes of an alphabet that nobody knows stay as they are."""
    ending = "html" if part.get_content_subtype() == "html" else "txt"
    try:
        data = str(part.get_content()).encode()
    except LookupError:
        raw = part.get_payload(decode=True)
        data = raw if isinstance(raw, bytes) else b""
    return Part(f"{name}.{ending}", data)
