"""Tables of schools' papers as the command and the browser must both understand them: what goes in is written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from profminimum.authoring.documents.account import Note
from profminimum.authoring.documents.browser_rules import browser_rules
from profminimum.authoring.documents.hours_grid import Directions, direction_names, read_grid
from profminimum.authoring.documents.importer import DocumentImporter, ImportOptions
from profminimum.authoring.documents.owners import Owner
from profminimum.authoring.documents.reading import read_documents
from profminimum.authoring.documents.tables import SourceDocument
from profminimum.authoring.form import description, reader_words
from profminimum.load.data_folder import read_records
from profminimum.model import Records
from profminimum.model.schema.values import as_plain
from profminimum.model.when.notation import understood

from tests.support.project import LARGE_REGION, catalog_of
from tests.support.when_shapes import SHAPES

Vectors = dict[str, Any]

SCHOOL = Owner("school", "obraztsovaya-gorodskaya")
DAY = date(2026, 11, 23)
NAME = "буфер обмена"

PLAN = """План профориентационной работы на 2026–2027 учебный год
№ п/п\tМероприятие\tФорма проведения\tСроки проведения\tКлассы\tМесто проведения\tОтветственный (ФИО)
Сентябрь\t\t\t\t\t\t
1\tАнкетирование «Мой путь»\tдиагностика\tдо 20 сентября\t8–9\tкабинет психолога\tЁлкина Е. Е.
2\tСобрание «Что дальше?»*\tродительское собрание\t10.09.2026, 18.00\t9, 11\tДК, ул. Мира, д. 5\tЁлкина Е. Е.
3\tЭкскурсия на завод\tклассный час\tв течение месяца\t6а, 6б\tонлайн\t
\tимени первых строителей\t\t\t\t\t
4\tЭкскурсия на завод\tэкскурсия\tпо согласованию\tобучающиеся\t\t
* день уточняется"""
MONTHS = """Месяц\tМероприятие\tДата\tВремя\tУчастники
Октябрь\tЭкскурсия в музей\t15\t10:00\t7-е классы
Ноябрь\tПрофпроба «Повар»\tкаждый вторник\t15.00\tученики 8-9-х классов, родители
Декабрь\tЭкскурсия\t1 раз в четверть\t\tвсе классы
Март\tПедсовет\tпосле каникул\t\tпедагоги
Апрель\tНабор в 10 класс: беседа с учениками 9А и 9 Б классов\t1\t\t"""
OWNERS = """Школа\tНазвание мероприятия\tФормат проведения\tДата и время\tМесто\tЗаметки
Образцовая городская школа\tЭкскурсия на молокозавод\tэкскурсия\t20 ноября 12:00\tмолокозавод\tавтобус
\tМастер-класс\tмастер-класс\t27.11\tспортзал\t
Филиал в с. Условное\tПоездка\tпоездка\t10–11 декабря 2026\tклиника\t
МБОУ «Неизвестная школа № 999»\tПроба\tпроба\t12 ноября\t\t"""
PROGRAMMES = """Название программы\tНаправленность\tВозраст\tЧасов в год\tРасписание\tСтоимость\tЗапись\tАдрес
Робототехника\tтехническая\t12–15\t72\tВт, Чт 15:00–16:30\tбесплатно\tчерез Навигатор\tкабинет
Школа ведущих\tсоциально-гуманитарная\tот 13\t36,5 ч\tпятница 16:00; сб 10.00-11.30\t800 руб./мес.\tдо 15.09\tДК, пер. Тихий, 1
Швея (профессиональное обучение, 2 разряд)\t\t9–11 классы\tмного\tпо графику\t500\tв школе\t
Юный эколог\t\t\t\t\tпо сертификату\t\t
Лаборатория для 7-8 классов\t\t\t\t\t\t\t"""
CLASSES = """Класс\tПрофиль\tУглублённые предметы\tПартнёры\tКол-во обучающихся
10а\tИнженерный\tматематика, физика\tтехнический университет; завод «Ёлка» (договор № 5)\t24
8–9\tМедицинский (группа)\tхимия\tРайонная больница, Неведомое\t11
10\tНебывалый\t\t\t9
10 «М»\tагротехкласс\t\t\t"""
ROADMAP = """Дорожная карта края на 2026 год
№\tНаименование мероприятия\tСрок\tОтветственные исполнители\tРезультат
1.\tНормативное обеспечение\t\t\t
1.1.\tРазработка программы\tI квартал 2026 г.\tРегиональный оператор\tПриказ утверждён. Создана группа
1.1.1\tСогласование программы\tноябрь, апрель\tСоюз работодателей\tПротокол
2.\tРабота со школами\t\t\t
2.1.\tМониторинг\tежеквартально\tРегиональный оператор, ОМСУ\tАналитическая
\t\t\t\tсправка
2.2.\tОбучение\tдо 1 октября 2026, далее раз в два года\t\tОбучено не менее 120 человек
2.3.\tКонсультации\tсентябрь – ноябрь\tсоюз работодателей\t
2.4.\tСтенд\tкогда-нибудь\tОМСУ – органы\tСтенд"""
NOTHING = """Добрый день!
Имя\tТелефон
А\t1"""
LISTED = """Мероприятия на 2026/27 учебный год:
1. 12 ноября, 15:00 – экскурсия на хлебозавод (8–9 классы), актовый зал
2) «Ночь профессий»: с 10 по 12 марта. Придёт кто захочет. Приказ от 1 сентября 2026
до 20 сентября – запись
> Дата;Мероприятие;Класс
> 12 ноября;Экскурсия;9
> 13 ноября;Мастер-класс;8
Собираемся 5 декабря у школы"""
BY_MONTHS = """План на 2026/27
Сентябрь:
Оформление стенда «Твоя профессия»
1. Анкетирование учащихся 9 классов (15.09)
Октябрь 2026 г.
18 октября. Встреча с врачом (11 кл.), актовый зал
19–20.11 Диктант «Мой выбор» (8 классы)
25.11 в 18.00 собрание родителей
Также 25 декабря в 12:00 в актовом зале – игра «Кем быть»
Ответственный: заместитель директора
12 ноября."""
ONLY_TEXT = "12 декабря в 11:00 – день открытых дверей"
PAGE = (
    "<p>План на 2026/27</p><table><tr><th rowspan=2>Мероприятие<th colspan=2>Проведение<th rowspan=2>Класс"
    "<tr><td>Дата<td>Место<tr><td><p>Экскурсия<br>на завод<td rowspan=2>12&nbsp;ноября<td>завод<td>9"
    "<tr><td>Мастер-класс<td>школа<td><table><tr><td>внутри<td>ничего</table></table>"
)
GRID = """План в часах на 2026/27
Направление\t6 класс\t7\t8-9 кл.\tИтого
Урочная деятельность\t10\t10 ч\t12,5\t45
Внеурочная деятельность (по четвергам)\t34\t34\t34\t136
Профессиональное обучение\t\t–\tмного\t
Взаимодействие с родителями школьников\t2\t2\t2\t8
Уроки\t1\t0,5\t\t
Всего\t47\t46,5\t48,5\t
Кружок\t3\t3\t3\t12"""
TURNED = """Класс\tУроки\tРабота с родителями\tИное
6\t10\t2 часа\t1
7 класс\t11\t2\t
8\t12\t-\t"""
NO_GRID = """Направление\tОтветственный
Уроки\tзавуч"""
SPOILT = """Школа\tМероприятие\tДата начала\tДата окончания\tВремя\tКласс\tМесто
Образцовая городская школа\tЭкскурсия на завод\t46318\t46318\t10:00\t8\t—
\tЯрмарка\t#REF!\t\t9:00\t9\t–
\t#Н/Д\t46330\t\t\t—\tшкола
#ССЫЛКА!\tсмена\t46325\t46329\t#ЗНАЧ!\t-\t---"""
IN_PIECES = """Октябрь:
Мероприятие\tЧисло\tВремя\tКласс
Экскурсия\t7\tс 15 до 17\t8
Проба\t14.10, 5 урок\t\t9
Ярмарка\t2 раза в год (сентябрь, апрель)\t4 урок\t10
Собрание\tвторник, четверг\t18\t
РАБОТА С РОДИТЕЛЯМИ\t\t\t
Беседа\t12, если будет автобус\t10:00\t
Диктант\t2–3 неделя\t5\t
II полугодие\t\t\t
Конкурс\tпо итогам отбора\t\t5
Смотр\t15 октября (чт) – 17 октября (сб)\t\t5
Клуб\t3–26 ноября по вторникам и четвергам\t\t6"""
CARDS = """Название программы\tЮный журналист\tРоботы
Направленность\tсоциальная\tтехническая
Возраст обучающихся\t12–15 лет\t10–13
Количество часов\t72 ч (2 ч в неделю)\t36,5/1
Срок реализации\t9 мес.\t2 года
Режим занятий\tвт, чт 15:00\tпн-ср 16:00
Название программы\tШахматы\t
Срок реализации\t72 часа\t
Возраст обучающихся\t7\t
Финансирование\tвнебюджет, 500 руб. в мес.\t"""
OF_SCHOOL = """№\tМероприятие\tСрок\tОтветственный\tРезультат
1\tЭкскурсия\t12 ноября\tкл. рук.\tотчёт
2\tСмотр\tмай\tзавуч\tприказ"""
TRIALS = """Дата\tПрофессиональная проба\tПОО (площадка)\tАдрес проведения\tКлас-сы\tКол-во мест
6 октября\tСварщик\tКолледж\tул. Мира, 4\t8М\t12
7 октября\tПовар\tКолледж\t\t8-Б\tмного"""
PARTNERS = """№\tОрганизация\tНаправление сотрудничества\tТелефон\tСайт
1\tАО «Пример»\tвстречи и поездки\t8 (4752) 00-00-00 доб. 12\tzavod.example"""
SEVERAL = """<table><tr><th>Месяц</th><th>Мероприятия</th><th>Число</th><th>Классы</th></tr>
<tr><td>Октябрь</td><td>1. Экскурсия на завод<br>2.Встреча с врачом<br>и медсестрой;</td><td>5<br>12</td><td>8-9</td></tr>
<tr><td>Ноябрь</td><td>Классные часы:<br>- «Мой выбор»<br>- «Мой путь»</td><td>20</td><td>5<br>6</td></tr>
<tr><td>Май</td><td>1) Ярмарка</td><td>3</td><td>9</td></tr></table>"""
OF_DISTRICT = """Дата\tНачало\tОкончание\tМероприятие\tФормат
Образцовая городская школа\tОбразцовая городская школа\tОбразцовая городская школа\tОбразцовая городская школа\tОбразцовая городская школа
10 ноября\t14:00\t15.30\tОткрытый урок\tочно
12 ноября\t13-30\t14-10\tКвест\tонлайн
май 2027 (дата уточняется)\t\t\tСмена\t
МБОУ СОШ № 777\tМБОУ СОШ № 777\tМБОУ СОШ № 777\tМБОУ СОШ № 777\tМБОУ СОШ № 777
3 нед. ноября\t\t\tО выборе пути\t"""
CLUBS = """Кружок (секция)\tКласс\tДни недели\tВремя\tКабинет
Хор\t1-4\tпн, ср\t13.00-14.00\tактовый зал
Футбол\t5-8\tпн 15:00 (1 группа), ср 15:00 (2 группа) поле\t\t"""
LEVELS = """Направление\tБазовый уровень (40 ч)\tОсновной уровень\tПродвинутый уровень
Урочная деятельность\t9\t9\t9
Внеурочная деятельность\t34\t34\t34
Итого\t40\t60\t80"""
TEXTS = (
    PLAN,
    LEVELS,
    OF_DISTRICT,
    CLUBS,
    BY_MONTHS,
    CARDS,
    OF_SCHOOL,
    TRIALS,
    PARTNERS,
    IN_PIECES,
    SPOILT,
    MONTHS,
    OWNERS,
    PROGRAMMES,
    CLASSES,
    ROADMAP,
    NOTHING,
    ONLY_TEXT,
    LISTED,
    GRID,
)


