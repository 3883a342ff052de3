"""The vectors that the site's scripts are held to are what Python says; renew them after a change that is wanted:

UPDATE_GOLDEN=1 python -m pytest tests/assets/test_vectors.py
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.support import vectors
from tests.support.letter_vectors import letter_vectors
from tests.support.paste_vectors import paste_vectors
from tests.support.patch_vectors import patch_vectors
from tests.support.rule_vectors import rule_vectors
from tests.support.vectors import FOLDER, Vectors, filter_vectors, form_vectors, today_vectors, when_vectors

MADE: dict[str, Callable[[Vectors], Vectors]] = {
    "filter": filter_vectors,
    "form": form_vectors,
    "paste": paste_vectors,
    "letter": letter_vectors,
    "patch": patch_vectors,
    "rules": rule_vectors,
    "today": today_vectors,
    "when": when_vectors,
}


@pytest.mark.parametrize("name", MADE)
def test_vectors_are_what_python_says(name: str) -> None:
    """Rows, counts and stems of the filter; messages, problems and names of the form."""
    made = MADE[name](vectors.read(name))
    if os.environ.get("UPDATE_GOLDEN"):
        (FOLDER / f"{name}.json").write_text(vectors.text_of(made), "utf-8")
    assert vectors.read(name) == made
    assert (FOLDER / f"{name}.json").read_text("utf-8") == vectors.text_of(made)


def test_vectors_tell_right_from_wrong() -> None:
    """Each type refuses some values, some records have problems, some queries find a part of the rows."""
    form, filter = vectors.read("form"), vectors.read("filter")
    refused, taken = (
        [value for value in form["values"] if bool(value["message"]) is is_wrong] for is_wrong in (True, False)
    )
    assert {value["type"] for value in refused} == {value["type"] for value in form["values"]}
    assert (len(refused), len(taken)) == (117, 70)
    assert {bool(record["problems"]) for record in form["records"]} == {True, False}
    assert {len(query["found"]) for query in filter["queries"]} > {0, 1, len(filter["rows"])}
