"""Messages of the stages: every one is in a golden file, in plain Russian."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

from tests.support.project import ROOT
from tests.support.stage_messages import produced

GOLDEN = Path(__file__).with_name("golden.txt")
PACKAGE = ROOT / "hooks" / "profminimum"
SPEAKERS = {
    "problem",
    "Problem",
    "Message",
    "Explanation",
    "add",
    "fatal",
    "warn",
    "explain",
    "invalid",
    "matching",
    "Pattern",
    "Unfit",
    "_stop",
}
"""Calls whose arguments hold a problem's code."""
PROPER = {
    "PDF",
    "DOCX",
    "XLSX",
    "JPEG",
    "PNG",
    "WebP",
    "UTF",
    "Windows",
    "Word",
    "MAX",
    "GitHub",
    "GitLab",
    "Gitea",
    "Forgejo",
    "GitVerse",
    "https",
    "http",
}
"""Names and signs that have no Russian form."""


_NAMES = re.compile(
    r"\([a-z_., ]+(?: или [a-z_.]+)?\)"  # fields, in brackets
    r"|(?:[\w-]+/)+[\w.-]*|[\w-]+(?:\.[a-z]{2,})+|\[[^\]]*\]"  # files, sites, what to write instead
    r"|U\+[0-9A-F]{4,6}|\b[IVX]+\b"
)
UNREACHED = {"syntax", "unreadable", "unreadable-name", "hidden-file", "wrong-value"}
"""What is said if the parser or pydantic should ever refuse in a way that nobody has seen, or if the disk does."""


def test_messages_are_those_of_the_golden_file():
    """A change of wording is seen in review. `PROFMINIMUM_GOLDEN=1` writes the file anew."""
    text = "".join(f"{code}: {message}\n" for code, message in sorted(produced()))
    if os.environ.get("PROFMINIMUM_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_code_is_in_the_golden_file():
    """No problem that the stages can report lacks its words there."""
    golden = {line.partition(": ")[0] for line in GOLDEN.read_text(encoding="utf-8").splitlines()}
    assert codes() - golden == UNREACHED


def codes() -> set[str]:
    """The codes of problems that stand in the source of the stages."""
    found = set()
    for path in (path for stage in ("load", "check", "model") for path in (PACKAGE / stage).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func if isinstance(node, ast.Call) else None
            if (getattr(name, "id", "") or getattr(name, "attr", "")) in SPEAKERS:
                found |= {
                    argument.value
                    for argument in node.args[:2]
                    if isinstance(argument, ast.Constant)
                    and re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", str(argument.value))
                }
    return found


def test_messages_are_russian():
    """They have no English word and no name of the program outside quotations, fields in brackets and files."""
    foreign = [
        f"{code}: {message} – {words}" for code, message in sorted(produced()) if (words := foreign_words(message))
    ]
    assert foreign == []


def foreign_words(message: str) -> list[str]:
    """The Latin words that are nothing but words."""
    text, before = message, ""
    while text != before:  # quoted values may hold quotes
        text, before = re.sub(r"«[^«»]*»", "", text), text
    text = _NAMES.sub("", text)
    return [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in PROPER]


def test_messages_are_sentences():
    """Each begins with a large letter, a quotation or a number and ends as a sentence does."""
    odd = [message for _, message in sorted(produced()) if not re.fullmatch(r"[А-ЯЁ«\d].*[.»!]", message, re.DOTALL)]
    assert odd == []
