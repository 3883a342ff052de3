"""Per-record rules: what the cache keeps of a record stays true while others change."""

from __future__ import annotations

from datetime import date

import pytest
from profminimum.check import RULES, check, check_across, check_each
from profminimum.load.data_folder import read_records
from profminimum.model import Entry, Records
from profminimum.problem import Problem, in_order

from tests.support.project import LARGE_REGION

LONG_AGO = date(2026, 1, 1)
"""A day on which much of the data says what cannot have happened yet."""
PER_RECORD_RULES = [rule for rule in RULES if not rule.compares_records]


class Walled(Records):
    """Records of which none sees another; vocabularies are there for all."""

    def owner(self, entry):
        raise AssertionError("asks for the owner")

    def siblings(self, entry, kind):
        raise AssertionError("asks for the records of the same folder")

    def targets(self, reference):
        assert reference not in ("school", "organisation")
        return super().targets(reference)


@pytest.fixture(scope="module")
def records() -> Records:
    """The records of the large region."""
    return read_records(LARGE_REGION)


@pytest.fixture(scope="module")
def vocabularies(records) -> list[Entry]:
    """The entries that every record is checked with."""
    return [entry for entry in records if not entry.location.route.has_names]


def apart(rule, records, vocabularies, *today) -> list[Problem]:
    """Returns what a rule finds in each record if all others are vocabularies."""
    found = []
    for entry in records:
        others = [vocabulary for vocabulary in vocabularies if vocabulary is not entry]
        found += [
            problem for problem in rule(Walled([entry, *others]), *today) if problem.place.path == entry.location.path
        ]
    return in_order(found)


@pytest.mark.parametrize("rule", [rule for rule in PER_RECORD_RULES if not rule.needs_day], ids=lambda rule: rule.name)
def test_a_rule_for_one_record_sees_no_other(rule, records, vocabularies):
    """It finds the same in all records as in each by itself, and asks none about another."""
    assert apart(rule, records, vocabularies) == in_order(rule(Walled(records)))


@pytest.mark.parametrize("rule", [rule for rule in PER_RECORD_RULES if rule.needs_day], ids=lambda rule: rule.name)
def test_a_rule_about_the_day_sees_no_other_record(rule, records, vocabularies):
    """Rules that know the day find the same in each record by itself, too."""
    assert apart(rule, records, vocabularies, LONG_AGO) == in_order(rule(Walled(records), LONG_AGO))


def test_per_record_and_cross_record_rules_make_the_whole(records):
    """Together they find all that the check finds; on a day long ago there is something to find."""
    assert check(records, LONG_AGO) == in_order([*check_each(records, LONG_AGO), *check_across(records, LONG_AGO)])
    assert list(check_each(records, LONG_AGO))
