"""`scripts/posts.py`: a month's texts on the screen, one school or all; what is wrong is said in Russian."""

from __future__ import annotations

import subprocess

from profminimum.publish.build.clock import VARIABLE

from tests.support.project import REGION, Run, command, run_script


def posts(*arguments: str, run: Run = command) -> subprocess.CompletedProcess[str]:
    """What the script prints for the small region on its day."""
    return run("posts", "--data", str(REGION), *arguments, **{VARIABLE: "2026-11-23 10:00"})


def test_texts_of_a_month_are_printed() -> None:
    """Each text follows a line that says whose it is and where it goes; links are whole."""
    done = posts("--month", "2026-12", "--school", "first", "--network", "max", "--site-url", "https://x.example.ru")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("=== Школа № 1 «Ёлочка», канал в MAX ===\n\nДекабрь 2026")
    assert done.stdout.count("=== ") == 4
    assert "Подробнее: https://x.example.ru/schools/first/events/online/\n" in done.stdout


def test_without_a_choice_all_schools_and_networks_are_printed() -> None:
    """Every school that has something comes, in all three networks."""
    done = posts("--month", "2026-11", run=run_script)
    assert {line.split(", ")[1].strip("= ") for line in done.stdout.splitlines() if line.startswith("=== ")} == {
        "ВКонтакте",
        "Одноклассники",
        "канал в MAX",
    }


def test_a_month_without_events_is_said_to_be_one() -> None:
    """A month with nothing to write about gets a sentence."""
    done = posts("--month", "2031-12")
    assert (done.returncode, done.stdout) == (1, "За 2031-12 писать не о чем.\n")


def test_wrong_arguments_are_answered_in_russian() -> None:
    """A wrong month shows the help, a wrong school the nearest one; never a traceback."""
    assert "--month     месяц: 2026-11" in posts("--month", "декабрь").stderr
    done = posts("--month", "2026-12", "--school", "firts")
    assert (done.returncode, done.stderr) == (1, "Школы «firts» в данных нет. Возможно, вы имели в виду «first».\n")
