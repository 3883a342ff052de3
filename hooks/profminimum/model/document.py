"""Documents: acts of the country and the region, orders of a school."""

from __future__ import annotations

from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.grades import Grades
from .schema.times import Day
from .schema.types import Choice, DocumentFile, Identifier, SchoolYear, Text, Title, Url


class DocumentKind(Choice):
    """What a document is."""

    LAW = "law", "закон"
    DECREE = "decree", "постановление"
    ORDER = "order", "приказ"
    LETTER = "letter", "письмо"
    GUIDELINES = "guidelines", "методические рекомендации"
    ROADMAP = "roadmap", "дорожная карта"
    PLAN = "plan", "план"
    REPORT = "report", "отчёт"
    AGREEMENT = "agreement", "соглашение"
    OTHER = "other", "другой документ"


class DocumentScope(Choice):
    """Whose act it is; the labels are headings over such documents."""

    FEDERAL = "federal", "федеральные документы"
    REGIONAL = "regional", "региональные документы"
    MUNICIPAL = "municipal", "муниципальные документы"
    SCHOOL = "school", "документы школы"


class DocumentTopic(Choice):
    """What a document of the country or the region is about; the labels are headings over such documents."""

    CAREER_GUIDANCE = "career-guidance", "о профориентации"
    PUBLICATION = "publication", "о сайтах школ, сведениях и персональных данных"


class Document(FieldGroup):
    """An act, an order, a plan: its requisites and where to read it."""

    id: Identifier = required("Идентификатор", "Короткое имя латиницей.")
    kind: DocumentKind = required("Вид", "Приказ, письмо, план и другие.")
    scope: DocumentScope = required("Чей", "Федеральный, региональный или школьный.")
    topic: DocumentTopic = optional(
        "Тема",
        "О профориентации, если не сказать иначе, или о том, как публиковать сведения.",
        default=DocumentTopic.CAREER_GUIDANCE,
    )
    issuer: Title | None = optional("Кто издал", "Орган или организация.")
    number: Title | None = optional("Номер", "Как в документе, без знака №.")
    date: Day | None = optional("Дата", "День подписания.")
    title: Title = required("Название", "О чём документ.")
    url: Url | None = optional("Где прочитать", "Ссылка на текст.")
    file: DocumentFile | None = optional(
        "Файл", "Имя файла PDF, DOCX или XLSX в папке files/ рядом с этим перечнем. Если шлёте письмом, приложите его."
    )
    school_years: tuple[SchoolYear, ...] = list_of("Учебные годы", "К каким годам относится.")
    grades: Grades = list_of("Классы", "Каких классов касается.")
    summary: Text | None = optional("Что в нём", "Главное для родителей и школ, простыми словами.")
    note: Text | None = optional("Примечание", "Чего мы о документе не знаем.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взяты сведения.")


class Documents(Record):
    """A file of documents."""

    documents: tuple[Document, ...] = list_of("Документы", "По одному на запись.")
