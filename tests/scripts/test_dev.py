"""The commands of the project, run as people run them: from a copy whose lock file holds one tiny package of our own."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts import dev
from scripts.lib import commands
from scripts.lib.venv import Environment, EnvironmentUnusable

SCRIPTS = Path(dev.__file__).resolve().parent
WHEEL = "mkdocs-1.0-py3-none-any.whl"
SHOW = "import json, os, sys\nprint(json.dumps([sys.argv[1:], os.getcwd()]))\nsys.exit(7 * ('fail' in sys.argv))\n"
METADATA = "Metadata-Version: 2.1\nName: mkdocs\nVersion: 1.0\n"
PATIENCE = 300
"""Seconds: on a busy machine an environment takes a minute or more."""
ABOUT_WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write_package(folder: Path, lock: str = "requirements.lock", program: str = SHOW) -> None:
    """Put a package named mkdocs that tells how it was called into the folder, and a lock file that asks for it.

    The same package answers to the name of the other host.
    """
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        wheel.writestr("mkdocs/__main__.py", program)
        wheel.writestr("properdocs.py", "import mkdocs.__main__\n")
        wheel.writestr("mkdocs-1.0.dist-info/METADATA", METADATA)
        wheel.writestr("mkdocs-1.0.dist-info/WHEEL", ABOUT_WHEEL)
        wheel.writestr("mkdocs-1.0.dist-info/RECORD", "")
    digest = hashlib.sha256((folder / WHEEL).read_bytes()).hexdigest()
    line = f"mkdocs @ {(folder / WHEEL).as_uri()} --hash=sha256:{digest}\n"
    (folder / lock).write_text(line, "utf-8")


def copy_project(folder: Path) -> Path:
    """A project with the commands alone."""
    (folder / "scripts" / "lib").mkdir(parents=True)
    for name in ("dev.py", "__init__.py", "lib/__init__.py", "lib/commands.py", "lib/venv.py", "lib/lock.py"):
        shutil.copy(SCRIPTS / name, folder / "scripts" / name)
    write_package(folder)
    return folder


def start(project: Path, *arguments: str, host: str = "") -> subprocess.Popen[str]:
    """Begin a command of the copied project, from a folder that is not the project's."""
    command = [sys.executable, str(project / "scripts" / "dev.py"), *arguments]
    pipe = subprocess.PIPE
    environ = os.environ | {"PYTHONUTF8": "1", commands.VARIABLE: host}
    return subprocess.Popen(command, cwd=project.parent, env=environ, stdout=pipe, stderr=pipe, encoding="utf-8")


def run(project: Path, *arguments: str, host: str = "") -> tuple[int, str, str]:
    """Run a command to its end: exit code, what it printed, what it complained of."""
    started = start(project, *arguments, host=host)
    out, err = started.communicate(timeout=PATIENCE)
    return started.returncode, out, err


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose environment is made, in a folder with a space and Cyrillic letters in its name."""
    project = copy_project(tmp_path_factory.mktemp("Мои документы") / "Раздел школы")
    code, _, err = run(project, "build")
    assert (code, "Окружение готово" in err) == (0, True), err
    return project


def printed(project: Path, arguments: list[str]) -> str:
    """What the tiny package prints when it is called with these arguments in the project's folder."""
    return json.dumps([arguments, str(project)]) + "\n"


def test_arguments_pass_on(project: Path) -> None:
    """What follows the command reaches the program, which runs in the project's folder; nothing is made anew."""
    assert run(project, "build", "--quiet", "два слова") == (
        0,
        printed(project, ["build", "--strict", "--quiet", "два слова"]),
        "",
    )
    assert run(project, "serve") == (0, printed(project, ["serve"]), "")


def test_exit_code_passes_on(project: Path) -> None:
    """A program that fails makes the command fail with the same code."""
    assert run(project, "serve", "fail")[0] == 7


def test_without_a_command_there_is_a_short_help(project: Path) -> None:
    """A misspelt command is answered with the nearest."""
    code, out, _ = run(project)
    assert code == 0
    assert all(f"\n  {name} " in out for name in commands.COMMANDS)
    assert run(project, "biuld") == (2, "", "Команды «biuld» нет. Возможно, вы имели в виду «build».\n")


