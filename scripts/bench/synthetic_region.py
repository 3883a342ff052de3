"""Generates a region of N schools for load tests: `python3 -m scripts.bench.synthetic_region N --seed S OUT`.

Every school is put together from the model schools of the tests' large region, or of the data that are given: it is
complete and free of errors, and every record is marked as a sample: nothing passes as real. Knows no field by its meaning but names, places and days.
"""

from __future__ import annotations

import re
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hooks"))
MODEL = ROOT / "tests" / "large_region"
"""The data of which the samples are taken, unless others are given."""

GROUP = 10
"""Schools that share one college, one employer and one centre."""
OWN = {"programmes": 2, "classes": 1, "events": 5}
"""How many records of a folder a school takes over from its model; with its own files about 24 KB."""
NAMES = (
    "Образцовая школа № {number}",
    "Образцовая школа села {place}",
    "Образцовая гимназия № {number}",
    "Образцовый лицей № {number} с инженерными и естественно-научными классами",
    "Образцовая средняя общеобразовательная школа № {number} с углублённым изучением отдельных предметов, "
    "центром цифрового образования и филиалами в сёлах",
)
PLACES = ("Показательное", "Условное", "Примерное", "Типовое", "Учебное", "Пробное", "Опытное", "Черновое", "Макетное")
SUBJECTS = ("дерево", "металл", "свет", "звук", "вода", "почва", "ткань", "бумага", "стекло", "зерно", "мёд", "карта")
DEEDS = ("измеряем", "чертим", "сравниваем", "собираем", "чиним", "считаем", "описываем", "выращиваем", "проверяем")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?= |$)")

Values = dict[str, Any]
Files = dict[str, Values]
"""Plain values of records by their path below a folder of data."""


@dataclass(frozen=True)
class Model:
    """Records to copy: model schools and organisations, each with its files below its own folder."""

    schools: dict[str, Files]
    organisations: dict[str, Files]
    towns: list[str]


def model_of(data: Path) -> Model:
    """Returns the samples in a folder of data. Raises SystemExit if it holds errors or no samples."""
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.model import Records
    from profminimum.model.schema.values import as_plain

    loaded = load(read_sources(data).files)
    records = Records(loaded.entries)
    owners: dict[str, dict[str, Files]] = {"school": {}, "organisation": {}}
    for entry in loaded.entries:
        owner = records.owner(entry)
        if owner and owner.record.demo:
            files = owners[entry.location.owner_kind].setdefault(entry.location.owner, {})
            files[entry.location.path.split("/", 2)[2]] = as_plain(entry.record)
    if loaded.problems or not owners["school"]:
        sys.exit(f"В папке {data} есть ошибки или нет образцов школ: сначала проверьте её.")
    return Model(owners["school"], owners["organisation"], list(records.targets("municipality")))


def region(count: int, seed: int, model: Model) -> Iterator[tuple[str, Values]]:
    """Yields the records of `count` schools and of the organisations near them: path, plain values.

    A school depends only on the seed and its number: a smaller region is the beginning of a larger one.
    """
    donors = sorted(model.schools)
    for first in range(0, count, GROUP):
        group = {number: donors[number % len(donors)] for number in range(first, min(first + GROUP, count))}
        near = {name: [f"{name}-{first // GROUP:04}" if first else name] for name in model.organisations}
        pupils = {
            school: [_school_id(number) for number, donor in group.items() if donor == school] for school in donors
        }
        for name, files in sorted(model.organisations.items()):
            marked = _marked(files, f" № {first // GROUP + 1}", "organisation.yml")
            yield from _moved(f"organisations/{near[name][0]}", marked, near | pupils, {})
        for number, donor in group.items():
            yield from _school(number, Random(f"{seed}/{number}"), model, donor, near | {donor: [_school_id(number)]})


def _school_id(number: int) -> str:
    return f"sample-school-{number:05}"


def _school(
    number: int, random: Random, model: Model, donor: str, ids: Mapping[str, list[str]]
) -> Iterator[tuple[str, Values]]:
    files = model.schools[donor]
    school = files["school.yml"]
    place = f"{random.choice(PLACES)}-{number}"
    name = random.choice(NAMES).format(number=number + 1, place=place)
    words = {school["name"]: name, "село Условное": f"село {place}", ".example.ru": f"-{number}.example.ru"}
    town, old_town = random.choice(model.towns), school["municipality"]
    chosen = {path: _varied(path, files[path], random) for path in _chosen(files, random)}
    yield from _moved(f"schools/{_school_id(number)}", chosen, dict(ids) | {old_town: [town]}, words)


