"""The program that builds and serves the site: MkDocs, or ProperDocs, which continues it under a name of its own.

The one module that knows which of the two is there; all others take the host's names from here. ProperDocs lends its
modules MkDocs' names while it runs; where only it is installed, the loan is asked for here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any, Literal, cast

try:
    import mkdocs
except ModuleNotFoundError:
    import properdocs as mkdocs  # type: ignore[no-redef]
    import properdocs.replacement

from mkdocs.commands import build, serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

__all__ = [
    "NAME",
    "PACKAGES",
    "Abort",
    "Application",
    "Build",
    "BuildError",
    "ConfigurationError",
    "CountHandler",
    "File",
    "Files",
    "LiveReloadServer",
    "MkDocsConfig",
    "MkDocsPage",
    "Navigation",
    "PluginError",
    "count_warnings",
    "wrap_application",
    "wrap_build",
    "yaml_load",
]

NAME = mkdocs.__name__
"""What the host is called: as a package, as a program (`python -m …`), as a distribution."""
PACKAGES = (NAME, "mkdocs-material")
"""The host and its theme as distributions: their versions may change what a build makes of the same data."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application by Python's own convention (WSGI, PEP 3333)."""
Build = Callable[..., None]
"""The host's build of a site: `build(config, **options)`."""


def wrap_build(command: Literal["build", "serve"], wrapper: Callable[[Build], Build]) -> None:
    """Has a command of the host call what `wrapper` makes of the host's build, in its place."""
    module: Any = {"build": build, "serve": serve}[command]
    module.build = wrapper(module.build)


def wrap_application(server: LiveReloadServer, wrapper: Callable[[Application], Application]) -> None:
    """Has a preview's server answer by what `wrapper` makes of its web application, in its place."""
    server.set_app(wrapper(cast(Application, server.get_app())))


def count_warnings() -> CountHandler:
    """Returns a counter of the warnings that the host logs from now on."""
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logging.getLogger(NAME).addHandler(counter)
    return counter
