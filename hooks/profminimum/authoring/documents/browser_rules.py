"""What the form in the browser needs to understand a pasted table as the import does: its words, patterns and sentences,
and the names of the region by which it finds owners, formats, profiles and parties.

Made from the same declarations: a word added there is understood in both.
"""

from __future__ import annotations

from typing import Any

from ... import dates, russian
from ...model import Records
from ...model.schema import grades
from ...model.schema.introspection import fields
from ...model.schema.times import YEARS
from ...model.shared import Weekday
from ...model.when import clause, notation, tokens
from ...model.when import words as time_words
from ..inbox.reading import MOST_RECORDS
from ..javascript import constants_of
from . import (
    class_rows,
    columns_by_content,
    deadlines,
    event_rows,
    headings,
    hours_grid,
    importer,
    limits,
    listed_events,
    owners,
    programme_rows,
    roadmap_rows,
    row_accounts,
    row_owners,
    rows,
    sentences,
    several,
    stacked,
    titles,
    turned,
    words,
)
from .headings import KINDS, words_of_headings
from .hours_grid import direction_names
from .owners import Owner, Owners
from .roadmap_rows import party_names
from .words import Formats

READERS = (
    class_rows,
    columns_by_content,
    deadlines,
    event_rows,
    headings,
    hours_grid,
    importer,
    limits,
    listed_events,
    owners,
    programme_rows,
    roadmap_rows,
    row_accounts,
    row_owners,
    rows,
    several,
    stacked,
    titles,
    turned,
    words,
)
"""The modules whose constants the browser reads by the same names."""


def browser_rules(records: Records) -> dict[str, Any]:
    """Returns the rules: `time`, `documents` by module, `sentences`, `headings` by kind, `region`."""
    return {
        "time": time_rules(),
        "documents": {module.__name__.rpartition(".")[2]: constants_of(module) for module in READERS},
        "grades": constants_of(grades, *grades.NOTATION),
        "russian": constants_of(russian, "MONTHS", "ENDINGS", "YEARS_NOUNS", "MANY_SCHOOL_YEARS"),
        "sentences": {name: list(sentence) for name, sentence in sentences.SENTENCES.items()},
        "findings": {finding.name: finding.value for finding in sentences.Finding},
        "most_records": MOST_RECORDS,
        "hints": dict(sentences.OF_COMMAND),
        "headings": {kind: list(words_of_headings(kind).items()) for kind in KINDS},
        "labels": {kind: {field.name: field.label for field in fields(model)} for kind, model in KINDS.items()},
        "weekdays": [weekday.value for weekday in Weekday],
        "region": _region(records),
    }


def time_rules() -> dict[str, Any]:
    """Returns what the browser reads a time in words by."""
    named = ("MONTH_FORMS", "DAILY", "HOLIDAYS", "WORDS", "WEEKDAYS_SHORT", "WEEKDAY_STEMS", "WEEKDAY_ENDINGS")
    return {
        "words": constants_of(time_words, *named),
        "tokens": constants_of(tokens),
        "notation": constants_of(notation, "UNKNOWN_WORDS", "YEAR_AS_A_WHOLE", "LONGEST"),
        "limits": constants_of(clause, "MOST_DAYS", "LATEST_NIGHT") | constants_of(dates, "LESSONS_END"),
        "years": [YEARS[0], YEARS[-1]],
    }


def _region(records: Records) -> dict[str, Any]:
    """Returns the names of a region as pairs: those of objects of JavaScript would lose their order."""
    formats, owners = Formats(records), Owners(records)
    region = records.single("region")
    return {
        "school_year": region.record.school_year if region else "",
        "formats": [
            [identifier, formats.names[identifier], sorted(stems)] for identifier, stems in formats.stems.items()
        ],
        "shared": sorted(formats.shared),
        "profiles": [[identifier, names] for identifier, names in class_rows.profile_names(records).items()],
        "parties": [list(party) for party in party_names(records)],
        "owners": [[form, *_owner(owner)] for form, owner in owners.names.items()],
        "numbers": [[form, *_owner(owner)] for form, owner in owners.numbers.items()],
        "called": [
            [kind, entry.id, entry.record.name] for kind in ("school", "organisation") for entry in records.of(kind)
        ],
        "directions": [[identifier, names] for identifier, names in direction_names(records).items()],
        "branches": [[form, *_owner(owner)] for form, owner in owners.branches.items()],
    }


def _owner(owner: Owner) -> list[str]:
    return [owner.kind, owner.id, owner.branch]
