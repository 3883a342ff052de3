"""Where the program's own tests run: beside the data that ship with it, or where a variable says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.ci.program_home import REGION, is_home, is_shipped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# Регион\nname: {REGION}\ncode: 1\n", True),
        (f'name: "{REGION}"  # область\n', True),
        (f"name: '{REGION}'\r\n", True),
        ("name: Дальний край\n", False),
        (f"name: Дальний край\nabout: {REGION}\n", False),
        (f"about:\n  name: {REGION}\n", False),
        (f"name: {REGION} и Дальний край\n", False),
        ("", False),
        (None, False),
    ],
)
def test_data_say_whose_they_are(tmp_path: Path, text: str | None, expected: bool) -> None:
    """The region's name decides; data that cannot be read are nobody's."""
    if text is not None:
        (tmp_path / "region.yml").write_text(text, "utf-8", newline="")
    assert is_shipped(tmp_path) is expected
    assert is_home(tmp_path, {}) is is_home(tmp_path, {"PROGRAM": ""}) is expected


def test_a_variable_decides_whatever_the_data_say(tmp_path: Path) -> None:
    """A region that develops the program as well asks for its tests, one that shares the name does without."""
    assert is_home(tmp_path, {"PROGRAM": "true"})
    (tmp_path / "region.yml").write_text(f"name: {REGION}\n", "utf-8")
    assert not is_home(tmp_path, {"PROGRAM": "False"})
