"""How much of a table is read: more is a mistake, or an attack. A file has limits of its own, those of spreadsheets."""

from __future__ import annotations

WIDEST, LONGEST = 200, 5000
"""Columns and rows that one cell may cover."""
PASTED_CHARACTERS, PASTED_ROWS, PASTED_CELLS = 5_000_000, 2_000, 60_000
"""What is read of a text that is pasted into a page; a school's plan of a year has a hundred rows."""
