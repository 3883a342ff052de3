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

OF_COMMAND: Mapping[str, str] = {
    "how_years": "Укажите их: --year 2026-27",
    "how_school": "Укажите школу: --school ИМЯ ПАПКИ",
    "why_school": "так указано в --school",
}
"""What the sentences say of the command's own options; the form says it of its fields."""

SENTENCES: Mapping[str, Sentence] = {
    # of a table
    "no-headings": Sentence(
        LEFT_OUT,
        "вся таблица, {rows}: строка заголовков не найдена, нужны хотя бы «Мероприятие» и «Срок». "
        "Документы, контакты и сведения об организациях вписывают в форму на сайте",
    ),
    "turned": Sentence(
        GUESSED, "заголовки стоят в первом столбце: каждый столбец за ним – запись, строка 2 – второй столбец"
    ),
    "of-text": Sentence(GUESSED, "мероприятия взяты из текста, по одному из предложения: проверьте названия и дни"),
    "column-by-content": Sentence(GUESSED, "столбец прочитан как «{field}» по тому, что в нём написано"),
    "part": Sentence(LEFT_OUT, "строка {number}, «{text}»: это заголовок части таблицы, а не запись"),
    "total": Sentence(LEFT_OUT, "строка {number}, «{text}»: это итог, а не запись"),
    "owner-of-title": Sentence(GUESSED, "школа взята из текста над таблицей: «{name}»"),
    "people": Sentence(LEFT_OUT, "имена людей на сайт не попадают; кого спросить, скажут контакты школы"),
    "pupils": Sentence(LEFT_OUT, "сколько учеников сейчас, на сайте не показывают; число мест впишите отдельно"),
    "results": Sentence(LEFT_OUT, "это для отчёта школы, на сайт не попадает"),
    "unknown-column": Sentence(LEFT_OUT, "такой столбец не переносится"),
    "no-year": Sentence(GUESSED, "учебный год не назван, взят {year}"),
    "which-years": Sentence(ASKED, "какие это годы? {how_years}"),
    "file-there": Sentence(ASKED, "файл {path} уже есть: черновик заменит его"),
    # of a row of any kind
    "joined": Sentence(GUESSED, "сюда же отнесено продолжение из строки {rows}"),
    "several": Sentence(GUESSED, "в ячейке {events}: каждое записано отдельно, остальное в строке отнесено к каждому"),
    "error-cell": Sentence(ASKED, "в ячейке ошибка таблицы «{words}»: что там должно стоять?"),
    "no-title": Sentence(ASKED, "строка без названия: что это?", "Название"),
    "owner": Sentence(GUESSED, "«{words}» – это «{name}»", "Школа"),
    "owner-above": Sentence(GUESSED, "школа взята из строки выше: «{name}»", "Школа"),
    "owner-of-part": Sentence(GUESSED, "школа взята из заголовка части таблицы: «{name}»", "Школа"),
    "owner-told": Sentence(GUESSED, "школы «{words}» на сайте нет, записано школе «{name}»: {why_school}", "Школа"),
    "owner-unknown": Sentence(ASKED, "школы «{words}» на сайте нет: чья это запись? {how_school}", "Школа"),
    "whose": Sentence(ASKED, "чья это запись? {how_school}", "Школа"),
    "there": Sentence(LEFT_OUT, "такая запись уже есть: {path}"),
    "name-taken": Sentence(ASKED, "запись с таким именем уже есть: это она или другая?", "Название"),
    "letters": Sentence(LEFT_OUT, "буквы и уточнения: {letters}", "Классы"),
    "grades-by-title": Sentence(GUESSED, "классы взяты из названия", "Классы"),
    "which-places": Sentence(ASKED, "«{words}»: сколько это мест?", "Мест"),
    # of an event
    "format-by-title": Sentence(GUESSED, "формат «{name}» выбран по названию", "Формат"),
    "format-by-heading": Sentence(GUESSED, "формат «{name}» взят из заголовка столбца «{words}»", "Формат"),
    "format-by-word": Sentence(GUESSED, "«{words}» – это «{name}»", "Формат"),
    "format-unknown": Sentence(
        ASKED, "формата «{words}» нет в справочнике: добавить его («{id}») или выбрать другой?", "Формат"
    ),
    "footnote": Sentence(GUESSED, "сноска: «{words}»", "О времени"),
    "serial-day": Sentence(GUESSED, "«{words}» – это {day}: Excel показал день числом", "Когда"),
    "month-of-column": Sentence(GUESSED, "«{words}» – это {when}: месяц взят из соседнего столбца", "Когда"),
    "month-of-part": Sentence(GUESSED, "«{words}» – это {when}: время взято из заголовка", "Когда"),
    "ends-of-year": Sentence(GUESSED, "«{words}» – это {when}: начало и конец взяты по учебному году", "Когда"),
    "no-clock": Sentence(GUESSED, "«{words}» – это {when}: часы оставлены словами", "Когда"),
    "part-of-words": Sentence(GUESSED, "«{words}» – это {when}: остальное оставлено словами", "Когда"),
    "clock-hours": Sentence(GUESSED, "время «{words}» – это {hours}", "Когда"),
    "no-day": Sentence(GUESSED, "«{words}» – это {when}: точного дня нет", "Когда"),
    "day-not-named": Sentence(GUESSED, "«{words}» – это {when}: день не назван", "Когда"),
    "when-unknown": Sentence(ASKED, "«{words}»: когда это? Пока стоит «неизвестно», слова сохранены", "Когда"),
    "audience": Sentence(GUESSED, "не сказано, для кого: записано «ученикам»", "Для кого"),
    "which-grades": Sentence(ASKED, "«{words}»: какие это классы?", "Классы"),
    # of a programme
    "summary-of-title": Sentence(
        GUESSED, "одна строка о программе взята из названия: напишите, чему научится ребёнок", "Коротко"
    ),
    "how-many-hours": Sentence(ASKED, "«{words}»: сколько это часов?", "Часов всего"),
    "hours-in-all": Sentence(GUESSED, "«{words}» – часов всего {hours}, остальное – в неделю", "Часов всего"),
    "duration": Sentence(LEFT_OUT, "«{words}»: сколько длится программа, впишите в месяцах", "Месяцев"),
    "enrolment-in-words": Sentence(GUESSED, "сроки записи оставлены словами; даты впишите в поля", "Запись"),
    "grades-missing": Sentence(ASKED, "для каких классов эта программа?", "Классы"),
    "which-grades-or-ages": Sentence(
        ASKED, "«{words}»: для каких классов или какого возраста эта программа?", "Классы"
    ),
    "grades-by-age": Sentence(GUESSED, "классы сайт найдёт по возрасту «{words}» и покажет как примерные", "Возраст"),
    "paid-in-words": Sentence(GUESSED, "«{words}» – платно, сумма оставлена словами", "Стоимость"),
    "free-in-words": Sentence(GUESSED, "«{words}» – бесплатно", "Стоимость"),
    "rest-of-sessions": Sentence(LEFT_OUT, "кроме дней и часов написано: «{words}»", "Дни занятий"),
    "which-sessions": Sentence(ASKED, "«{words}»: в какие дни и часы?", "Дни занятий"),
    # of a class
    "profile-unknown": Sentence(
        ASKED, "профиля «{words}» нет в справочнике: добавить его («{id}») или выбрать другой?", "Профиль"
    ),
    "profile-by-word": Sentence(GUESSED, "профиль «{name}» выбран по слову «{words}»", "Профиль"),
    "summary-of-profile": Sentence(
        GUESSED, "название и одна строка о классе составлены из профиля: напишите, чем он отличается", "Коротко"
    ),
    "which-grades-it-takes": Sentence(ASKED, "«{words}»: в какой это класс?", "В какие классы берут"),
    "contract": Sentence(LEFT_OUT, "реквизиты договора:{words}", "Партнёры"),
    "taken-for-employer": Sentence(GUESSED, "«{words}» записан работодателем", "Партнёры"),
    # of a grid of hours
    "hours-grid": Sentence(
        LEFT_OUT, "это часы по направлениям и классам: их вставляют в форму на сайте, в план на год"
    ),
    "hours-by-level": Sentence(
        LEFT_OUT,
        "это часы по направлениям и уровням минимума, а в плане на год часы стоят по классам: впишите в форму на сайте "
        "часы своего уровня для каждого класса",
    ),
    "hours-of-several": Sentence(GUESSED, "часы записаны каждому из этих классов"),
    "which-direction": Sentence(ASKED, "строка {number}: какое это направление?"),
    "direction-by-words": Sentence(GUESSED, "это направление «{name}»"),
    "hours-added": Sentence(GUESSED, "строка {number}: это направление уже было, часы сложены"),
    "hours-unclear": Sentence(ASKED, "«{words}»: сколько это часов?"),
    # of an item of a road map
    "deadline-in-words": Sentence(ASKED, "срок «{words}» понятен только словами", "Срок"),
    "number-missing": Sentence(ASKED, "номер: не указано"),
    "responsible-missing": Sentence(ASKED, "ответственные: не указано"),
    "results-missing": Sentence(ASKED, "результат: не указано"),
    "who-is-it": Sentence(ASKED, "«{words}» – кто это?", "Ответственные"),
    "party-unknown": Sentence(ASKED, "«{words}» нет в справочнике ответственных: добавить?", "Ответственные"),
}
"""Every sentence by its name."""
