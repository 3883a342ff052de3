"""A copy of the project without an editor's words: pages and menu have placeholders, so that no test hangs on a wording.

A region may word `docs/` and name itself in `mkdocs.yml` as it likes; what tests may rely on are the pages, their views
and the anchors to which the program itself leads.
"""

from __future__ import annotations

import re
from pathlib import Path

HEAD = {"title": "Раздел", "heading": "Заголовок", "description": "Описание раздела"}
"""Fields of a page's head that are words, with what stands for them; the page's name follows."""
SETTINGS = {"site_name": "Сайт", "site_description": "Описание сайта"}
BODY = "Вступление.\n"
_HEADING = re.compile(r"^(#+) .*\{ *#([\w-]+) *\}$", re.MULTILINE)
_ENTRY = re.compile(r"^( +- )([^:\n]+):( [\w./-]+\.md)?$", re.MULTILINE)


def remove_words(project: Path) -> None:
    """Replaces the words of every page of `docs/`, of the menu and of the settings."""
    linked = _anchors_that_are_linked(project)
    docs = project / "docs"
    for page in sorted(docs.rglob("*.md")):
        if page.relative_to(docs).parts[0] != "dev":
            name = page.relative_to(docs).with_suffix("").as_posix()
            page.write_text(_page(page.read_text("utf-8"), name, linked), "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(_settings(settings.read_text("utf-8")), "utf-8")


def _anchors_that_are_linked(project: Path) -> set[str]:
    """Returns the names behind `#` in templates and program."""
    sources = [*(project / "overrides").rglob("*.html"), *(project / "hooks").rglob("*.py")]
    return {name for path in sources for name in re.findall(r"#([a-z][\w-]*)", path.read_text("utf-8"))}


def _page(text: str, name: str, linked: set[str]) -> str:
    _, head, body = text.split("---\n", 2)
    for field, words in HEAD.items():
        head = re.sub(rf"^{field}: .*$", f"{field}: {words} {name}", head, flags=re.MULTILINE)
    headings = [
        f"\n{level} Подзаголовок {{#{anchor}}}\n" for level, anchor in _HEADING.findall(body) if anchor in linked
    ]
    return f"---\n{head}---\n\n{BODY if body.strip() else ''}{''.join(headings)}"


def _settings(text: str) -> str:
    for field, words in SETTINGS.items():
        text = re.sub(rf"^{field}:.*$", f"{field}: {words}", text, flags=re.MULTILINE)
    before, nav, after = re.split(r"^(nav:\n(?:[ ].*\n|\n)+)", text, maxsplit=1, flags=re.MULTILINE)
    numbered = iter(range(1, nav.count("\n")))
    return before + _ENTRY.sub(lambda entry: f"{entry[1]}Пункт {next(numbered)}:{entry[3] or ''}", nav) + after