def _chosen(files: Files, random: Random) -> list[str]:
    """Returns the paths of the school's own files, and of some files of each folder with many."""
    paths = [path for path in files if path.partition("/")[0] not in OWN]
    for folder, most in OWN.items():
        available = sorted(path for path in files if path.startswith(f"{folder}/"))
        paths += random.sample(available, min(len(available), most + random.randint(0, 1)))
    return sorted(paths)


def _varied(path: str, values: Values, random: Random) -> Values:
    """Returns the record with words and days of its own: no two schools are alike."""
    folder = path.partition("/")[0]
    if folder not in OWN:
        return values
    subject, deed = random.choice(SUBJECTS), random.choice(DEEDS)
    varied = values | {"summary": f"{(values.get('summary') or values['title'])[:180]} Тема года: {deed} – {subject}."}
    is_past = "coverage" in values
    return _shifted(varied, timedelta(weeks=random.randint(-1, 0 if is_past else 1))) if folder == "events" else varied


def _shifted(value: Any, by: timedelta) -> Any:
    """Returns the values with every day moved, except when the record itself was written."""
    if isinstance(value, dict):
        return {key: item if key in ("updated", "checked") else _shifted(item, by) for key, item in value.items()}
    if isinstance(value, list):
        return [_shifted(item, by) for item in value]
    if isinstance(value, str) and _DAY.match(value):
        return _DAY.sub(lambda day: (date.fromisoformat(day[0]) + by).isoformat(), value)
    return value


def _marked(files: Files, mark: str, main: str) -> Files:
    return files | {main: files[main] | {"name": files[main]["name"] + mark}}


def _moved(
    folder: str, files: Files, ids: Mapping[str, list[str]], words: Mapping[str, str]
) -> Iterator[tuple[str, Values]]:
    for path, values in files.items():
        yield f"{folder}/{path}", _replaced(values, ids, words) | {"demo": True}


def _replaced(value: Any, ids: Mapping[str, list[str]], words: Mapping[str, str]) -> Any:
    """Returns the values with identifiers and words replaced; a list takes all identifiers that replace one."""
    if isinstance(value, dict):
        return {key: _replaced(item, ids, words) for key, item in value.items()}
    if isinstance(value, list):
        named = [new for item in value for new in (ids.get(item, [item]) if isinstance(item, str) else [item])]
        return [_replaced(item, {} if isinstance(item, str) else ids, words) for item in named]
    if not isinstance(value, str):
        return value
    if value in ids:
        return (ids[value] or [value])[0]
    for old, new in words.items():
        value = value.replace(old, new)
    return value


def write(count: int, seed: int, out: Path, data: Path = MODEL) -> int:
    """Writes the region into a new folder of data; the rest comes from `data`. Returns the number of files."""
    from profminimum.authoring.yaml_writer import yaml_text

    model = model_of(data)
    skipped = shutil.ignore_patterns("schools", *model.organisations, "README.md")
    shutil.copytree(data, out, ignore=skipped)
    written = 0
    for path, values in region(count, seed, model):
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml_text(values), "utf-8", newline="\n")
        written += 1
    return written


def main(arguments: list[str]) -> int:
    """Writes the region that the arguments name; returns the exit code."""
    parser = ArgumentParser(description="Придумывает регион для проверки скорости. Все записи в нём – образцы.")
    parser.add_argument("count", type=int, metavar="N", help="сколько школ")
    parser.add_argument("out", type=Path, metavar="OUT", help="новая папка данных")
    parser.add_argument("--data", type=Path, default=MODEL, help="папка данных, образцы из которой берутся за основу")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="другое число – другой регион")
    options = parser.parse_args(arguments)
    if options.out.exists():
        parser.exit(2, f"Папка {options.out} уже есть. Назовите новую: чужие файлы не трогаем.\n")
    print(f"Записано файлов: {write(options.count, options.seed, options.out, options.data)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
