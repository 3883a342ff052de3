"""axe-core, the accessibility checker, and its verdict on a page. Knows no page of ours.

It comes from npm: the packages for Python carry older versions (4.12 and 4.4 when this was written).
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from scripts.lib.lock import exclusive

VERSION = "4.14.1"
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="  # npm's `integrity`
RULE_SETS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MORE_RULES = ("target-size",)
"""Rules that are off by default although their tags are among the sets."""
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose verdict on a page depends on its colours."""
OF_PLACES = ("target-size", "scrollable-region-focusable")
"""The rules whose verdict depends on where things stand on the screen: what is small or too near, what scrolls."""
OF_SIZES = (*OF_COLOURS, *OF_PLACES)
"""With those whose verdict depends on how large letters are, and on what they stand."""

RUN = "([within, options]) => axe.run(within || document, options).then(({ violations }) => violations)"


class AxeMissing(Exception):
    """axe-core can not be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Axe:
    """The checker's script, ready to run in pages."""

    source: str

    def violations(self, page: Page, *more_rules: str, only: Sequence[str] = (), within: str = "") -> list[str]:
        """What the page as it stands violates, a line per element: rule, weight, where, what to do.

        `more_rules` are names of rules beyond the usual ones, like `color-contrast-enhanced`; `only` are names instead of
        them, for a page that was checked by all rules already and looks otherwise now; `within` selects a part of such a
        page. The script goes in through the debugger's protocol, so a strict Content-Security-Policy does not stop it.
        """
        if page.evaluate("!window.axe"):
            page.evaluate(self.source)
        options = {
            "runOnly": {"type": "rule", "values": [*only]} if only else RULE_SETS,
            "rules": {} if only else {rule: {"enabled": True} for rule in (*MORE_RULES, *more_rules)},
            "resultTypes": ["violations"],
            "preload": False,  # styles and sounds once more: no rule of the sets asks for the former, no page has the latter
        }
        found = page.evaluate(RUN, [within, options])
        return [
            f"{rule['id']} [{node['impact']}] {' '.join(map(str, node['target']))}: {rule['help']}"
            for rule in found
            for node in rule["nodes"]
        ]


def load(cache: Path) -> Axe:
    """axe-core from the folder `cache`, fetched into it by npm at the first time. Raises AxeMissing."""
    archive = cache / f"axe-core-{VERSION}.tgz"
    with exclusive(cache / "axe-core.lock", "Fetching axe-core…"):  # the tests run in several processes
        if not archive.is_file():
            _fetch(cache)
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != SHA512:
        archive.unlink()
        raise AxeMissing(f"{archive.name} is not what was published: SHA-512 {digest}, wanted {SHA512}")
    with tarfile.open(archive) as package:
        script = package.extractfile("package/axe.min.js")
        assert script, "the package holds the script as a plain file"
        return Axe(script.read().decode())


def _fetch(cache: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise AxeMissing("npm is not installed, axe-core comes from there")
    command = [npm, "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", str(cache)]
    try:
        done = subprocess.run(command, cwd=cache, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as expired:
        raise AxeMissing(f"npm did not bring axe-core in {expired.timeout:.0f} s") from expired
    if done.returncode:
        raise AxeMissing(f"npm could not bring axe-core: {done.stderr.strip()[-500:]}")
