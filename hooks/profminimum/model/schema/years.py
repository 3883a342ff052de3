"""The years of a road map: how a text of YAML becomes them. Knows no record."""

from __future__ import annotations

import re

from .text import invalid, quoted

PATTERN = r"^20\d\d(?:-20\d\d|-\d\d(?:(?:-|…)20\d\d-\d\d)?)?$"
"""The written form, as a schema for editors; more forms are understood."""
_SCHOOL_YEAR = re.compile(r"(20\d\d)/(?:20)?(\d\d)", re.ASCII)
_CANONICAL = re.compile(r"20\d\d(?:-20\d\d|-\d\d(?:-20\d\d-\d\d)?)?", re.ASCII)


def written(value: object) -> str:
    """Returns years as names of files write them: `2024-25-2026-27` for «2024-25…2026-27», `2025-26` for «2025/2026»."""
    text = _SCHOOL_YEAR.sub(r"\1-\2", str(value).strip())
    text = re.sub(r"\s*(?:…|\.{2,3}|–|—)\s*", "-", text)
    if not _CANONICAL.fullmatch(text):
        wanted = "учебный год пишут так: «2026-27», календарный: «2026», несколько: «2025-2027» или «2024-25-2026-27»."
        raise invalid("years", f"здесь {quoted(value)}, а {wanted}")
    return text
