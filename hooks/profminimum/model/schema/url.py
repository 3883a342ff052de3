"""What makes an address on the web fit to be published: a public site, nothing that deceives. Opens no address."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from .text import FORBIDDEN, invalid, quoted

URL_LENGTH = 2000

_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_UNSAFE_IN_URL = re.compile(r"[\s\"'<>\\^`{|}\x00-\x20]")
_LATIN, _CYRILLIC = re.compile("[a-z]", re.IGNORECASE), re.compile("[\u0400-\u052f]")


@lru_cache(4096)
def _host_refusal(host: str) -> str:
    """Returns why a host cannot be a public site's, or an empty string."""
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return "в адресе нет настоящего имени сайта"
    if not re.fullmatch(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", labels[-1], re.IGNORECASE):
        return "вместо имени сайта стоит числовой адрес"
    if labels[-1] in {"localhost", "local", "internal", "lan"}:
        return "этот адрес открывается только на одном компьютере"
    if any(_LATIN.search(label) and _CYRILLIC.search(label) for label in labels):
        return "в имени сайта смешаны русские и латинские буквы"
    return ""


def _url_refusal(url: str) -> str:
    """Returns why an address may not be published, or an empty string."""
    if len(url) > URL_LENGTH:
        return f"знаков в адресе: {len(url)}, а допустимо не больше {URL_LENGTH}"
    if _UNSAFE_IN_URL.search(url):
        return "в адресе есть пробел, кавычка или другой недопустимый знак"
    if not re.match(r"https?://", url):
        return "адрес должен начинаться с https:// или http://"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "адрес записан с ошибкой"
    if "@" in parts.netloc:
        return "в адресе перед именем сайта стоит знак @ – так подделывают ссылки"
    return _host_refusal(parts.hostname or "")


def url(value: object) -> str:
    """Returns the address in NFC; refuses what is no address of a public site, and says why."""
    text = unicodedata.normalize("NFC", value) if isinstance(value, str) else ""
    reason = _url_refusal(text) if text else "адрес пустой"
    if not reason and FORBIDDEN.search(text):
        reason = "в адресе есть невидимый знак"
    if reason:
        raise invalid("url", f"здесь {quoted(value)}: {reason}. Скопируйте адрес из строки браузера.")
    return text
