"""The one file that MkDocs loads: passes its events on to the package, imported afresh for every build.

MkDocs runs a hook file once per process, so a preview would not show edits of the package. `sys.modules` is cleared of
it before each build; without bytecode, which would appear in a watched folder and start a second build.

A preview outlives any fault – of a template, of the package, of `mkdocs.yml` – and shows it in the place of the pages.
MkDocs would stop if the first build failed, and would leave every browser waiting after a later one; its hooks cannot
swallow an error, so the build itself is wrapped.
"""

import importlib
import logging
import sys
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import serve
from mkdocs.exceptions import Abort

sys.dont_write_bytecode = True

_HERE = Path(__file__).resolve().parent
_log = logging.getLogger("mkdocs.hooks.profminimum")

_command = "build"
_site = None


def on_startup(*, command, dirty):
    """Remembers whether this is `build` or `serve`; a preview is made to outlive its builds."""
    global _command
    _command = command
    if command == "serve":
        build = serve.build

        def lasting_build(config, **options):
            with _outlived(config.site_dir):
                build(config, **options)

        serve.build = lasting_build


def on_config(config):
    """Starts a build: imports the package as it is now, reads and checks the data."""
    global _site
    if str(_HERE) not in sys.path:  # MkDocs lends a hook its folder only while the hook itself is loaded
        sys.path.append(str(_HERE))
    for name in [name for name in sys.modules if name.partition(".")[0] == "profminimum"]:
        del sys.modules[name]
    _site = importlib.import_module("profminimum.publish.site").Site(config, is_preview=_command == "serve")
    return config


def on_files(files, *, config):
    """The sheets are printed; templates stay off the site."""
    return _site.on_files(files)


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


def on_build_error(*, error):
    """A fault of a template stops a build with a sentence: whoever edits templates need not read Python."""
    fault = _fault()
    if _command != "serve" and fault.is_of_template(error):
        raise Abort(fault.in_words(error, _HERE.parent))


def on_serve(server, *, config, builder):
    """The preview sees edits, answers searches, and outlives what comes before a build: reading `mkdocs.yml`."""

    def lasting_builder():
        with _outlived(server.root):
            builder()

    server.builder = lasting_builder
    for folder in (
        _HERE,
        config.theme.custom_dir,
        Path(config.config_file_path).parent / config.extra.get("data", "data"),
    ):
        if folder and Path(folder).is_dir():
            server.watch(str(folder))
    if _site:
        _site.on_serve(server)


@contextmanager
def _outlived(site_dir):
    try:
        yield
    except Exception as error:
        fault = _fault()
        words = fault.in_words(error, _HERE.parent)
        _log.error("%s", words, exc_info=fault.is_of_program(error) and error)
        fault.show(words, Path(site_dir))


def _fault():
    return importlib.import_module("profminimum.publish.fault")