@cache
def large_region() -> Records:
    """Returns the records of the large region."""
    return read_records(LARGE_REGION)


def paste_vectors(before: Vectors) -> Vectors:
    """Returns the rules, and what they make of times, headings and documents."""
    made = {
        "rules": browser_rules(large_region()),
        "description": browser_description(),
        "times": [time_vector(text, "2026-27") for text in dict.fromkeys(one.written for one in SHAPES)],
        "grids": [grid_vector(text) for text in (GRID, TURNED, NO_GRID, PLAN)],
        "documents": [
            *(document_vector(f"{NAME}.txt", text.encode(), SCHOOL) for text in TEXTS),
            document_vector(f"{NAME}.html", PAGE.encode(), SCHOOL),
            document_vector(f"{NAME}.txt", OWNERS.encode(), None),
            document_vector(f"{NAME}.txt", OF_DISTRICT.encode(), None),
            document_vector(f"{NAME}.html", SEVERAL.encode(), SCHOOL),
        ],
    }
    plain: Vectors = json.loads(json.dumps(made, ensure_ascii=False))
    return plain


def browser_description() -> Vectors:
    """Returns the parts of the form's description that recognition needs."""
    whole = description(catalog_of(), reader_words())
    kinds = [kind for kind in whole["kinds"] if kind["name"] in ("event", "programme", "class", "roadmap", "year_plan")]
    return {
        "kinds": [{name: kind[name] for name in ("name", "label", "model", "places")} for kind in kinds],
        "models": {kind["model"]: {"order": whole["models"][kind["model"]]["order"]} for kind in kinds},
        "types": {"WhenText": {"notation": whole["types"]["WhenText"]["notation"]}},
    } | {name: whole[name] for name in ("replacements", "letters", "stamps")}


