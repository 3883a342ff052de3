"""Colours and sizes are named once, in tokens.css; each page loads the styles of what stands on it, and few others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.data_guard import only_shipped
from tests.support.html_pages import address, pages
from tests.support.project import ROOT

OVERRIDES = ROOT / "overrides"
ASSETS = OVERRIDES / "assets"
TOKENS = ASSETS / "tokens.css"
EVERYWHERE = {"base", "tokens", "profminimum", "vision", "print"}
"""Styles of every page."""
DIRECT = {"embed"}
"""Styles of pages without the site's header."""

_COLOUR = re.compile(r'(?<![\w&])#(?:[0-9a-f]{6}|[0-9a-f]{3})(?=[^\w-]|$)|\brgba?\((?!"#)', re.IGNORECASE)
_NAME = re.compile(r"--pm-[a-z0-9-]+")
_CLASS = re.compile(r"\.(pm-[a-z0-9_-]+)")


def tokens() -> dict[str, str]:
    """The values of the light scheme by name."""
    light = TOKENS.read_text("utf-8").partition(":root {")[2].partition("\n}")[0]
    return dict(re.findall(r"(--pm-[a-z0-9-]+): ([^;]+);", light))


def long_form(colour: str) -> str:
    """A colour with six digits."""
    digits = colour.lower().removeprefix("#")
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def without_comments(style: str) -> str:
    """A style sheet as a browser reads it."""
    return re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)


BUILT = {"--pm-built", "--pm-built-words"}
"""What a build writes into `day.css`."""
STYLES = sorted(ASSETS.glob("*.css"))
OTHERS = [*sorted((OVERRIDES / "sheets").glob("*.typ")), *sorted((ROOT / "hooks").rglob("*.py"))]


def copies(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Each line that names colours: the line, its colours, and the tokens that it says they are."""
    found = ((line, _COLOUR.findall(line), _NAME.findall(line)) for line in text.splitlines())
    return [(line, colours, names) for line, colours, names in found if colours]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_take_colours_from_tokens(path: Path) -> None:
    """No style sheet names a colour of its own, and every name that it uses has a value."""
    text = without_comments(path.read_text("utf-8"))
    known = set(re.findall(r"(--pm-[a-z0-9-]+):", TOKENS.read_text("utf-8")))
    assert path == TOKENS or _COLOUR.findall(text) == []
    assert set(re.findall(r"var\((--pm-[a-z0-9-]+)", text)) <= known | BUILT


@only_shipped
def test_sheets_and_workbooks_repeat_tokens() -> None:
    """What no style sheet reaches says which token each of its colours is, and has its value."""
    found = [(path.name, *copy) for path in OTHERS for copy in copies(path.read_text("utf-8"))]
    assert {"style.typ", "writer.py", "qr.py"} <= {name for name, *_ in found}
    values = {name: long_form(value) for name, value in tokens().items() if value.startswith("#")}
    wrong = [
        f"{name}: {line.strip()}"
        for name, line, colours, names in found
        if [long_form(colour) for colour in colours] != [values.get(token) for token in names]
    ]
    assert wrong == []


def test_wrong_copies_are_noticed() -> None:
    """A colour that no token names, in long and in short form; what is no colour is passed over."""
    assert [colours for _, colours, _ in copies('a = "#123456"  # --pm-ink\nb = "#fff"\nc = "&#123;" "#form"')] == [
        ["#123456"],
        ["#fff"],
    ]
    assert _COLOUR.findall("a { color: rgb(1 2 3) }") == ["rgb("]


@only_shipped
def test_icon_has_colours_of_tokens() -> None:
    """The icon in a browser's tab."""
    colours = set(_COLOUR.findall((ASSETS / "favicon.svg").read_text("utf-8")))
    assert colours
    assert colours <= {tokens()[name] for name in ("--pm-accent", "--pm-gold")}


def owners() -> dict[str, set[str]]:
    """By class, the style sheets of sections that have a rule for it alone; what the core styles needs no other."""
    found: dict[str, set[str]] = {}
    for path in STYLES:
        selectors = re.findall(r"([^{}]+)\{", without_comments(path.read_text("utf-8")))
        for selector in ",".join(selectors).split(","):
            classes = set(_CLASS.findall(selector)) - {"pm-page"}
            if len(classes) == 1:
                found.setdefault(classes.pop(), set()).add(path.stem)
    return {name: styles for name, styles in found.items() if not styles & (EVERYWHERE - {"print"})}


def test_pages_load_the_styles_they_use(region_site: Path) -> None:
    """Each page loads the styles of every class on it; no page loads a file that does not exist or all of them."""
    styled = owners()
    sections = {path.stem for path in STYLES} - EVERYWHERE - DIRECT
    missing, loaded = [], {}
    for path in pages(region_site):
        text = path.read_text("utf-8")
        if "md-content" not in text:
            continue
        links = set(re.findall(r'<link rel="stylesheet" href="[^"]*assets/([a-z]+)\.css"', text))
        classes = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
        name = address(path, region_site)
        missing += [f"{name}: .{used}" for used in sorted(classes & styled.keys()) if not styled[used] & links]
        loaded[name] = links
        assert EVERYWHERE <= links <= EVERYWHERE | sections, name
    assert missing == []
    assert {style for links in loaded.values() for style in links} == EVERYWHERE | sections
    assert max(map(len, loaded.values())) <= len(EVERYWHERE) + 4
