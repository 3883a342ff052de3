"""The lists of packages: pinned with hashes, from no particular index, and the same packages for either host."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-properdocs.lock")
ONLY_FOR_ONE = {"mkdocs", "mkdocs-get-deps", "mergedeep", "properdocs"}
"""The two hosts, and what one of them needs that nobody else does."""


def pinned(name: str) -> set[tuple[str, str]]:
    """Each package with its version; one that is not the same on all systems has several."""
    return set(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes_and_no_address(name: str) -> None:
    """What is installed is what was looked at, wherever it is taken from."""
    lines = (ROOT / name).read_text("utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("#"))
    entries = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(pinned(name)) > 40
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", text) == []


def test_either_host_has_the_same_packages() -> None:
    """Whoever renews one list renews the other, by the command in its first line."""
    usual, other = (pinned(name) for name in LOCKS)
    assert {name for name, _ in usual ^ other} == ONLY_FOR_ONE
    assert "mkdocs" not in dict(other)
    assert "properdocs" not in dict(usual)


def test_every_package_of_npm_has_a_hash_and_no_address() -> None:
    """The tools for scripts and styles too: what is installed is what was looked at, wherever it is taken from."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    itself, packages = lock["packages"].pop(""), lock["packages"]
    assert itself["devDependencies"] == json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert [name for name in itself["devDependencies"] if f"node_modules/{name}" not in packages] == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    versions = itself["devDependencies"].values()
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
