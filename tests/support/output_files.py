"""What tests of the site's files share: the files of a catalogue by path, and a reader of iCalendar's lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from profminimum.catalog import Catalog
from profminimum.output import Maker
from profminimum.publish.build.outputs import MAKERS

SITE = "https://profminimum.example.ru/"


def files(
    catalog: Catalog, site_url: str = SITE, folder: str = "", makers: Iterable[Maker] = MAKERS
) -> dict[str, bytes]:
    """Everything that leaves the site beside its pages, by path; only what lies in `folder` if one is named.

    All of it takes half a second: who wants the files of a maker or two says so.
    """
    made = [output for make in makers for output in make(catalog, site_url)]
    assert len({output.path for output in made}) == len(made), "two outputs share a path"
    return {output.path: output.data for output in made if output.path.startswith(folder)}


def content_lines(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """The lines of a calendar as (name, parameters, value), read by the letter of RFC 5545, section 3.1.

    Fails where a line ends otherwise than CRLF, is longer than 75 octets, or is cut within a letter.
    """
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    for line in physical:
        assert b"\n" not in line
        assert b"\r" not in line
        assert len(line) <= 75
        line.decode()
    text = re.sub("\r\n[ \t]", "", data.decode())
    return [_line(line) for line in text.split("\r\n")[:-1]]


def _line(text: str) -> tuple[str, dict[str, str], str]:
    found = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', text)
    assert found, text
    parameters = dict(parameter.split("=", 1) for parameter in found[2].split(";")[1:])
    return found[1], parameters, found[3]


def unescaped(value: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11)."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value}"
    return re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)
