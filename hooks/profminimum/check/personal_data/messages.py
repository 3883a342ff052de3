"""What is said of personal data: what the place looks like and what to write instead. The value itself is never quoted."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import PersonalData
from ...russian import listed

ADVICE = {
    PersonalData.MOBILE_PHONE: "похоже на личный телефон. Напишите служебный, с кодом города: «+7 (4752) 00-00-00».",
    PersonalData.PRIVATE_MAIL: "личная почта. Напишите служебную почту школы, лучше всего – в контактах.",
    PersonalData.SNILS: "номер СНИЛС. Удалите его: такие номера не публикуют.",
    PersonalData.IDENTITY_DOCUMENT: "номер личного документа. Удалите его: напишите только, какой документ принести.",
    PersonalData.BIRTH_DATE: "дата рождения. Удалите её: напишите, для каких классов или для какого возраста.",
    PersonalData.PUPIL: "назван ученик. Имена детей не публикуют: напишите «ученица 8 класса» или «наши ученики».",
    PersonalData.NAMES_LIST: "список имён. Такие списки не публикуют: напишите, сколько человек и из каких классов.",
    PersonalData.HOME_ADDRESS: "домашний адрес. Удалите его: укажите адрес школы или места, куда приходить.",
    PersonalData.FULL_NAME: "имя человека. Напишите должность: «учитель физики», «инженер предприятия».",
    PersonalData.INITIALS: "фамилия с инициалами. Напишите должность: «учитель физики», «инженер предприятия».",
    PersonalData.PERSONAL_PAGE: "личная страница или имя в мессенджере. Дайте ссылку на официальную страницу школы.",
}
"""What each kind of data looks like, and what to write instead."""
OFFICE_MAIL = (
    "почта на общедоступном сервисе. Личную замените служебной. Если это почта школы, разрешите её в поле "
    "«Разрешено» (allowed)."
)
"""What is said of a contact's mail at a private service: many schools have no other."""
NO_REASON = "Не сказано, почему это можно публиковать, поэтому разрешение не действует. Заполните поле «Почему можно»."
UNUSED = "Разрешать здесь нечего: в поле {field} проверка ничего такого не находит. Удалите это разрешение."
_ENOUGH = 5


def place(words: Sequence[int]) -> str:
    """Which words of a field are meant: «3-е слово», «слова 3, 7 и 12»; empty for the whole value."""
    if not words:
        return ""
    if len(words) == 1:
        return f"{words[0]}-е слово – "
    if len(words) > _ENOUGH:
        return f"слова {', '.join(map(str, words[:_ENOUGH]))} и другие – "
    return f"слова {listed(map(str, words))} – "
