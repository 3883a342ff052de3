"""Telephones as schools type them have one form; what is no single number with an area code is refused."""

from __future__ import annotations

import pytest
from profminimum.model.schema.phone import PHONE
from pydantic_core import PydanticCustomError


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+7 (4752) 72-00-00", "+7 (4752) 72-00-00"),
        ("8 (4752) 72\u201100\u201100", "+7 (4752) 72-00-00"),
        ("8\xa0(4752)\xa072–00–00", "+7 (4752) 72-00-00"),
        ("8.4752.720000", "+7 (4752) 72-00-00"),
        ("8 (47545) 2-00-00, внутр. 3", "+7 (47545) 2-00-00, доб. 3"),
        ("8 (4752) 72-00-00 (доб. 112)", "+7 (4752) 72-00-00, доб. 112"),
        ("+7(475)2720000 доб 12", "+7 (475) 272-00-00, доб. 12"),
        ("84752720000", "+7 (475) 272-00-00"),
    ],
)
def test_a_telephone_has_one_form(typed: str, number: str) -> None:
    """Dashes, spaces and dots of every kind; the code as it is set apart; the extension in all its words."""
    assert PHONE(typed) == number
    assert PHONE(number) == number


@pytest.mark.parametrize(
    "typed", ["72-00-00", "8 (4752) 72-00-00, 72-00-01", "8 (4752) 72-00-00; 8 (4752) 72-00-01", "+375 29 1234567", ""]
)
def test_what_is_no_single_number_is_refused(typed: str) -> None:
    """Two numbers are two contacts; the message does not repeat what may be somebody's own."""
    with pytest.raises(PydanticCustomError) as refused:
        PHONE(typed)
    message = str((refused.value.context or {})["message"])
    assert "двумя контактами" in message
    assert not typed or typed not in message