def test_other_host_has_an_environment_of_its_own(tmp_path: Path) -> None:
    """The variable puts ProperDocs in the place of MkDocs, from its own lock file; the usual environment is not made.

    The tests on ProperDocs run in its environment and know where they are.
    """
    project = copy_project(tmp_path / "project")
    write_package(project, "requirements-properdocs.lock")
    assert run(project, "build", host="properdocs")[:2] == (0, printed(project, ["build", "--strict"]))
    assert Environment(project, "properdocs").is_ready()
    assert not Environment(project).folder.exists()
    assert "requirements.lock" not in Environment(project, "properdocs").stamp.read_text("utf-8")
    asked = "import os, sys; print(os.environ['PROFMINIMUM_HOST'], sys.prefix)\n"
    (project / "pytest.py").write_text(asked, "utf-8")  # found first: `python -m` begins in the project's folder
    expected = f"properdocs {Environment(project, 'properdocs').folder}\n"
    assert run(project, "test-properdocs") == (0, expected, "")


def test_an_unknown_host_is_refused(project: Path) -> None:
    """A misspelt variable stops the command with a sentence."""
    message = "PROFMINIMUM_HOST: здесь «hugo», а сайт собирают только mkdocs и properdocs.\n"
    assert run(project, "build", host="hugo") == (1, "", message)


def test_two_runs_make_it_once(tmp_path: Path) -> None:
    """Of two first runs at the same time one makes the environment, the other waits and uses it."""
    project = copy_project(tmp_path / "project")
    both = [start(project, "serve") for _ in range(2)]
    ends = [program.communicate(timeout=PATIENCE) for program in both]
    assert [out for out, _ in ends] == [printed(project, ["serve"])] * 2
    assert sum("Ставлю пакеты" in err for _, err in ends) == 1


def test_failed_install_is_not_taken_for_whole(tmp_path: Path) -> None:
    """A changed lock file makes the environment anew; a package that is not the one in the list is not installed."""
    project = copy_project(tmp_path / "project")
    left_over = fake_environment(project).folder / "left-over.txt"
    left_over.touch()
    write_package(project)
    with (project / WHEEL).open("ab") as wheel:
        wheel.write(b"altered")
    code, out, err = run(project, "serve")
    assert (code, out) == (1, "")
    assert "Не удалось установить пакеты." in err
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in err
    assert "Traceback" not in err
    assert not left_over.exists()
    assert not Environment(project).is_ready()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_reach_the_program(tmp_path: Path, project: Path, number: signal.Signals) -> None:
    """A signal for the command is one for the program it runs."""
    waiting = "import signal, sys, time\n"
    waiting += "for each in (2, 15): signal.signal(each, lambda number, frame: sys.exit(40 + number))\n"
    waiting += "print('ready', flush=True)\ntime.sleep(30)\n"
    (project / "scripts" / "check.py").write_text(waiting, "utf-8")
    started = start(project, "check")
    assert started.stdout.readline() == "ready\n"
    started.send_signal(number)
    started.communicate(timeout=PATIENCE)
    assert started.returncode == 40 + number


def fake_environment(root: Path) -> Environment:
    """An environment that only looks finished."""
    environment = Environment(root)
    environment.lock.write_text("packages\n", "utf-8")
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    environment.stamp.write_text(environment.made_from(), "utf-8")
    assert environment.is_ready()
    return environment


def test_changed_lock_is_noticed(tmp_path: Path) -> None:
    """The stamp is of the lock file's contents."""
    environment = fake_environment(tmp_path)
    environment.lock.write_text("packages\nmore\n", "utf-8")
    assert not environment.is_ready()


def test_other_python_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new minor version of Python needs a new environment, a new patch does not."""
    environment = fake_environment(tmp_path)
    version = sys.version_info
    newer = type("Version", (), {"major": version.major, "minor": version.minor + 1})
    monkeypatch.setattr(sys, "version_info", newer)
    assert not environment.is_ready()


@pytest.mark.parametrize("lost", ["stamp", "python"])
def test_unfinished_environment_is_noticed(tmp_path: Path, lost: str) -> None:
    """Without the stamp the install was interrupted; without the interpreter its Python is gone."""
    environment = fake_environment(tmp_path)
    getattr(environment, lost).unlink()
    assert not environment.is_ready()


def test_a_missing_lock_file_is_reported(tmp_path: Path) -> None:
    """There is nothing to make an environment from, and the sentence says what to do."""
    project = copy_project(tmp_path / "project")
    (project / "requirements.lock").unlink()
    code, out, err = run(project, "build")
    assert (code, out) == (1, "")
    assert err == f"Нет файла requirements.lock в папке {project}: верните его из репозитория.\n"


def test_a_missing_module_venv_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships Python without `ensurepip`; its users are told which package brings it."""
    (tmp_path / "requirements.lock").touch()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(EnvironmentUnusable, match=r"нет модуля ensurepip.*\n.*apt install python3-venv"):
        Environment(tmp_path).ready()


