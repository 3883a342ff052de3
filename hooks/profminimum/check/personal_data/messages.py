"""What is said of personal data beside the advice of the detectors: which words are meant, what is wrong with an allowance."""

from __future__ import annotations

from collections.abc import Sequence

from ...russian import capitalised, listed

OFFICE_MAIL = (
    "почта на общедоступном сервисе. Личную замените служебной. Если это почта школы, разрешите её в поле "
    "«Разрешено» (allowed)."
)
"""What is said of a contact's mail at a private service: many schools have no other."""
NO_REASON = "Не сказано, почему это можно публиковать, поэтому разрешение не действует. Заполните поле «Почему можно»."
UNUSED = "Разрешать здесь нечего: в поле {field} проверка ничего такого не находит. Удалите это разрешение."
ENOUGH = 5


def words_meant(words: Sequence[int]) -> str:
    """Returns which words of a field are meant: «3-е слово», «слова 3, 7 и 12»; empty for the whole value."""
    if not words:
        return ""
    if len(words) == 1:
        return f"{words[0]}-е слово – "
    if len(words) > ENOUGH:
        return f"слова {', '.join(map(str, words[:ENOUGH]))} и другие – "
    return f"слова {listed(map(str, words))} – "


def places_meant(places: Sequence[str]) -> str:
    """Returns which places of a file are meant: «Страница 2, страница 3 – »."""
    further = " и другие" if len(places) > ENOUGH else ""
    named = ", ".join(places[:ENOUGH])
    return f"{capitalised(named)}{further} – "
