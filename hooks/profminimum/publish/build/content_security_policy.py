"""Content-Security-Policy of the site: what a browser may load and run. Knows no markup.

The same policy goes into every page and into files for web servers: it holds wherever the site is put.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from ...output import Output
from .finished_html import with_first_in_head

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

SHARED = ("/api/*", "/pagefind/*")
"""What pages of other sites may read: open data, and the search index for whoever searches many regions at once."""


def source_of(code: str) -> str:
    """Returns an inline script as a policy names it: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    seen = code.replace("\r\n", "\n").replace("\r", "\n")  # as a browser reads it
    return f"'sha256-{base64.b64encode(hashlib.sha256(seen.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], reads: Iterable[str] = ()) -> str:
    """Returns the policy of a site whose frames contain these inline scripts and whose form reads from these origins."""
    hashes = sorted({source_of(code) for code in scripts})
    sources = DIRECTIVES | {
        "script-src": DIRECTIVES["script-src"] + hashes,
        "connect-src": DIRECTIVES["connect-src"] + sorted(reads),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in sources.items())


def with_policy(page: str, text: str) -> str:
    """Returns the page with the policy at the very start of its head, before anything that it governs."""
    meta = f'\n  <meta http-equiv="Content-Security-Policy" content="{text}">'
    return with_first_in_head(page, meta)


def header_files(policy: str) -> Iterator[Output]:
    """Yields the policy for web servers: `_headers` (Netlify, Cloudflare Pages …) and an include for nginx."""
    headers = {"Content-Security-Policy": policy} | OTHER_HEADERS
    static = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    static += [line for path in SHARED for line in (path, "  Access-Control-Allow-Origin: *")]
    nginx = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    yield Output("_headers", "\n".join([*static, ""]).encode())
    yield Output("nginx-headers.conf", "\n".join([*nginx, ""]).encode())
