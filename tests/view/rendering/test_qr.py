"""QR codes: readable, without style attributes, with a text alternative; an empty address is refused."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import html5lib
import pytest
from profminimum.view.rendering.qr import QUIET_ZONE, qr_image, qr_svg

ADDRESS = "https://profminimum.example.ru/schools/x/?grade=8&b=<>#plan"


def test_the_code_is_an_image_of_its_own() -> None:
    """It is well-formed SVG with a light ground, a quiet zone of four modules on each side and no style."""
    svg = ET.fromstring(qr_svg(ADDRESS))
    left, top, width, height = map(int, svg.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert width == height
    assert (width - 2 * QUIET_ZONE - 17) % 4 == 0, "a QR code has 17 + 4 × version modules"
    assert not any("style" in element.attrib for element in svg.iter())
    ground, modules = list(svg)
    assert ground.attrib["fill"] == "#fff"
    assert modules.attrib["stroke"] == "#000"
    assert modules.attrib["d"].startswith(f"M{QUIET_ZONE} {QUIET_ZONE}.5h7"), "the first finder pattern"


def test_the_page_says_what_the_code_is() -> None:
    """The alternative is text, whatever it holds; the image has one role and no identifier."""
    page = html5lib.parseFragment(qr_image(ADDRESS, 'Код "страницы" <b>'), namespaceHTMLElements=False)
    (image,) = list(page)
    assert image.attrib["role"] == "img"
    assert image.attrib["aria-label"] == 'Код "страницы" <b>'
    assert {"style", "id"} & set(image.attrib) == set()


def test_different_addresses_have_different_codes() -> None:
    """The same address always has the same one."""
    assert qr_svg(ADDRESS) == qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "1")


def test_no_code_for_no_address() -> None:
    """A wrong code is worse than none."""
    with pytest.raises(ValueError, match="no address"):
        qr_svg("")
