"""What the words for a post say of it: whether it is high enough, and for whom its holder speaks. Knows no record.

Contacts and working groups name posts alone, in a school's own words. The road map (2023/24) asks for a
responsible person not below a deputy head and says who belongs to a working group.
"""

from __future__ import annotations

import re

from .schema.types import Choice

_HEAD = re.compile(
    r"(?:исполняющ\w+ обязанности |и\.? ?о\.? |врио )?(?:перв\w+ )?"
    r"(?:(?:заместител\w+|зам\.?) )?(?:генеральн\w+ )?(?:директор|руководител[ья] (?:школ|гимнази|лице|организац|учрежден))"
    r"|завуч|начальник (?:кадетск|училищ)",
    re.IGNORECASE,
)


def is_deputy_head_or_above(post: str) -> bool:
    """Returns whether a post is that of a head or a deputy head: a head's adviser or assistant is neither."""
    return _HEAD.match(post.strip()) is not None


class Stakeholder(Choice):
    """For whom a member of the working group speaks, as road maps list them."""

    TEACHERS = "teachers", "педагоги"
    LEADERS = "leaders", "администрация школы"
    AUTHORITIES = "authorities", "органы управления образованием"
    PROVIDERS = "providers", "колледжи, вузы, предприятия"
    PUPILS = "pupils", "ученики"
    PARENTS = "parents", "родители"


_VOICES = {
    Stakeholder.TEACHERS: (
        r"учител|педагог|классн\w+ руководител|воспитател[ьия]\b|воспитателей|преподавател|навигатор|методист|психолог|советник"
    ),
    Stakeholder.LEADERS: (
        r"(?<!советник )(?<!советники )директор|завуч|заведующ|администраци\w+ школы|руководител\w+ (?:школ|филиал|гимнази|лице)"
    ),
    Stakeholder.AUTHORITIES: (
        r"управлени\w+ (?:\w+ )?образовани|отдел\w* (?:\w+ )?образовани|комитет\w* (?:\w+ )?образовани"
        r"|департамент|министерств|муниципал|администраци\w+ (?:округ|район|город)|учредител|координатор"
    ),
    Stakeholder.PROVIDERS: (
        r"колледж|техникум|вуз|университет|академи|институт|предприяти|завод|хозяйств|фирм|компани|работодател|партн[её]р"
        r"|центр\w* занятости|учреждени\w+ дополнительного|центр\w* (?:творчества|детск)"
    ),
    Stakeholder.PUPILS: r"ученик|ученич|обучающ|старшеклассник|школьник|лицеист|гимназист|кадет|\bактива?\b",
    Stakeholder.PARENTS: r"родител|законн\w+ представител",
}


def stakeholders(posts: tuple[str, ...]) -> frozenset[Stakeholder]:
    """Returns for whom the members of a group speak, as far as posts say it: «представитель колледжа» for colleges."""
    return frozenset(
        voice for voice, words in _VOICES.items() if any(re.search(words, post, re.IGNORECASE) for post in posts)
    )
