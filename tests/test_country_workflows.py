"""The pipelines of a country's repository: only what changed is made, whoever has the server's key runs no program of ours, a site
goes up whole. Their steps are run as the forges run them, with a server in a folder.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.ci.changed_regions import TEMPLATE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "scripts" / "hosting" / "country"
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="no bash")


def read(name: str) -> dict[Any, Any]:
    """A pipeline; YAML 1.1 reads GitHub's key `on` as True."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))


def github(job: str) -> dict[str, Any]:
    """A job of GitHub's."""
    return read("github")["jobs"][job]


def script(job: str, words: str) -> str:
    """The step of GitHub's job whose commands hold these words."""
    return next(step["run"] for step in github(job)["steps"] if words in step.get("run", ""))


def test_only_the_main_branch_publishes_and_each_night_all() -> None:
    """Never a request, which anybody may make; at night there is nothing to compare with."""
    assert set(read("github")[True]) == {"push", "schedule", "workflow_dispatch", "pull_request"}
    jobs = read("github")["jobs"]
    for_requests = {
        name for name, job in jobs.items() if "github.event_name != 'pull_request'" not in str(job.get("if", ""))
    }
    assert for_requests == {"regions", "check", "deploy-hub"}  # the last one needs a hub
    assert jobs["deploy-hub"]["if"] == "${{ !cancelled() && needs.hub.result == 'success' }}"
    assert read("github")[True]["push"] == {"branches": ["main"]}
    assert github("regions")["if"] == "vars.COUNTRY == 'true'"
    base = "${{ github.event.pull_request.base.sha || github.event.before }}"
    assert github("regions")["steps"][-1]["env"]["BASE"] == base
    for job in ("changed", "sites", "pages"):
        rules = [rule["if"] for rule in read("gitlab")[job]["rules"]]
        assert rules == ['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $COUNTRY == "true"']


def test_regions_are_made_side_by_side() -> None:
    """A job for each that changed; one that fails stops no other, and the country's site is made all the same."""
    for job in ("build", "deploy", "check"):
        assert github(job)["strategy"]["fail-fast"] is False
        assert github(job)["strategy"]["matrix"] == {"region": "${{ fromJSON(needs.regions.outputs.regions) }}"}
    assert github("build")["if"].endswith("needs.regions.outputs.regions != '[]'")
    assert all("!cancelled()" in github(job)["if"] for job in ("deploy", "hub", "deploy-hub"))
    sites = read("gitlab")["sites"]
    assert sites["trigger"]["include"] == [{"artifact": "regions-pipeline.yml", "job": "changed"}]
    assert sites["allow_failure"] is True
    assert (FOLDER / "gitlab-region.yml").relative_to(ROOT).as_posix() == TEMPLATE


def test_whoever_has_the_key_runs_no_program() -> None:
    """And whoever runs programs may only read."""
    found = read("github")
    assert found["permissions"] == {}
    with_key = {name for name, job in found["jobs"].items() if "secrets." in str(job)}
    assert with_key == {"deploy", "deploy-hub"}
    for name, job in found["jobs"].items():
        commands = [step.get("uses", "") + step.get("run", "") for step in job["steps"]]
        assert job["permissions"] == ({} if name in with_key else {"contents": "read"})
        assert (job.get("environment") == "country") == (name in with_key)
        if name in with_key:
            assert not [step for step in commands if re.search(r"checkout|scripts[/.]|python", step)]


@needs_bash
@pytest.mark.parametrize("bad", ["", "perm", "pskov"])
def test_gitlab_checks_all_regions_of_a_request(tmp_path: Path, bad: str) -> None:
    """One with a mistake does not hide the others; the job ends red then."""
    program = (
        f'#!/bin/sh\nif [ "$2" = scripts.ci.changed_regions ]; then echo perm pskov; exit; fi\n'
        f'echo "$@" >> {tmp_path}/asked\n[ "$4" != "regions/{bad}/data" ]\n'
    )
    (tmp_path / "python3").write_text(program, "utf-8")
    (tmp_path / "python3").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    commands = "\n".join(read("gitlab")["check"]["script"])
    assert subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", commands], cwd=tmp_path, env=environ
    ).returncode == bool(bad)
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert asked == [f"scripts/dev.py check --data regions/{name}/data" for name in ("perm", "pskov")]