def time_vector(text: str, years: str) -> Vectors:
    """Returns a text about a time with its notation and its first and last day; null where it means none."""
    when = understood(text, years or None)
    known = when and [str(when), *(day and str(day) for day in (when.first_day, when.last_day))]
    return {"text": text, "years": years, "when": known}


def grid_vector(text: str) -> Vectors:
    """Returns a table of hours with the hours of the plan and what is said of them; null where it is none."""
    [document] = read_documents(f"{NAME}.txt", text.encode())
    grid = read_grid(document.tables[0], Directions(direction_names(large_region())))
    said = grid and {"hours": grid.hours, "notes": _notes(grid.notes)}
    return {"rows": _tables(document)["tables"][0]["rows"], "grid": said}


def document_vector(name: str, data: bytes, owner: Owner | None, years: str = "") -> Vectors:
    """Returns a document as its tables, and everything that the import makes of it."""
    documents = list(read_documents(name, data))
    result = DocumentImporter(large_region(), ImportOptions(DAY, owner, years)).read(documents)
    return {
        "documents": [_tables(document) for document in documents],
        "options": {"owner": owner and vars(owner) | {}, "years": years, "today": str(DAY)},
        "known": _known(result.texts, result.tables),
        "tables": [
            {
                "kind": table.kind,
                "label": table.label,
                "notes": _notes(table.notes),
                "rows": [
                    {
                        "number": row.row.number,
                        "title": row.title,
                        "path": row.path,
                        "values": row.values,
                        "notes": _notes(row.notes),
                    }
                    for row in table.rows
                ],
            }
            for table in result.tables
        ],
        "left": [note.strip() for note in result.notes if note.startswith("  ")],
        "paths": list(result.texts),
        "new": result.new_entries,
    }


def _tables(document: SourceDocument) -> Vectors:
    return {
        "name": document.name,
        "tables": [
            {
                "name": table.name,
                "above": list(table.above),
                "below": list(table.below),
                "rows": [{"number": row.number, "cells": list(row.cells)} for row in table.rows],
            }
            for table in document.tables
        ],
        "paragraphs": list(document.paragraphs),
    }


def _known(texts: Iterable[str], tables: Sequence[Any]) -> Vectors:
    """Returns the records of the region in the folders into which the drafts go: the browser asks for them by path."""
    folders = {path.rpartition("/")[0] for path in texts}
    folders |= {
        word.rpartition("/")[0]
        for table in tables
        for row in table.rows
        for note in row.notes
        for word in note.text.split()
    }
    entries = [entry for entry in large_region() if entry.location.path.rpartition("/")[0] in folders]
    names = ("title", "when", "school_year")
    return {
        entry.location.path: {name: value for name, value in as_plain(entry.record).items() if name in names}
        for entry in entries
    }


def _notes(notes: Iterable[Note]) -> list[str]:
    return [str(note) for note in notes]
