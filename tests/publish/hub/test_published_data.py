"""What the hub reads of a region's open data: the numbers that count, and nothing of a shape that it does not know."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from profminimum.publish.hub.published_data import Facts, SearchBundle, read_facts, read_search
from profminimum.publish.hub.region_sites import Fault, Unavailable

from tests.support.published_regions import collection, item, published


def facts_of(files: dict[str, Any]) -> Facts:
    """The facts of a region that publishes these files."""
    return read_facts(lambda path: json.dumps(files[path]).encode())


def test_numbers_leave_samples_out() -> None:
    """Programmes and classes count for the grades that they name or prove; events until their last day."""
    facts = facts_of(published())
    assert (facts.name, facts.is_sample) == ("Образцовая область", False)
    assert (facts.schools, facts.programmes, facts.classes) == (2, 2, 2)
    assert facts.by_grade == {8: (1, 0), 9: (2, 0), 10: (0, 2)}
    assert [facts.events_ahead(date(2026, *day)) for day in ((11, 1), (11, 2), (12, 1), (12, 2))] == [2, 1, 1, 0]


def test_profiles_and_spheres_have_names_and_numbers() -> None:
    """Only what there is; a site of an earlier version of the program has no spheres."""
    facts = facts_of(published())
    assert [(entry.id, entry.name, entry.classes) for entry in facts.profiles] == [("agro", "Агротехнологический", 2)]
    (transport,) = facts.spheres
    assert (transport.id, transport.name) == ("transport", "Транспорт")
    assert (transport.programmes, transport.classes, transport.organisations) == (1, 0, 1)

    files = published(spheres=None)

    def read(path: str) -> bytes:
        if path not in files:
            raise Unavailable(Fault.MISSING, path)
        return json.dumps(files[path]).encode()

    assert read_facts(read).spheres == ()


def test_a_region_of_samples_is_one() -> None:
    """Its numbers are those of the samples, and marked so; a region without records is none."""
    made_up = collection(item(is_sample=True, profile="agro", grades=[8]))
    facts = facts_of(published(schools=made_up, programmes=made_up, classes=made_up))
    assert (facts.is_sample, facts.schools, facts.classes) == (True, 1, 1)
    nothing = collection()
    assert not facts_of(published(schools=nothing, programmes=nothing, classes=nothing)).is_sample


def test_facts_of_a_real_site_are_those_of_its_open_data(region_site: Path) -> None:
    """Read of a site that was built from the small region, as the heads of its files count them."""
    facts = read_facts(lambda path: (region_site / path).read_bytes())
    for name in ("schools", "programmes", "classes"):
        head = json.loads((region_site / "api" / "v1" / f"{name}.json").read_text("utf-8"))
        assert getattr(facts, name) == head["total"] - head["samples"], name
    assert facts.day == date.fromisoformat(json.loads((region_site / "version.json").read_text("utf-8"))["day"])
    assert facts.profiles
    assert facts.spheres
    assert read_search(lambda path: (region_site / path).read_bytes()).pages > 10


@pytest.mark.parametrize(
    "changed",
    [
        {"schools": []},
        {"schools": collection(region="")},
        {"schools": collection(region="</script>\u202e")},
        {"schools": collection(region="x" * 251)},
        {"schools": collection(schema_version="3.0")},
        {"programmes": collection(item(grades=[99]))},
        {"programmes": collection(item(grades="8"))},
        {"classes": {"schema_version": "2.0", "region": "x"}},
        {"classes": collection(item(profile="../../x"))},
        {"class-profiles": collection(item(profiles=[{"id": "javascript:alert(1)", "name": "x"}]))},
        {"spheres": collection(item(spheres=[{"id": "it?sphere=x&y", "name": "x"}]))},
        {"organisations": collection(item(head={"spheres": ["</script>"]}))},
        {"events": collection(item(when_last="завтра"))},
    ],
)
def test_another_shape_is_refused(changed: dict[str, Any]) -> None:
    """Numbers out of range, names that cannot be shown, addresses that lead elsewhere, another version."""
    with pytest.raises(ValueError, match="validation error"):
        facts_of(published(**changed))


@pytest.mark.parametrize("text", [b"", b"{", b"<html>", b"[" * 100_000, b"\xff", b'{"day": "2026-11-22"'])
def test_what_is_no_json_is_refused(text: bytes) -> None:
    """However deep or torn it is."""
    with pytest.raises(ValueError, match="validation error"):
        read_facts(lambda path: text)


def test_a_search_index_is_named_by_its_parts() -> None:
    """A folder of another name is no part."""
    files = published()
    assert read_search(lambda path: json.dumps(files[path]).encode()) == SearchBundle(
        version="1.5.2", pages=120, parts=("part-1/",)
    )
    files["pagefind/parts.json"] = ["https://other.example.ru/"]
    with pytest.raises(ValueError, match="validation error"):
        read_search(lambda path: json.dumps(files[path]).encode())