@needs_bash
@pytest.mark.parametrize(("said", "ends"), [(0, 0), (3, 0), (1, 1), (2, 2)])
@pytest.mark.parametrize(("job", "words"), [("build", "dev.py publish"), ("hub", "dev.py hub")])
def test_what_the_program_says_decides(tmp_path: Path, job: str, words: str, said: int, ends: int) -> None:
    """A site with some records or regions left as they were goes up, one that was not made does not."""
    (tmp_path / "python3").write_text(
        f'#!/bin/sh\necho "$PROFMINIMUM_SITE_URL $@" > {tmp_path}/asked\nexit {said}\n', "utf-8"
    )
    (tmp_path / "python3").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": "/tmp/x", "NIGHTLY": "--nightly"}
    environ |= {"REGION": "tambov", "DOMAIN": "example.ru"}
    done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script(job, words)], cwd=tmp_path, env=environ)
    assert done.returncode == ends
    asked = (tmp_path / "asked").read_text("utf-8").split()
    if job == "build":
        assert asked[0] == "https://tambov.example.ru/"
        assert asked[1:] == [
            "scripts/dev.py",
            "publish",
            "--nightly",
            "--data",
            "regions/tambov/data",
            "--home",
            "/tmp/x/home",
        ]
    else:
        assert asked == ["scripts/dev.py", "hub", "regions/regions.yml", "--home", "/tmp/x/country"]


def a_server(folder: Path) -> dict[str, str]:
    """Programs that stand for `ssh` and `rsync` to a server that is the folder `server`; returns the environment."""
    programs, server = folder / "bin", folder / "server"
    programs.mkdir()
    server.mkdir()
    (programs / "ssh").write_text(
        f'#!/bin/bash\ntest -s ~/.ssh/id_ed25519\ncd {server}\nshift\nbash -c "$*"\n', "utf-8"
    )
    (programs / "rsync").write_text(
        f'#!/bin/bash\ntarget={server}/${{@: -1}}\ntarget=${{target/me@host:/}}\nmkdir "$target"\ncp -a "${{@: -2:1}}." "$target"\n',
        "utf-8",
    )
    for name, does in (
        ("apt-get", ":"),
        ("python3", "mkdir -p home/current && echo $CI_JOB_ID > home/current/index.html"),
    ):
        (programs / name).write_text(f"#!/bin/bash\n{does}\n", "utf-8")
    for program in programs.iterdir():
        program.chmod(0o755)
    for name in ("key", "known"):
        (folder / name).write_text(name, "utf-8")
    return {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder), "SERVER": "me@host"}


@needs_bash
@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_a_site_goes_up_whole(tmp_path: Path, forge: str) -> None:
    """Its files come into a folder of their own, the link is changed last, five versions stay."""
    environ = a_server(tmp_path)
    if forge == "github":
        environ |= {"KEY": "key", "KNOWN": "known", "NAME": "tambov", "GITHUB_RUN_ATTEMPT": "1"}
        commands = script("deploy", "rsync")
    else:
        environ |= {"SERVER_KEY": f"{tmp_path}/key", "SERVER_KNOWN_HOSTS": f"{tmp_path}/known", "REGION": "tambov"}
        commands = "\n".join(read("gitlab-region")[".region"]["script"])
    for number in range(1, 8):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / "index.html").write_text(f"{number}\n", "utf-8")
        environ |= {"GITHUB_RUN_ID": str(number), "CI_JOB_ID": str(number), "DOMAIN": "example.ru"}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", commands],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        here = tmp_path / "server" / "country" / "tambov"
        assert (here / "current" / "index.html").read_text("utf-8") == f"{number}\n"
        os.utime(here / "versions" / os.path.basename(os.readlink(here / "current")), (number, number))
    assert len(list((here / "versions").iterdir())) == 5
    assert (tmp_path / ".ssh" / "id_ed25519").stat().st_mode & 0o077 == 0


def test_both_sites_go_up_alike() -> None:
    """The country's own as those of its regions; on GitLab by the same commands."""
    assert script("deploy", "rsync") == script("deploy-hub", "rsync")
    by_gitlab = "\n".join(read("gitlab-region")[".region"]["script"])
    for line in script("deploy", "rsync").splitlines()[3:]:
        line = line.replace("$NAME", "$REGION").replace(" site/ ", " home/current/ ")
        assert line in by_gitlab


def test_each_region_keeps_its_own_site() -> None:
    """So that the next time only what has changed is made; and the country remembers what regions said last."""
    caches = [
        step["with"]
        for job in ("build", "hub")
        for step in github(job)["steps"]
        if "actions/cache" in step.get("uses", "")
    ]
    assert [cache["restore-keys"] for cache in caches] == ["site-${{ matrix.region }}-", "country-"]
    assert all(cache["key"].startswith(cache["restore-keys"]) for cache in caches)
    assert read("gitlab-region")[".region"]["cache"]["key"] == "site-$REGION"
    assert read("gitlab")["pages"]["cache"] == {"key": "country", "paths": ["country/"]}
