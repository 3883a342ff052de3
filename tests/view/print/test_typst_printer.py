"""The Typst printer: signs that its font lacks are squares, the text around them stays, and no text stops it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profminimum.view.print.typst_printer import TypstPrinter
from pypdf import PdfReader
from typst import TypstError

STYLE = '#let data = json(bytes(sys.inputs.data))\n#set text(font: "Libertinus Serif", lang: "ru")'
SHEET = "#set document(title: data.title)\n= #data.title\n"


def printed(title: str) -> str:
    """The words of a sheet with a title."""
    data = TypstPrinter({"style": STYLE, "sheet": SHEET}).pdf("sheet", {"title": title})
    return PdfReader(BytesIO(data)).pages[0].extract_text().strip()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ёж – «щёлочь» № 5", "Ёж – «щёлочь» № 5"),
        ("Наука 👩\u200d🔬 зовёт", "Наука □□ зовёт"),
        ("🧑🏽", "□"),
        ("漢\u0301 и 漢", "□ и □"),
        ("👩\u0489ток", "□ток"),
    ],
)
def test_signs_without_a_glyph_are_squares(title: str, text: str) -> None:
    """Emoji and other scripts are accepted in records; a sheet shows where they stood."""
    assert printed(title) == text


def test_errors_of_a_template_are_reported() -> None:
    """Only signs are forgiven."""
    with pytest.raises(TypstError, match="unknown variable"):
        TypstPrinter({"style": STYLE, "sheet": "#nothing"}).pdf("sheet", {"title": "x"})


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Z")), min_size=1, max_size=8))
def test_no_text_stops_the_printer(title: str) -> None:
    """Letters and signs may come in any order."""
    assert TypstPrinter({"style": STYLE, "sheet": SHEET}).pdf("sheet", {"title": f"x{title}"}).startswith(b"%PDF")


def test_picture_is_of_the_first_page() -> None:
    """Words that need a second page do not stop it."""
    press = TypstPrinter({"style": STYLE, "card": "#set page(width: 100pt, height: 20pt)\n#data.title"})
    assert press.png("card", {"title": "слово " * 100}).startswith(b"\x89PNG")
