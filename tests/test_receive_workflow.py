"""The workflow that makes a request of an issue, run step by step as the forge runs it, with a repository on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from profminimum.authoring.inbox.record_blocks import written_block

from tests.support.letters import EVENT, PATH
from tests.support.project import REGION, ROOT

STEPS = {
    step["name"]: step["run"]
    for job in yaml.safe_load((ROOT / ".github/workflows/receive.yml").read_text("utf-8"))["jobs"].values()
    for step in job["steps"]
    if "run" in step
}
pytestmark = pytest.mark.skipif(not all(map(shutil.which, ("bash", "jq", "iconv"))), reason="no bash, jq or iconv")


class Forge:
    """A forge of two programs and a repository: `gh` notes what it is asked, `python3` is this project's."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temp = folder, folder / "temp"
        self.origin = folder / "forge" / "o" / "r.git"
        self.temp.mkdir()
        (folder / "bin").mkdir()
        self._program(
            "python3",
            f'[ "$2" = check ] && exit 0; shift 2\n'
            f'PYTHONPATH={ROOT} exec {sys.executable} -m scripts.receive "$@" --data "$PWD/data" --today 2026-11-23',
        )
        self._program(
            "gh",
            f'echo "$@" >> {folder}/asked\n'
            'case "$*" in *permission*) echo "$MAY";; "pr create"*) cp ../body.md "$BODY"; echo https://f/1;; esac',
        )
        shutil.copytree(REGION, folder / "work" / "data")
        self.run("git init --quiet --initial-branch=main && git add . && git commit --quiet -m Начало", "work")
        self.run(f"git clone --quiet --bare . {self.origin}", "work")

    def _program(self, name: str, lines: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
        path.chmod(0o755)

    def run(self, script: str, folder: str, code: int = 0, **variables: str) -> str:
        """What a script says; it must end with a code."""
        identity = {f"GIT_{who}_{what}": "редактор" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        given = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "GITHUB_SERVER_URL": f"file://{self.folder}/forge",
            "GITHUB_REPOSITORY": "o/r",
            "BODY": str(self.temp / "body.md"),
        }
        own = identity if "git commit" in script else {}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.folder / folder,
            env=given | own | variables,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def read(self, body: str | None) -> str:
        """What the reading job tells of an issue's text."""
        (self.temp / "event.json").write_text(json.dumps({"issue": {"body": body}}), "utf-8")
        self.run(STEPS["Прочитать обращение и проверить запись"], "work", AUTHOR="zavuch", EDITOR="redaktor")
        return (self.temp / "received" / "account.txt").read_text("utf-8")

    @property
    def outputs(self) -> str:
        """What steps gave on."""
        path = self.temp / "output"
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """A forge with the small region."""
    return Forge(tmp_path)


@pytest.mark.parametrize(("may", "code"), [("admin", 0), ("write", 0), ("read", 1), ("none", 1), ("", 1)])
def test_only_an_editor_may_label(forge: Forge, may: str, code: int) -> None:
    """Whoever cannot write to the repository cannot begin anything."""
    forge.run(STEPS["Узнать, редактор ли поставил метку"], ".", code, MAY=may, EDITOR="somebody")
    assert "repos/o/r/collaborators/somebody/permission" in (forge.folder / "asked").read_text("utf-8")


def propose(forge: Forge) -> str:
    """Runs the proposing job; what it gave on."""
    shutil.copytree(forge.temp / "received", forge.folder / "job" / "received")
    forge.run(STEPS["Завести запрос"], "job", NUMBER="7", BASE="main")
    return forge.outputs


def test_an_issue_becomes_a_request(forge: Forge) -> None:
    """A branch with a commit in the name of the school, a request that tells what changes and closes the issue."""
    account = forge.read(f"### Запись\n\n```text\n{written_block(PATH, EVENT)}\n```\n\nСпасибо, Иванова")
    assert "Появится" in account
    assert "accepted=true" in forge.outputs
    assert "url=https://f/1" in propose(forge)
    shown = forge.run("git show --format=%an%n%B obrashchenie-7", str(forge.origin.relative_to(forge.folder)))
    assert shown.startswith("Школа № 1 «Ёлочка»\n")
    assert "+title: Экскурсия на завод" in shown
    body = (forge.temp / "body.md").read_text("utf-8")
    assert "closes #7" in body
    assert "    текст, отправитель @zavuch" in body
    assert "Иванова" not in shown + body + account


def test_only_records_are_taken_into_a_request(forge: Forge) -> None:
    """Even if the first job had made changes of programs, the second takes none of them."""
    forge.read(f"### Запись\n\n```text\n{written_block(PATH, EVENT)}\n```")
    script = "mkdir -p .github/workflows && echo x | tee .github/workflows/x.yml data/x.sh > /dev/null && git add --force --all && git commit --quiet --amend --no-edit && git format-patch --stdout HEAD~1"
    patch = forge.run(script, "work")
    (forge.temp / "received" / "change.patch").write_text(patch, "utf-8")
    propose(forge)
    folder = str(forge.origin.relative_to(forge.folder))
    assert forge.run("git show --name-only --format= obrashchenie-7", folder).split() == [f"data/{PATH}"]


@pytest.mark.parametrize(
    "body",
    [
        None,
        "Здравствуйте!",
        f"### Запись\n\n```\n{written_block(PATH, EVENT.replace('meeting', 'meting'))}```",
        f"### Запись\n\n{written_block('../../.github/workflows/x.yml', EVENT)}",
        "### Страница\n\nx\n\n### Что не так\n\n$(touch broken) `touch broken`\n",
    ],
)
def test_what_cannot_be_taken_is_answered(forge: Forge, body: str | None) -> None:
    """No request; the comment says what to put right, as a text in which nothing is a link or a command."""
    account = forge.read(body)
    assert "Не принято" in account or "ошибка" in account
    assert forge.outputs == ""
    assert not (forge.temp / "received" / "change.patch").exists()
    (forge.folder / "job").mkdir()
    shutil.copytree(forge.temp / "received", forge.folder / "job" / "received")
    forge.run(STEPS["Написать ответ"], "job", NUMBER="7", URL="")
    answer = (forge.folder / "job" / "answer.md").read_text("utf-8")
    told = [line for line in account.splitlines() if line]
    assert all(f"    {line}" in answer for line in told)
    assert list(forge.folder.rglob("broken")) == []
