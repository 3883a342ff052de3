"""Published style sheets have no comments, and lose nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from profminimum.publish.build.style_sheets import without_comments

from tests.support.project import ROOT


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (b"/* Why. */\na { color: red } /* and\nso on */ b { top: 0 }", b"a { color: red } b { top: 0 }"),
        (b"a::before { content: '/* no */' } /* 'yes' */", b"a::before { content: '/* no */' } "),
        (rb'a::before { content: "\"/*" } /* " */b{}', rb'a::before { content: "\"/*" } b{}'),
        (b"a{}/**/b{}", b"a{}b{}"),
    ],
)
def test_comments_go_and_texts_stay(written: bytes, published: bytes) -> None:
    """What looks like a comment inside quotes is a text."""
    assert without_comments(written) == published


def test_the_site_has_the_rules_and_no_comments(region_site: Path) -> None:
    """Every style sheet of the project is there, as it is but for its comments."""
    sheets = list((region_site / "assets").glob("*.css"))
    assert len(sheets) > 10
    for sheet in sheets:
        source = (ROOT / "overrides" / "assets" / sheet.name).read_text("utf-8")
        assert "/*" not in sheet.read_text("utf-8")
        assert sheet.read_text("utf-8").split() == re.sub(r"/\*.*?\*/", " ", source, flags=re.S).split()
