"""A change of a file of data as a value: its text before and after."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff


@dataclass(frozen=True)
class Change:
    """A file that would be written; `before` is its present text, None for a new one."""

    path: str
    before: str | None
    after: str

    @property
    def difference(self) -> str:
        """The changed lines, as in a unified diff."""
        lines = unified_diff((self.before or "").splitlines(), self.after.splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])
