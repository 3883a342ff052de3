"""Writes a configuration of nginx for the built site: `python3 scripts/dev.py nginx`. Knows the template and no server.

Headers are taken from the `nginx-headers.conf` of the site and written out: nginx reads its configuration as root, so it
must not include a file from a folder that publishers may write to. Exit codes: 0; 1 without a built site; 2 when the
arguments are wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run

HELP = """Печатает настройку nginx для собранного сайта: сжатие, кэш, заголовки безопасности, страница 404.

  python3 scripts/dev.py nginx --host profminimum.example.ru --root /srv/profminimum/current > profminimum.conf

  --host         имя сайта
  --root         где сайт лежит на сервере: у команды publish это ссылка current в её папке
  --certificate  файл сертификата; обычно /etc/letsencrypt/live/ИМЯ/fullchain.pem
  --key          файл его ключа; обычно privkey.pem рядом с сертификатом
  --no-tls       без HTTPS: если его держит другой сервер, который стоит впереди
  --visits       файл, в котором считать посещения: месяц, вид страницы, школа – без адресов читателей; без него журнала нет
  --site         собранный сайт, из него берётся Content-Security-Policy; обычно site
"""
TEMPLATE = Path(__file__).resolve().parent / "hosting" / "nginx.conf.template"
HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.ASCII)
PLAIN_PATH = re.compile(r"/[\w./@+-]*")
"""A path that nginx reads as it is written: no spaces, quotes, variables."""
_HEADER = re.compile(r'^add_header (\S+) "([^"]*)" always;$', re.MULTILINE)
_MOVED = re.compile(r"^(/[a-z0-9/-]+(?:\.[a-z]+)?)(\*?) (/[a-z0-9/-]+(?:\.[a-z]+)?)(?::splat)? 301$", re.MULTILINE)
"""A rule of the site's own `_redirects`: identifiers alone, since nginx obeys what it reads here."""
_POLICY = "Content-Security-Policy"


@dataclass(frozen=True)
class Server:
    """Server of a site. Without a certificate it answers plain HTTP."""

    host: str
    root: str
    certificate: str = ""
    key: str = ""
    http: int = 80
    https: int = 443
    addresses: tuple[str, ...] = ("", "[::]:")
    """Prefixes of the ports: every address of IPv4 and of IPv6."""
    visits: str = "off"
    """The log of visits, `off` for none."""


def main(arguments: Sequence[str]) -> int:
    """Prints the configuration; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("--host", type=_host, required=True)
    parser.add_argument("--root", type=_path, required=True)
    parser.add_argument("--certificate", type=_path)
    parser.add_argument("--key", type=_path)
    parser.add_argument("--no-tls", action="store_true")
    parser.add_argument("--visits", type=_path)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    source = options.site / "nginx-headers.conf"
    if not source.is_file():
        print(f"Нет файла {source}. Сначала соберите сайт: python3 scripts/dev.py build", file=sys.stderr)
        return 1
    certificate = options.certificate or f"/etc/letsencrypt/live/{options.host}/fullchain.pem"
    key = options.key or certificate.rpartition("/")[0] + "/privkey.pem"
    former = options.site / "_redirects"
    moved = redirects(former.read_text("utf-8")) if former.is_file() else []
    server = Server(options.host, options.root, *(() if options.no_tls else (certificate, key)))
    print(configuration(replace(server, visits=options.visits or "off"), source.read_text("utf-8"), moved), end="")
    return 0


def redirects(text: str) -> list[tuple[str, str]]:
    """Returns the rules of the site's `_redirects` as patterns and addresses of nginx; lines of any other kind are left out."""
    return [
        (f"^{old}{'(.*)' if rest else ''}$", f"{new}{'$1' if rest else ''}") for old, rest, new in _MOVED.findall(text)
    ]


def configuration(server: Server, headers: str, moved: Sequence[tuple[str, str]] = ()) -> str:
    """Returns the text of the configuration; `headers` is the content of the site's `nginx-headers.conf`.

    `moved` are patterns of former addresses with the present ones.
    """
    from jinja2 import Environment, StrictUndefined

    values = dict(_HEADER.findall(headers))
    values[_POLICY] += "; frame-ancestors $profminimum_frames"  # a page cannot say that of itself, only a server can
    template = Environment(
        undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True, autoescape=False
    ).from_string(TEMPLATE.read_text("utf-8"))
    return template.render(vars(server) | {"headers": values, "moved": moved, "page_kinds": page_kinds()})


def page_kinds() -> list[tuple[str, str]]:
    """Returns a pattern of addresses for the pages of each kind of record, with its name; then the lists of each kind."""
    from profminimum.model import KINDS

    records = [
        (_pattern(route.address, kind.is_named_by_year), kind.label_plural)
        for kind in sorted(KINDS, key=lambda kind: bool(kind.entries))  # the page of a school also shows its documents
        for route in kind.routes
        if "{" in route.address
    ]
    lists = [(f"{kind.collection}/", f"Список: {kind.label_plural.lower()}") for kind in KINDS if kind.has_list]
    first: dict[str, str] = {}
    for pattern, label in [*records, *lists]:
        first.setdefault(pattern, label)
    return list(first.items())


def _pattern(address: str, is_named_by_year: bool) -> str:
    name = r"20[\d-]+" if is_named_by_year else "[^/]+"
    return address.replace("{owner}", "[^/]+").replace("{id}", name)


def _host(given: str) -> str:
    if not HOST.fullmatch(given):
        raise ValueError(given)
    return given


def _path(given: str) -> str:
    if not PLAIN_PATH.fullmatch(given):
        raise ValueError(given)
    return given.rstrip("/") or "/"


if __name__ == "__main__":
    run(main)
