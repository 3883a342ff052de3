"""Error page of a preview: where the fault is, in Russian. Knows nothing of the other stages.

It is imported when the rest of the package may be broken, and imports nothing but the host.
"""

from __future__ import annotations

import traceback
from html import escape
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from .mkdocs import Abort, BuildError, ConfigurationError

_TEMPLATES = (".html", ".txt")
_PAGE = """<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="3">
<title>Сайт не собрался</title>
</head>
<body>
<h1>Сайт не собрался</h1>
<p>{words}</p>
<p>Исправьте и сохраните файл: предпросмотр соберёт сайт заново, и эта страница сменится сама.</p>
</body>
</html>
"""


def cause(error: BaseException) -> BaseException:
    """Returns the error that a person can correct: MkDocs wraps it into one that only says «aborted»."""
    wrapped = isinstance(error, Abort) and not error.__suppress_context__ and error.__context__
    return wrapped or error


def describe(error: BaseException, root: Path) -> str:
    """Returns the fault and its place in one or two sentences; `root` is the project's folder."""
    found = cause(error)
    if isinstance(found, ConfigurationError):
        return f"Ошибка в файле mkdocs.yml. {_quoted(found)}"
    if isinstance(found, Abort) and str(found).startswith("Aborted with"):  # MkDocs has logged the reason already
        return "Ошибка в файле mkdocs.yml. Что именно не так, сказано в окне, где запущен предпросмотр."
    if isinstance(found, BuildError | Abort):
        return str(found).strip()
    return f"{_what(found)}: {_place(found, root)}. {_quoted(found)}"


def is_of_template(error: BaseException) -> bool:
    """Whether whoever edits `overrides/` can correct it."""
    return isinstance(cause(error), TemplateError)


def is_internal(error: BaseException) -> bool:
    """Whether only whoever edits the package can correct it, with the whole trace."""
    return not isinstance(cause(error), TemplateError | BuildError | ConfigurationError | Abort)


def write_everywhere(words: str, site: Path) -> None:
    """Writes the words in the place of every page of the folder `site`, and of those that are missing."""
    site.mkdir(parents=True, exist_ok=True)
    text = _PAGE.format(words=escape(words).replace("\n", "<br>"))
    for path in {site / "index.html", site / "404.html", *site.rglob("*.html")}:
        path.write_text(text, "utf-8")


def _what(error: BaseException) -> str:
    if isinstance(error, UndefinedError):
        return "В шаблоне названо значение, которого нет"
    if isinstance(error, TemplateNotFound):
        return "Шаблон ссылается на файл, которого нет"
    return "Ошибка в шаблоне" if isinstance(error, TemplateError) else "Ошибка в программе"


def _quoted(error: BaseException) -> str:
    """The program's own words, which are English."""
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"Сообщение программы: {type(error).__name__}: {text}"


def _place(error: BaseException, root: Path) -> str:
    if isinstance(error, SyntaxError | TemplateSyntaxError):
        name = error.filename or getattr(error, "name", None)
        return _source_line(str(name), error.lineno, root)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(frame.filename, root)]
    if isinstance(error, TemplateError):  # the engine, which is the project's too, has only noticed it
        own = [frame for frame in own if frame.filename.endswith(_TEMPLATES)] or own
    return (
        _source_line(*((own or frames)[-1].filename, (own or frames)[-1].lineno), root)
        if frames
        else "место неизвестно"
    )


def _is_own(filename: str, root: Path) -> bool:
    """Whether a file belongs to the project: in its folder, or a template of page bodies, which has no folder."""
    path = Path(filename)
    if not path.is_absolute():
        return filename.endswith(_TEMPLATES)
    return path.is_relative_to(root) and "site-packages" not in path.parts


def _source_line(filename: str, line: int | None, root: Path) -> str:
    path = Path(filename)
    if not path.is_absolute():
        path = Path("overrides", path)
    elif path.is_relative_to(root):
        path = path.relative_to(root)
    return f"{path.as_posix()}, строка {line}" if line else path.as_posix()
