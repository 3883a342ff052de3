"""How a value is refused: one Russian sentence that quotes what stands there. Knows no type."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def wrong(code: str, message: str) -> PydanticCustomError:
    """A refusal of a value: `code` is the problem's code, `message` the Russian sentence."""
    # Braces would be taken as a template by pydantic, and texts of schools may hold them.
    return PydanticCustomError(code, "{message}", {"message": message})  # type: ignore[arg-type]


def shown(value: object) -> str:
    """A value as a message quotes it: one line, shortened."""
    text = " ".join(str(value).split())
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"
