"""A road map from a table: sections, items, deadlines, those responsible, results. Says which words of it are no party's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ... import russian
from ...model import Records
from ...russian import folded
from ..submissions import suggested_id
from .account import Finding, RowAccount, TableAccount
from .deadlines import read_deadline
from .headings import Headings
from .rows import PartRow, TableRow, read_rows
from .tables import SourceTable

_DONE = r"[а-яё]+(?:ен|ена|ено|ены|ан|ана|ано|аны|ят|ята|яты)\b"
_RESULT_BEGINS = re.compile(rf"(?<=[;.])\s+(?=[А-ЯЁа-яё]{_DONE})|(?<=[а-яё»)]) (?=[А-ЯЁ]{_DONE})|\n(?=[А-ЯЁ•–-])")
"""Where one result ends and the next begins: before «утверждён», «Закреплены», on a line of its own."""
_BETWEEN = " ,;\n-–"


def roadmap_values(
    account: TableAccount, table: SourceTable, headings: Headings, years: str, records: Records
) -> tuple[dict[str, Any], dict[str, str]]:
    """Returns the plain values of a road map of some years, and parties that the vocabulary lacks: names by identifiers.

    Adds what became of each row to the account.
    """
    parties, new = party_names(records), dict[str, str]()
    sections: list[dict[str, Any]] = []
    for row in read_rows(table, headings):
        if isinstance(row, PartRow):
            number = {"number": row.number.strip(" .")} if row.number else {}
            sections.append({**number, "title": " ".join(row.title.split()), "items": []})
            continue
        if not sections:
            sections.append({"title": " ".join(account.table.above[-1:]) or "Пункты", "items": []})
        item = RowAccount(row.source, " ".join(f"{row['number']} {row['title']}".split())[:120])
        sections[-1]["items"].append(_item(row, item, years, parties, new))
        account.rows.append(item)
    title = " ".join(" ".join(table.above).split())
    short_title = f"Дорожная карта на {russian.years(years)}"
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
        account.note(Finding.ASKED, f"срок «{deadline['wording']}» понятен только словами", "Срок")
    responsible = list(_responsible(row["responsible"], parties, account, new))
    values = {
        "number": row["number"].strip(" ."),
        "title": " ".join(row["title"].split()),
        "deadline": deadline,
        "responsible": responsible,
        "results": [" ".join(part.split()) for part in _RESULT_BEGINS.split(row["results"]) if part.strip()],
    }
    account.values = values
    for name, label in (("number", "номер"), ("responsible", "ответственные"), ("results", "результат")):
        if not values[name]:
            account.note(Finding.ASKED, f"{label}: не указано")
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
    for left in re.split(r"[,;]|\0+", rest):
        if words := left.strip(_BETWEEN):
            identifier = next((own for own, name in new.items() if folded(name) == folded(words)), suggested_id(words))
            if not identifier:
                account.note(Finding.ASKED, f"«{words}» – кто это?", "Ответственные")
                continue
            if identifier not in new:
                account.note(Finding.ASKED, f"«{words}» нет в справочнике ответственных: добавить?", "Ответственные")
            new.setdefault(identifier, words)
            yield {"party": identifier} | ({} if new[identifier] == words else {"wording": words})


def _mentions(found: list[tuple[int, str, PartyName]], rest: str) -> Iterator[tuple[str, PartyName]]:
    """Yields the mentions; two names of one party with a dash between them are one mention."""
    pending: tuple[int, str, PartyName] | None = None
    for start, wording, party in found:
        between = rest[pending[0] + len(pending[1]) : start] if pending else ""
        if pending and pending[2].party == party.party and re.fullmatch(r"\s*[-–—]\s*", between):
            pending = pending[0], pending[1] + between + wording, party._replace(is_official=False)
            continue
        if pending:
            yield pending[1:]
        pending = start, wording, party
    if pending:
        yield pending[1:]
