"""The house rules that a program can see: one direction of imports, pure stages, homes of Russian, names and sizes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from profminimum.publish.build.record_cache import SOURCES

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "profminimum"

STAGES = {
    "problem": set(),
    "problem_formats": {"problem", "russian"},
    "russian": {"dates"},
    "dates": set(),
    "validity": set(),
    "present": {"validity"},
    "file_formats": set(),
    "model": {"problem", "dates", "russian", "file_formats"},
    "load": {"problem", "model", "file_formats"},
    "check": {"problem", "dates", "model", "russian", "file_formats"},
    "catalog": {"dates", "present", "validity", "model", "russian"},
    "pieces": {"validity"},
    "output": {"catalog", "pieces"},
    "table_files": set(),
    "authoring": {"problem", "russian", "dates", "model", "load", "check", "catalog", "output", "table_files"},
    "view": {
        "problem",
        "russian",
        "dates",
        "validity",
        "pieces",
        "model",
        "catalog",
        "output",
        "table_files",
        "authoring",
    },
    "publish": {
        "problem",
        "problem_formats",
        "russian",
        "dates",
        "validity",
        "pieces",
        "model",
        "load",
        "check",
        "catalog",
        "output",
        "table_files",
        "file_formats",
        "authoring",
        "view",
    },
}
"""Each stage with the stages that it may import."""

CATALOG_LAYERS = {"items": set(), "catalog": {"items"}, "facts": {"items", "catalog"}}
"""The parts of `catalog/`, each with those that it may import."""

ROOMS_OF_PUBLISH = {
    "build": {"build"},
    "host": {"build", "host"},
    "release": {"build", "release"},
    "export": {"build", "export"},
    "hub": {"build", "release", "hub"},
}
"""The folders of `publish`, each with those that it may import: a build knows no host, a release no other program."""

THIRD_PARTY = {
    "problem": set(),
    "russian": set(),
    "dates": set(),
    "validity": set(),
    "present": set(),
    "pieces": set(),
    "file_formats": set(),
    "model": {"pydantic", "pydantic_core", "phonenumbers"},
    "load": {"yaml", "pydantic", "pypdf", "PIL"},  # pydantic's refusals are put into Russian here
    "check": set(),
    "catalog": set(),
    "output": set(),
    "problem_formats": set(),
    "table_files": {"xlsxwriter"},
}
"""Packages that a stage may import; `view` and `authoring` keep each in one module, `publish` may import any."""

IMPURE = (PACKAGE / "load" / "data_folder.py",)
"""Below `publish`, the one module that sees the disk."""

IMPURE_MODULES = {
    "os",
    "sys",
    "time",
    "shutil",
    "subprocess",
    "socket",
    "tempfile",
    "random",
    "secrets",
    "uuid",
    "urllib.request",
}
"""Modules through which a stage would see the disk, the environment, the clock or chance."""
IMPURE_NAMES = {"Path", "PosixPath", "WindowsPath"}
IN_MEMORY = {"archive.open"}
"""Calls that only look like those of the disk: of a file inside an archive that is read already."""
IMPURE_CALLS = {
    "open",
    "print",
    "input",
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    "getenv",
    "read_text",
    "read_bytes",
}

RUSSIAN_HOMES = (
    "problem.py",  # names of severities
    "russian.py",
    "authoring/cells.py",  # «да» and «нет» in a cell
    "model/",  # labels and help of fields, refusals of values
    "load/",  # messages
    "check/",  # messages
    "problem_formats.py",  # the sum of problems
    "view/rendering/access_words.py",  # whom something is open to, which pages, calendars and search engines name alike
    "view/rendering/plain_text.py",  # what calendars, feeds and tables say: plain text, which no template of a page can give
    "view/rendering/qr.py",  # the code of an address: of the address alone
    "view/rendering/line_breaks.py",  # words and abbreviations that stay with what is behind them
    "view/rendering/lesson_text.py",  # what calendars say of lessons
    "view/rendering/time_text.py",  # a time in words, the same on pages, in calendars, sheets and letters
    "view/rendering/event_time.py",  # when an event takes place, for pages and posts
    "view/rendering/offer_text.py",  # costs, places and times to join, which pages, calendars and feeds say alike
    "view/rendering/state_labels.py",  # states that pages, filters, texts and reports name alike
    "view/rendering/label_places.py",  # how wide letters are, and which stand for names that find no place on a drawing
    "view/pages/region_map.py",  # «и округ» in a label, whose width decides where it stands
    "view/pages/facets.py",  # headings and values of filters, which stand beside what they select
    "view/reports/",  # headings and sentences of reports, which become workbooks and sheets as well as pages
    "view/open_data/collections.py",  # labels and help of what the open data put around the records
    "authoring/form_sections.py",  # headings of the folded part of the form
    "authoring/documents/",  # words of schools' documents, and the account of what was understood
    "authoring/plain_words.py",  # a piece of the reader's message that it shortens
    "authoring/inbox/",  # what letters look like, and the account of what would change
    "authoring/spreadsheets/",  # headings of tables, complaints about their cells
    "publish/build/clock.py",  # the refusal of a wrong day
    "publish/hub/regions_file.py",  # labels of the list of regions, refusals of its values
    "publish/hub/messages.py",  # what the command says of regions
    "publish/release/",  # what a publication says, and why a site may not be shown
    "publish/host/error_page.py",  # what a preview says of a broken template or module
    "publish/build/attachment_cache.py",  # that a file could not be read
    "publish/build/file_history.py",  # that a part of the history is missing
    "publish/build/load_region.py",  # what a preview is called while region.yml is being mended
    "publish/host/docs_pages.py",  # the refusal of a wrong front matter
    "publish/host/up_to_date.py",  # that nothing has changed
    "publish/host/site_build.py",  # the message of a failed build
    "publish/host/editor_queue.py",  # the title of its page
    "publish/host/site_preview.py",  # the title of the page of problems, and why there is no search
)
"""Where Russian may stand in the package; what a page says stands in `overrides/`."""

TOO_WIDE = {"utils", "helpers", "common", "manager", "base", "misc", "handle", "process", "util", "helper"}
DIALECT = {"told", "kept", "lying", "mended", "gathered", "beside", "alone", "sound", "under"}
"""Words of prose that no programmer would look for."""
BANNED = TOO_WIDE | DIALECT
LONGEST_FUNCTION = 45
LONGEST_FILE = 300


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def modules(folder: Path = PACKAGE) -> list[Path]:
    """All Python files below the folder, in order."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def pure_modules() -> list[Path]:
    """The modules of all stages below `publish`."""
    return [path for path in modules() if stage(path) not in ("publish", "") and path not in IMPURE]


