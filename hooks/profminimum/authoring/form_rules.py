"""Rules across fields as data for the browser: pairs, lists and messages of `check/`, no sentence written twice.

`overrides/assets/form/rules.js` has their comparisons; what needs other records, files or all kinds of times is left to the
check of the proposal.
"""

from __future__ import annotations

from typing import Any

from .. import russian
from ..check import access, dates, events, grades, hours, identity, personal_data, required_when
from ..check.rule import Rule
from ..model import Records
from .plain_words import plain_message

BROWSER_RULES: tuple[Rule, ...] = (
    dates.ends_follow_beginnings,
    dates.lists_stand_in_order,
    identity.identifiers_are_unique,
    hours.plans_have_hours,
    hours.hours_reach_the_level,
    hours.directions_stand_once,
    hours.hours_are_for_grades_of_the_plan,
    grades.sessions_are_for_grades_of_the_record,
    access.schools_with_access_are_named,
    events.changes_have_a_reason,
    events.online_events_have_an_address,
    events.events_for_pupils_name_grades,
    required_when.fields_match_their_value,
    personal_data.personal_data_stay_private,
)
"""The rules that the form runs, too; a message for information alone it leaves out."""

_MESSAGES = {
    "wrongOrder": dates.WRONG_ORDER,
    "notInSequence": dates.NOT_IN_SEQUENCE,
    "sameId": identity.SAME_ID.replace("{where}", ""),
    "gradesWithoutHours": hours.GRADES_WITHOUT_HOURS,
    "shortfall": hours.SHORTFALL,
    "sameDirection": hours.SAME_DIRECTION.replace("{where}", ""),
    "hoursOfOtherGrade": hours.OTHER_GRADE,
    "otherGrade": grades.OUTSIDE,
    "noSchools": access.NO_SCHOOLS,
    "noReason": events.NO_REASON,
    "noOnlineAddress": events.NO_ONLINE_ADDRESS,
    "noGrades": events.NO_GRADES,
    "surplus": required_when.SURPLUS,
}


def form_rules(records: Records) -> dict[str, Any]:
    """Returns pairs and lists in order, the hours of levels, and the messages with gaps for what stands there."""
    return {
        "ordered": [list(pair) for pair in dates.ORDERED],
        "sequences": [[model.__name__, name] for model, name in dates.SEQUENCES],
        "levels": {id: [level.name, level.min_hours] for id, level in records.targets("level").items()},
        "messages": {name: plain_message(message) for name, message in _MESSAGES.items()},
        "stands": required_when.STANDS,
        "nothing": required_when.NOTHING,
        "or": required_when.OR,
        "planned": hours.PLANNED,
        "missing": hours.MISSING,
        "grades": [russian.grades([1]).partition("1")[2], russian.grades([1, 2]).rpartition("2")[2]],
    }
