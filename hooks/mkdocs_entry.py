"""The one file that MkDocs loads: passes its events on to the package, imported afresh for every build.

MkDocs runs a hook file once per process, so a preview would not show edits of the package. `sys.modules` is cleared of
it before each build; without bytecode, which would appear in a watched folder and start a second build.
"""

import importlib
import sys
from pathlib import Path

sys.dont_write_bytecode = True

_HERE = str(Path(__file__).parent)

_command = "build"
_site = None


def on_startup(*, command, dirty):
    """Remembers whether this is `build` or `serve`."""
    global _command
    _command = command


def on_config(config):
    """Starts a build: imports the package as it is now, reads and checks the data."""
    global _site
    if _HERE not in sys.path:  # MkDocs lends a hook its folder only while the hook itself is loaded
        sys.path.append(_HERE)
    for name in [name for name in sys.modules if name.partition(".")[0] == "profminimum"]:
        del sys.modules[name]
    _site = importlib.import_module("profminimum.publish.site").Site(config, is_preview=_command == "serve")
    return config


def on_nav(nav, *, config, files):
    """The titles of the sections come from the menu."""
    return _site.on_nav(nav)


def on_page_content(html, *, page, config, files):
    """A page of `docs/` gets its data."""
    return _site.on_page_content(html, page)


def on_page_context(context, *, page, config, nav):
    """What the theme's templates may ask."""
    return _site.on_page_context(context, page)


def on_env(env, *, config, files):
    """The theme's templates get the words they need."""
    return _site.on_env(env, files)


def on_post_build(*, config):
    """The pages of records are written."""
    _site.on_post_build()


def on_serve(server, *, config, builder):
    """The preview answers searches."""
    _site.on_serve(server)
