"""What a finder of personal data reports: which kind of data, and where in the text. Never the data themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...model import PersonalData
from .normalise import NormalisedText


class Detection(NamedTuple):
    """Personal data of a kind at a position of the text."""

    kind: PersonalData
    at: int


Detector = Callable[[NormalisedText], Iterator[Detection]]
