"""What a service of maps is asked for: addresses in words, found by themselves, whatever they are made of."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from profminimum.model import Municipality
from profminimum.model.shared import Branch, Place
from profminimum.model.vocabularies import MunicipalityKind
from profminimum.view.rendering.map_query import in_url, map_query

REGION = "Лесная область"


def town(short_name: str) -> Municipality:
    return Municipality.model_construct(
        id="x", name=short_name, short_name=short_name, kind=MunicipalityKind.URBAN_OKRUG
    )


def place(address: str | None, settlement: str | None = None) -> Place | Branch:
    if settlement:
        return Branch.model_construct(id="b", name="Филиал", settlement=settlement, address=address)
    return Place.model_construct(address=address)


@pytest.mark.parametrize(
    ("address", "settlement", "towns", "query"),
    [
        ("улица Мира, 5", None, ["город Ёлкин"], "Лесная область, город Ёлкин, улица Мира, 5"),
        ("г. Ёлкин, улица Мира, 5", None, ["город Ёлкин"], "Лесная область, г. Ёлкин, улица Мира, 5"),
        ("ёлкин, улица Мира, 5", None, ["город Ёлкин"], "Лесная область, ёлкин, улица Мира, 5"),
        ("Ёлкинская улица, 5", None, ["город Ёлкин"], "Лесная область, город Ёлкин, Ёлкинская улица, 5"),
        ("улица Мира", "село Берёзовка", ["Ёлкинский округ"], "Лесная область, Ёлкинский округ, село Берёзовка, улица Мира"),
        ("Лесная область, Ёлкин, Мира, 5", None, ["город Ёлкин"], "Лесная область, Ёлкин, Мира, 5"),
        ("улица Мира, 5", None, ["город Ёлкин", "Ёлкинский округ"], "Лесная область, улица Мира, 5"),
        ("улица Мира, 5", None, [], "Лесная область, улица Мира, 5"),
    ],
)  # fmt: skip
def test_an_address_is_made_whole(address: str, settlement: str | None, towns: list[str], query: str):
    """Region, municipality and settlement stand before it, each once; of several municipalities none."""
    assert map_query(place(address, settlement), map(town, towns), REGION) == query


def test_a_place_without_an_address_is_not_looked_for():
    """A town is no address: a map of the whole town would pretend to know."""
    assert map_query(None, [town("город Ёлкин")], REGION) == ""
    assert map_query(place(None), [town("город Ёлкин")], REGION) == ""
    assert map_query(place(None, "село Берёзовка"), [town("Ёлкинский округ")], REGION) == ""


@pytest.mark.parametrize("words", ["дом 5/2", "А&Б=В#Г?д+е %2F", "«Ёлка» <b>\"'", "../../x", "a\\b;c", "🌲 лес"])
def test_any_words_are_one_part_of_an_address(words: str):
    """They come back from the path and from the query as they were, and change neither host nor path."""
    path = urlsplit(f"https://maps.example/search/{in_url(words)}")
    assert (path.netloc, path.query, path.fragment) == ("maps.example", "", "")
    assert path.path.count("/") == 2
    assert unquote(path.path.removeprefix("/search/")) == words
    assert parse_qs(urlsplit(f"https://maps.example/?text={in_url(words)}").query) == {"text": [words]}
    assert in_url(words).isascii()