def stage(path: Path) -> str:
    """The stage that a file belongs to; empty for the package's own `__init__`."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Each import of a file in full: its line and `profminimum.model.types` or `pydantic`."""
    package = ("profminimum", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join((*above, *filter(None, [node.module])))
            # `from .. import russian` names a stage only in what it imports.
            yield from ((node.lineno, f"{source}.{alias.name}") for alias in node.names)


def strings(path: Path) -> Iterator[ast.Constant]:
    """The texts of a file that a program can show: all but docstrings and notes under a field."""
    notes = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


def where(path: Path, line: int) -> str:
    """A place as an editor opens it."""
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def test_the_table_names_every_stage():
    """A new folder in the package finds its place in the table, or is none."""
    found = {stage(path) for path in modules()} - {""}
    assert found <= set(STAGES)


def test_stages_import_in_one_direction():
    """They follow the table, and import nothing of the entry that MkDocs loads."""
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in modules()
        for line, name in imports(path)
        if name.split(".")[0] in ("profminimum", "mkdocs_entry") and not _may_import(stage(path), name)
    ]
    assert wrong == []


def _may_import(own: str, name: str) -> bool:
    target = name.split(".")[1] if name.startswith("profminimum.") else name
    return target == own or target in STAGES.get(own, set())


def test_modules_import_in_no_circle():
    """No module imports itself through others; imports in functions and under `TYPE_CHECKING` count too."""
    paths = {
        ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): path for path in modules()
    }
    graph = {
        name: {target if target in paths else target.rpartition(".")[0] for _, target in imports(path)} & set(paths)
        for name, path in paths.items()
    }
    assert graph["profminimum.catalog.catalog"] > {"profminimum.catalog.items.item"}
    assert circle(graph) == []


def test_circle_is_noticed():
    """Of modules that import each other, directly or through a third one."""
    assert circle({"a": {"b"}, "b": {"a"}}) == ["a", "b", "a"]
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})


