"""Letters of the shapes that mail programs send, made for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

EVENT = "title: Экскурсия на завод\nformat: meeting\nwhen: 2026-12-10\naudience: [parents]\n"
"""A record that the small region takes as an event of any school."""
PATH = "schools/first/events/zavod.yml"
SIGNATURE = "С уважением,\nИванова Мария Петровна\nтел. 8-910-123-45-67\nivanova@mail.ru"


def letter(
    text: str = "",
    *,
    sender: str = "school@first.yolkin.ru",
    html: str = "",
    charset: str = "utf-8",
    cte: str = "",
    files: Mapping[str, bytes] | None = None,
    sent: str = "Fri, 20 Nov 2026 10:00:00 +0300",
) -> bytes:
    """A letter with a text, the same as a page, attachments."""
    message = EmailMessage(SMTP)
    message["From"] = sender
    message["To"] = "redaktsiya@operator.yolkin.ru"
    message["Subject"] = "Сведения от Ивановой"
    if sent:
        message["Date"] = sent
    message.set_content(text, charset=charset, cte=cte or "base64")
    if html:
        message.add_alternative(html, subtype="html", charset=charset)
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """A zip of files by their names inside."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


def quoted(text: str, signs: str = "> ") -> str:
    """A text as an answer quotes it."""
    return "".join(f"{signs}{line}\n" for line in text.splitlines())
