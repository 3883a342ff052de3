"""Finds mail boxes on services where people have their own, apart from those whose name is an organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from .detector import Advice, Detection, Detector
from .normalise import NormalisedText, latin
from .official_names import is_official

_SERVICES = """
    mail gmail googlemail yandex ya rambler hotmail outlook yahoo icloud proton protonmail ukr gmx aol tutanota
"""
"""Names that are a mail service under any ending: `yandex.ru`, `yandex.com`."""
_HOSTS = """
    bk.ru list.ru inbox.ru internet.ru xmail.ru lenta.ru ro.ru autorambler.ru myrambler.ru rambler.ua narod.ru vk.com
    live.com live.ru msn.com me.com mac.com pm.me tuta.io zoho.com pochta.ru qip.ru email.ru mail2000.ru hotbox.ru
    land.ru fromru.com newmail.ru nm.ru e1.ru ngs.ru bigmir.net tut.by i.ua meta.ua
"""
"""Hosts that give boxes to anybody."""
PRIVATE = frozenset((*_SERVICES.split(), *_HOSTS.split()))

_DOT = r"(?:\s?\.\s?|\s?[\[({]\s?(?:dot|точка|\.)\s?[\])}]\s?|\s(?:точка|dot)\s)"
_AT = re.compile(
    r"(?<=[\w.+-])(?:\s?@\s?|\s?[\[({<]\s?(?:at|@|собака|собачка|эт)\s?[\])}>]\s?|\s(?:собака|собачка)\s|\s(?:at|dog)\s)"
    rf"([\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,3}})",
    re.IGNORECASE,
)
SIGNS = ("@", "at", "эт", "соба", "dog")
"""One of them stands in every address, however it is written."""
_MARK = re.compile(_DOT, re.IGNORECASE)
_BOX = re.compile(r"[\w.+-]{1,64}\Z")


def private_email(text: NormalisedText) -> Iterator[Detection]:
    """Yields every private mail box named in the text."""
    if not any(sign in text.plain.casefold() for sign in SIGNS):
        return
    for match in _AT.finditer(text.plain):
        box = _BOX.search(text.plain, max(0, match.start() - 64), match.start())
        if is_private(f"{box.group() if box else ''}@{_MARK.sub('.', match[1])}"):
            yield Detection(PersonalData.PRIVATE_MAIL, match.start())


def is_private(address: str) -> bool:
    """Returns whether a box belongs to a person: its host gives boxes to anybody, and its name is no organisation's."""
    box, _, host = latin(address).rpartition("@")
    return _gives_boxes_to_anybody(host) and not is_official(box)


def _gives_boxes_to_anybody(host: str) -> bool:
    labels = host.split(".")
    # A sentence may go on behind the address without a space: `mail.ru.Ждём`.
    return any(
        {labels[end - 2], ".".join(labels[end - 2 : end])} & PRIVATE
        for end in range(2, min(len(labels), 3) + 1)
        if end == len(labels) or not labels[-1].isascii()
    )


PRIVATE_EMAIL = Detector(
    private_email,
    {
        PersonalData.PRIVATE_MAIL: Advice("личная почта. Напишите служебную почту школы, лучше всего – в контактах."),
    },
)
