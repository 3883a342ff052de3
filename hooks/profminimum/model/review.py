"""How long what a record says may be trusted before somebody looks at it again. Knows no record and no day.

The periods are ours: no act sets them. A region changes them in `region.yml` (`review`), a record for itself with
`review_days`.
"""

from __future__ import annotations

from .schema.fields import FieldGroup, required
from .schema.types import Choice, Days


class Reviewed(Choice):
    """A kind of record that is looked at again and again; the other kinds are acts, vocabularies and history."""

    SCHOOL = "school", "школа"
    ORGANISATION = "organisation", "организация"
    YEAR_PLAN = "year_plan", "план школы на год"
    PROGRAMME = "programme", "программа"
    CLASS = "class", "предпрофессиональный класс"
    EVENT = "event", "мероприятие"
    TRAINING = "training", "обучение педагогов"


REVIEW_DAYS: dict[Reviewed, int] = {
    # Telephones, pages and branches change with the school year and with its second half.
    Reviewed.SCHOOL: 180,
    Reviewed.ORGANISATION: 180,
    # A plan lives ten months: looked at in autumn, in winter and in spring.
    Reviewed.YEAR_PLAN: 120,
    # Children come and go, groups fill up: places and days change within a half-year.
    Reviewed.PROGRAMME: 120,
    # Admission comes once a year, its order is announced half a year before.
    Reviewed.CLASS: 180,
    # Only until it is over; one that is announced long before is looked at once more on the way.
    Reviewed.EVENT: 90,
    # Groups are formed once in a half-year.
    Reviewed.TRAINING: 180,
}
"""By kind, how many days after it was last looked at a record is due, if neither the region nor the record says."""


class ReviewPeriod(FieldGroup):
    """The region's own period for a kind of record."""

    kind: Reviewed = required("Вид записи", "Для каких записей этот срок.")
    days: Days = required("Дней", "Через сколько дней сведения сверяют снова.")
