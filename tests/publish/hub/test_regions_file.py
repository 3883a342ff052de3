"""The list of regions: what it may say, and the place and the words of each mistake."""

from __future__ import annotations

from textwrap import dedent

import pytest
from profminimum.publish.hub.regions_file import read_regions


def said(text: str) -> list[str]:
    """The problems of a list."""
    return [str(problem) for problem in read_regions(dedent(text).encode(), "regions.yml")[1]]


def test_a_region_is_an_address_or_a_folder() -> None:
    """Addresses end with a slash and have the form in which they are sent; a folder is served beside the hub."""
    country, problems = read_regions(
        dedent("""\
        title: Профминимум в России
        regions:
          - id: tambov
            site: https://tambov.example.ru
          - id: pskov
            name: Псковская область
            site: ../pskov/site
          - id: perm
            site: perm/site
            address: https://профориентация.рф/пермь
        """).encode(),
        "regions.yml",
    )
    assert country is None
    assert [problem.place.line for problem in problems] == [10]
    country, problems = read_regions(
        "regions:\n- {id: a, site: 'https://профориентация.рф:8443/a'}\n- {id: b, site: b/site}\n".encode(),
        "regions.yml",
    )
    assert (problems, country is not None) == ((), True)
    assert country
    web, folder = country.regions
    assert (web.link, web.origin, web.is_folder) == (
        "https://xn--80ajicxdagjczs7a2j.xn--p1ai:8443/a/",
        "https://xn--80ajicxdagjczs7a2j.xn--p1ai:8443",
        False,
    )
    assert (folder.link, folder.origin, folder.is_folder, folder.is_local) == ("b/", "", True, True)


@pytest.mark.parametrize(
    ("region", "problem"),
    [
        (
            "{id: a, sait: 'https://a.example.ru/'}",
            "regions.yml:2:11: ошибка: Поля «sait» здесь не бывает. Возможно, вы имели в виду «site».",
        ),
        (
            "{id: Тамбов, site: x}",
            "regions.yml:2:8: ошибка: «Идентификатор»: здесь «Тамбов», а нужны строчные латинские буквы",
        ),
        ("{id: search, site: x}", "regions.yml:2:8: ошибка: «Идентификатор»: имя «search» занято"),
        (
            "{id: a, site: 'javascript:alert(1)'}",
            "regions.yml:2:17: ошибка: «Сайт»: здесь «javascript:alert(1)», а адрес сайта начинается с https://",
        ),
        ("{id: a, site: 'file:///etc/passwd'}", "а адрес сайта начинается с https://"),
        ("{id: a, site: '//a.example.ru/'}", "а адрес сайта начинается с https://"),
        ("{id: a, site: 'https://'}", "а нужен адрес главной страницы"),
        ("{id: a, site: 'https://u@a.example.ru/'}", "а нужен адрес главной страницы"),
        ("{id: a, site: 'https://a.example.ru/?x'}", "а нужен адрес главной страницы"),
        ("{id: a, site: 'https://a.example.ru:x/'}", "адрес записан с ошибкой"),
        ("{id: a, site: x, address: search}", "а нужен адрес «https://…» или папка рядом"),
        ("{id: a, site: x, address: ../up}", "а нужен адрес «https://…» или папка рядом"),
        ("a", "нужны вложенные поля (id, name, site, address), а стоит «a»"),
    ],
)
def test_a_mistake_is_named_where_it_stands(region: str, problem: str) -> None:
    """With line and column, what is wanted, and the nearest right word."""
    assert any(problem in line for line in said(f"regions:\n- {region}\n")), said(f"regions:\n- {region}\n")


def test_two_regions_share_neither_name_nor_site() -> None:
    """The second one is named, with the line of the first."""
    lines = said("regions:\n- id: a\n  site: https://x.example.ru\n- id: a\n  site: https://x.example.ru/\n")
    assert [line.partition(" уже")[0] for line in lines] == [
        "regions.yml:4:7: ошибка: Регион «a»",
        "regions.yml:5:9: ошибка: Сайт «https://x.example.ru/»",
    ]
    assert "в строке 2" in lines[0]


@pytest.mark.parametrize("text", ["", "regions: []", "regions: x", "- a", "regions:\n- id: '", "title: x"])
def test_a_list_without_regions_is_none(text: str) -> None:
    """Nothing can be made of it, and the reason is said."""
    country, problems = read_regions(text.encode(), "regions.yml")
    assert country is None
    assert problems
