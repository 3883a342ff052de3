"""A road map from a table: sections, items, deadlines, those responsible, results. Says which words of it are no party's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ... import russian
from ...model import Records
from ...russian import folded
from ..submissions import suggested_id
from .account import RowAccount, TableAccount
from .deadlines import read_deadline
from .headings import Headings
from .rows import PartRow, TableRow, TotalRow, read_rows
from .tables import SourceTable

_DONE = r"[а-яё]+(?:ен|ена|ено|ены|ан|ана|ано|аны|ят|ята|яты)\b"
RESULT_BEGINS = re.compile(rf"(?<=[;.])\s+(?=[А-ЯЁа-яё]{_DONE})|(?<=[а-яё»)]) (?=[А-ЯЁ]{_DONE})|\n(?=[А-ЯЁ•–-])")
"""Where one result ends and the next begins: before «утверждён», «Закреплены», on a line of its own."""
BETWEEN = " ,;\n-–"
DASH = re.compile(r"\s*[-–—]\s*")
WORDS_APART = re.compile(r"[,;]|\0+")

SECTION_TITLE, SHORT_TITLE = "Пункты", "Дорожная карта на {years}"


def roadmap_values(
    account: TableAccount, table: SourceTable, headings: Headings, years: str, records: Records
) -> tuple[dict[str, Any], dict[str, str]]:
    """Returns the plain values of a road map of some years, and parties that the vocabulary lacks: names by identifiers.

    Adds what became of each row to the account.
    """
    parties, new = party_names(records), dict[str, str]()
    sections: list[dict[str, Any]] = []
    for row in read_rows(table, headings):
        if isinstance(row, TotalRow):
            account.note("total", number=row.source.number, text=row.title)
            continue
        if isinstance(row, PartRow):
            number = {"number": row.number.strip(" .")} if row.number else {}
            sections.append({**number, "title": " ".join(row.title.split()), "items": []})
            continue
        if not sections:
            sections.append({"title": " ".join(account.table.above[-1:]) or SECTION_TITLE, "items": []})
        item = RowAccount(row.source, " ".join(f"{row['number']} {row['title']}".split())[:120])
        if row.joined:
            item.note("joined", rows=", ".join(map(str, row.joined)))
        sections[-1]["items"].append(_item(row, item, years, parties, new))
        account.rows.append(item)
    title = " ".join(" ".join(table.above).split())
    short_title = SHORT_TITLE.format(years=russian.years(years))
    values = {
        "title": title or short_title,
        "short_title": short_title,
        "school_year": years,
        "sections": [one for one in sections if one["items"]],
    }
    return values, new


class PartyName(NamedTuple):
    """A name of a responsible party: the one that the vocabulary calls it by, or another."""

    name: str
    party: str
    is_official: bool


def party_names(records: Records) -> list[PartyName]:
    """Returns every name of the responsible parties, the longest first."""
    names = [
        PartyName(name, party.id, name == party.name)
        for party in records.targets("party").values()
        for name in (party.name, *party.aliases)
    ]
    return sorted(names, key=lambda one: -len(one.name))


def _item(
    row: TableRow, account: RowAccount, years: str, parties: Sequence[PartyName], new: dict[str, str]
) -> dict[str, Any]:
    deadline = read_deadline(row["deadline"], years)
    if deadline["kind"] == "words":
        account.note("deadline-in-words", words=deadline["wording"])
    responsible = list(_responsible(row["responsible"], parties, account, new))
    values = {
        "number": row["number"].strip(" ."),
        "title": " ".join(row["title"].split()),
        "deadline": deadline,
        "responsible": responsible,
        "results": [" ".join(part.split()) for part in RESULT_BEGINS.split(row["results"]) if part.strip()],
    }
    account.values = values
    for name in ("number", "responsible", "results"):
        if not values[name]:
            account.note(f"{name}-missing")
    return values


def _responsible(
    text: str, parties: Sequence[PartyName], account: RowAccount, new: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Yields those responsible in their order; words that name no party of the vocabulary are asked for."""
    found: list[tuple[int, str, PartyName]] = []
    rest = " ".join(text.split())
    for party in parties:
        for match in re.finditer(rf"(?<!\w){re.escape(party.name)}(?!\w)", rest, re.IGNORECASE):
            found.append((match.start(), match.group(), party))
            rest = rest[: match.start()] + "\0" * len(match.group()) + rest[match.end() :]
    for wording, party in _mentions(sorted(found), rest):
        own = {} if party.is_official and wording == party.name else {"wording": wording}
        yield {"party": party.party, **own}
    for left in WORDS_APART.split(rest):
        if words := left.strip(BETWEEN):
            identifier = next((own for own, name in new.items() if folded(name) == folded(words)), suggested_id(words))
            if not identifier:
                account.note("who-is-it", words=words)
                continue
            if identifier not in new:
                account.note("party-unknown", words=words)
            new.setdefault(identifier, words)
            yield {"party": identifier} | ({} if new[identifier] == words else {"wording": words})


def _mentions(found: list[tuple[int, str, PartyName]], rest: str) -> Iterator[tuple[str, PartyName]]:
    """Yields the mentions; two names of one party with a dash between them are one mention."""
    pending: tuple[int, str, PartyName] | None = None
    for start, wording, party in found:
        between = rest[pending[0] + len(pending[1]) : start] if pending else ""
        if pending and pending[2].party == party.party and DASH.fullmatch(between):
            pending = pending[0], pending[1] + between + wording, party._replace(is_official=False)
            continue
        if pending:
            yield pending[1:]
        pending = start, wording, party
    if pending:
        yield pending[1:]
