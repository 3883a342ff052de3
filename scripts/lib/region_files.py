"""The first files of a region of its own: `region.yml`, the municipalities, the operator. Knows no disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scripts.lib.commands import nearest_words
from scripts.lib.new_file import Refused
from scripts.lib.region_clearing import OldNames, without_names

if TYPE_CHECKING:
    from profminimum.model import Records

KINDS = ("область", "край", "республика", "автономный округ", "автономная область", "город федерального значения")
"""Kinds of regions of Russia."""
_GENITIVES = {
    r"[иы]й край$": "ого края",
    r"ой край$": "ого края",
    r"ая область$": "ой области",
    r"ая автономная область$": "ой автономной области",
    r"[иы]й автономный округ$": "ого автономного округа",
    r"ая республика$": "ой Республики",
}


def full_name(name: str, kind: str) -> str:
    """Returns a region's name with the word of its kind. Raises Refused for a kind that there is not."""
    if kind and kind not in KINDS:
        raise Refused(f"Вида «{kind}» нет.{nearest_words(kind, KINDS)} Виды: {', '.join(KINDS)}.", 2)
    if not kind or kind.startswith("город") or kind in name.casefold():
        return name
    return f"Республика {name}" if kind == "республика" and not name.endswith("ая") else f"{name} {kind}"


def genitive(name: str) -> str:
    """Returns the genitive of a name that follows a rule: «Пермского края»; empty for any other."""
    for ending, words in _GENITIVES.items():
        if re.search(ending, name, re.IGNORECASE):
            return re.sub(ending, words, name, flags=re.IGNORECASE)
    return ""


def region_values(answers: Mapping[str, Any], old: Records) -> dict[str, Any]:
    """Returns the values of `region.yml`: what was asked for, and of the old one the rules that hold everywhere."""
    from profminimum.model.schema.values import as_plain

    before = old.single("region")
    former = as_plain(before.record) if before else {}
    names = OldNames(old)
    about = str(former.get("about", "")).replace(str(former.get("name_genitive")), str(answers["name_genitive"]))
    kept = {"desk": former.get("desk"), "about": about, "rights": former.get("rights", [])}
    forge = {"kind": _forge_kind(answers["forge"]), "url": answers["forge"]} if answers.get("forge") else None
    own = ("name", "name_genitive", "code", "timezone", "section_title", "school_year", "operator", "editor_email")
    values = {name: answers[name] for name in own if answers.get(name)} | {"forge": forge} | without_names(kept, names)
    return {name: value for name, value in values.items() if value}


def _forge_kind(url: str) -> str:
    host = url.split("//")[-1].partition("/")[0]
    return next((kind for kind in ("github", "gitlab") if kind in host), "gitea")


def own_files(answers: Mapping[str, Any], towns: list[dict[str, str]], old: Records) -> dict[str, str]:
    """Returns the texts of the files that each region has of its own, by path."""
    records = {
        "region.yml": region_values(answers, old),
        "reference/municipalities.yml": {"municipalities": towns},
    }
    if answers.get("operator"):
        path = f"organisations/{answers['operator']}/organisation.yml"
        records[path] = {"name": answers["operator_name"], "kind": "operator"}
    return {path: _file(path, values) for path, values in records.items()}


def _file(path: str, values: Mapping[str, Any]) -> str:
    from profminimum.authoring.editor_schemas import editor_line
    from profminimum.authoring.yaml_writer import yaml_text
    from profminimum.model import locate

    location = locate(path)
    assert location is not None
    return editor_line(location) + "\n" + yaml_text(values)
