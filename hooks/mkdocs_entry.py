"""The one file that MkDocs loads: passes its events on to the package, imported afresh for every build.

MkDocs runs a hook file once per process, so a preview would not show edits of the package. `sys.modules` is cleared of
it before each build. A preview writes no bytecode, which would appear in a watched folder and start a second build.

A preview outlives any fault – of a template, of the package, of `mkdocs.yml` – and shows it in the place of the pages.
MkDocs would stop if the first build failed, and would leave every browser waiting after a later one; its hooks cannot
swallow an error, so the build itself is wrapped.
"""

import importlib
import logging
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from mkdocs.commands import build, serve
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

_HERE = Path(__file__).resolve().parent
_log = logging.getLogger("mkdocs.hooks.profminimum")

_building = Lock()
_command = "build"
_program = set()
_site = None


def on_startup(*, command, dirty):
    """Remembers whether this is `build` or `serve`; a preview is made to outlive its builds, a build to be spared."""
    global _command
    _command = command
    sys.dont_write_bytecode |= command == "serve"
    if command == "serve":
        serve_build = serve.build

        def lasting_build(config, **options):
            with _outlived(config.site_dir):
                serve_build(config, **options)

        serve.build = lasting_build
    elif command == "build":
        build_site = build.build

        def sparing_build(config, **options):
            _spared(build_site, config, options)

        build.build = sparing_build


def _spared(build_site, config, options):
    """Builds the site unless that would change nothing; what MkDocs warned of must be said again by the next build."""
    unchanged = _module("host.up_to_date").UpToDateCheck(config)
    if unchanged.is_current():
        for line in unchanged.messages:
            _log.info("%s", line)
        return
    unchanged.invalidate()
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger(build.__name__.partition(".")[0]).addHandler(warnings)  # the host's own log, by its own name
    build_site(config, **options)
    if not warnings.get_counts():
        _site.keep(unchanged)


def on_config(config):
    """Starts a build: imports the package as it is now, reads and checks the data."""
    global _site, _program
    program = {(path, path.stat().st_mtime_ns) for path in _HERE.rglob("*.py")}
    seen = {address: page.digest for address, page in _site.docs.items()} if _site else {}
    if program != _program:
        _site, _program = None, program
        for name in [name for name in sys.modules if name.partition(".")[0] == "profminimum"]:
            del sys.modules[name]
    kind = _module("host.site_preview").SitePreview if _command == "serve" else _module("host.site_build").SiteBuild
    _site = kind(config, _site, seen)
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
        raise Abort(fault.describe(error, _HERE.parent))


def on_serve(server, *, config, builder):
    """The preview makes pages when they are asked for, takes edits of data without a build, and outlives its faults."""
    data = Path(config.config_file_path).parent / config.extra.get("data", "data")
    folders = [str(path) for path in (_HERE, config.theme.custom_dir, data) if path and Path(path).is_dir()]
    edits = _site.on_serve(server, folders) if _site else None
    for folder in folders:
        server.watch(folder)
    files = server.get_app()

    def lasting_builder():
        with _building, _outlived(server.root):
            edited = edits.drain() if edits else ()
            if not (_site and _site.renew(edited)):
                builder()

    def answer(environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(server.mount_path):
            _prepare(path.removeprefix(server.mount_path), server.root)
        return files(environ, start_response)

    server.builder = lasting_builder
    server.set_app(answer)


def _prepare(path, root):
    with _building:  # while a build is under way, nothing is made from what it replaces
        site = _site
    if site and not path.startswith("livereload/"):
        try:
            site.prepare(path)
        except Exception as error:
            words = _told(error)
            if path.endswith("/") or not path:
                _fault().write_everywhere(words, Path(root, path))


@contextmanager
def _outlived(site_dir):
    try:
        yield
    except Exception as error:
        if _site:
            _site.shelf = None
        _fault().write_everywhere(_told(error), Path(site_dir))


def _told(error):
    """Says in the log what went wrong; the same words for the page."""
    fault = _fault()
    words = fault.describe(error, _HERE.parent)
    _log.error("%s", words, exc_info=fault.is_internal(error) and error)
    return words


def _fault():
    return _module("host.error_page")


def _module(name):
    """A module of the package; MkDocs lends a hook its folder only while the hook itself is loaded."""
    if str(_HERE) not in sys.path:
        sys.path.append(str(_HERE))
    return importlib.import_module(f"profminimum.publish.{name}")
