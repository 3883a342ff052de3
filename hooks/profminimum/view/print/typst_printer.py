"""Printer of a template with values to a PDF or a picture: the one module that knows typst. Knows no record, no words.

A file is known by what it is printed of – its template and its values as JSON – so that it is printed again only when
one of them has changed, whatever else happens in the region.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from hashlib import blake2b
from typing import Any

import typst

from ...output import LateOutput
from .pictures import with_palette

STYLE = "style"
"""The template that stands before every other."""

_LONG_WORD = re.compile(r"[\u0400-\u04ff]{24}")
"""A word that may be longer than a line: it gets a place to break. Addresses have no such letters."""


_JOINING = (0x200D, 0x20E3, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400))
"""What makes one emoji of several, or colours it: nothing without them."""


class TypstPrinter:
    """Templates of sheets by name, printed with values. The same values give the same bytes.

    Values reach a template as JSON in `sys.inputs`, never as typst source, so that no text of data can be markup.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Takes the templates by name."""
        self._sources = {name: f"{sources[STYLE]}\n{source}".encode() for name, source in sources.items()}
        self._compiler = typst.Compiler(ignore_system_fonts=True)
        self._instead = dict.fromkeys(_JOINING, "")

    def file(self, path: str, name: str, values: Mapping[str, Any]) -> LateOutput:
        """Returns a PDF that is printed when it is needed: see `pdf`."""
        return LateOutput(path, self._made_of(name, [values]), partial(self.pdf, name, values))

    def fitting_file(self, path: str, name: str, pages: int, values: Sequence[Mapping[str, Any]]) -> LateOutput:
        """Returns a PDF of at most `pages` pages that is printed when it is needed: see `fitting`."""
        made_of = self._made_of(name, values, pages)
        return LateOutput(path, made_of, partial(self.fitting, name, pages, values))

    def picture(self, path: str, name: str, values: Mapping[str, Any], ppi: float = 72) -> LateOutput:
        """Returns a picture with a palette that is made when it is needed: see `png`."""

        def made() -> bytes:
            return with_palette(self.png(name, values, ppi))

        return LateOutput(path, self._made_of(name, [values], ppi), made)

    def _made_of(self, name: str, values: Sequence[Mapping[str, Any]], *options: object) -> bytes:
        """Returns a digest of everything that a file follows from, apart from this module and the libraries below it."""
        state = blake2b(self._sources[name], digest_size=16)
        for part in (repr(options), *map(_as_json, values)):
            state.update(f"\0{part}".encode())  # no JSON holds this sign
        return state.digest()

    def pdf(self, name: str, values: Mapping[str, Any]) -> bytes:
        """Returns a tagged PDF (PDF/UA-1), made on the day of its newest data as far as programs that read it can tell.

        `day` among the values is year, month and day, or empty. Raises typst.TypstError for a faulty template, KeyError
        for a wrong name.
        """
        day = values.get("day")
        moment = int(datetime.combine(date(*day), time(), UTC).timestamp()) if day else 0
        return self._pages(name, values, format="pdf", pdf_standards=["ua-1"], timestamp=moment)[0]

    def fitting(self, name: str, pages: int, values: Iterable[Mapping[str, Any]]) -> bytes:
        """Returns the first PDF of at most `pages` pages; `values` are for one sheet, each in fewer words than the last.

        The last one is taken as it is.
        """
        data = b""
        for attempt in values:
            data = self.pdf(name, attempt)
            if page_count(data) <= pages:
                break
        return data

    def png(self, name: str, values: Mapping[str, Any], ppi: float = 72) -> bytes:
        """Returns a picture of the first page: a point of the template is a pixel at 72 ppi."""
        return self._pages(name, values, format="png", ppi=ppi)[0]

    def _pages(self, name: str, values: Mapping[str, Any], **options: Any) -> list[bytes]:
        """Returns a picture for each page; of a PDF one file with all pages."""
        data = _LONG_WORD.sub("\\g<0>\u200b", _as_json(values))
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
        """Returns the values with a square for each sign that the font lacks: PDF/UA wants all to be displayed."""
        known = data.translate(self._instead)
        return _without_clinging_marks(known) if "□" in known else known


def _as_json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _without_clinging_marks(text: str) -> str:
    signs = [""]
    for sign in text:
        if signs[-1] != "□" or not unicodedata.category(sign).startswith("M"):
            signs.append(sign)
    return "".join(signs)


def _sign_without_glyph(message: str) -> str:
    """Returns the sign of which typst complains, quoted as Rust quotes it; empty if it complains of something else."""
    match = re.search(r'the text `"(?:\\u\{([0-9a-f]+)\}|(.))', message)
    return (chr(int(match[1], 16)) if match[1] else match[2]) if match else ""


def page_count(data: bytes) -> int:
    """Returns how many pages a PDF of typst has: it writes the tree of pages uncompressed."""
    return max(map(int, re.findall(rb"/Type/Pages/Count (\d+)", data)))
