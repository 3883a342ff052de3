"""The folder of data of another region, made from the one that is there: what is federal stays, samples move, the rest goes.

Works on values and texts; knows no disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from profminimum.model import Entry, Records

_KIND_WORDS = {
    "область",
    "край",
    "республика",
    "автономная",
    "автономный",
    "округ",
    "город",
    "народная",
    "муниципальный",
}
_KIND_WORDS |= {"городской", "район", "муниципального", "зато"}
_SHORTEST_STEM = 4
_OWN_KINDS = ("region", "municipalities", "roadmap")
"""Kinds of which each region has files of its own."""


@dataclass(frozen=True)
class OldNames:
    """What names the old region: its own records say it, nobody lists it by hand."""

    records: Records

    @cached_property
    def stems(self) -> frozenset[str]:
        """Beginnings of words, folded: of the region, its municipalities."""
        region = self.records.single("region")
        names = [region.record.name] if region else []
        names += [item.name for item in self.records.targets("municipality").values()]
        return frozenset(stem for name in names for stem in _stems(name))

    @cached_property
    def region_stems(self) -> frozenset[str]:
        """The stems of the region's own name: what they begin in Latin letters names it too."""
        region = self.records.single("region")
        return frozenset(_stems(region.record.name)) if region else frozenset()

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Names of schools and organisations that are no samples, folded."""
        from profminimum.russian import folded

        owners = (entry.record for kind in ("school", "organisation") for entry in self.records.of(kind))
        names = (name for own in owners if not own.demo for name in (own.name, own.official_name) if name)
        return frozenset(folded(name) for name in names)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Sites of schools and organisations that are no samples."""
        owners = (entry.record for kind in ("school", "organisation") for entry in self.records.of(kind))
        urls = (page.url for own in owners if not own.demo for page in own.pages if page.kind.value == "site")
        return frozenset(host for url in urls if (host := urlsplit(url).hostname))

    def are_in(self, text: str) -> bool:
        """Returns whether a text or an address names the old region or something of it."""
        from profminimum.russian import folded, latin, words

        plain = folded(text)
        if any(word.startswith(stem) for word in words(text) for stem in self.stems):
            return True
        in_latin = (latin(stem) for stem in self.region_stems)
        return any(part in plain for part in (*self.phrases, *self.hosts, *in_latin))


def _stems(name: str) -> Iterator[str]:
    from profminimum.russian import stem, words

    for word in words(name):
        short = re.sub(r"ск$", "", stem(word)) if len(stem(word)) - 2 >= _SHORTEST_STEM else stem(word)
        if word not in _KIND_WORDS and len(short) >= _SHORTEST_STEM:
            yield short


def cleared(
    records: Records, texts: Mapping[str, str], towns: list[dict[str, str]], *, samples: bool
) -> dict[str, str]:
    """Returns the texts of the files that stay, by path: federal vocabularies and documents, and samples if wanted."""
    names, moves = OldNames(records), moved_towns(records, towns)
    kept = {}
    for entry in records:
        values = _new_values(entry, names, moves, samples=samples)
        if values:
            kept[entry.location.path] = _text(entry, texts[entry.location.path], values, names)
    return kept


def _new_values(
    entry: Entry[Any], names: OldNames, moves: Mapping[str, str], *, samples: bool
) -> dict[str, Any] | None:
    """Returns the values that the new region has of a record; None if it is the old region's own."""
    from profminimum.model.contributed import CONTRIBUTED
    from profminimum.model.schema.values import as_plain

    kind, values = entry.location.kind.name, as_plain(entry.record)
    is_sample = entry.record.demo and kind not in _OWN_KINDS
    if is_sample or kind in _OWN_KINDS:
        return dict(moved(_without_items(entry, values), moves)) if samples and is_sample else None
    if entry.location.owner_kind or kind in {contributed.name for contributed in CONTRIBUTED} - {"documents"}:
        return None
    if kind == "documents":
        values["documents"] = [item for item in values["documents"] if item.get("scope") == "federal"]
    if kind == "parties":
        values["parties"] = [item for item in values["parties"] if "organisation" not in item]
    kept: dict[str, Any] = without_names(values, names)
    return kept


