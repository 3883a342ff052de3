"""Turns a template and values into a PDF or a picture: the one place that knows typst. It knows no record and no words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import typst

STYLE = "style"
"""The template that stands before every other."""

_LONG_WORD = re.compile(r"[\u0400-\u04ff]{24}")
"""A word that may be longer than a line: it gets a place to break. Addresses have no such letters."""


_JOINING = (0x200D, 0x20E3, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400))
"""What makes one emoji of several, or colours it: nothing without them."""


class TypstPrinter:
    """Templates of sheets by name, printed with values. The same values and the same moment give the same bytes.

    Values reach a template as JSON in `sys.inputs`, never as typst source, so that no text of data can be markup.
    """

    def __init__(self, sources: Mapping[str, str], moment: int) -> None:
        """`sources` are the templates; `moment` is written into the files as the time of their making, in seconds."""
        self._sources = {name: f"{sources[STYLE]}\n{source}".encode() for name, source in sources.items()}
        self._moment = moment
        self._compiler = typst.Compiler(ignore_system_fonts=True)
        self._instead = dict.fromkeys(_JOINING, "")

    def pdf(self, name: str, values: Mapping[str, Any]) -> bytes:
        """A tagged PDF (PDF/UA-1). Raises typst.TypstError on a fault of the template, KeyError for a wrong name."""
        return self._pages(name, values, format="pdf", pdf_standards=["ua-1"], timestamp=self._moment)[0]

    def fitting(self, name: str, pages: int, values: Iterable[Mapping[str, Any]]) -> bytes:
        """The first PDF of at most so many pages; `values` are for the same sheet, each in fewer words than the last.

        The last one is taken as it is.
        """
        data = b""
        for size in values:
            data = self.pdf(name, size)
            if page_count(data) <= pages:
                break
        return data

    def png(self, name: str, values: Mapping[str, Any], ppi: float = 72) -> bytes:
        """A picture of the first page: a point of the template is a pixel at 72 ppi."""
        return self._pages(name, values, format="png", ppi=ppi)[0]

    def _pages(self, name: str, values: Mapping[str, Any], **options: Any) -> list[bytes]:
        """Returns a picture for each page; of a PDF one file with all pages."""
        data = _LONG_WORD.sub("\\g<0>\u200b", json.dumps(values, ensure_ascii=False, sort_keys=True))
        while True:
            try:
                inputs = {"data": self._known(data)}
                made = self._compiler.compile(self._sources[name], sys_inputs=inputs, **options)
            except typst.TypstError as error:
                sign = _sign_without_glyph(error.message)
                if not sign or ord(sign) in self._instead:
                    raise
                self._instead[ord(sign)] = "□"
            else:
                assert made is not None  # typst gives nothing back only if it writes to the disk itself
                return made if isinstance(made, list) else [made]

    def _known(self, data: str) -> str:
        """The values with a square for each sign that the font lacks, such as emoji: PDF/UA wants all to be displayed."""
        known = data.translate(self._instead)
        return _without_clinging_marks(known) if "□" in known else known


def _without_clinging_marks(text: str) -> str:
    kept = [""]
    for sign in text:
        if kept[-1] != "□" or not unicodedata.category(sign).startswith("M"):
            kept.append(sign)
    return "".join(kept)


def _sign_without_glyph(message: str) -> str:
    """The sign of which typst complains, quoted as Rust quotes it; empty if it complains of something else."""
    found = re.search(r'the text `"(?:\\u\{([0-9a-f]+)\}|(.))', message)
    return (chr(int(found[1], 16)) if found[1] else found[2]) if found else ""


def page_count(data: bytes) -> int:
    """How many pages a PDF of typst has: it writes the tree of pages uncompressed."""
    return max(map(int, re.findall(rb"/Type/Pages/Count (\d+)", data)))
