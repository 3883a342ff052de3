"""The table of kinds: what is published by its words stays as it is, and every reference leads into the table."""

from __future__ import annotations

import pickle

from profminimum.check.references import PARTS
from profminimum.model import CONTRIBUTED, KINDS, REFERENCES, Reviewed, locate
from profminimum.model.schema.introspection import ListOf, Scalar, fields, models_within
from profminimum.model.schema.types import PartReference, Reference


def markers() -> set[Reference | PartReference]:
    """Every reference that some field declares."""
    models = {model for kind in KINDS for model in models_within(kind.model)}
    types = [field.type for model in models for field in fields(model)]
    scalars = [inner for declared in types if isinstance(inner := getattr(declared, "item", declared), Scalar)]
    assert any(isinstance(declared, ListOf) for declared in types)
    return {marker for scalar in scalars for marker in scalar.markers if isinstance(marker, Reference | PartReference)}


def test_names_are_distinct() -> None:
    """A kind is found by its name, its collection and its paths."""
    assert len({kind.name for kind in KINDS}) == len({kind.collection for kind in KINDS}) == len(KINDS)
    paths = [route.path for kind in KINDS for route in kind.routes]
    assert len(set(paths)) == len(paths)


def test_words_of_reviewed_kinds_stay() -> None:
    """They are published in schemas and written in `region.yml`."""
    words = ["school", "organisation", "year_plan", "programme", "class", "event", "training"]
    assert [reviewed.value for reviewed in Reviewed] == words
    assert [kind.name for kind in CONTRIBUTED if kind.review_days] == sorted(
        words, key=[kind.name for kind in CONTRIBUTED].index
    )


def test_references_have_targets() -> None:
    """What a field refers to is a kind of the table, or a part for which there is a rule."""
    found = markers()
    assert {marker.kind for marker in found if isinstance(marker, Reference)} == set(REFERENCES)
    assert {marker.kind for marker in found if isinstance(marker, PartReference)} == set(PARTS)


def test_locations_are_pickled_by_path() -> None:
    """What a worker sends back has the kind of the table itself."""
    location = locate("schools/first/events/x.yml")
    assert location is not None
    copy = pickle.loads(pickle.dumps(location))
    assert copy == location
    assert copy.kind is location.kind