def without_names(value: Any, names: OldNames) -> Any:
    """Returns plain values without each field and each item of a list that names the old region, sources above all."""
    if isinstance(value, dict):
        inner = {name: without_names(item, names) for name, item in value.items() if not _is_named(item, names)}
        return {name: item for name, item in inner.items() if item not in ([], {})}
    if isinstance(value, list):
        return [
            without_names(item, names) for item in value if not _is_named(item, names) and not _is_source(item, names)
        ]
    return value


def _is_named(value: Any, names: OldNames) -> bool:
    return isinstance(value, str) and names.are_in(value)


def _is_source(item: Any, names: OldNames) -> bool:
    """Returns whether an item of a list is a source of the old region: without it the rest of the item says nothing."""
    from profminimum.model import Source

    is_source = isinstance(item, dict) and item.keys() <= Source.model_fields.keys()
    return is_source and any(_is_named(text, names) for text in item.values())


def moved_towns(records: Records, towns: list[dict[str, str]]) -> dict[str, str]:
    """Returns a new municipality for each old one, of the same kind where there is one."""
    old = records.targets("municipality")
    by_kind = {
        kind: [town["id"] for town in towns if town["kind"] == kind] for kind in {town["kind"] for town in towns}
    }
    everywhere = [town["id"] for town in towns]
    rounds = {kind: cycle(by_kind.get(kind) or everywhere) for kind in {item.kind.value for item in old.values()}}
    used = [name for name in _towns_of_samples(records) if name in old]
    return {name: next(rounds[old[name].kind.value]) for name in dict.fromkeys(used)}


def _towns_of_samples(records: Records) -> Iterator[str]:
    from profminimum.model.schema.values import as_plain

    for entry in records:
        if entry.record.demo:
            yield from _values_of("municipality", as_plain(entry.record))


def _values_of(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from [item] if key == name and isinstance(item, str) else _values_of(name, item)
    elif isinstance(value, list):
        for item in value:
            yield from _values_of(name, item)


def moved(value: Any, moves: Mapping[str, str]) -> Any:
    """Returns plain values of a sample with its municipalities replaced."""
    if isinstance(value, dict):
        return {
            name: moves.get(item, item) if name == "municipality" and isinstance(item, str) else moved(item, moves)
            for name, item in value.items()
        }
    return [moved(item, moves) for item in value] if isinstance(value, list) else value


def _without_items(entry: Entry[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Returns a sample's values without what refers to items of the old road map."""
    numbered = [loc for loc, kind, _ in entry.part_references if kind == "roadmap_item"]
    for loc in sorted(numbered, key=lambda loc: [str(step).zfill(6) for step in loc], reverse=True):
        *way, last = loc[:-1] if isinstance(loc[-1], str) and any(isinstance(step, int) for step in loc) else loc
        holder: Any = values
        for step in way:
            holder = holder[step]
        del holder[last]
    return {name: value for name, value in values.items() if value != []}


def _text(entry: Entry[Any], text: str, values: dict[str, Any], names: OldNames) -> str:
    """Returns the text of a file with new values: comments stay, but for those that name the old region."""
    from profminimum.authoring.yaml_patch import updated_text
    from profminimum.authoring.yaml_writer import yaml_text
    from profminimum.load import SourceFile, load
    from profminimum.model.schema.values import as_plain

    path, before = entry.location.path, as_plain(entry.record)
    written = "".join(
        _without_comments_on(updated_text(text, entry.mark, before, values).splitlines(keepends=True), names)
    )
    read = load([SourceFile(path, written.encode())]).entries
    return written if read and as_plain(read[0].record) == values else yaml_text(values)


def _without_comments_on(lines: Iterable[str], names: OldNames) -> Iterator[str]:
    for line in lines:
        comment = line.lstrip().startswith("#") and not line.startswith("# yaml-language-server")
        if not (comment and names.are_in(line)):
            yield line
