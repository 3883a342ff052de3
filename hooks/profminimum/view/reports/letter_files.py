"""Letters to schools as files for mail programs: drafts to open and send, and a table for a mail merge. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from ...table_files import Value
from ..open_data.tables import DataTable
from ..open_data.workbooks import workbook
from ..rendering.templates import Templates
from .reminders import Need

MERGE_COLUMNS = ("Школа", "Кому", "Почта", "Тема", "Текст", "Ссылка", "Срок", "О сроке")


class LetterFiles:
    """Maker of the files of letters; the words stand in `overrides/texts`."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def message(self, need: Need) -> bytes:
        """Returns the letter as a draft for a mail program (RFC 5322), without a recipient if no address is known."""
        region = need.school.catalog.region
        message = EmailMessage(SMTP)
        message["Subject"] = self._subject(need)
        if need.address:
            user, _, host = need.address.rpartition("@")
            message["To"] = Address(need.school.name, user, host)
        sender = next((contact.email for contact in region.contacts if contact.email), region.editor_email)
        if sender:
            message["From"] = sender
        message["X-Unsent"] = "1"  # mail programs open it for sending
        message.set_content(self._body(need), cte="quoted-printable")
        return bytes(message)

    def merge_table(self, letters: Iterable[Need]) -> bytes:
        """Returns a workbook for a mail merge: a row for each letter."""
        site_url = self._templates.site_url
        rows: list[tuple[Value, ...]] = [
            (
                need.school.name,
                self._recipient(need),
                need.address,
                self._subject(need),
                self._body(need),
                f"{site_url}{need.link}" if site_url else "",
                need.deadline or "",
                "перенесён из прежней дорожной карты" if need.tells_carried else "",
            )
            for need in letters
        ]
        return workbook([DataTable("letters", "Письма", MERGE_COLUMNS, rows)])

    def _recipient(self, need: Need) -> str:
        return self._templates.line("reminder_recipient", need)

    def _subject(self, need: Need) -> str:
        return self._templates.line("reminder_subject", need)

    def _body(self, need: Need) -> str:
        return self._templates.text("reminder_body", need=need, site_url=self._templates.site_url)
