"""Templates on the disk: those of page bodies, of plain texts and of printed sheets. Renders nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def template_sources(overrides: Path) -> dict[str, str]:
    """Returns the templates of page bodies and of plain texts by name: everything in `pages/`, `components/` and `texts/`."""
    kinds = ("pages/*.html", "components/*.html", "texts/*.txt")
    return _sources(overrides, kinds)


def hub_sources(overrides: Path) -> dict[str, str]:
    """Returns the templates of the hub by name: its own, and what it has in common with a region's site."""
    kinds = ("hub/*.html", "components/*.html", "partials/vision.html")
    return _sources(overrides, kinds)


def sheet_sources(overrides: Path) -> dict[str, str]:
    """Returns the templates of printed sheets by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((overrides / "sheets").glob("*.typ"))}


def _sources(overrides: Path, kinds: Iterable[str]) -> dict[str, str]:
    found = (path for kind in kinds for path in sorted(overrides.glob(kind)))
    return {path.relative_to(overrides).as_posix(): path.read_text("utf-8") for path in found}
