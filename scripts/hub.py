"""Makes the site of many regions from what their own sites publish: `python3 scripts/dev.py hub regions.yml`. Knows arguments.

Exit codes: 0 when done, 1 when nothing was changed, 2 when the arguments are wrong, 3 when some regions are shown as they
were earlier or not at all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.lock import exclusive

HELP = """Собирает сайт страны: регионы, классы, профили, сферы работы и общий поиск – по открытым данным сайтов регионов.

  python3 scripts/dev.py hub ФАЙЛ [--home ПАПКА] [--timezone ПОЯС]

  ФАЙЛ        список регионов, например regions.yml:
                title: Профминимум в регионах
                regions:
                  - id: tambov
                    site: https://tambov.example.ru/
                  - id: pskov
                    name: Псковская область
                    site: ../pskov/site
              site – адрес сайта региона или папка с ним; готовый сайт из папки положите рядом со страницами страны,
              в папку с именем региона, или скажите, где он открыт: address
  --home      где лежит готовое, если не country; веб-серверу укажите в ней current
  --timezone  по какому времени считать дни: обычно Europe/Moscow

  Регион, который не ответил, остаётся таким, каким был, и страница об этом говорит.
  Код завершения: 0 – готово, 1 – ничего не изменилось, 2 – неверные параметры, 3 – готово, но ответили не все
"""
WAITING = "Сайт страны уже собирают, жду…"


def main(arguments: Sequence[str]) -> int:
    """Makes the hub; returns the exit code."""
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.search_index import IndexFailed
    from profminimum.publish.host.theme import icon
    from profminimum.publish.hub.hub_build import HubRequest, make_hub
    from profminimum.publish.hub.regions_file import read_regions
    from profminimum.publish.release import Rejected, ReleasesFolder, Unusable

    parser = Parser(HELP)
    parser.add_argument("regions", type=Path)
    parser.add_argument("--home", type=Path, default=ROOT / "country")
    parser.add_argument("--timezone", type=_zone, default=ZoneInfo("Europe/Moscow"))
    options = parser.parse_args(arguments)
    if not options.regions.is_file():
        print(f"Нет файла {options.regions}. Какой он, скажет: python3 scripts/dev.py hub --help", file=sys.stderr)
        return 1
    country, problems = read_regions(options.regions.read_bytes(), str(options.regions))
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    if country is None:
        return 1
    releases = ReleasesFolder(options.home)
    request = HubRequest(country, options.regions.parent, ROOT / "overrides", icon, now(options.timezone))
    try:
        with exclusive(releases.lock, WAITING):
            outcome = make_hub(releases, request)
    except (Rejected, Unusable, IndexFailed) as refused:
        print(refused, file=sys.stderr)
        return 1
    print(outcome.text)
    return outcome.code


def _zone(given: str) -> ZoneInfo:
    try:
        return ZoneInfo(given)
    except KeyError:  # ZoneInfoNotFoundError is one
        raise ValueError(given) from None


if __name__ == "__main__":
    run(main)
