"""Letters as documents: what is written in them, and the files that are attached. Knows no record."""

from __future__ import annotations

from collections.abc import Iterator

from ..mail import Attached, read_letter


def parts_of_letter(name: str, data: bytes) -> Iterator[Attached]:
    """Yields each text of a letter as a file and every attachment; of a text and the same as a web page the page."""
    letter = read_letter(data)
    for forms in letter.texts:
        form = forms[-1]
        yield Attached(f"{name}, текст письма.{'html' if form.is_page else 'txt'}", form.text.encode())
    yield from letter.attachments
