"""Words for the states of a record on the catalogue's day: the one home for pages, filters, texts and reports."""

from __future__ import annotations

from collections.abc import Mapping

from ...catalog import Phase, Timing
from ...catalog.items.joinable import Openness

ENROLMENT_LABELS: Mapping[Phase, str] = {
    Phase.NOW: "открыта",
    Phase.SOON: "ещё не началась",
    Phase.OVER: "закончилась",
}
"""State of enrolment, said of «запись»."""

OPENNESS_LABELS: Mapping[Openness, str] = {
    Openness.OPEN: "можно записаться",
    Openness.OWN: "можно, но только ученикам своей школы",
    Openness.ASK: "срок записи не указан",
}
"""Whether a pupil can still join."""

PHASE_LABELS: Mapping[Phase, str] = {
    Phase.NOW: "идёт сейчас",
    Phase.TODAY: "сегодня",
    Phase.SOON: "впереди",
    Phase.OVER: "прошло",
}
"""State of an event or a course."""

TIMING_LABELS: Mapping[Timing, str] = {
    Timing.DUE: "скоро срок",
    Timing.AHEAD: "впереди",
    Timing.RUNNING: "идёт",
    Timing.PAST: "срок прошёл",
    Timing.OPEN: "без даты",
}
"""State of a deadline of a road map."""
