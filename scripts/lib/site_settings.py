"""Settings of the site that commands read from `mkdocs.yml`."""

from __future__ import annotations

from scripts.lib.cli import ROOT


def site_url(given: str | None) -> str:
    """Returns the address of the site with a slash at its end: `given`, else the site's own; empty while unknown."""
    from profminimum.publish.host.mkdocs import yaml_load

    if given is None:
        with open(ROOT / "mkdocs.yml", encoding="utf-8") as settings:
            given = yaml_load(settings).get("site_url") or ""
    return given.rstrip("/") + "/" if given else ""
