"""Screenshots of a built site for those who change its look: each page on a desktop and on a phone. Builds nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.lib.chromium import SCREENS, BrowserMissing, chromium
from scripts.lib.static_server import serving

SITE = Path(__file__).resolve().parents[2] / "site"


def main() -> int:
    """Writes the screenshots; returns the exit code."""
    parser = argparse.ArgumentParser(description="Снимки страниц собранного сайта.")
    parser.add_argument("folder", type=Path, metavar="КУДА", help="папка для картинок")
    parser.add_argument("addresses", nargs="*", default=["/"], metavar="АДРЕС", help="например /schools/")
    parser.add_argument("--site", type=Path, default=SITE, metavar="ПАПКА", help="собранный сайт, обычно site/")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        parser.exit(1, f"В папке {options.site} нет сайта: соберите его – python3 scripts/dev.py build\n")
    try:
        take(options.site, options.folder, options.addresses)
    except BrowserMissing as missing:
        parser.exit(1, f"Снимки не сделать: {missing}\n")
    return 0


def take(site: Path, folder: Path, addresses: list[str]) -> None:
    """Writes one PNG per address and screen, whole pages, named after both. Raises BrowserMissing."""
    with chromium() as browser, serving(site) as start:
        for screen, options in SCREENS.items():
            page = browser.new_page(locale="ru-RU", **options)
            for address in addresses:
                page.goto(f"{start}/{address.lstrip('/')}", wait_until="networkidle")
                page.screenshot(path=folder / f"{file_name(address)}-{screen}.png", full_page=True)


def file_name(address: str) -> str:
    """Returns an address as the name of a file: `/schools/?grade=8` is `schools-grade-8`, the home page is `home`."""
    words = "".join(sign if sign.isalnum() else " " for sign in address).split()
    return "-".join(words) or "home"


if __name__ == "__main__":
    sys.exit(main())
