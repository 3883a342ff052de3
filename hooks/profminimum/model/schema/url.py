"""What makes an address on the web fit to be published: a public site, nothing that deceives. Opens no address."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from .host_names import host_refusal
from .text import FORBIDDEN, invalid, quoted

URL_LENGTH = 2000

_UNSAFE_IN_URL = re.compile(r"[\s\"'<>\\^`{|}\x00-\x20]")


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
    return host_refusal(parts.hostname or "")


def url(value: object) -> str:
    """Returns the address in NFC; refuses what is no address of a public site, and says why."""
    text = unicodedata.normalize("NFC", value) if isinstance(value, str) else ""
    reason = _url_refusal(text) if text else "адрес пустой"
    if not reason and FORBIDDEN.search(text):
        reason = "в адресе есть невидимый знак"
    if reason:
        raise invalid("url", f"здесь {quoted(value)}: {reason}. Скопируйте адрес из строки браузера.")
    return text
