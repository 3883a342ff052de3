"""The regional road map: items word for word, deadlines that a machine can compare, states with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..dates import months_of
from .item_numbers import number_parts
from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, HalfYear, Interval, ItemNumber, Month, Quarter, Text, Title, Years
from .shared import DocumentId
from .vocabularies import PartyId


class DeadlineKind(Choice):
    """How the road map states a deadline."""

    DATE = "date", "к дате"
    MONTHS = "months", "в названные месяцы"
    QUARTERS = "quarters", "в названные кварталы"
    HALF_YEARS = "half-years", "в названные полугодия"
    SCHOOL_YEAR = "school-year", "весь год"
    MONTHLY = "monthly", "каждый месяц"
    QUARTERLY = "quarterly", "каждый квартал"
    HALF_YEARLY = "half-yearly", "каждое полугодие"
    YEARLY = "yearly", "каждый год"
    CONTINUOUS = "continuous", "постоянно"
    OWN_SCHEDULE = "own-schedule", "по отдельному графику"
    WORDS = "words", "только словами"

    @property
    def step(self) -> int:
        """After how many months it comes again; 0 for what does not come again."""
        return _STEPS.get(self, 0)


_STEPS = {
    DeadlineKind.MONTHLY: 1,
    DeadlineKind.QUARTERLY: 3,
    DeadlineKind.HALF_YEARLY: 6,
    DeadlineKind.YEARLY: 12,
}
_RECURRING = ("kind", *(kind.value for kind in _STEPS))


class Deadline(FieldGroup):
    """When an item is due: the road map's own words, and days to compare with."""

    kind: DeadlineKind = required(
        "Вид срока", "К дате, в месяцы или кварталы, весь год, каждый квартал, постоянно, по графику, только словами."
    )
    wording: Title = required("Как в документе", "Срок дословно.")
    until: Day | None = optional("Последний день", "Если срок – дата.", when=("kind", "date"))
    since: Day | None = optional("Первый день", "Если назван период: «с 1 по 20 сентября».", when=("kind", "date"))
    months: tuple[Month, ...] = list_of("Месяцы", "По порядку; период пишут всеми месяцами.", when=("kind", "months"))
    quarters: tuple[Quarter, ...] = list_of(
        "Кварталы", "По порядку: «2026-Q2» – II квартал.", when=("kind", "quarters")
    )
    half_years: tuple[HalfYear, ...] = list_of(
        "Полугодия",
        "По порядку: «2026-H1» – январь–июнь. Учебные полугодия пишут месяцами.",
        when=("kind", "half-years"),
    )
    every: Interval | None = optional("Раз в сколько", "«Раз в два года» – это каждый год и число 2.", when=_RECURRING)
    due: Day | None = optional(
        "Ближайший день", "Если день назван: «ежегодно до 1 октября». Без него – конец квартала, года.", when=_RECURRING
    )

    @property
    def named_months(self) -> tuple[str, ...]:
        """The months that the deadline names, by themselves or as quarters or half-years; empty for other kinds."""
        return tuple(month for part in (*self.months, *self.quarters, *self.half_years) for month in months_of(part))


class Responsible(FieldGroup):
    """A party responsible for an item, and the item's own words for it where they differ."""

    party: PartyId = required("Ответственный", "Идентификатор из справочника ответственных.")
    wording: Title | None = optional("Как в пункте", "Дословно, если названо иначе, чем в справочнике.")


class ItemState(Choice):
    """How far an item is."""

    PLANNED = "planned", "запланировано"
    IN_PROGRESS = "in-progress", "выполняется"
    DONE = "done", "выполнено"


class State(FieldGroup):
    """A state of an item on a day, with what shows it."""

    value: ItemState = required("Состояние", "Запланировано, выполняется, выполнено.")
    date: Day = required("Когда", "День, с которого это так.")
    evidence: tuple[Source, ...] = required("Чем подтверждается", "Документ или страница.", min_length=1)


class Proof(Choice):
    """Which records of this site show how far an item is; the label is what is counted.

    Named by an item, not by its number, so that a map with numbers of its own proves the same things.
    """

    OPERATOR = "operator", "назван региональный оператор"
    PLANS = "plans", "школы, у которых есть план на этот год: уровень, часы, ответственный"
    READINESS = "readiness", "школы, по чьим сведениям это сделано"
    EMPLOYER_AGREEMENTS = "employer-agreements", "соглашения школ с работодателями"
    VOCATIONAL_PROGRAMMES = "vocational-programmes", "программы профессионального обучения на этот год"
    ADDITIONAL_PROGRAMMES = "additional-programmes", "программы дополнительного образования на этот год"
    CAREER_MODULES = "career-modules", "программы дополнительного образования с модулем по профориентации"
    PRACTICE_EVENTS = "practice-events", "мероприятия практико-ориентированного модуля"
    TEACHERS_EVENTS = "teachers-events", "мероприятия для педагогов, которые уже прошли"
    REGIONAL_EVENTS = "regional-events", "мероприятия региона для педагогов, которые уже прошли"
    PARENTS_EVENTS = "parents-events", "мероприятия для родителей, которые уже прошли"
    PARENTS_MEETINGS = "parents-meetings", "месяцы из срока, в которые прошло родительское собрание для всего региона"
    COVERAGE = "coverage", "прошедшие месяцы, о мероприятиях которых есть рассказ"


