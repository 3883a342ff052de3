"""The workflows that answer contributors and publish: strangers' code never runs where anything may be written; actions
are pinned.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from profminimum.authoring.forge_links import issue_link
from profminimum.authoring.inbox.issue_forms import CORRECTION_FIELDS, RECORD, SCHOOL_FIELDS
from profminimum.model import Forge
from profminimum.model.region import ForgeKind

from tests.support.project import build, copy_project

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COUNTRY = ROOT / "scripts" / "hosting" / "country" / "github.yml"
"""The workflow that a country's repository takes: see `tests/test_country_workflows.py`."""


def read(path: Path) -> dict[Any, Any]:
    """A workflow; YAML 1.1 reads its key `on` as True."""
    return yaml.safe_load(path.read_text("utf-8"))


def workflow(name: str) -> dict[Any, Any]:
    """One of them by its file's name."""
    return read(ROOT / ".github" / "workflows" / f"{name}.yml")


def gitlab() -> dict[str, Any]:
    """GitLab's jobs."""
    return yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))


def steps(path: Path) -> list[dict[str, Any]]:
    """All steps of all jobs."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", [*WORKFLOWS, COUNTRY], ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path) -> None:
    """Each is named by a whole commit, with its version in a comment; a checkout leaves no key behind."""
    used = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not re.search(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40}  # v\d", line)] == []
    checkouts = [step for step in steps(path) if "actions/checkout" in step.get("uses", "")]
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_an_action_has_one_commit() -> None:
    """It is the same everywhere, so that a renewal forgets no place."""
    used = {step["uses"] for path in (*WORKFLOWS, COUNTRY) for step in steps(path) if "uses" in step}
    names = [action.partition("@")[0] for action in used]
    assert sorted(names) == sorted(set(names))


def test_only_the_step_that_publishes_may_publish() -> None:
    """The site is built by a job that may only read; the job that puts it up runs none of our programs."""
    found = workflow("publish")
    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert found["jobs"]["deploy"]["needs"] == "build"
    assert [step for step in found["jobs"]["deploy"]["steps"] if "run" in step or "checkout" in step["uses"]] == []
    assert found["jobs"]["build"]["if"] == "vars.PAGES == 'true'"
    assert found["concurrency"]["cancel-in-progress"] is False


def test_the_site_is_made_anew_each_night() -> None:
    """Soon after midnight in Moscow, not at a full hour; never for a request, which anybody may make."""
    found = workflow("publish")[True]
    assert set(found) == {"push", "schedule", "workflow_dispatch"}
    (minute, hour, *days) = found["schedule"][0]["cron"].split()
    assert days == ["*", "*", "*"]
    midnight = datetime(2026, 11, 23, int(hour), int(minute), tzinfo=UTC).astimezone(ZoneInfo("Europe/Moscow"))
    assert midnight.hour == 0
    assert 5 < midnight.minute < 55
    built = "\n".join(step.get("run", "") for step in workflow("publish")["jobs"]["build"]["steps"])
    assert "scripts/dev.py publish $NIGHTLY --home" in built


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(("said", "ends"), [(0, 0), (3, 0), (1, 1), (2, 2)])
@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_what_the_publisher_says_decides(tmp_path: Path, forge: str, said: int, ends: int) -> None:
    """A site with some records left out goes up, one that was not made does not; run as the forges run it."""
    if forge == "github":
        step = next(step for step in workflow("publish")["jobs"]["build"]["steps"] if "publish" in step.get("run", ""))
        script = "set -eo pipefail\n" + step["run"]
    else:
        script = "set -eo pipefail\n" + "\n".join(gitlab()["pages"]["script"])
    site = tmp_path / "home" / "versions" / "1"
    site.mkdir(parents=True)
    (site / "index.html").write_text("Сайт", "utf-8")
    (tmp_path / "home" / "current").symlink_to("versions/1")
    (tmp_path / "python3").write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\nexit {said}\n', "utf-8")
    (tmp_path / "python3").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path)}
    environ |= {"NIGHTLY": "--nightly", "CI_PIPELINE_SOURCE": "schedule"}
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environ, capture_output=True, encoding="utf-8")
    assert done.returncode == ends, done.stderr
    assert (tmp_path / "asked").read_text("utf-8").startswith("scripts/dev.py publish --nightly --home ")
    if forge == "gitlab":
        assert (tmp_path / "public" / "index.html").is_file() == (ends == 0)
        assert (tmp_path / "public" / "index.html.gz").is_file() == (ends == 0)


def test_a_region_checks_its_data() -> None:
    """Check, build and the look at the finished site; lint and tests wait for the answer whose program this is."""
    jobs = workflow("check")["jobs"]
    data = "\n".join(step.get("run", "") for step in jobs["data"]["steps"])
    assert "dev.py check" in data
    assert "dev.py publish" in data
    own = [step for job in jobs.values() for step in job["steps"] if re.search(r"dev\.py (lint|test)", str(step))]
    assert [step["if"] for step in own] == ["steps.home.outputs.here == 'true'"] * 2
    assert gitlab()["data"]["script"] == ["python3 scripts/dev.py check", "python3 scripts/dev.py publish --home home"]
    assert gitlab()["data"]["rules"] == gitlab()["test"]["rules"]
    assert [name for name, job in gitlab().items() if ".ci/run" in str(job) or "dev.py test" in str(job)] == ["test"]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize("is_home", [True, False])
def test_the_program_is_tested_at_home_alone(tmp_path: Path, is_home: bool) -> None:
    """Elsewhere neither job is red, and neither tests anything; run as the forges run it."""
    (tmp_path / "python3").write_text(f"#!/bin/sh\nexit {int(not is_home)}\n", "utf-8")
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text("#!/bin/sh\ntouch tested\n", "utf-8")
    for program in (tmp_path / "python3", tmp_path / ".ci" / "run"):
        program.chmod(0o755)
    step = next(step for step in workflow("check")["jobs"]["program"]["steps"] if step.get("id") == "home")
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(tmp_path / "output")}
    for script in (step["run"], gitlab()["test"]["script"]):
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        assert subprocess.run(command, cwd=tmp_path, env=environ).returncode == 0
    assert (tmp_path / "output").exists() == (tmp_path / "tested").exists() == is_home
    assert not is_home or (tmp_path / "output").read_text("utf-8") == "here=true\n"


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize("fails", ["check", "publish", ""])
def test_gitlab_says_when_a_request_is_wrong(tmp_path: Path, fails: str) -> None:
    """The job ends red when the data or the finished site are wrong; the answer is there all the same."""
    lines = "\n".join(line for line in gitlab()["answer"]["script"] if not line.startswith("git "))
    script = re.sub(r"\$\(git [^)]*\)", "commit", lines)
    (tmp_path / "trusted" / "data").mkdir(parents=True)
    (tmp_path / "home" / "current").mkdir(parents=True)
    (tmp_path / "python3").write_text(f'#!/bin/sh\n[ "$2" != "{fails}" ] && echo Ответ\n', "utf-8")
    (tmp_path / "python3").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CI_PROJECT_DIR": str(tmp_path)}
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    assert subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True).returncode == bool(fails)
    assert "Ответ" in (tmp_path / "answer.md").read_text("utf-8")
    assert (tmp_path / "preview").is_dir() == (not fails)


def test_gitlab_publishes_only_the_main_branch() -> None:
    """It is published only where it was asked for; nothing that is half up is interrupted."""
    job = gitlab()["pages"]
    assert [rule["if"] for rule in job["rules"]] == ['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PAGES == "true"']
    assert job["artifacts"]["paths"] == ["public"]
    assert job["interruptible"] is False


@pytest.mark.parametrize("path", [*WORKFLOWS, COUNTRY], ids=lambda path: path.stem)
def test_no_words_of_others_stand_in_commands(path: Path) -> None:
    """What comes from outside reaches a shell through the environment, never as a part of the command."""
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_the_answer_may_only_read() -> None:
    """It runs for forks with no right but to read, and starts with the programs of the base branch."""
    found = workflow("answer")
    assert set(found[True]) == {"pull_request"}
    assert found["permissions"] == {}
    assert [job["permissions"] for job in found["jobs"].values()] == [{"contents": "read"}]
    first = found["jobs"]["answer"]["steps"][0]
    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "secrets." not in (ROOT / ".github/workflows/answer.yml").read_text("utf-8")


def test_whoever_may_write_reads_no_change() -> None:
    """The job that reads the change writes nothing; those that write take nothing out of git."""
    found = workflow("comment")
    assert set(found[True]) == {"workflow_run"}
    assert found[True]["workflow_run"]["workflows"] == [workflow("answer")["name"]]
    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == {
        "answer": {"contents": "read", "actions": "read", "pull-requests": "read"},
        "publish": {"contents": "write"},
        "comment": {"pull-requests": "write"},
    }
    for name in ("publish", "comment"):
        commands = [step.get("uses", "") + step.get("run", "") for step in found["jobs"][name]["steps"]]
        assert not [step for step in commands if re.search(r"checkout|scripts[/.]|python|refs/pull", step)]


def test_an_issue_is_read_by_a_job_that_writes_nothing() -> None:
    """It begins with an editor's label, which no form sets; the jobs that write run no program of ours and take only records."""
    found = workflow("receive")
    assert found[True] == {"issues": {"types": ["labeled"]}}
    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == {
        "read": {"contents": "read"},
        "propose": {"contents": "write", "pull-requests": "write"},
        "answer": {"issues": "write"},
    }
    assert found["jobs"]["read"]["if"] == "github.event.label.name == 'принять'"
    assert found["jobs"]["read"]["steps"][0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    for name in ("propose", "answer"):
        commands = [step.get("uses", "") + step.get("run", "") for step in found["jobs"][name]["steps"]]
        assert not [step for step in commands if re.search(r"checkout|scripts[/.]|python|refs/pull|issue\.body", step)]
    assert "git am --quiet --include='data/*.yml'" in found["jobs"]["propose"]["steps"][-1]["run"]
    forms = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")]
    assert [form["labels"] for form in forms if "labels" in form] == []


@pytest.mark.parametrize("name", ["answer", "comment"])
def test_no_branch_of_a_change_is_checked_out(name: str) -> None:
    """Of the change only the folder of data is taken, by the script that ignores everything else."""
    found = workflow(name)["jobs"]["answer"]["steps"]
    checkout = next(step for step in found if "actions/checkout" in step.get("uses", ""))
    assert "head" not in checkout["with"]["ref"]
    assert not [
        step for step in found if re.search(r"git (checkout|switch|merge|reset|worktree)\b(?!-)", step.get("run", ""))
    ]
    assert [step for step in found if 'extract_data --commit "$HEAD" --to data' in step.get("run", "")]


def test_gitlab_answers_with_programs_of_the_target_branch() -> None:
    """The folder with the programs is the target branch's; of the change only its data come there."""
    script = gitlab()["answer"]["script"]
    joined = "\n".join(script)
    assert joined.index('worktree add --quiet --detach "$CI_PROJECT_DIR/trusted" "$base"') < joined.index("python3")
    assert joined.index('cd "$CI_PROJECT_DIR/trusted"') < joined.index("python3")
    assert 'extract_data --commit "$head" --to data' in joined


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_issue_forms_are_forms(path: Path) -> None:
    """GitHub shows a form only if these keys are there and each field has its own name."""
    form = yaml.safe_load(path.read_text("utf-8"))
    if path.stem == "config":
        assert form["blank_issues_enabled"] is False
        return
    assert {"name", "description", "body"} <= set(form)
    names = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert names
    assert len(names) == len(set(names))
    kinds = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert {field["type"] for field in form["body"]} <= kinds


@pytest.mark.parametrize(
    ("name", "labels"), [("record", [RECORD]), ("school", SCHOOL_FIELDS), ("correct", CORRECTION_FIELDS)]
)
def test_the_command_knows_the_labels_of_the_forms(name: str, labels: Sequence[str]) -> None:
    """Both forges write answers below the labels that it looks for; a prefilled form has the field of the link."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text("utf-8"))
    fields = {field["attributes"].get("label"): field for field in form["body"]}
    assert set(labels) <= set(fields)
    headings = re.findall(r"^### (.+)$", (ROOT / ".gitlab/issue_templates" / f"{name}.md").read_text("utf-8"), re.M)
    assert set(labels) <= set(headings) <= set(fields)
    if name == "record":
        link = issue_link(Forge(kind=ForgeKind.GITHUB, url="https://github.com/o/r"))
        assert f"template={name}.yml" in link
        assert f"&{fields[RECORD]['id']}={{text}}" in link


KEPT = [".cache/profminimum", "home/work"]
"""What a pipeline keeps: what is known of the last site, and the site."""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_only_the_publication_keeps_the_site(path: Path) -> None:
    """Whatever reads a change may read the last site and not write it: what is kept is believed."""
    used = [step for step in steps(path) if "actions/cache" in step.get("uses", "")]
    assert {step["uses"].partition("@")[0] for step in used} <= (
        {"actions/cache"} if path.stem == "publish" else {"actions/cache/restore"}
    )
    for step in used:
        paths = step["with"]["path"].replace("${{ runner.temp }}/", "").split()
        assert paths == KEPT
        assert step["with"]["restore-keys"] == "site-"
        assert step["with"]["key"].startswith("site-")


def test_every_job_that_makes_the_site_takes_the_last_one() -> None:
    """It has it before it begins, and makes the new one at the same place: a site is known by its folder."""
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            made = [
                number for number, step in enumerate(job["steps"]) if re.search(r"dev\.py (publish|build)", str(step))
            ]
            taken = [number for number, step in enumerate(job["steps"]) if "actions/cache" in step.get("uses", "")]
            assert len(made) == len(taken)
            assert taken <= made
            for number in made:
                assert re.search(
                    r'--home "\$RUNNER_TEMP/home"|\$RUNNER_TEMP/home/work/site', job["steps"][number]["run"]
                )


def test_gitlab_keeps_the_site_of_the_main_branch_alone() -> None:
    """The job of a request takes it where it looks for it, and leaves it as it was."""
    jobs = gitlab()
    policies = {name: jobs[name]["cache"]["policy"] for name in ("data", "pages", "answer")}
    assert policies == {"data": "pull", "pages": "pull-push", "answer": "pull"}
    assert [path.rstrip("/") for path in jobs["pages"]["cache"]["paths"]] == KEPT
    script = "\n".join(jobs["answer"]["script"])
    assert script.index("mv ../.cache/profminimum .cache/") < script.index("dev.py check")


def test_a_site_is_kept_in_any_checkout(tmp_path: Path) -> None:
    """An archive gives the files other times, and a request is answered from another checkout: nothing is made that is there."""
    first = copy_project(tmp_path / "first")
    site = tmp_path / "home" / "work" / "site"
    assert build(first, "--site-dir", str(site)).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for path in before:
        os.utime(path, (10**9, 10**9))
    second = copy_project(tmp_path / "second")
    shutil.rmtree(second / ".cache", ignore_errors=True)
    shutil.move(first / ".cache", second / ".cache")
    assert build(second, "--site-dir", str(site)).returncode == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    changed = {path.name for path in before if path.stat().st_mtime != 10**9}
    assert changed <= {"version.json"}
