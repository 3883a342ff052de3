"""Icons of the theme, from its package. Renders nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

TEMPLATES = Path(material.__file__).parent / "templates"
ICONS = TEMPLATES / ".icons" / "material"


@cache
def icon(name: str) -> str:
    """Returns the drawing of an icon without its `svg` element. Raises FileNotFoundError for a name that does not exist."""
    text = (ICONS / f"{name}.svg").read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]
