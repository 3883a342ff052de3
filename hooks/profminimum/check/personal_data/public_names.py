"""Which names are about nobody at school: in memory of somebody, of a street, of those whom everybody knows.

Judges by the words before the name and by the name itself. Knows nothing of classes and lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from .name_lists import BARE_NAMES, GIVEN, fame, is_plain_surname
from .tokens import Word


class Publicity(IntEnum):
    """How surely a name is about nobody at school."""

    NONE = 0
    WEAK = 1
    """A book, a poet: unless a class stands beside the name."""
    STRONG = 2
    """A street, a school named in memory, somebody whom everybody knows."""


_MEMORIAL = re.compile(
    r"имени|им|памят\w+|улиц\w*|ул|проспект\w*|пр|пр-т|просп|площад\w+|пл|бульвар\w*|бул|б-р|переул\w+|пер|набережн\w+|"
    r"наб|сквер\w*|парк\w?|алле\w+|шоссе|проезд\w?|микрорайон\w*|мкр|станци\w|музе\w+|дом-музе\w+|театр\w*|"
    r"библиотек\w+|дворц\w+|дворец|стадион\w*|бюст\w?|мемориал\w*|преми\w+|медал\w+|орден\w*|кубк\w+|кубок|турнир\w*|"
    r"стипенди\w+|чтени\w+|святы?[мй]|святого|святой|имя"
)
_ABOUT_BOOKS = re.compile(
    r"роман\w{0,2}|рассказ\w{0,3}|повест\w{1,3}|стих\w{0,6}|поэм\w{1,3}|сказк\w{1,3}|сказок|пьес\w{1,3}|комеди\w{1,2}|"
    r"опер[аеуы]|балет\w{0,2}|картин\w{0,2}|симфони\w{1,2}|книг\w{0,3}|произведени\w{1,3}|творчеств\w{1,2}|"
    r"биографи\w{1,2}|портрет\w{0,2}|закон\w{0,2}|теорем\w{1,2}|таблиц\w{1,2}|формул\w{1,2}|метод\w{0,2}|песн\w{1,2}|"
    r"писател\w{1,3}|поэт\w{0,3}|драматург\w{0,2}|композитор\w{0,2}|император\w{0,2}|цар[ьяю]|княз\w{1,3}|"
    r"полковод\w{2,3}|маршал\w{0,2}|адмирал\w{0,2}|академик\w{0,2}|президент\w{0,2}|губернатор\w{0,2}|министр\w{0,2}|(?:летчик-)?космонавт\w{0,2}|ип|кфх|хозяйств\w{1,2}"
)
_HONOUR = re.compile(
    r"геро[йяюе]м?|дважды|трижды|советского|союза|россии|российской|федерации|труда|отечества|маршала|генерала\w*|адмирала|"
    r"академика|профессора|летчика\w*|(?:летчика-)?космонавта|святого|князя|великого|народного|заслуженного|артиста|"
    r"учителя|поэта|писателя|композитора|художника|партизана|кавалера|ордена|славы|полного|полковника|подполковника|"
    r"майора|капитана|лейтенанта|старшего|младшего|гвардии|сержанта|рядового|инженера|конструктора|врача|хирурга|"
    r"ученого|первого|директора|основателя|русского|советской|просвещения|образования|науки|здравоохранения|культуры|великой|отечественной|войны|области|края|республики|и|братьев|сестер|рсфср|ссср"
)
HEROIC = {"союза", "россии", "федерации", "труда", "отечества"}
_DEDICATION = re.compile(
    r"имени|им|памяти|улиц[аеуы]|ул|площад[ьи]|проспекте?|бульваре?|переул\w{2,3}|пер|сквере?|призы|мемориала?"
)
"""Words that a row of ranks in the genitive may follow, however long."""
_HERO = re.compile(r"геро")
_PRIZES, _ON = re.compile(r"призы"), re.compile(r"на \Z")
"""«на призы …» is a dedication, «призы …» is none."""
_OF_RANK = re.compile(
    r"(?!(?:уч[ае]ни[кц]|уча?щ|обучающ|школьни[кц]))(?!(?!(?:адмир|генер|капр)ала|отдел|школ|деятел|учител|строител)\w+л[аи]\Z)"
    r"(?!\w+те\Z)(?:[\w-]+(?:[аяыиую]|[оеыи]го|[оеиы]й|[ыи]х|[оеё]в|[еи])|при|за|в|во|на|с|и|от|по|для)"
)
"""A word of a title or an office in the genitive, or of what somebody did; no verb of the past and no pupil."""
REACH = 24
"""How many words before a name may tell whose name it is."""
NEAR = 8
"""How many of them may be words of honour that are known as such."""


def publicity(text: str, before: Sequence[Word], own: Sequence[Word]) -> Publicity:
    """Returns why a name made of the words `own` may stand there, given the words `before` it, the nearest last."""
    found = max(_of_fame(own), _of_context(text, before, own[0].start))
    if found is not Publicity.STRONG and _is_dedication(text, before, own):
        return Publicity.STRONG
    return found


def _of_fame(own: Sequence[Word]) -> Publicity:
    for word in own:
        initials, is_rare = fame(word.text)
        others = [other.text[0] for other in own if other is not word]
        if initials and (any(letter in initials for letter in others) or (is_rare and not others)):
            return Publicity.STRONG if is_rare else Publicity.WEAK
    return Publicity.NONE


def _of_context(text: str, before: Sequence[Word], start: int) -> Publicity:
    heroic = False
    for word in reversed(before[-NEAR:]):
        gap = text[word.end : start]
        if gap.strip(' .«"') or ("." in gap and len(word.text) > 4):
            break
        if _MEMORIAL.fullmatch(word.text) or (heroic and _HERO.match(word.text)):
            return Publicity.STRONG
        if _ABOUT_BOOKS.fullmatch(word.text):
            return Publicity.WEAK
        if not (_HONOUR.fullmatch(word.text) or (word.capital and (len(word.text) == 1 or word.text in GIVEN))):
            break
        heroic = heroic or word.text in HEROIC
        start = word.start
    return Publicity.NONE


def _is_dedication(text: str, before: Sequence[Word], own: Sequence[Word]) -> bool:
    """Returns whether nothing but ranks and offices in the genitive stand between «имени» and the name."""
    if any(word.text in BARE_NAMES and word.text[-1] not in "аяь" for word in own):
        return False  # «Иван» is no genitive
    start, nearer = own[0].start, ""
    for word in reversed(before):
        gap = text[word.end : start]
        written = text[word.start : word.end]
        is_short = "." in gap and (len(written) <= 4 or written.isupper())
        if gap.strip(' ,«"()') and not (is_short and not gap.strip(" .,")):
            return False
        if _DEDICATION.fullmatch(word.text):
            return not _PRIZES.fullmatch(word.text) or _ON.search(text[: word.start]) is not None
        is_honour = written.isupper() or is_short or _HONOUR.fullmatch(word.text) or _OF_RANK.fullmatch(word.text)
        is_name = (
            word.capital and not _HONOUR.fullmatch(word.text) and (is_plain_surname(word.text) or fame(word.text)[0])
        )
        if not is_honour or (is_name and nearer != "и"):  # «имени И. И. Тестова и П. П. Макетова»
            return False
        start, nearer = word.start, word.text
    return False
