"""The project's templates of page bodies, compiled once for all tests and for the copies of the project that they build.

Only what the very same engine compiled from the very same source is taken.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from profminimum.publish.build.cache import CACHE_FOLDER, TEMPLATES, BuildCache
from profminimum.publish.build.template_files import template_sources
from profminimum.view import Templates

ROOT = Path(__file__).resolve().parents[2]
_COMPILED = BuildCache(ROOT / ".cache" / "tests", b"")


def project_templates(
    site_url: str = "", files: Mapping[str, int] | None = None, more: Mapping[str, str] | None = None
) -> Templates:
    """The templates with nothing rendered yet; `more` are further ones, name → source."""
    return Templates({**_sources(), **(more or {})}, site_url, _COMPILED.compiled_templates, files)


def lend_compiled(project: Path) -> None:
    """Puts the compiled templates into the build cache of a copy of the project: its builds need not begin with them."""
    _compile_all()
    passing = shutil.ignore_patterns("*.tmp")  # what another process is about to name
    shutil.copytree(_COMPILED.folder / TEMPLATES, project / CACHE_FOLDER / TEMPLATES, ignore=passing)


@cache
def _sources() -> dict[str, str]:
    return template_sources(ROOT / "overrides")


@cache
def _compile_all() -> None:
    templates = project_templates()
    templates.load(templates.names)
