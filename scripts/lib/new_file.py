"""What every command that begins a file needs: refusals, samples, and a file that is never written over. Knows no kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT
from scripts.lib.schema_files import write_schemas

if TYPE_CHECKING:
    from profminimum.model import Location, Records


class Refused(Exception):
    """What stands in the way, in Russian; `code` is the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def near(word: str, choices: Any) -> str:
    """A sentence with the nearest right word, after a space; empty if none is near."""
    from profminimum.problem import nearest

    found = nearest(word, choices)
    return f" Возможно, вы имели в виду «{found}»." if found else ""


def checked_entry(path: str, text: str, records: Records) -> Any:
    """The entry that a text would be among the other records; refuses with what is wrong in it."""
    from profminimum.authoring.submissions import checked_text

    found = checked_text(path, text, records)
    errors = [problem.advice for problem in found.problems if problem.is_error]
    if errors:
        raise Refused("\n".join(errors))
    return found.entry


def region_of(records: Records) -> Any:
    """The region's record; refuses without one."""
    region = records.single("region")
    if not region:
        raise Refused("В папке данных нет region.yml или в нём ошибка. Проверьте: python3 scripts/dev.py check")
    return region.record


def samples_of(records: Records, location: Location) -> Any:
    """What makes sample values for a record that will lie there."""
    from profminimum.model import REFERENCES
    from profminimum.model.schema.samples import Samples
    from profminimum.model.schema.types import GUIDANCE_GRADES
    from profminimum.publish.build.clock import now

    region = region_of(records)
    targets = {reference: list(records.targets(reference)) for reference in REFERENCES}
    owner = records.targets(location.owner_kind).get(location.owner) if location.owner_kind else None
    own = [grade for grade in getattr(owner, "grades", ()) if grade in GUIDANCE_GRADES]
    return Samples(now(region.zone).date(), region.school_year, targets, own or GUIDANCE_GRADES)


def located(path: str) -> Location:
    """Where a record at a path of the folder of data lies; refuses a path that no record has."""
    from profminimum.load.paths import path_problem
    from profminimum.model import locate

    problem = path_problem(path)
    if problem:
        raise Refused(problem.advice)
    location = locate(path)
    assert location is not None
    return location


def write(path: Path, text: str) -> None:
    """Writes a new file; refuses if it is there already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"Файл {shown(path)} уже есть. Исправьте его или укажите другое имя: --id …") from None
    except OSError as error:
        raise Refused(f"Файл {shown(path)} не записать: ошибка диска (код {error.errno}).") from None


def renew_schemas(folder: Path, records: Records) -> None:
    """Writes the schemas that editors of the project's own data use."""

    if folder.resolve() == (ROOT / "data").resolve():
        write_schemas(ROOT, records)


def shown(path: Path) -> str:
    """A path as a person sees it: from the folder where the command was started."""
    return path.resolve().relative_to(Path.cwd()).as_posix() if path.resolve().is_relative_to(Path.cwd()) else str(path)
