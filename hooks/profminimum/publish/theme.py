"""What the site takes from the disk beside its data: templates of bodies, icons of the theme. Renders nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material

ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"


def template_sources(overrides: Path) -> dict[str, str]:
    """The templates of page bodies by name: everything in `pages/` and `parts/`."""
    found = (path for folder in ("pages", "parts") for path in sorted((overrides / folder).glob("*.html")))
    return {path.relative_to(overrides).as_posix(): path.read_text("utf-8") for path in found}


@cache
def symbol(name: str) -> str:
    """The drawing of one of the theme's icons, without its `svg` element. Raises FileNotFoundError for a wrong name."""
    text = (ICONS / f"{name}.svg").read_text("utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")]
