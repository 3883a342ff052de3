"""Icons and style sheets of the theme, from its package. Renders nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

_TEMPLATES = Path(material.__file__).parent / "templates"
ICONS = _TEMPLATES / ".icons" / "material"


@cache
def icon(name: str) -> str:
    """Returns the drawing of an icon without its `svg` element. Raises FileNotFoundError for a name that does not exist."""
    text = (ICONS / f"{name}.svg").read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]


def styles() -> dict[str, bytes]:
    """Returns the theme's style sheets by file name, in the order in which a page names them."""
    folder = _TEMPLATES / "assets" / "stylesheets"
    return {
        path.name: path.read_bytes() for name in ("main", "palette") for path in sorted(folder.glob(f"{name}.*.css"))
    }
