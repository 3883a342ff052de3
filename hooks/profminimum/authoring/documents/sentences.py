"""What an import may say of a table, a row or a cell, each sentence once: the command and the form say the same."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Finding(StrEnum):
    """How sure something is; the value is the word before it."""

    GUESSED = "догадка"
    ASKED = "вопрос"
    LEFT_OUT = "не перенесено"


class Sentence(NamedTuple):
    """A sentence with gaps, `{name}`; `column` is what the column is called that it is about, empty for the whole row."""

    finding: Finding
    text: str
    column: str = ""


GUESSED, ASKED, LEFT_OUT = Finding

SENTENCES: Mapping[str, Sentence] = {
    # of a table
    "no-headings": Sentence(LEFT_OUT, "строка заголовков не найдена: нужны хотя бы «Мероприятие» и «Срок»"),
    "people": Sentence(LEFT_OUT, "имена людей на сайт не попадают; кого спросить, скажут контакты школы"),
    "pupils": Sentence(LEFT_OUT, "сколько учеников сейчас, на сайте не показывают; число мест впишите отдельно"),
    "results": Sentence(LEFT_OUT, "это для отчёта школы, на сайт не попадает"),
    "unknown-column": Sentence(LEFT_OUT, "такой столбец не переносится"),
    "no-year": Sentence(GUESSED, "учебный год не назван, взят {year}"),
    "which-years": Sentence(ASKED, "какие это годы? Укажите их: --year 2026-27"),
    "file-there": Sentence(ASKED, "файл {path} уже есть: черновик заменит его"),
    # of a row of any kind
    "owner": Sentence(GUESSED, "«{words}» – это «{id}»", "Школа"),
    "whose": Sentence(ASKED, "чья это запись? Укажите школу: --school ИМЯ ПАПКИ", "Школа"),
    "there": Sentence(LEFT_OUT, "такая запись уже есть: {path}"),
    "name-taken": Sentence(ASKED, "запись с таким именем уже есть: это она или другая?", "Название"),
    "letters": Sentence(LEFT_OUT, "буквы классов: {letters}", "Классы"),
    # of an event
    "format-by-title": Sentence(GUESSED, "формат «{id}» выбран по названию", "Формат"),
    "format-unknown": Sentence(
        ASKED, "формата «{words}» нет в справочнике: добавить его («{id}») или выбрать другой?", "Формат"
    ),
    "footnote": Sentence(GUESSED, "сноска: «{words}»", "О времени"),
    "month-of-column": Sentence(GUESSED, "«{words}» – это {when}: месяц взят из столбца «{month}»", "Когда"),
    "ends-of-year": Sentence(GUESSED, "«{words}» – это {when}: начало и конец взяты по учебному году", "Когда"),
    "no-day": Sentence(GUESSED, "«{words}» – это {when}: точного дня нет", "Когда"),
    "day-not-named": Sentence(GUESSED, "«{words}» – это {when}: день не назван", "Когда"),
    "when-unknown": Sentence(ASKED, "«{words}»: когда это? Пока стоит «неизвестно», слова сохранены", "Когда"),
    "which-grades": Sentence(ASKED, "«{words}»: какие это классы?", "Классы"),
    # of a programme
    "summary-of-title": Sentence(
        GUESSED, "одна строка о программе взята из названия: напишите, чему научится ребёнок", "Коротко"
    ),
    "how-many-hours": Sentence(ASKED, "«{words}»: сколько это часов?", "Часов всего"),
    "enrolment-in-words": Sentence(GUESSED, "сроки записи оставлены словами; даты впишите в поля", "Запись"),
    "grades-missing": Sentence(ASKED, "для каких классов эта программа?", "Классы"),
    "grades-by-age": Sentence(GUESSED, "классы посчитаны по возрасту «{words}»", "Классы"),
    "paid-in-words": Sentence(GUESSED, "«{words}» – платно, сумма оставлена словами", "Стоимость"),
    "which-sessions": Sentence(ASKED, "«{words}»: в какие дни и часы?", "Дни занятий"),
    # of a class
    "profile-unknown": Sentence(ASKED, "профиля «{words}» нет в справочнике", "Профиль"),
    "profile-by-word": Sentence(GUESSED, "профиль «{id}» выбран по слову «{words}»", "Профиль"),
    "summary-of-profile": Sentence(
        GUESSED, "одна строка о классе составлена из профиля: напишите, чем он отличается", "Коротко"
    ),
    "contract": Sentence(LEFT_OUT, "реквизиты договора:{words}", "Партнёры"),
    "taken-for-employer": Sentence(GUESSED, "«{words}» записан работодателем", "Партнёры"),
    # of an item of a road map
    "deadline-in-words": Sentence(ASKED, "срок «{words}» понятен только словами", "Срок"),
    "number-missing": Sentence(ASKED, "номер: не указано"),
    "responsible-missing": Sentence(ASKED, "ответственные: не указано"),
    "results-missing": Sentence(ASKED, "результат: не указано"),
    "who-is-it": Sentence(ASKED, "«{words}» – кто это?", "Ответственные"),
    "party-unknown": Sentence(ASKED, "«{words}» нет в справочнике ответственных: добавить?", "Ответственные"),
}
"""Every sentence by its name."""
