"""What a file is, by its name and its first bytes: a letter, a mailbox, a draft, a text, an archive, or none of them."""

from __future__ import annotations

import re

from ...problem import printable

ENDINGS = ("eml", "mbox", "zip", "yml", "yaml", "txt", "md")
"""Endings of files that are read."""
_SYNONYMS = {"yaml": "yml", "md": "txt", "text": "txt", "markdown": "txt"}
_DOCUMENTS = ("docx", "doc", "xlsx", "xlsm", "xls", "ods", "csv")
_LETTER = re.compile(
    rb"(?:Return-Path|Received|From|To|Date|Subject|MIME-Version|Message-ID|Delivered-To|X-[\w-]+|Content-Type):", re.I
)


def sort_of(name: str, data: bytes) -> str:
    """Returns how a file is read: `eml`, `mbox`, `zip`, `yml` or `txt`; empty if it is not."""
    ending = _SYNONYMS.get(_ending(name), _ending(name))
    if ending in ENDINGS and ending != "txt":
        return ending
    start = data[:1000].lstrip()
    if data.startswith(b"PK\x03\x04") and ending not in _DOCUMENTS:
        return "zip"
    if start.startswith(b"From ") and _LETTER.match(start.partition(b"\n")[2]):
        return "mbox"
    if _LETTER.match(start):
        return "eml"
    return "txt" if ending in ("txt", "", "-") else ""


def is_document(name: str) -> bool:
    """Returns whether a file is a paper of Word or Excel, which the command `import` reads."""
    return _ending(name) in _DOCUMENTS


def words_about(name: str) -> tuple[str, bool]:
    """Returns what is said of a file that is no record, and whether the message cannot be taken because of it."""
    ending, shown = _ending(name), printable(name)
    if is_document(name):
        advice = "Сделайте из неё черновики: python3 scripts/dev.py import"
        return f"{shown}: это бумага школы, а не запись. {advice}", False
    if ending == "msg":
        return f"{shown}: так письма хранит только Outlook. Сохраните письмо в формате .eml.", True
    if ending in ("p7m", "dat"):
        return f"{shown}: открыть это может только программа отправителя. Попросите прислать обычным письмом.", True
    if ending == "pdf":
        return f"{shown}: не взят. Если это документ школы, положите его в её папку files/ сами.", False
    return f"{shown}: не запись, не взят.", False


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold() if "." in name else ""
