"""Folders that MkDocs finds and the site does not have: none of their files, no line of the menu."""

from __future__ import annotations

from typing import Any

from .mkdocs import Files, MkDocsConfig


def exclude(files: Files, config: MkDocsConfig, folders: tuple[str, ...]) -> None:
    """Takes folders out of a build, before MkDocs makes the menu; `folders` end with a slash."""
    for file in [each for each in files if each.src_uri.startswith(folders)]:
        files.remove(file)
    config.nav = _filtered_nav(config.nav, folders)


def _filtered_nav(nav: Any, folders: tuple[str, ...]) -> Any:
    """The part of a menu that leads elsewhere: lists, titles and paths as `mkdocs.yml` has them."""
    if isinstance(nav, list):
        return [kept for each in nav if (kept := _filtered_nav(each, folders))]
    if isinstance(nav, dict):
        return {title: kept for title, below in nav.items() if (kept := _filtered_nav(below, folders))}
    return "" if str(nav).startswith(folders) else nav
