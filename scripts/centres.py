"""Looks up where municipalities are: `python3 scripts/dev.py centres`. Knows arguments, messages and the file of the vocabulary.

Exit codes: 0 when shown or written, 1 when a file cannot be read or written, 2 when the arguments are wrong.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.data_change import replace_texts
from scripts.lib.gazetteer import Found, centres, settlements
from scripts.lib.municipality_list import own_name
from scripts.lib.new_file import Refused, answered

if TYPE_CHECKING:
    from profminimum.model import Municipality

HELP = """Находит, где стоят города и округа региона, – для карты и расстояний: центры ищет по названиям в справочнике GeoNames.

  python3 scripts/dev.py centres ФАЙЛ [--write]

  Например: python3 scripts/dev.py centres RU.txt

  ФАЙЛ     населённые пункты страны: RU.txt из RU.zip или cities500.txt из cities500.zip, их раздаёт сайт GeoNames (лицензия CC BY 4.0)
  --data   папка данных, если не data
  --write  записать в reference/municipalities.yml; без этого только показывает

  Что уже указано, не меняет. Название – не доказательство: посмотрите на каждую строку, прежде чем записать. Чего команда
  не нашла, впишите сами: centre: {place: Сатинка, latitude: 52.37532, longitude: 41.67161}
"""
VOCABULARY = "reference/municipalities.yml"
SOURCE = {
    "title": "GeoNames",
    "url": "https://www.geonames.org/",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}


def main(arguments: Sequence[str]) -> int:
    """Shows or writes the centres that are found; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("file", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    return answered(lambda: _look_up(options))


def _look_up(options: Namespace) -> int:
    from profminimum.authoring.yaml_patch import updated_text
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.model import Records
    from profminimum.model.schema.values import as_plain

    sources = read_sources(options.data).files
    entry = Records(load(sources).entries).single("municipalities")
    if not entry:
        raise Refused(f"В {VOCABULARY} ошибка или его нет. Проверьте: python3 scripts/dev.py check")
    found = _found(entry.record.municipalities, options.file)
    for town, centre in found.items():
        print(f"{town}: {_line(centre) if centre else 'не нашлось, впишите сами'}")
    known = {town: centre for town, centre in found.items() if centre}
    if not known:
        print("Новых центров нет.")
    elif not options.write:
        print(f"Нашлось: {len(known)} из {len(found)}. Пока ничего не записано. Чтобы записать, повторите с --write.")
    else:
        before = as_plain(entry.record)
        towns = [_with_centre(values, known) for values in before["municipalities"]]
        after = {**before, "municipalities": towns, "coordinates": before.get("coordinates", SOURCE)}
        text = next(file.data.decode("utf-8-sig") for file in sources if file.path == VOCABULARY)
        replace_texts({options.data / VOCABULARY: updated_text(text, entry.mark, before, after)})
        print(f"Записано: {len(known)} из {len(found)}. Проверьте: python3 scripts/dev.py check")
    return 0


def _found(towns: Sequence[Municipality], path: Path) -> dict[str, Found | None]:
    """Returns the centre, or None, of each municipality that has none yet, by its short name."""
    with path.open(encoding="utf-8") as lines:
        known = settlements(lines)
    if not known:
        raise Refused(
            f"В файле «{path}» нет населённых пунктов России. Нужен RU.txt или cities500.txt сайта GeoNames.", 2
        )
    # Those that have a centre help to tell the region.
    found = centres([own_name(town.name) for town in towns], known)
    return {town.short_name: centre for town, centre in zip(towns, found, strict=True) if not town.centre}


def _line(found: Found) -> str:
    return f"{found.name}, {found.settlement.latitude}, {found.settlement.longitude}"


def _with_centre(values: dict[str, Any], known: dict[str, Found]) -> dict[str, Any]:
    found = known.get(str(values["short_name"]))
    if not found:
        return values
    place = {
        "place": found.name,
        "latitude": float(found.settlement.latitude),
        "longitude": float(found.settlement.longitude),
    }
    return {**values, "centre": place}


if __name__ == "__main__":
    run(main)
