"""What the head of a page says to programs."""

from __future__ import annotations

import pytest
from profminimum.publish.host.page_head import linked

PICTURES = {"cards/site.png", "cards/schools/first.png"}


@pytest.mark.parametrize(
    ("address", "picture"),
    [
        ("schools/first/", "cards/schools/first.png"),
        ("schools/first/events/trip/", "cards/schools/first.png"),
        ("schools/second/", "cards/site.png"),
        ("", "cards/site.png"),
    ],
)
def test_a_page_has_its_picture_or_that_of_its_school_or_of_the_site(address: str, picture: str):
    """Networks show a picture with a link; its address is whole."""
    head = linked("", address, "https://site.example/section/", PICTURES)
    assert head == f'<meta property="og:image" content="https://site.example/section/{picture}">'


@pytest.mark.parametrize(("site_url", "pictures"), [("", PICTURES), (None, PICTURES), ("https://site.example/", ())])
def test_no_picture_is_better_than_a_wrong_one(site_url: str | None, pictures: set[str]):
    """Without the site's own address, or without pictures as in a preview, none is named."""
    assert linked("", "schools/first/", site_url, pictures) == ""