def circle(graph: dict[str, set[str]]) -> list[str]:
    """One circle of imports; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_cache_depends_on_all_that_reads_and_checks():
    """An edit of any stage that reading and checking use makes the cache of records begin anew."""
    assert {"load", "check", *STAGES["load"], *STAGES["check"]} <= set(SOURCES)


def test_catalog_has_layers():
    """Items know neither the catalogue nor what is derived from it; the catalogue derives nothing."""
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in modules(PACKAGE / "catalog")
        if (own := path.relative_to(PACKAGE).parts[1].removesuffix(".py")) in CATALOG_LAYERS
        for line, name in imports(path)
        if name.startswith("profminimum.catalog") and name.split(".")[2] not in CATALOG_LAYERS[own] | {own}
    ]
    assert wrong == []


def test_rooms_of_publish_import_in_one_direction():
    """To replace the host is to replace one folder: no other one names it."""
    rooms = {path.parent.name for path in modules(PACKAGE / "publish")} - {"publish"}
    assert rooms == set(ROOMS_OF_PUBLISH)
    wrong = [
        f"{where(path, line)} imports {name}"
        for room, allowed in ROOMS_OF_PUBLISH.items()
        for path in modules(PACKAGE / "publish" / room)
        for line, name in imports(path)
        if name.startswith("profminimum.publish.") and name.split(".")[2] not in allowed
    ]
    assert wrong == []


def test_only_one_room_knows_the_theme():
    """The theme's package and the host's are imported in `publish/host` alone, the host's in one module."""
    knowing = {
        path.relative_to(PACKAGE).parent.as_posix()
        for path in modules()
        for _, name in imports(path)
        if name.split(".")[0] in ("material", "mkdocs", "properdocs", "watchdog")
    }
    assert knowing == {"publish/host"}


def test_record_cache_depends_on_all_that_loads_and_checks():
    """An edit of any module that decides what a record is, and what is wrong with it, makes the cache void."""
    deciding = {"load", "check"}
    for _ in STAGES:
        deciding |= {stage for user in deciding for stage in STAGES[user]}
    assert deciding <= {source.removesuffix(".py") for source in _sources_of_the_record_cache()}


def _sources_of_the_record_cache() -> tuple[str, ...]:
    for node in tree(PACKAGE / "publish" / "build" / "record_cache.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SOURCES":
            return ast.literal_eval(node.value)
    return ()


def test_stages_import_few_packages():
    """Below `authoring` only those of the table are imported; above it, one module of a stage knows each package."""
    users: dict[str, set[str]] = {}
    wrong = []
    for path in pure_modules():
        for line, name in imports(path):
            package = name.split(".")[0]
            if package == "profminimum" or package in sys.stdlib_module_names:
                continue
            if stage(path) in ("view", "authoring"):
                users.setdefault(package, set()).add(where(path, 1))
            elif package not in THIRD_PARTY[stage(path)]:
                wrong.append(f"{where(path, line)} imports {name}")
    # markupsafe says what is HTML already, which every part of a page may need to say.
    crowded = {package: names for package, names in users.items() if len(names) > 1 and package != "markupsafe"}
    assert (wrong, crowded) == ([], {})
    assert not {"mkdocs", "material", "pagefind"} & set(users)


def test_one_module_knows_the_host():
    """MkDocs is named where its names are taken from, and nowhere else."""
    knowing = {
        path.name
        for path in modules(HOOKS)
        for node in ast.walk(tree(path))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        if name.split(".")[0] in ("mkdocs", "properdocs")
    }
    assert knowing == {"mkdocs.py"}


def test_stages_below_publish_are_pure():
    """They see neither the disk nor the environment nor the clock."""
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in pure_modules()
        for line, name in imports(path)
        if name.split(".")[0] in IMPURE_MODULES or name in IMPURE_MODULES or name.rsplit(".", 1)[-1] in IMPURE_NAMES
    ]
    wrong += [
        f"{where(path, node.lineno)} calls {_called(node)}"
        for path in pure_modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _called(node) in IMPURE_CALLS and ast.unparse(node.func) not in IN_MEMORY
    ]
    assert wrong == []


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


