"""The form says of a record what the check says: rules across fields, and the guard of personal data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest
from profminimum.authoring.form import description, reader_words
from profminimum.authoring.form_rules import BROWSER_RULES
from profminimum.authoring.guard_rules import guard_rules
from profminimum.catalog import Catalog
from profminimum.check import RULES
from profminimum.check.personal_data import scan
from profminimum.load.data_folder import read_records
from profminimum.model import Prose, Records

from tests.support import vectors
from tests.support.node import run_in_node
from tests.support.personal_data_cases import clear, traps
from tests.support.project import LARGE_REGION, NOW, ROOT

FORM = ROOT / "overrides" / "assets" / "form"


@pytest.fixture(scope="module")
def records() -> Records:
    """The records of the large region."""
    return read_records(LARGE_REGION)


def test_rules_and_guard_say_what_the_check_says(node: str, records: Records) -> None:
    """Every record of the vectors: the same places, the same sentences, the same graveness."""
    given = vectors.read("rules")
    described = json.loads(json.dumps(description(Catalog(records, NOW), reader_words())))
    code = f"""(await (async () => {{
        const [{{ Rules }}, {{ Guard }}] = await Promise.all(
          [{_module("rules.js")}, {_module("guard/scan.js")}].map((name) => import(name)));
        const [described, guard, cases, today] = given;
        const [rules, personal] = [new Rules(described), new Guard(guard, described.models)];
        return cases.map(({{ model, values }}) =>
          [...rules.record(model, values, today), ...personal.record(model, values)]);
    }})())"""
    cases = given["records"]
    found = run_in_node(node, FORM / "rules.js", code, [described, guard_rules(), cases, given["today"]])
    for case, own in zip(cases, found, strict=True):
        said = [{"field": _dotted(one["way"]), "message": one["message"], "isError": one["isError"]} for one in own]
        assert sorted(said, key=lambda one: (one["field"], one["message"])) == case["problems"], case["values"]
    assert {len(case["problems"]) for case in cases} >= {0, 1, 2, 4}


def _module(name: str) -> str:
    return json.dumps((FORM / name).as_uri())


def _dotted(way: Iterable[Any]) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in way)


def test_guard_finds_what_python_finds(node: str, records: Records) -> None:
    """Every text that must be noticed, every trap and every text of the region: the same kinds at the same words."""
    region = [text for _, texts in records.marked(Prose) for _, _, text in texts]
    texts = list(dict.fromkeys([*(case.text for case in clear()), *traps(), *region]))
    assert len(texts) > 1000
    names = {"DETECTORS": scan.DETECTORS, "[namesInOffice]": (scan.OFFICES,), "[lists]": (scan.LISTS,)}
    code = f"""(await (async () => {{
        const {{ readRules }} = await import({_module("guard/patterns.js")});
        const {{ lists, namesInOffice }} = await import({_module("guard/pupils.js")});
        const [{{ DETECTORS }}, rules] = [own, readRules(given[0])];
        return given[1].map((text) => [{", ".join(names)}].map((detectors) => own.kindsIn(text, detectors, rules)));
    }})())"""
    found = run_in_node(node, FORM / "guard" / "scan.js", code, [guard_rules(), texts])
    for text, own in zip(texts, found, strict=True):
        wanted = [[[kind.value, list(words)] for kind, words in scan.detected(text, used)] for used in names.values()]
        assert list(map(sorted, own)) == list(map(sorted, wanted)), text


def test_every_rule_of_the_form_is_a_rule_of_the_check() -> None:
    """The form runs a part of the rules; none of them compares records."""
    assert set(BROWSER_RULES) < set(RULES)
    assert not any(rule.compares_records for rule in BROWSER_RULES)
