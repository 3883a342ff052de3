"""The Content-Security-Policy of the finished pages: what a browser may load and run. Knows of a page only its frame.

The same policy goes into every page and into files for web servers, so that it holds wherever the site is put.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],  # the search engine is WebAssembly
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],  # search and filters send their words in the address
}
OTHER_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}

_CONTENT = re.compile(r"<main\b.*</main\s*>", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NOT_INLINE_CODE = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?application/(ld\+)?json", re.IGNORECASE)
_START = re.compile(r"<head\b[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def inline_scripts(page: str) -> Iterator[str]:
    """The code that stands in the frame of a page, in order.

    What stands within `<main>` comes from data: a script there is an injection and must not be let run by its hash.
    """
    for attributes, code in _SCRIPT.findall(_CONTENT.sub("", page)):
        if not _NOT_INLINE_CODE.search(attributes):
            yield code


def source_of(code: str) -> str:
    """An inline script as a policy names it: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    seen = code.replace("\r\n", "\n").replace("\r", "\n")  # as a browser reads it
    return f"'sha256-{base64.b64encode(hashlib.sha256(seen.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str]) -> str:
    """The one policy of a site in whose frames these inline scripts stand."""
    hashes = sorted({source_of(code) for code in scripts})
    sources = DIRECTIVES | {"script-src": DIRECTIVES["script-src"] + hashes}
    return "; ".join(f"{name} {' '.join(values)}" for name, values in sources.items())


def with_policy(page: str, text: str) -> str:
    """The page with the policy at the very start of its head, before anything that it governs."""
    meta = f'\n  <meta http-equiv="Content-Security-Policy" content="{text}">'
    return _START.sub(lambda head: head.group() + meta, page, count=1)


def header_files(text: str) -> dict[str, str]:
    """The policy for web servers, by file name: `_headers` (Netlify, Cloudflare Pages …), an include for nginx."""
    headers = {"Content-Security-Policy": text} | OTHER_HEADERS
    static = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    nginx = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    return {"_headers": "\n".join([*static, ""]), "nginx-headers.conf": "\n".join([*nginx, ""])}
