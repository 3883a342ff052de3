"""The project's templates of page bodies, compiled once for all tests and for the copies of the project that they build.

Jinja takes a compiled template only for the very source that it was compiled from; another engine has another folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from profminimum.publish.build.cache import CACHE_FOLDER, program_digest
from profminimum.publish.build.template_files import template_sources
from profminimum.view import Templates

ROOT = Path(__file__).resolve().parents[2]
_COMPILED = ROOT / ".cache" / "tests" / f"templates-{program_digest('view/rendering/template_engine').hex()}"


def project_templates(
    site_url: str = "", files: Mapping[str, int] | None = None, more: Mapping[str, str] | None = None
) -> Templates:
    """The templates with nothing rendered yet; `more` are further ones, name → source."""
    _COMPILED.mkdir(parents=True, exist_ok=True)
    return Templates({**_sources(), **(more or {})}, site_url, FileSystemBytecodeCache(str(_COMPILED)), files)


def lend_compiled(project: Path) -> None:
    """Puts the compiled templates into the build cache of a copy of the project: its builds need not begin with them."""
    _compile_all()
    passing = shutil.ignore_patterns("*.tmp")  # what another process is about to name
    shutil.copytree(_COMPILED, project / CACHE_FOLDER / "templates", ignore=passing)


@cache
def _sources() -> dict[str, str]:
    return template_sources(ROOT / "overrides")


@cache
def _compile_all() -> None:
    templates = project_templates()
    templates.load(templates.names)
