"""The rules that look at one record at a time do so: what a store keeps of a record stays true while others change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from profminimum.check import DAY_RULES, RULES, TOGETHER, alone, check, together
from profminimum.load import load
from profminimum.model import Records
from profminimum.problem import in_order
from profminimum.publish.disk import read_sources

DATA = Path(__file__).parent.parent.parent / "data"
LONG_AGO = date(2026, 1, 1)
"""A day on which much of the data says what cannot have happened yet."""
ALONE = [rule for rule in RULES if rule not in TOGETHER]


class Walled(Records):
    """Records that do not tell one about another."""

    def owner(self, entry):
        raise AssertionError("asks for the owner")

    def beside(self, entry, kind):
        raise AssertionError("asks for records beside")

    def targets(self, reference):
        raise AssertionError("asks what a reference may name")

    def one(self, kind):
        raise AssertionError("asks for the region's own record")


@pytest.fixture(scope="module")
def records() -> Records:
    """The shipped data."""
    return Records(load(read_sources(DATA).files).entries)


@pytest.mark.parametrize("rule", ALONE, ids=lambda rule: rule.__name__)
def test_a_rule_for_one_record_sees_no_other(rule, records):
    """It finds the same in all records as in each by itself, and asks none about another."""
    found = [problem for entry in records for problem in rule(Walled([entry]))]
    assert in_order(found) == in_order(rule(Walled(records)))


@pytest.mark.parametrize("rule", [rule for rule in DAY_RULES if rule not in TOGETHER], ids=lambda rule: rule.__name__)
def test_a_rule_about_the_day_sees_no_other_record(rule, records):
    """The same for rules that know the day."""
    found = [problem for entry in records for problem in rule(Walled([entry]), LONG_AGO)]
    assert in_order(found) == in_order(rule(Walled(records), LONG_AGO))


def test_both_halves_make_the_whole(records):
    """On a day long ago there is something to find."""
    assert check(records, LONG_AGO) == in_order([*alone(records, LONG_AGO), *together(records, LONG_AGO)])
    assert list(alone(records, LONG_AGO))
