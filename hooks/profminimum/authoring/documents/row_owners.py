"""Whose the rows of a table are: by a column, by the row above, by the title above the table, or as the caller says.

Tells every guess and asks where nothing says it.
"""

from __future__ import annotations

import re

from ...russian import folded
from .account import RowAccount, TableAccount
from .headings import OWNER, Headings
from .owners import BRANCH, Owner, Owners
from .rows import TableRow

SCHOOL_WORD = re.compile(r"\b(?:сош|оош|[мг][бак]оу)\b|(?:школа|лицей|гимназия)\s*№")
"""What the heading of a part has, folded, that names a school."""


class RowOwners:
    """Owners for the rows of one table, to be asked for in the rows' order; `told` is what the caller says."""

    def __init__(self, owners: Owners, account: TableAccount, headings: Headings, told: Owner | None) -> None:
        self._owners = owners
        self._has_column = OWNER in headings.columns
        self._above: Owner | None = None
        self._part: Owner | None = None
        self._unknown_part = ""
        self._told = self._of_column(account, headings, told) if self._has_column else told
        if not self._has_column and told is None:
            self._told = self._of_title(account, headings)

    def _of_column(self, account: TableAccount, headings: Headings, told: Owner | None) -> Owner | None:
        """Returns what the caller says; nothing where the column names several schools that the site does not have."""
        body = [row for row in account.table.rows if row.number > headings.row.number]
        names = {folded(row.cell(headings.columns[OWNER])) for row in body} - {""}
        unknown = [name for name in names if self._owners.find(name)[0] is None and not BRANCH.search(name)]
        return None if len(unknown) > 1 else told

    def _of_title(self, account: TableAccount, headings: Headings) -> Owner | None:
        rows = [cell for row in account.table.rows if row.number < headings.row.number for cell in row.cells]
        found = self._owners.named_in([*account.table.above, *rows])
        if found:
            account.note("owner-of-title", name=self._owners.name_of(found))
        return found

    def enter(self, title: str) -> None:
        """Takes the heading of a part of the table for the owner of the rows below it, if it names a school."""
        found, is_certain = self._owners.find(title)
        if found and (is_certain or SCHOOL_WORD.search(folded(title))):
            self._part, self._unknown_part = found, ""
        elif SCHOOL_WORD.search(folded(title)):
            self._part, self._unknown_part = None, title

    def find(self, row: TableRow, account: RowAccount) -> Owner | None:
        """Returns whose a row is; None where nothing tells it, which is asked."""
        words = " ".join(row[OWNER].split())
        owner = self._named(words, account) if words else self._of_row_without(account)
        self._above = owner or self._above
        return owner

    def _named(self, words: str, account: RowAccount) -> Owner | None:
        found, is_certain = self._owners.find(words, self._above or self._told)
        if found is None:
            if self._told:
                account.note("owner-told", words=words, name=self._owners.name_of(self._told))
            else:
                account.note("owner-unknown", words=words)
            return self._told
        if not is_certain:
            account.note("owner", words=words, name=self._owners.name_of(found))
        return found

    def _of_row_without(self, account: RowAccount) -> Owner | None:
        if self._has_column and self._above:
            account.note("owner-above", name=self._owners.name_of(self._above))
            return self._above
        if self._part:
            account.note("owner-of-part", name=self._owners.name_of(self._part))
            return self._part
        if self._unknown_part:
            return self._named(self._unknown_part, account)
        if self._told is None:
            account.note("whose")
        return self._told
