"""A message that has come – a letter, an issue, a file – as a value: who sent it, the records in it, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SubmittedRecord:
    """The text of a record as it was sent. Nothing of it is trusted: neither path nor text was checked."""

    path: str
    """Of its file, below the folder of data; empty if nothing says it."""
    text: str
    base: str = ""
    """Digest of the file that the sender began with, in hexadecimal digits; empty if nothing says it."""
    origin: str = ""
    """Where it stood in the message, in Russian: «текст письма», «вложение open-day.yml»."""
    is_cut: bool = False
    """Whether lines are missing that its end announces."""


@dataclass(frozen=True)
class Message:
    """A message. Of its own words nothing is in it but records: names and signatures stay where they came."""

    name: str
    """Of the file that it came in."""
    sender: str = ""
    """The bare address of a letter, `@login` of an issue; empty if unknown."""
    sent: datetime | None = None
    records: tuple[SubmittedRecord, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, and why."""
    complaints: tuple[str, ...] = ()
    """Why it cannot be taken as it is."""
    has_documents: bool = False
    """Whether papers are attached that the command `import` reads: Word, Excel."""
