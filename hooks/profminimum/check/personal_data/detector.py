"""What a detector of personal data is: what it finds in a text, and what is said of each kind. Never the data themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...model import PersonalData
from ...problem import Severity
from .normalise import NormalisedText


class Detection(NamedTuple):
    """Personal data of a kind at a position of the text."""

    kind: PersonalData
    at: int


class Advice(NamedTuple):
    """What data of a kind look like and what to write instead; the value itself is never quoted."""

    text: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, eq=False)
class Detector:
    """Finds data of a few kinds in a text."""

    find: Callable[[NormalisedText], Iterator[Detection]]
    advice: Mapping[PersonalData, Advice]
    """What is said of each kind that it finds."""
    needs_digits: bool = False
    """Whether it finds nothing in a text without digits."""
    is_about_names: bool = False
    """Whether it finds names, which in a contact another one does: there an office belongs."""
    reads_links: bool = False
    """Whether it is asked of addresses on the web, too."""
