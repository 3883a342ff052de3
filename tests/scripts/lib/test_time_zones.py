"""What a person may call the time zone of a region."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from scripts.lib.new_file import Refused
from scripts.lib.time_zones import RUSSIAN_ZONES, time_zone


@pytest.mark.parametrize(
    ("given", "zone"),
    [
        ("Asia/Omsk", "Asia/Omsk"),
        ("красноярск", "Asia/Krasnoyarsk"),
        ("UTC+2", "Europe/Kaliningrad"),
        ("МСК-1", "Europe/Kaliningrad"),
    ],
)
def test_a_zone_has_several_names(given: str, zone: str) -> None:
    """The database's name, the town's, and an offset that only one zone has."""
    assert time_zone(given) == zone


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("UTC+7", r"Asia/Krasnoyarsk \(Красноярск\), Asia/Novosibirsk"),
        ("+4", "Europe/Samara"),
        ("Asia/Krasnoyrsk", "в виду «Asia/Krasnoyarsk»"),
        ("UTC+20", "не живут"),
    ],
)
def test_what_is_not_clear_is_answered_with_choices(given: str, words: str) -> None:
    """Several zones of one offset are named with their towns, a misspelt name with the nearest."""
    with pytest.raises(Refused, match=words):
        time_zone(given)


def test_every_zone_is_known_to_the_database() -> None:
    """None is misspelt."""
    assert set(RUSSIAN_ZONES) <= available_timezones()
