"""The checks of style, types and spelling: which run, what is reported, and when the command fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from scripts import lint
from scripts.lib.node_tools import ToolMissing


def says(words: str, code: int = 0) -> Callable[[], Sequence[str]]:
    """A tool that prints words and ends with the code."""
    return lambda: [sys.executable, "-c", f"print({words!r}); raise SystemExit({code})"]


def missing() -> Sequence[str]:
    """A tool that is not there."""
    raise ToolMissing("нет программы npm")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts other checks in the place of the real ones, on a machine that is not CI."""
    monkeypatch.delenv("CI", raising=False)
    return lambda *own: monkeypatch.setattr(lint, "CHECKS", own)


def test_all_checks_run_after_a_failure(checks: Callable[..., None], capfd: pytest.CaptureFixture[str]) -> None:
    """The first that finds something stops none of the others, and the command fails."""
    checks(lint.Check("first", says("one fault", 1)), lint.Check("second", says("nothing")))
    assert lint.main([]) == 1
    printed = capfd.readouterr().out
    assert printed.index("── first") < printed.index("one fault") < printed.index("nothing") < printed.index("Итог:")
    lines = printed.partition("Итог:\n")[2].splitlines()
    assert [(line.split()[0], line.split(" с  ")[1]) for line in lines] == [
        ("first", "есть замечания"),
        ("second", "в порядке"),
    ]


@pytest.mark.parametrize(("is_ci", "code"), [("", 0), ("false", 0), ("true", 1)])
def test_missing_tool_is_skipped_except_in_ci(
    checks: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    is_ci: str,
    code: int,
) -> None:
    """Whoever has no npm can work on; CI does not pass without a check."""
    checks(lint.Check("biome", missing), lint.Check("ruff", says("")))
    monkeypatch.setenv("CI", is_ci)
    assert lint.main([]) == code
    assert "пропущено: нет программы npm" in capfd.readouterr().out


def test_quick_leaves_out_the_slow_checks(checks: Callable[..., None], capfd: pytest.CaptureFixture[str]) -> None:
    """Before a commit nobody waits for types."""
    checks(lint.Check("style", says("seen")), lint.Check("types", says("unseen", 1), is_quick=False))
    assert lint.main(["--quick"]) == 0
    printed = capfd.readouterr().out
    assert "seen" in printed
    assert "types" not in printed


def test_fix_repairs_what_a_tool_can_repair(checks: Callable[..., None], capfd: pytest.CaptureFixture[str]) -> None:
    """A check with no way to repair runs as always."""
    checks(lint.Check("style", says("found", 1), says("repaired")), lint.Check("types", says("typed")))
    assert lint.main(["--fix"]) == 0
    printed = capfd.readouterr().out
    assert "found" not in printed
    assert "repaired" in printed
    assert "typed" in printed


def test_wrong_arguments_are_refused() -> None:
    """The command ends with the code for them."""
    with pytest.raises(SystemExit) as ended:
        lint.main(["--slow"])
    assert ended.value.code == 2


def test_tools_stand_in_their_lists() -> None:
    """Each Python tool is pinned, and Biome is what npm installs."""
    lock = (lint.ROOT / "requirements.lock").read_text("utf-8")
    assert [name for name in ("ruff", "codespell", "mypy") if f"\n{name}==" not in lock] == []
    assert "@biomejs/biome" in json.loads((lint.ROOT / "package.json").read_text("utf-8"))["devDependencies"]


def test_help_names_the_options() -> None:
    """The command says what it does without doing it."""
    command = [sys.executable, "-m", "scripts.lint", "--help"]
    done = subprocess.run(command, cwd=lint.ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, lint.HELP)
