"""Messages from the bytes of files: letters, mailboxes, texts of issues, drafts, archives of them. Limits come first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from ...load.decoding import MAX_BYTES as LONGEST_RECORD
from ...model import Records
from ...problem import printable
from ...russian import count
from ..documents.html_reader import page_lines
from ..mail import LONGEST_TEXT, MOST_PARTS, Attached, Passage, decoded_text, letters_of_mailbox, read_letter
from .archive import Refused, members
from .file_sorts import is_document, sort_of, words_about
from .issue_forms import read_issue
from .message import Message, SubmittedRecord
from .paths import clean_path, is_path_of_record
from .record_blocks import Block, found_blocks, of_file, unnamed_block

LARGEST_LETTER, LARGEST_MAILBOX = 25 << 20, 200 << 20
"""Bytes of a letter with its attachments, as mail servers take it, and of a mailbox."""
MOST_LETTERS, MOST_RECORDS = 500, 200
DEEPEST = 4
"""Letters and archives inside each other."""


@dataclass
class _Parcel:
    """What is found in one message, while it is read."""

    records: list[SubmittedRecord] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    named: list[Block] = field(default_factory=list)
    """Paths that the text names without a record below them: those of attachments."""
    has_documents: bool = False
    further: list[Message] = field(default_factory=list)
    """Letters inside this one, which are messages of their own."""


class Reader:
    """Reads messages for a region: an issue's answers are compared with its `records`. `asked_path` is that of a lone record
    which does not name its own; `sender` is known for what is no letter.
    """

    def __init__(self, records: Records, asked_path: str = "", sender: str = "") -> None:
        self._records, self._asked_path, self._sender = records, asked_path, sender

    def read(self, name: str, data: bytes) -> list[Message]:
        """Returns the messages of a file, one at least. Never fails for what the file holds."""
        return self._read(name, data, 0)

    def _read(self, name: str, data: bytes, depth: int) -> list[Message]:
        sort = sort_of(name, data)
        limit = LARGEST_MAILBOX if sort == "mbox" else LARGEST_LETTER
        if len(data) > limit:
            return [Message(name, complaints=(f"Файл слишком большой: допустимо не больше {limit >> 20} МБ.",))]
        if depth > DEEPEST:
            return [Message(name, complaints=("Письма и архивы вложены друг в друга слишком глубоко.",))]
        try:
            if sort == "mbox":
                return self._mailbox(name, data, depth)
            if sort == "eml":
                return self._letter(name, data, depth)
            return self._parcel(name, partial(self._add_file, name, data, depth))
        except (Exception, RecursionError):
            # The libraries of mail and archives let out errors of their own for what is damaged.
            return [Message(name, complaints=("Файл повреждён или сохранён не целиком: прочитать его не удалось.",))]

    def _mailbox(self, name: str, data: bytes, depth: int) -> list[Message]:
        letters = list(letters_of_mailbox(data))
        if not letters:
            return [Message(name, complaints=("Писем в этом ящике нет.",))]
        read = [
            message
            for number, letter in enumerate(letters[:MOST_LETTERS], 1)
            for message in self._read(f"{name}, письмо {number}.eml", letter, depth + 1)
        ]
        if len(letters) > MOST_LETTERS:
            left = f"В ящике больше {MOST_LETTERS} писем, остальные не прочитаны: разделите его."
            read.append(Message(name, complaints=(left,)))
        return read

    def _letter(self, name: str, data: bytes, depth: int) -> list[Message]:
        letter = read_letter(data)

        def fill(parcel: _Parcel) -> None:
            for forms in letter.texts:
                self._add_text(_best(forms), "текст письма", parcel)
            for attached in letter.attachments:
                self._add_attached(attached, depth, parcel)
            if letter.is_sealed:
                parcel.complaints.append(
                    "Письмо зашифровано или упаковано так, что открыть его может только программа отправителя. "
                    "Попросите прислать обычным письмом."
                )
            if letter.is_too_large:
                parcel.complaints.append(f"В письме больше {MOST_PARTS} частей, прочитаны не все.")

        first, *further = self._parcel(name, fill)
        own = replace(first, sender=letter.sender, sent=letter.sent)
        is_envelope = bool(further) and not own.records and not own.complaints
        return further if is_envelope else [own, *further]

    def _parcel(self, name: str, fill: Callable[[_Parcel], None]) -> list[Message]:
        """Returns what was found as a message of its own, and the letters inside it."""
        parcel = _Parcel()
        fill(parcel)
        _settle(parcel)
        if len(parcel.records) > MOST_RECORDS:
            parcel.complaints.append(f"Записей больше {MOST_RECORDS}: пришлите их по частям.")
        if not (parcel.records or parcel.complaints or parcel.further):
            parcel.complaints.append("Записей здесь нет.")
        own = Message(
            name,
            self._sender,
            None,
            tuple(parcel.records[:MOST_RECORDS]),
            tuple(dict.fromkeys(parcel.notes)),
            tuple(dict.fromkeys(parcel.complaints)),
            parcel.has_documents,
        )
        return [own, *parcel.further]

    def _add_file(self, name: str, data: bytes, depth: int, parcel: _Parcel) -> None:
        sort = sort_of(name, data)
        if sort == "zip":
            self._add_archive(name, data, depth, parcel)
        elif sort == "yml":
            self._add_draft(name, data, parcel)
        elif sort == "txt":
            if len(data) > LONGEST_TEXT:
                parcel.complaints.append(
                    f"{printable(name)}: текст больше {LONGEST_TEXT >> 20} МБ, записей таких не бывает."
                )
                return
            self._add_text(decoded_text(data), f"файл {printable(name)}", parcel)
        else:
            words, is_complaint = words_about(name)
            parcel.has_documents |= is_document(name)
            (parcel.complaints if is_complaint else parcel.notes).append(words)

    def _add_attached(self, attached: Attached, depth: int, parcel: _Parcel) -> None:
        if sort_of(attached.name, attached.data) in ("eml", "mbox"):
            parcel.further += self._read(attached.name, attached.data, depth + 1)
        else:
            self._add_file(attached.name, attached.data, depth, parcel)

    def _add_archive(self, name: str, data: bytes, depth: int, parcel: _Parcel) -> None:
        if depth >= DEEPEST:
            parcel.complaints.append("Архивы вложены друг в друга слишком глубоко. Распакуйте их.")
            return
        try:
            for inner, content in members(data):
                self._add_attached(Attached(inner, content), depth + 1, parcel)
        except Refused as refused:
            parcel.complaints.append(f"Архив {printable(name)}: {refused}")

    def _add_draft(self, name: str, data: bytes, parcel: _Parcel) -> None:
        """Adds a record that is a file: its path is in a comment, in the text of the letter, in its name, or asked for."""
        origin = f"файл {printable(name)}"
        if len(data) > LONGEST_RECORD:
            parcel.complaints.append(f"{origin}: слишком большой для записи, больше {LONGEST_RECORD >> 10} КБ.")
            return
        text = decoded_text(data)
        blocks = found_blocks(text).blocks
        if blocks and blocks[0].text:
            parcel.records += [_submitted(block, origin) for block in blocks]
            return
        own = of_file(text)
        named = self._named(name, parcel) if not own.path else None
        path = own.path or (named.path if named else "") or (name if is_path_of_record(name) else self._asked_path)
        base = own.base or (named.base if named else "")
        parcel.records.append(SubmittedRecord(clean_path(path), own.text, base, origin))

    @staticmethod
    def _named(name: str, parcel: _Parcel) -> Block | None:
        """Takes the path that the letter names for an attachment of the same file name."""
        base = name.replace("\\", "/").rpartition("/")[2]
        found = next((block for block in parcel.named if block.path.rpartition("/")[2] == base), None)
        if found:
            parcel.named.remove(found)
        return found

    def _add_text(self, text: str, origin: str, parcel: _Parcel) -> None:
        issue = read_issue(text, self._records)
        if issue is not None:
            parcel.records += [
                SubmittedRecord(clean_path(record.path), record.text, record.base, record.origin, record.is_cut)
                for record in issue.records
            ]
            parcel.notes += issue.notes
            parcel.complaints += issue.complaints
            return
        found = found_blocks(text)
        for block in found.blocks:
            if block.text.strip():
                parcel.records.append(_submitted(block, origin))
            else:
                parcel.named.append(Block(clean_path(block.path), "", block.base))
        if not found.blocks and (unnamed := unnamed_block(text)):
            parcel.records.append(SubmittedRecord(self._asked_path, unnamed.text, origin=origin))
        if found.others and (found.blocks or origin == "текст письма"):
            left = count(found.others, "строка", "строки", "строк")
            parcel.notes.append(f"Слова письма не взяты: {left}.")


def _submitted(block: Block, origin: str) -> SubmittedRecord:
    return SubmittedRecord(clean_path(block.path), block.text, block.base, origin, block.is_cut)


def _settle(parcel: _Parcel) -> None:
    """Brings the only path without a record to the only record without a path; leaves out what was sent twice."""
    pathless = [number for number, record in enumerate(parcel.records) if not record.path]
    if len(pathless) == len(parcel.named) == 1:
        block = parcel.named.pop()
        record = parcel.records[pathless[0]]
        parcel.records[pathless[0]] = replace(record, path=block.path, base=record.base or block.base)
    for block in parcel.named:
        parcel.complaints.append(f"Названа запись {printable(block.path)}, а её самой в письме нет.")
    settled: dict[str, SubmittedRecord] = {}
    for record in parcel.records:
        known = settled.setdefault(record.path, record) if record.path else None
        if known and known.text.split() != record.text.split():
            parcel.complaints.append(f"Запись {printable(record.path)} прислана дважды и по-разному.")
    known_texts = [record.text.split() for record in settled.values()]
    lone = (record for record in parcel.records if not record.path and record.text.split() not in known_texts)
    parcel.records = [*settled.values(), *lone]


def _best(forms: list[Passage]) -> str:
    """Returns the form of a passage in which its records are whole; the first where none has any."""
    texts = [page_lines(form.text) if form.is_page else form.text for form in forms]
    found = [(text, found_blocks(text).blocks) for text in texts]
    whole = [text for text, blocks in found if blocks and not any(block.is_cut or not block.text for block in blocks)]
    some = [text for text, blocks in found if blocks]
    return (whole or some or texts)[0]
