"""Finds a Chromium on this machine and starts it for tests and screenshots. Never downloads one; knows no page.

Any browser of the family will do: Chromium, Chrome, Edge. `PROFMINIMUM_BROWSER` names one outright.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VARIABLE = "PROFMINIMUM_BROWSER"
NAMES = (
    "chromium-headless-shell",  # the same engine without the windows' own interface: half the processor time
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
LINUX = (
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # a process less draws the same
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-turbofan --no-maglev",  # pages live for a second: to compile for speed costs more than it saves
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a page that asks elsewhere gets no answer
]
SCREENS: dict[str, Any] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}


class BrowserMissing(Exception):
    """No browser on this machine; the message says in Russian what was looked for."""


def find_browser(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Returns the browser's program: the one that the variable names, else the first found. Raises BrowserMissing."""
    if named := environ.get(VARIABLE):
        if Path(named).is_file():
            return Path(named)
        raise BrowserMissing(f"{VARIABLE} указывает на {named}, но такого файла нет")
    in_path = (shutil.which(name, path=environ.get("PATH", "")) for name in NAMES)
    for candidate in (*in_path, *usual_places(environ, platform)):
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise BrowserMissing(f"не найден браузер (Chromium, Chrome или Edge); его можно указать переменной {VARIABLE}")


def usual_places(environ: Mapping[str, str], platform: str) -> list[Path]:
    """Returns the paths where the three systems put browsers that are not in PATH."""
    if platform == "darwin":
        roots = [Path("/Applications"), Path(environ.get("HOME", "/"), "Applications")]
        return [root / application for application in APPLICATIONS for root in roots]
    if platform == "win32":
        named = [environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        return [Path(root, program) for program in PROGRAMS for root in named if root]
    return [Path(program) for program in LINUX]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Starts a browser without a window and closes it at the end; yields it. Raises BrowserMissing."""
    from playwright.sync_api import sync_playwright  # here: looking for a browser needs no package

    program = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
