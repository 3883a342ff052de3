"""How long what a record says may be trusted before somebody looks at it again. Knows no record and no day.

The kinds say their usual periods (`Kind.review_days`). A region changes them in `region.yml` (`review`), a record for
itself with `review_days`.
"""

from __future__ import annotations

from .contributed import CONTRIBUTED
from .schema.fields import FieldGroup, required
from .schema.types import Choice, Days


class Reviewed(Choice):
    """A kind of record that is looked at again and again; the other kinds are acts, vocabularies and history."""

    _ignore_ = "kind members"
    members = vars()
    for kind in sorted(CONTRIBUTED, key=lambda kind: not kind.is_owner):
        if kind.review_days:
            members[kind.name.upper()] = kind.name, kind.label


class ReviewPeriod(FieldGroup):
    """The region's own period for a kind of record."""

    kind: Reviewed = required("Вид записи", "Для каких записей этот срок.")
    days: Days = required("Дней", "Через сколько дней сведения сверяют снова.")
