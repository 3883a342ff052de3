"""What a file beside the records holds, whatever its format: texts with their places, or why it may not be published."""

from __future__ import annotations

from typing import NamedTuple

from ...model.attachments import Fault

MOST_TEXT = 2_000_000
"""Characters of a file that are read; a book has half of that."""


class Passage(NamedTuple):
    """A piece of text of a file and where it stands: «страница 2»."""

    place: str
    text: str


class Content(NamedTuple):
    """What was read of a file."""

    passages: tuple[Passage, ...] = ()
    without_text: tuple[str, ...] = ()
    """The places whose text no program can read."""
    width: int = 0
    """Of a photograph, in pixels as it is looked at."""
    height: int = 0


class Unfit(Exception):
    """Reason why a file may not be published, in Russian."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(code, message)


def limited(passages: list[Passage]) -> tuple[Passage, ...]:
    """Returns the passages. Raises Unfit if they hold more text than any document of a school."""
    if sum(len(passage.text) for passage in passages) > MOST_TEXT:
        raise Unfit("file-too-long", "В файле слишком много текста. Разделите его на несколько.")
    return tuple(passages)
