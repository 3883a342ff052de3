"""Finds a person's own place in a messenger or a social network, apart from pages whose name is an organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from ...problem import Severity
from .detector import Advice, Detection, Detector
from .normalise import NormalisedText, latin
from .official_names import is_official, is_personal

_PAGE = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:www\.|m\.)?(?:"
    r"(?:t|telegram)\s?\.\s?me\s?/\s?(?!(?:s/|joinchat|addstickers|share|\+))(?P<name>[a-z]\w{3,31})"
    r"|(?:vk\.com|vk\.ru|vkontakte\.ru)/id\d+|ok\.ru/profile/\d+|max\.ru/u/\w+|instagram\.com/\w[\w.]+"
    r"|tg://\S+|viber://\S+|skype:[\w.]+)"
)
_NICK = re.compile(
    r"(?<![\w.@/])@(?!(?:property|media|import|override|dataclass|(?:static|class)method)\b)(?P<name>[a-z]\w{3,31})(?![\w@]|\.\w)"
)
_CALLED = re.compile(
    r"(?:телеграм\w{0,3}|telegram|тг|tg|ватсап\w{0,2}|вайбер\w{0,2}|skype|скайп\w{0,2}|дискорд\w{0,2}|discord|ник)"
    r"\s?[:–=-]\s?@?(?P<name>[a-z][a-z0-9_.]{3,31})"
)
_NAMED = re.compile(
    r"(?<![\w.@-])(?:www\.|m\.)?(?:vk\.com|vk\.ru|vk\.me|vkontakte\.ru|ok\.ru)/(?P<name>[a-z][\w.]{3,40})"
)
"""A page of a network where people and schools alike choose the name."""
_SIGN = re.compile(r"[/@:]|[–=-]\s?[^\W\d_а-яА-Я]")
"""Stands in all that they find: a sign of an address, or a name in other than Russian letters behind a dash."""


def social_profiles(text: NormalisedText) -> Iterator[Detection]:
    """Yields every personal page and every name in a messenger."""
    if _SIGN.search(text.plain):
        readable, called = latin(text.plain), text.plain.casefold()
        for pattern, reading in ((_PAGE, readable), (_NICK, readable), (_CALLED, called)):
            for match in pattern.finditer(reading):
                if not (match["name"] and is_official(match["name"])):
                    yield Detection(PersonalData.PERSONAL_PAGE, match.start())
        for match in _NAMED.finditer(readable):
            if is_personal(match["name"]):
                yield Detection(PersonalData.PERSONAL_PAGE, match.start())


SOCIAL_PROFILES = Detector(
    social_profiles,
    {
        PersonalData.PERSONAL_PAGE: Advice(
            "личная страница или имя в мессенджере. Дайте ссылку на официальную страницу школы.", Severity.WARNING
        ),
    },
    reads_links=True,
)
