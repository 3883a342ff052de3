"""What the site takes from the disk beside its data: templates of bodies, icons of the theme. Renders nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"


def template_sources(overrides: Path) -> dict[str, str]:
    """The templates of page bodies and of plain texts by name: everything in `pages/`, `components/` and `texts/`."""
    kinds = ("pages/*.html", "components/*.html", "texts/*.txt")
    found = (path for kind in kinds for path in sorted(overrides.glob(kind)))
    return {path.relative_to(overrides).as_posix(): path.read_text("utf-8") for path in found}


UNPUBLISHED = ("sheets/", "texts/")
"""Folders of `overrides/` that hold templates: MkDocs would copy what is in them into the site."""


def sheet_sources(overrides: Path) -> dict[str, str]:
    """The templates of printed sheets by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((overrides / "sheets").glob("*.typ"))}


@cache
def symbol(name: str) -> str:
    """The drawing of one of the theme's icons, without its `svg` element. Raises FileNotFoundError for a wrong name."""
    text = (ICONS / f"{name}.svg").read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]
