"""Rules about whom something is open to: what is said of it fits the schools that are named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Entry, Event, FieldGroup, PreprofessionalClass, Programme, Records
from ..model.preprofessional_class import Unit
from ..model.shared import Access
from ..problem import Problem, Severity
from .rule import rule
from .traversal import label, parts_with_fields, title


def _records_with_access(records: Records) -> Iterator[tuple[Entry[Any], Any]]:
    """Yields the records that say whom they are open to."""
    for entry, _, record in parts_with_fields(records, "access", "schools"):
        if record.access:
            yield entry, record


NO_SCHOOLS = "Доступно только названным школам, а ни одна не названа. Заполните поле «{label}» (schools)."


@rule
def schools_with_access_are_named(records: Records) -> Iterator[Problem]:
    """What is open to certain schools names them."""
    for entry, record in _records_with_access(records):
        if record.schools or getattr(record, "schools_total", None) is not None:
            continue
        field = f"{label(record, 'schools')} (schools)"
        if record.access is Access.SCHOOLS:
            message = NO_SCHOOLS.format(label=title(record, "schools"))
            yield entry.problem("no-schools", ("access",), message)
        elif record.access is Access.BY_AGREEMENT:
            message = f"Доступно по договору, а с какими школами он есть, не сказано: семьи увидят «с какими, уточните». Заполните поле {field}."
            yield entry.problem("no-schools", ("access",), message, severity=Severity.INFO)


@rule
def access_fits_the_named_schools(records: Records) -> Iterator[Problem]:
    """What is open to everyone, or to the owner's own pupils, names no other schools."""
    for entry, record in _records_with_access(records):
        # Schools that take part in a project are named whoever else may come; of programmes the field's condition tells it.
        if isinstance(record, Programme) or not record.schools or getattr(record, "unit", None) is Unit.PROJECT:
            continue
        if record.access is Access.ANYONE or (record.access is Access.OWN and _names_others(entry, record)):
            message = (
                f"В поле {label(record, 'access')} стоит «{record.access.label}», а в поле {label(record, 'schools')} названы школы. "
                f"Если доступно только им, напишите «schools», иначе уберите школы."
            )
            yield entry.problem("other-access", ("access",), message, severity=Severity.WARNING)


def _names_others(entry: Entry[Any], record: FieldGroup) -> bool:
    owner = entry.location.owner if entry.location.owner_kind == "school" else ""
    return set(getattr(record, "schools", ())) != {owner}


@rule
def regional_events_have_no_own_pupils(records: Records) -> Iterator[Problem]:
    """An event of the region itself is not for its own pupils: it has none."""
    for entry, record in _records_with_access(records):
        if isinstance(record, Event) and record.access is Access.OWN and not entry.location.owner:
            message = (
                f"Это мероприятие региона, своих учеников у региона нет. В поле {label(record, 'access')} (access) напишите, "
                "кому оно открыто: «anyone» – всем, «schools» – только названным школам."
            )
            yield entry.problem("no-own-pupils", ("access",), message)


@rule
def access_fits_the_place_of_residence(records: Records) -> Iterator[Problem]:
    """A class that takes pupils from any place is not for pupils of its own school alone."""
    for entry, record in _records_with_access(records):
        if not isinstance(record, PreprofessionalClass) or record.access is not Access.OWN:
            continue
        if record.admission and record.admission.any_residence:
            message = (
                f"В поле {label(record, 'access')} стоит «{record.access.label}», а в приёме сказано, что берут "
                "из любого места. Исправьте то, что неверно."
            )
            yield entry.problem("other-access", ("access",), message, severity=Severity.WARNING)
