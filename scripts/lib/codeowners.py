"""Reads `CODEOWNERS` as GitHub does: which pattern fits a path, the last one that fits decides. Knows no git.

Outside source: GitHub Docs, «About code owners» (syntax, places of the file, what of gitignore's syntax is left out).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Paths of the file; the first that exists counts."""
EVERYTHING = "*"
_UNSUPPORTED = re.compile(r"^!|^\\#|\[")
_SPACE = re.compile(r"(?<!\\)\s+")


@dataclass(frozen=True)
class Rule:
    """A line of the file: owners in small letters, without the sign before a login."""

    pattern: str
    owners: frozenset[str]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The expression that fits the whole path of a file from the root of the repository."""
        return re.compile(_expression(self.pattern), re.DOTALL)


@dataclass(frozen=True)
class Owners:
    """All rules of the file, in order."""

    rules: tuple[Rule, ...]

    @property
    def editors(self) -> frozenset[str]:
        """The owners of everything: of the last line with `*`."""
        return next((rule.owners for rule in reversed(self.rules) if rule.pattern == EVERYTHING), frozenset())

    def of(self, path: str) -> frozenset[str]:
        """Returns the owners of a path; none if no line fits it or the last one that fits names none."""
        return next((rule.owners for rule in reversed(self.rules) if rule.expression.fullmatch(path)), frozenset())

    def patterns(self, names: set[str]) -> list[str]:
        """Returns the patterns that give something to one of these names."""
        return [rule.pattern for rule in self.rules if rule.owners & names]


def parse(text: str) -> Owners:
    """Returns the file's rules. Raises ValueError, in Russian, for a pattern that GitHub would pass over."""
    rules = []
    for number, line in enumerate(text.splitlines(), 1):
        written = _without_comment(line)
        if not written:
            continue
        pattern, *owners = _SPACE.split(written)
        if _UNSUPPORTED.search(pattern):
            raise ValueError(f"строка {number}: такой образец не действует – уберите из него знаки «!», «[» и «\\#».")
        rules.append(Rule(pattern.replace("\\ ", " "), frozenset(owner.casefold().lstrip("@") for owner in owners)))
    return Owners(tuple(rules))


def _without_comment(line: str) -> str:
    return re.split(r"(?:^|(?<=\s))#", line.strip(), maxsplit=1)[0].strip()


def _expression(pattern: str) -> str:
    """Returns a pattern as a regular expression.

    As in gitignore, a slash at the start or inside ties it to the root, one at the end means a folder.
    """
    is_folder = pattern.endswith("/")
    segments = pattern.strip("/").split("/")
    is_tied = pattern.startswith("/") or len(segments) > 1
    start = "" if is_tied else "(?:.*/)?"
    body = "".join(
        ("(?:.*/)?" if number < len(segments) - 1 else ".*") if segment == "**" else _segment(segment) + "/"
        for number, segment in enumerate(segments)
    )
    if is_folder:
        return f"{start}{body}.+"
    # `docs/*` means the files of the folder itself; any other name means a file or all that lies in such a folder.
    inside = "" if segments[-1] in ("*", "**") and len(segments) > 1 else "(?:/.*)?"
    return f"{start}{body.removesuffix('/')}{inside}"


def _segment(segment: str) -> str:
    return "".join({"*": "[^/]*", "?": "[^/]"}.get(sign, re.escape(sign)) for sign in segment)
