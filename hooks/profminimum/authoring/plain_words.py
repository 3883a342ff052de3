"""Problems in the words of whoever filled in a table or a form: the notation of the files is left out of them.

Says nothing of its own. Knows no file and no table.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..problem import Problem

_KEY = re.compile(r"(?<=») \([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*\)")
"""The name of a field in the files behind its label: «Классы» (grades)."""
_CHOICE = re.compile(r"«([a-z][a-z0-9-]*)» \(([^()«»]+)\)")
"""A value of the files with what people call it: «free» (бесплатно)."""
_MISSING = re.compile(r"обязательное поле «[a-z0-9_]+»")


def plain_advice(problem: Problem) -> str:
    """Returns a problem's message with its suggestion, without names of fields and values that only files have."""
    labels = {match[1]: match[2] for match in _CHOICE.finditer(problem.message)}
    suggestion = labels.get(problem.suggestion, problem.suggestion)
    return replace(problem, message=plain_message(problem.message), suggestion=suggestion).advice


def plain_message(text: str) -> str:
    """Returns a message about data without names of fields and values that only files have."""
    return _MISSING.sub("обязательное поле", _CHOICE.sub(r"«\2»", _KEY.sub("", text)))