def test_old_python_is_refused() -> None:
    """A Python below 3.11 gets a sentence; 3.11 and newer, whatever letters are in their versions, work."""
    assert dev.refusal((3, 10, 12)).startswith("Нужен Python 3.11 или новее, а этот – 3.10.12.\n")
    assert dev.refusal((2, 7, 18))
    assert dev.refusal((3, 11, 0, "final", 0)) == ""
    assert dev.refusal((4, 0, 0)) == ""


def test_the_entry_is_readable_by_an_old_python() -> None:
    """The file that refuses an old Python has no annotations, no f-strings, and a declared encoding."""
    text = (SCRIPTS / "dev.py").read_text("utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    assert not [node for node in nodes if isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Match)]
    assert not [node for node in nodes if getattr(node, "annotation", None) or getattr(node, "returns", None)]
    assert text.startswith("# coding: utf-8")


def test_help_installs_nothing(tmp_path: Path) -> None:
    """Every command explains itself with a Python that has no packages, and no environment is made for it."""
    shutil.copytree(SCRIPTS, tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SCRIPTS.parent / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    write_package(tmp_path)
    for name in commands.COMMANDS:
        command = [sys.executable, "-S", "-E", str(tmp_path / "scripts" / "dev.py"), name, "--help"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"})
        assert (done.returncode, done.stderr) == (0, ""), name
        assert done.stdout.count("\n") > 5, name
    assert not (tmp_path / ".venv").exists()


def test_help_names_what_there_is() -> None:
    """Lists in help, which reads the tables without running them, because it may need no package, are those of the program."""
    from profminimum.model import CONTRIBUTED
    from profminimum.view.reports import REPORTS

    from scripts import new, report, spreadsheet

    written = [kind for kind in CONTRIBUTED if kind.has_sheet]
    assert list(new.record_kinds().values()) == [
        kind.name for kind in sorted(written, key=lambda kind: not kind.is_owner)
    ]
    kinds = ", ".join(new.record_kinds())
    assert f"Виды: {kinds};" in new.HELP
    assert f"Виды: {kinds}." in spreadsheet.HELP
    assert f"  {', '.join(REPORTS)};" in report.HELP


def started(name: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """A command with parameters: one of the host by the door, which answers before any environment is looked for."""
    own = [sys.executable, *commands.COMMANDS[name].steps[0]] if name not in ("serve", "build") else []
    command = own or [sys.executable, str(SCRIPTS / "dev.py"), name]
    return subprocess.run([*command, *arguments], capture_output=True, encoding="utf-8", cwd=SCRIPTS.parent)


@pytest.mark.parametrize("name", [name for name in commands.COMMANDS if not name.startswith("test")])
def test_a_wrong_parameter_is_named_by_every_command(name: str) -> None:
    """The last line of what it says is about the parameter."""
    wrong = ["event", "--scool", "x"] if name == "new" else ["--sitt-url"]
    done = started(name, wrong)
    assert done.returncode == 2, done.stdout + done.stderr
    assert ("scool" if name == "new" else "«--sitt-url»") in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--dev-adr", "127.0.0.1:1"], "Параметра «--dev-adr» нет. Возможно, вы имели в виду «--dev-addr»."),
        (["build", "--site-dri=x"], "Параметра «--site-dri» нет. Возможно, вы имели в виду «--site-dir»."),
        (["check", "--fromat", "json"], "Параметра «--fromat» нет. Возможно, вы имели в виду «--format»."),
        (["check", "--format", "jsn"], "здесь «jsn», а нужно одно из: text, github, gitlab, json. Возможно, вы имели в виду «json»."),
        (["check", "--today", "завтра"], "«--today»: значение «завтра» не подходит."),
        (["check", "--data"], "После «--data» нужно значение."),
        (["check", "слово"], "Лишнее слово: «слово»."),
        (["changes", "--before", "data"], "Не хватает параметров: --after."),
        (["publish", "--nightly=да"], "Параметр «--nightly» пишут без значения."),
        (["publish", "rolback"], "Возможно, вы имели в виду «rollback»."),
        (["publish", "--to", "x"], "Параметр «--to» нужен только команде rollback."),
        (["spreadsheet", "import", "x.csv", "--yess"], "Параметра «--yess» нет. Возможно, вы имели в виду «--yes»."),
        (["spreadsheet", "exprt", "event"], "Возможно, вы имели в виду «export»."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_parameter_is_said(arguments: list[str], words: str) -> None:
    """Name, value, their absence: each has its sentence in Russian."""
    name, *parameters = arguments
    done = started(name, parameters)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