REMEMBERS_NOTHING_OF_RECORDS = (
    "view/rendering/templates.py",  # drawings of icons
    "view/rendering/template_engine.py",  # a text as HTML: of the text alone
    "view/rendering/qr.py",  # the code of an address: of the address alone
    "view/rendering/line_breaks.py",  # a text with its lines held together: of the text alone
    "view/calendars/icalendar_files.py",  # time zones
    "view/print/lapsed.py",  # one file at several addresses
)
"""The modules of `catalog` and `view` that use caches of functools: what they remember asks nothing of the present."""


def test_the_present_is_asked_where_it_is_noted():
    """What is derived from it holds for a while: no cache loses how long, and none takes the moment past its notes."""
    wrong = []
    for path in modules():
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(("catalog/", "view/")):
            continue
        for node in ast.walk(tree(path)):
            is_import = isinstance(node, ast.ImportFrom) and node.module == "functools"
            if is_import and {alias.name for alias in node.names} & {"cache", "lru_cache", "cached_property"}:
                wrong += [] if name in REMEMBERS_NOTHING_OF_RECORDS else [f"{name} remembers without validity"]
            if (
                isinstance(node, ast.Attribute)
                and node.attr == "moment"
                and _called_name_of(node.value) in ("catalog", "self")
            ):
                wrong += [] if name == "catalog/items/region_day.py" else [where(path, node.lineno)]
    assert wrong == []


def _called_name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def test_russian_stands_in_its_homes():
    """What a reader sees is worded in few places."""
    wrong = [
        f"{where(path, node.lineno)} says «{node.value[:40]}»"
        for path in modules(HOOKS)
        for node in strings(path)
        if re.search(r"[\u0400-\u04ff]", node.value) and not _is_home(path)
    ]
    assert wrong == []


def _is_home(path: Path) -> bool:
    return path.is_relative_to(PACKAGE) and path.relative_to(PACKAGE).as_posix().startswith(RUSSIAN_HOMES)


def test_names_say_what_things_are():
    """No module, class or function is named by a word that fits anything, or by one of a dialect."""
    wrong = []
    for path in [*modules(HOOKS), *modules(ROOT / "scripts")]:
        named = [(1, path.stem), *((node.lineno, node.name) for node in definitions(path))]
        wrong += [f"{where(path, line)} {name}" for line, name in named if BANNED & set(words(name))]
    assert wrong == []


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Every class and function of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def words(name: str) -> list[str]:
    """The words of a name: `on_config` and `OnConfig` alike."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def test_functions_and_files_are_short():
    """What does not fit on a screen or two is two things."""
    wrong = []
    for path in [*modules(HOOKS), *modules(ROOT / "scripts")]:
        length = path.read_text(encoding="utf-8").count("\n")
        wrong += [f"{where(path, 1)} has {length} lines"] * (length > LONGEST_FILE)
        for node in definitions(path):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION and not isinstance(node, ast.ClassDef):
                wrong.append(f"{where(path, node.lineno)} {node.name} has {lines} lines")
    assert wrong == []


def test_folders_are_at_most_two_deep():
    """A module is found in its stage's folder, or one below."""
    assert [path for path in modules() if len(path.relative_to(PACKAGE).parts) > 3] == []


def test_the_package_has_only_its_entry_as_a_sibling():
    """MkDocs puts this folder on the import path: a sibling could hide a module of the standard library."""
    beside = {path.name for path in HOOKS.iterdir() if path.name != "__pycache__"}
    assert beside <= {"mkdocs_entry.py", "profminimum"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_say_what_they_are_for(path):
    """The first sentence of a module is its purpose; what is public is described."""
    assert ast.get_docstring(tree(path)), "no docstring"
    top = [node for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert [node.name for node in top if not node.name.startswith("_") and not ast.get_docstring(node)] == []


def test_no_test_reads_the_data_of_a_region():
    """The folder `data/` is a region's own: the guard of the tests refuses to open or list anything there."""
    for read in (lambda: (ROOT / "data" / "region.yml").read_bytes(), lambda: list((ROOT / "data").iterdir())):
        with pytest.raises(AssertionError, match="tests/large_region"):
            read()
    named = [
        where(path, node.lineno)
        for path in modules(ROOT / "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.BinOp) and re.fullmatch(r"(\w+\.)*ROOT / 'data'.*", ast.unparse(node))
    ]
    own = ("tests/test_data.py", "tests/test_architecture.py")
    assert [place for place in named if not place.startswith(own)] == []


def test_quick_part_of_lint_passes():
    """One style and no typing errors, also for those who run the tests alone."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.lint", "--quick"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
