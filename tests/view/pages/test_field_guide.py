"""The field guide describes every field of every kind, and its examples are records."""

from __future__ import annotations

from datetime import datetime

import pytest
from profminimum.load import SourceFile, load
from profminimum.model import KINDS
from profminimum.model.schema.introspection import Group, ListOf, current_fields, fields
from profminimum.publish.build.load_region import load_region
from profminimum.view.pages.field_guide import field_guide

from tests.support.html_pages import text, tree
from tests.support.project import ROOT
from tests.support.yaml_records import path_of


@pytest.fixture(scope="module")
def guide():
    """The guide's values for the small region."""
    return field_guide(
        load_region(ROOT / "tests" / "region", lambda zone: datetime(2026, 11, 23, tzinfo=zone)).catalog, {}
    )


def declared(model, met):
    """Every field of a model and of all groups inside it, the deprecated ones left out."""
    if model in met:
        return
    met.add(model)
    for field in current_fields(model):
        yield field
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Group):
            yield from declared(inner.model, met)


def test_every_field_is_described(guide):
    """Fields of kinds and of groups are there; a new field needs no word here."""
    kinds = [*guide["contributed"], *guide["regional"]]
    assert {section.kind.name for section in kinds} == {kind.name for kind in KINDS}
    described = {(line.field.name, line.field.help) for where in [*kinds, *guide["groups"]] for line in where.fields}
    met: set = set()
    assert described == {(field.name, field.help) for kind in KINDS for field in declared(kind.model, met)}
    anchors = [group.anchor for group in guide["groups"]]
    assert len(anchors) == len(set(anchors))
    linked = {line.inner for where in [*kinds, *guide["groups"]] for line in where.fields if line.type == "Group"}
    assert linked == set(anchors)


def test_examples_are_records(guide):
    """The short example of each kind is one that the reader takes."""
    for section in [*guide["contributed"], *guide["regional"]]:
        if section.kind.name == "region":
            continue  # its time zone is no word of the declarations
        found = load([SourceFile(path_of(section.kind.name), section.example.encode())])
        assert [str(problem) for problem in found.problems] == [], section.example


def test_the_page_shows_every_label_and_help(built_site):
    """Labels and helps are on the page."""
    page = text(tree(built_site / "field-guide" / "index.html"))
    for kind in KINDS:
        for field in fields(kind.model):
            assert field.is_deprecated or " ".join(field.label.split()) in page
            assert (" ".join(field.help.split()) in page) is not field.is_deprecated
