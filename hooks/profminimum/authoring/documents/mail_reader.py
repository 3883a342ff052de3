"""Letters as documents: what is written in them, and the files that are attached. Knows no record."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
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
        ending = "html" if body.get_content_subtype() == "html" else "txt"
        yield Part(f"{name}, текст письма.{ending}", str(body.get_content()).encode())
    for attachment in letter.iter_attachments():
        content = attachment.get_payload(decode=True)
        if isinstance(content, bytes):
            yield Part(attachment.get_filename() or f"{name}, вложение", content)