class SchoolTask(Choice):
    """What an item asks of every school; the label says it in a few words.

    Named by an item, not by its number, like a proof: maps of other regions and years number the same tasks otherwise.
    """

    DIAGNOSTICS = "diagnostics", "самодиагностика готовности"
    ORDER = "order", "приказ о реализации профминимума"
    RESPONSIBLE = "responsible", "ответственный не ниже заместителя директора"
    POWERS = "powers", "локальные акты о полномочиях ответственных"
    WORKING_GROUP = "working-group", "рабочая группа"
    PLAN = "plan", "план работы в часах"
    TICKET_TO_FUTURE = "ticket-to-future", "регистрация в проекте «Билет в будущее»"
    LESSONS = "lessons", "занятия «Россия – мои горизонты» по четвергам"
    SUBJECT_BLOCKS = "subject-blocks", "профориентационные блоки в учебных предметах"
    AGREEMENTS = "agreements", "соглашения с партнёрами"
    PROGRAMMES = "programmes", "сведения о программах"
    CLASSES = "classes", "перечень предпрофессиональных классов"
    CONSENTS = "consents", "согласия на обработку персональных данных"
    MEETINGS = "meetings", "родительские собрания"
    SUBJECT_LESSONS = "subject-lessons", "уроки о значении предмета для профессии"
    EVENTS = "events", "мероприятия по выбранному уровню"
    SECTION = "section", "раздел о профминимуме на сайте школы"
    STORIES = "stories", "рассказы о прошедших мероприятиях"
    OTHER = "other", "другая задача"

    @property
    def is_readiness(self) -> bool:
        """Whether a school's readiness counts it: all but what goes on being published."""
        return self not in (SchoolTask.SECTION, SchoolTask.STORIES)


class RoadmapItem(FieldGroup):
    """One item of the road map, word for word."""

    number: ItemNumber = required(
        "Номер", "Как в документе: «3.12», «12», «1.2.3».", synonyms="№; № п/п; п/п; номер; номер пункта; n п/п"
    )
    title: Text = required(
        "Мероприятие",
        "Дословно.",
        synonyms="мероприятие; наименование мероприятия; мероприятия; содержание мероприятия; наименование",
    )
    deadline: Deadline = required(
        "Срок",
        "Когда исполнить.",
        synonyms="срок; сроки; срок исполнения; срок реализации; сроки исполнения; сроки реализации",
    )
    responsible: tuple[Responsible, ...] = required(
        "Ответственные",
        "Кто отвечает.",
        min_length=1,
        synonyms="ответственный; ответственные; ответственные исполнители; ответственный исполнитель; исполнители; "
        "исполнитель",
    )
    results: tuple[Text, ...] = required(
        "Ожидаемые результаты",
        "Дословно.",
        min_length=1,
        synonyms="результат; результаты; ожидаемые результаты; ожидаемый результат; планируемый результат; "
        "итоговый документ; вид документа",
    )
    concerns_parents: Title | None = optional(
        "Что это значит для родителей", "Где на этом сайте увидеть результат, простыми словами."
    )
    task: SchoolTask | None = optional("Задача школы", "Что по этому пункту делает каждая школа, если он для школ.")
    proof: Proof | None = optional("Что показывает сайт", "По каким записям сайта видно, как идёт выполнение.")
    states: tuple[State, ...] = list_of("Состояние", "Что известно о выполнении, с подтверждением.")


class RoadmapSection(FieldGroup):
    """A section of the road map."""

    number: Title | None = optional("Номер", "Как в документе, если он есть.")
    title: Title = required("Название", "Дословно.")
    items: tuple[RoadmapItem, ...] = required("Пункты", "По порядку.")

    @property
    def heading(self) -> str:
        """The title with its number, if it has one: «3. Работа в школах»."""
        return f"{self.number.rstrip(' .')}. {self.title}" if self.number else self.title


class Roadmap(Record):
    """The road map of a school year, of a calendar year or of several; they are the file's name."""

    title: Text = required("Название", "Дословно.")
    short_title: Title = required("Коротко", "Для заголовка страницы.")
    school_year: Years = required(
        "На какие годы", "Учебный год «2023-24», год «2026», несколько – «2025-2027», «2024-25-2026-27»."
    )
    document: DocumentId | None = optional("Документ", "Идентификатор из перечня документов.")
    sections: tuple[RoadmapSection, ...] = required("Разделы", "По порядку.")

    @property
    def items(self) -> tuple[tuple[RoadmapSection, RoadmapItem], ...]:
        """All items in order, each with its section and under a number that no other item of this road map has.

        Where the numbers begin anew in each section, the section's number, or its place, comes before: «II.1».
        """
        written = Counter(number_parts(item.number) for section in self.sections for item in section.items)
        repeated = {number for number, times in written.items() if times > 1 and not self._is_typo(number)}
        return tuple(self._numbered(repeated))

    def _is_typo(self, number: tuple[int, ...]) -> bool:
        """Returns whether a number comes twice within one section."""
        inside = (Counter(number_parts(item.number) for item in section.items) for section in self.sections)
        return any(counted[number] > 1 for counted in inside)

    def _numbered(self, repeated: set[tuple[int, ...]]) -> Iterator[tuple[RoadmapSection, RoadmapItem]]:
        for place, section in enumerate(self.sections, start=1):
            own = section.number.rstrip(" .") if section.number and number_parts(section.number) else str(place)
            for item in section.items:
                number = item.number.rstrip(".")
                name = f"{own}.{number}" if number_parts(number) in repeated else number
                yield section, item if name == item.number else item.model_copy(update={"number": name})
