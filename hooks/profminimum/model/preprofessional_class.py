"""Preprofessional classes and groups: of one school, or a regional project for pupils of many."""

from __future__ import annotations

from .schema.ages import ForPupils
from .schema.fields import FieldGroup, deprecated, list_of, optional, required
from .schema.grades import Grades, PlacesByGrade
from .schema.ranges import Range, range_sum
from .schema.times import Day
from .schema.types import Ages, Choice, Count, Flag, Places, SchoolYear, Text, Title, Url
from .shared import Access, Cost, Fee, JoiningTimes, Partner, Place, SchoolId
from .vocabularies import ProfileId, SphereId

FIRST_OF_LEVEL = (1, 10)
"""Grades for which classes are made up anew: primary and secondary general education begin (273-ФЗ, art. 66). Grade 5 begins a
level, too, but its classes usually go on from grade 4 as they are.
"""


class Unit(Choice):
    """Whether the pupils form a class or a group within classes (letter of 24.08.2023 № 08-1552)."""

    CLASS = "class", "класс"
    GROUP = "group", "группа"
    PROJECT = "project", "региональный проект"


class Exam(FieldGroup):
    """A subject that decides admission."""

    subject: Title = required("Предмет", "По какому предмету.")
    note: Title | None = optional("Как проходит", "Письменно, устно, по результатам ОГЭ.")


class Admission(JoiningTimes):
    """How pupils are admitted."""

    kind: Title | None = optional("Порядок приёма", "Например, «индивидуальный отбор».")
    places: Places | None = optional("Мест", "Сколько учеников примут во все классы: «25», «20–25», «до 25».")
    places_by_grade: PlacesByGrade | None = optional("Мест по классам", "В какой класс сколько: «5: 30», «10: 20–25».")
    classes: Count | None = optional("Классов", "Сколько классов набирают.")
    exams: tuple[Exam, ...] = list_of("Испытания", "Предметы вступительных испытаний.")
    criteria: tuple[Title, ...] = list_of("Что учитывают", "Средний балл, результаты ОГЭ и другое.")
    documents: tuple[Title, ...] = list_of("Документы", "Что принести.")
    any_residence: Flag | None = optional("Из любого места", "true – берут независимо от места жительства.")
    url: Url | None = optional("Где подать заявление", "Ссылка.")
    how: Text | None = optional("Как подать", "Что сделать, если подают не по ссылке.")
    opens: Day | None = deprecated("Начало приёма", "Срок теперь пишут одной строкой в поле «when».")
    closes: Day | None = deprecated("Конец приёма", "Срок теперь пишут одной строкой в поле «when».")

    @property
    def places_in_all(self) -> Range | None:
        """How many pupils are admitted to all grades together: as it is said, else as the grades add up to."""
        return self.places or range_sum((self.places_by_grade or {}).values())


class PreprofessionalClass(ForPupils):
    """A preprofessional class or group."""

    title: Title = required("Название", "Как класс называют: «Инженерный класс».")
    unit: Unit = optional("Класс или группа", "Отдельный класс, группа или проект для многих школ.", default=Unit.CLASS)
    profile: ProfileId = required(
        "Профиль",
        "Из справочника профилей.",
        synonyms="профиль; направленность (профиль); направленность; профиль обучения; направление; профиль класса; "
        "наименование класса",
    )
    school_year: SchoolYear | None = optional("Учебный год", "К какому году относятся сведения.")
    summary: Title = required("Коротко", "Чем этот класс отличается, одной строкой.")
    description: Text | None = optional("Подробнее", "Как устроена учёба.")
    grades: Grades = list_of(
        "Классы", "Какие классы учатся по этому профилю.", synonyms="класс; классы; параллель; параллели"
    )
    ages: Ages | None = optional(
        "Возраст",
        "Полных лет: «7–10», «с 14», «до 12». Если классы не названы, сайт найдёт их по возрасту и покажет как примерные.",
        synonyms="возраст; возраст участников; возраст детей; возраст обучающихся; возраст учащихся; возрастная категория",
    )
    admits_to: Grades = list_of(
        "В какие классы берут",
        "В какой класс примут ученика: «10» – после 9-го. Не тот класс, из которого приходят.",
        synonyms="класс набора; классы набора; параллель набора; набор в класс; набор в классы; прием в класс; "
        "прием в классы; в какой класс; в какой класс набор; в какой класс берут; класс приема",
    )
    grades_note: Title | None = optional("О классах", "Если точный перечень неизвестен: «с 5 класса».")
    subjects: tuple[Title, ...] = list_of(
        "Углублённые предметы",
        "Что изучают глубже.",
        synonyms="углубленные предметы; предметы; профильные предметы; предметы углубленного изучения; "
        "учебные предметы; предметы углубленного уровня; предметы на углубленном уровне",
    )
    spheres: tuple[SphereId, ...] = list_of(
        "Сферы", "О какой работе: ИТ, медицина. Если не указано, сайт возьмёт из профиля."
    )
    courses: tuple[Title, ...] = list_of("Практические курсы", "Какие курсы и модули есть.")
    access: Access | None = optional("Кому доступно", "Берут ли из других школ.")
    schools: tuple[SchoolId, ...] = list_of("Школы", "Ученики каких школ участвуют, если не только своей.")
    schools_total: Count | None = optional("Сколько школ", "Если перечень школ неизвестен.", when=("unit", "project"))
    branch: Title | None = optional("Филиал", "Идентификатор филиала школы, если класс открыт там.")
    partners: tuple[Partner, ...] = list_of(
        "Партнёры",
        "Вуз, колледж, работодатель.",
        synonyms="партнеры; социальные партнеры; партнеры (вуз, колледж, предприятие); организации-партнеры; "
        "вуз-партнер; сетевые партнеры",
    )
    admission: Admission | None = optional("Приём", "Места, сроки, условия.")
    cost: Cost | None = optional("Стоимость", "Бесплатно или нет.")
    fee: Fee | None = optional("Плата", "Сколько рублей и за что, кому дешевле.", when=("cost", "paid"))
    venue: Place | None = optional("Где учатся", "Если не в самой школе.")
    opened: Title | None = optional("Открыт", "Когда открыт: «сентябрь 2025».")
    benefits: tuple[Title, ...] = list_of(
        "Что даёт", "Свидетельство о профессии, баллы при поступлении, целевые места."
    )
    equipment: tuple[Title, ...] = list_of("Оборудование", "Чем оснащён.")
    suits_ovz: Flag | None = optional("Подходит детям с ОВЗ", "true – подходит.")
    transport: Title | None = optional("Как добраться", "Автобус, общежитие, пешком.")

    @property
    def admission_grades(self) -> tuple[int, ...]:
        """The grades into which it takes pupils, in order: those that it names, else those that it proves; empty if neither.

        Places for a grade prove it. So does a lowest grade that is the first of its level: whoever is in it was taken into
        it. A class of one grade that tells of its admission can take into no other. The lowest of several grades proves
        nothing: a class may have gone up with its pupils.
        """
        way, grades = self.admission, sorted(set(self.grades))
        if self.admits_to:
            return tuple(sorted(set(self.admits_to)))
        if way and way.places_by_grade:
            return tuple(sorted(grade for grade, places in way.places_by_grade.items() if places.most != 0))
        if grades and grades[0] in FIRST_OF_LEVEL:
            return (grades[0],)
        return tuple(grades) if way and len(grades) == 1 else ()
