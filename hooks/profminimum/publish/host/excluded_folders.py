"""Keeps out of the build what no page needs: folders with their entries of the menu, files of the theme."""

from __future__ import annotations

from typing import Any

from .mkdocs import Files, MkDocsConfig
from .theme import TEMPLATES

UNPUBLISHED = ("hub/", "sheets/", "texts/")
"""Folders of `overrides/` that hold templates, or what another site is made of: MkDocs would copy them into the site."""


def exclude(files: Files, config: MkDocsConfig, folders: tuple[str, ...]) -> None:
    """Takes folders out of a build, before MkDocs makes the menu; `folders` end with a slash."""
    for file in [file for file in files if file.src_uri.startswith(folders)]:
        files.remove(file)
    config.nav = _filtered_nav(config.nav, folders)


def leave_out_theme(files: Files) -> None:
    """Takes the theme's own style sheets, scripts and pictures out of a build: pages load none (`assets/base.css`)."""
    for file in [file for file in files if file.src_dir == str(TEMPLATES)]:
        files.remove(file)


def _filtered_nav(nav: Any, folders: tuple[str, ...]) -> Any:
    """The part of a menu that leads elsewhere: lists, titles and paths as `mkdocs.yml` has them."""
    if isinstance(nav, list):
        return [left for item in nav if (left := _filtered_nav(item, folders))]
    if isinstance(nav, dict):
        return {title: left for title, below in nav.items() if (left := _filtered_nav(below, folders))}
    return "" if str(nav).startswith(folders) else nav
