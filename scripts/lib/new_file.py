"""Creation of record files: refusals and their answer, samples, and a file that is never written over. Knows no kind."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT
from scripts.lib.schema_files import write_schemas

if TYPE_CHECKING:
    from profminimum.model import Location, Records


class Refused(Exception):
    """Reason why a command does nothing, in Russian; `code` is the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def answered(command: Callable[[], int]) -> int:
    """Runs a command that reads and writes files; returns its exit code, or after a sentence that of what stopped it."""
    try:
        return command()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except OSError as error:
        print(f"Файл {error.filename} не прочитать или не записать: ошибка диска (код {error.errno}).", file=sys.stderr)
        return 1


def checked_entry(path: str, text: str, records: Records) -> Any:
    """Returns the entry that a text would be among the other records. Raises Refused with its errors."""
    from profminimum.authoring.submissions import checked_text

    checked = checked_text(path, text, records)
    errors = [problem.advice for problem in checked.problems if problem.is_error]
    if errors:
        raise Refused("\n".join(errors))
    return checked.entry


def region_of(records: Records) -> Any:
    """Returns the region's record. Raises Refused without one."""
    region = records.single("region")
    if not region:
        raise Refused("В папке данных нет region.yml или в нём ошибка. Проверьте: python3 scripts/dev.py check")
    return region.record


def samples_of(records: Records, location: Location) -> Any:
    """Returns the maker of sample values for a record at a location. Raises Refused without a region."""
    from profminimum.model.schema.samples import Samples
    from profminimum.model.schema.types import GUIDANCE_GRADES
    from profminimum.publish.build.clock import now

    region = region_of(records)
    targets = records.example_targets()
    owner = records.targets(location.owner_kind).get(location.owner) if location.owner_kind else None
    grades = [grade for grade in getattr(owner, "grades", ()) if grade in GUIDANCE_GRADES]
    return Samples(now(region.zone).date(), region.school_year, targets, grades or GUIDANCE_GRADES)


def located(path: str) -> Location:
    """Returns the location of a path below the folder of data. Raises Refused for a path that no record has."""
    from profminimum.load.paths import path_problem
    from profminimum.model import locate

    problem = path_problem(path)
    if problem:
        raise Refused(problem.advice)
    location = locate(path)
    assert location is not None
    return location


def write(path: Path, text: str) -> None:
    """Writes a new file. Raises Refused if it exists or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"Файл {display_path(path)} уже есть. Исправьте его или укажите другое имя: --id …") from None
    except OSError as error:
        raise Refused(f"Файл {display_path(path)} не записать: ошибка диска (код {error.errno}).") from None


def renew_schemas(folder: Path, records: Records) -> None:
    """Writes the schemas that editors of the project's own data use."""

    if folder.resolve() == (ROOT / "data").resolve():
        write_schemas(ROOT, records)


def display_path(path: Path) -> str:
    """Returns a path as a person sees it: from the folder where the command was started."""
    return path.resolve().relative_to(Path.cwd()).as_posix() if path.resolve().is_relative_to(Path.cwd()) else str(path)
