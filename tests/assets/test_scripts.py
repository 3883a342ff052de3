"""The scripts of the site: their pure parts in node, by the vectors that hold for Python; where their words stand.

Where node cannot be had, the tests that need it skip and say why; with `CI=true` they fail.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from profminimum.catalog.items.phase import phase_at, phase_changes

from tests.support.project import ROOT

ASSETS = ROOT / "overrides" / "assets"
SUITES = sorted(path.name for path in Path(__file__).parent.glob("*.test.mjs"))


def run(node: str, project: Path, suite: str) -> subprocess.CompletedProcess[str]:
    """Returns what node's test runner says of a suite."""
    command = [node, "--test", f"tests/assets/{suite}"]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", timeout=600)


@pytest.mark.parametrize("suite", SUITES)
def test_pure_parts_agree_with_python(node: str, project: Path, suite: str) -> None:
    """Every vector, and what only the scripts do."""
    done = run(node, project, suite)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr


@pytest.mark.parametrize(
    ("suite", "path", "before", "after"),
    [
        ("filter.test.mjs", "tests/vectors/filter.json", '"cost=free": 3', '"cost=free": 4'),
        ("filter.test.mjs", "overrides/assets/filter/narrowing.js", "unmet.length > 1", "unmet.length > 0"),
        ("form.test.mjs", "tests/vectors/form.json", "a--b", "a-b"),
        ("form.test.mjs", "tests/vectors/yaml.json", "grades: [6, 7, 8]", "grades: [6, 7]"),
        ("form.test.mjs", "overrides/assets/form/files.js", "SUGGESTED_LENGTH = 40", "SUGGESTED_LENGTH = 41"),
        ("paste.test.mjs", "tests/vectors/paste.json", '"path": "schools/', '"path": "school/'),
        ("paste.test.mjs", "overrides/assets/form/time/years.js", "FIRST_MONTH = 9", "FIRST_MONTH = 12"),
        ("paste.test.mjs", "overrides/assets/form/paste/words.js", "Number(text) <= 12", "Number(text) <= 8"),
        ("patch.test.mjs", "overrides/assets/form/yaml_patch.js", "first - 1 > above", "first - 2 > above"),
    ],
)
def test_difference_is_noticed(node: str, project: Path, suite: str, path: str, before: str, after: str) -> None:
    """A vector that does not hold, and a script that does otherwise."""
    text = (project / path).read_text("utf-8")
    assert before in text
    (project / path).write_text(text.replace(before, after, 1), "utf-8")
    assert run(node, project, suite).returncode == 1


def _cases(random: Random) -> Iterator[tuple[str, str, str]]:
    """Yields the changes that a page of a random event names, a moment near one of them, and the phase in Python then."""
    built = datetime(2026, 11, 1)
    for _ in range(3000):
        begins = [built + timedelta(minutes=random.randrange(5, 60 * 24 * 90, 5)) for _ in range(random.randrange(5))]
        windows = [(begin, begin + timedelta(minutes=random.choice([5, 45, 120, 1440, 9000]))) for begin in begins]
        until = built.date() + timedelta(days=random.randrange(100)) if random.random() < 0.4 else None
        changes = phase_changes(windows, until, built)
        near = random.choice([moment for moment, _ in changes] or [built + timedelta(days=40)])
        now = max(built, near + timedelta(seconds=random.choice([-86400, -36000, -1, 0, 1, 36000, 86400])))
        first = phase_at(windows, until, built)
        text = " ".join(f"{moment.isoformat()} {phase}" for moment, phase in [(built, first), *changes])
        yield text, now.isoformat(), phase_at(windows, until, now).value


def test_states_of_random_events_are_those_of_python(node: str, project: Path) -> None:
    """Random events near the moments at which their phase changes: the browser says what Python says."""
    cases = list(_cases(Random(14)))
    assert {phase for *_, phase in cases} == {"soon", "today", "now", "over"}
    code = """
      import "./overrides/assets/today.js";
      const cases = JSON.parse(await new Response(process.stdin).text());
      console.log(JSON.stringify(cases.map(([changes, now]) => globalThis.pmToday.stateAt(changes, now))));
    """
    command = [node, "--input-type=module", "--eval", code]
    done = subprocess.run(command, cwd=project, input=json.dumps(cases), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert [(case, said) for case, said in zip(cases, json.loads(done.stdout), strict=True) if case[-1] != said] == []


def code_of(script: Path) -> str:
    """Returns a script without its comments."""
    return re.sub(r"/\*[\s\S]*?\*/|(?:^|(?<=\s))//.*", "", script.read_text("utf-8"), flags=re.MULTILINE)


def test_words_stand_in_templates() -> None:
    """No script has a Russian word of its own; the letters of a pattern are no word."""
    scripts = sorted(ASSETS.rglob("*.js"))
    assert len(scripts) > 15
    found = {
        path.name: re.findall("[А-Яа-яЁё]{2,}", re.sub(r"\[[А-Яа-яЁё-]+\]|А-Яа-яЁё", "", code_of(path)))
        for path in scripts
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_form_finds_all_its_words() -> None:
    """What the scripts say is in the page, and nothing is there that no script says."""
    folder = ROOT / "overrides"
    parts = [folder / "pages" / "form.html", *sorted((folder / "components").glob("form_*.html"))]
    page = "".join(part.read_text("utf-8") for part in parts)
    named = set(re.findall(r'data-word="([\w-]+)"', page))
    code = "".join(code_of(path) for path in (ASSETS / "form").rglob("*.js"))
    assert named
    assert set(re.findall(r'\bsay\("([\w-]+)"', code)) <= named <= set(re.findall(r'"([\w-]+)"', code))


def test_each_script_says_what_it_is_for() -> None:
    """The first line of a script says its purpose."""
    first = {path.name: path.read_text("utf-8").partition("\n")[0] for path in ASSETS.rglob("*.js")}
    assert {name for name, line in first.items() if not re.match(r"// [A-Z]\w+ .*\w", line)} == set()
