"""Names of hosts that may stand in a link: a public site's, in letters that nobody takes for others. Opens no address.

The rules of look-alikes follow browsers (Unicode TR 39, whole-script confusables), narrowed to the letters that Russian
sites have: anything but ASCII and Russian letters is refused, so no table of all alphabets is needed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_LATIN, _RUSSIAN = re.compile(r"[a-z0-9-]+"), re.compile(r"[а-яё0-9-]+")
_LOOKS_LATIN = re.compile(r"[асеорхупгъь0-9-]+")
"""Russian letters that look like Latin ones, as browsers list them."""
_RUSSIAN_ENDINGS = frozenset({"рф", "рус", "дети", "москва", "сайт", "онлайн", "орг", "ком", "бел"})
_ADDRESS_WITHIN = re.compile(r"(?<![0-9])(\d{1,3})([.-])(\d{1,3})\2(\d{1,3})\2(\d{1,3})(?![0-9])")
_NAMES_OF_ADDRESSES = (
    "nip.io",
    "sslip.io",
    "xip.io",
    "localtest.me",
    "lvh.me",
    "lacolhost.com",
    "traefik.me",
    "vcap.me",
)
"""Services whose names lead to any computer: whoever writes the name chooses which."""
_NOT_PUBLIC = frozenset(
    {
        "localhost",
        "localdomain",
        "local",
        "internal",
        "intranet",
        "private",
        "corp",
        "home",
        "lan",
        "arpa",
        "test",
        "invalid",
    }
)
"""Endings that open on one computer or in one network (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`)."""
_OTHER_NETWORKS = frozenset({"onion", "i2p", "exit", "alt", "bit", "eth", "loki", "zil"})
"""Endings that no ordinary browser opens."""


@lru_cache(4096)
def host_refusal(host: str) -> str:
    """Returns why a host cannot be a public site's, or an empty string."""
    labels = host.casefold().rstrip(".").split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return "в адресе нет настоящего имени сайта"
    return _reach_refusal(labels) or _letters_refusal([_decoded(label) for label in labels])


def _reach_refusal(labels: list[str]) -> str:
    """Returns why not everybody gets to the same site by the name."""
    if labels[-1] in _NOT_PUBLIC:
        return "этот адрес открывается только на одном компьютере или в одной сети"
    if labels[-1] in _OTHER_NETWORKS:
        return "этот адрес открывается только особой программой, а не браузером"
    if not re.fullmatch(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", labels[-1]):
        return "вместо имени сайта стоит числовой адрес"
    name = ".".join(labels)
    if name.endswith(tuple(f".{service}" for service in _NAMES_OF_ADDRESSES)) or name in _NAMES_OF_ADDRESSES:
        return "за таким именем может стоять любой компьютер, это не имя сайта"
    within = _ADDRESS_WITHIN.search(name)
    if within and all(int(number) < 256 for number in within.group(1, 3, 4, 5)):
        return "в имени сайта стоит числовой адрес"
    return ""


def _letters_refusal(labels: list[str]) -> str:
    """Returns why the letters of a name deceive."""
    for label in labels:
        foreign = next((sign for sign in label if not (_LATIN.match(sign) or _RUSSIAN.match(sign))), "")
        if foreign:
            return f"в имени сайта знак «{foreign}», а допустимы латинские или русские буквы, цифры и дефис"
        if not (_LATIN.fullmatch(label) or _RUSSIAN.fullmatch(label)):
            return "в имени сайта смешаны русские и латинские буквы"
    if labels[-1] in _RUSSIAN_ENDINGS:
        return ""
    if labels[-1] == "ru" and not labels[-2].isascii():
        return "в зоне .ru имён из русских букв не бывает, они похожи на латинские"
    if any(_LOOKS_LATIN.fullmatch(label) for label in labels if not label.isascii()):
        return "имя сайта написано русскими буквами, похожими на латинские"
    return ""


def _decoded(label: str) -> str:
    """Returns a label as a reader sees it; as it is if it has no such form."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
