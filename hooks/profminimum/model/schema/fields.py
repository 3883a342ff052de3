"""How a field is declared: once, with its Russian label and one line of help. Knows no particular record."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from .times import Day
from .types import Choice, Days, Flag, FormerPlace, Text, Title, Url

FieldPath = tuple[str | int, ...]
"""The way to a value inside a record: keys and positions from 0, such as `("venues", 0, "starts")`."""


class FieldGroup(BaseModel):
    """A group of fields inside a record; immutable, and no unknown field is let in.

    How it is validated is worked out when the first one is: a build that finds its records in the store validates few.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles what differs from the defaults, to be restored in one step: a region has a hundred thousand groups."""
        usual = _defaults(type(self))
        values = {name: value for name, value in self.__dict__.items() if value is not usual[name]}
        return _unpickle, (type(self), values)


_REQUIRED: Any = object()
"""Stands where a field has no default."""


@cache
def _defaults(model: type[FieldGroup]) -> dict[str, Any]:
    """Returns each field of the model with its default."""
    return {name: _REQUIRED if field.is_required() else field.default for name, field in model.model_fields.items()}


@cache
def _names(names: tuple[str, ...]) -> set[str]:
    """Returns one set for all groups that fill in the same fields: a hundred thousand would take more room than texts."""
    return set(names)


def _unpickle(model: type[FieldGroup], values: dict[str, Any]) -> FieldGroup:
    """Returns the group in which these fields differ from their defaults."""
    part = _new(model)
    _set(part, "__dict__", _defaults(model) | values)
    _set(part, "__pydantic_fields_set__", _names(tuple(values)))
    _set(part, "__pydantic_extra__", None)
    _set(part, "__pydantic_private__", None)
    return part


_new, _set = object.__new__, object.__setattr__  # a part's own refuse: it is immutable


def required(label: str, help: str, *, synonyms: str = "", **extra: Any) -> Any:
    """Returns a field that must be filled in. `label` is its Russian name, `help` one line of what to write.

    `synonyms` are headings under which documents of schools have it, folded, with «; » between them: the import knows its
    column by them.
    """
    return Field(title=label, description=help, json_schema_extra=_extra(None, synonyms), **extra)


def optional(label: str, help: str, *, when: tuple[str, ...] | None = None, synonyms: str = "", **extra: Any) -> Any:
    """Returns a field that may be left out: unknown stays unknown (`None`).

    `when` is (field, value, …): the field makes sense only beside one of those values of another field; the form asks
    for it then. `synonyms` as of `required`.
    """
    return Field(
        default=extra.pop("default", None),
        title=label,
        description=help,
        json_schema_extra=_extra(when, synonyms),
        **extra,
    )


def list_of(
    label: str,
    help: str,
    *,
    when: tuple[str, ...] | None = None,
    unless: str = "",
    synonyms: str = "",
    **extra: Any,
) -> Any:
    """Returns a list that may be left out; then it is empty. `when` as of `optional`, `synonyms` as of `required`.

    `unless` names another field of the same group: one of the two must be filled in. The check asks for it, and the form.
    """
    marks = {**(_extra(when, synonyms) or {}), **({"unless": unless} if unless else {})}
    return Field(default=(), title=label, description=help, json_schema_extra=marks or None, **extra)


def deprecated(label: str, help: str, *, default: Any = None, when: tuple[str, ...] | None = None, **extra: Any) -> Any:
    """Returns a field that files of former years have and nobody is asked for any more; `help` says what came instead.

    It is read as ever and written back where a file has it, so that no correction loses it. Form, tables, scaffolds and
    the field guide leave it out; JSON Schema and the page about open data mark it.
    """
    marks = {"deprecated": True, **(_extra(when, "") or {})}
    return Field(default=default, title=label, description=help, json_schema_extra=marks, **extra)


def stamp(label: str, help: str) -> Any:
    """Returns a field with a day that tools write whenever they change a record: form, import of tables, scaffolds.

    Nobody is asked for it; a column of an older table for it is passed over.
    """
    return Field(default=None, title=label, description=help, json_schema_extra={"stamp": True})


def _extra(condition: tuple[str, ...] | None, synonyms: str) -> dict[str, Any] | None:
    when = {"when": {"field": condition[0], "values": list(condition[1:])}} if condition else {}
    return when | ({"synonyms": synonyms.split("; ")} if synonyms else {}) or None


class Source(FieldGroup):
    """Where a fact comes from: a page on the web or a document."""

    title: Title = required("Название", "Что это за документ или страница.")
    url: Url | None = optional("Адрес", "Ссылка на страницу, если она есть.")
    seen: Day | None = optional("Когда проверено", "День, когда страницу открывали.")
    shows: Text | None = optional("Что подтверждает", "Какие сведения взяты из источника.")


class PersonalData(Choice):
    """A kind of data about a person that may not be published without a consent of its own (152-ФЗ, article 10.1)."""

    MOBILE_PHONE = "mobile-phone", "личный телефон"
    PRIVATE_MAIL = "private-mail", "личная почта"
    SNILS = "snils", "СНИЛС"
    IDENTITY_DOCUMENT = "identity-document", "номер паспорта или другого личного документа"
    BIRTH_DATE = "birth-date", "дата рождения"
    PUPIL = "pupil", "имя ученика"
    NAMES_LIST = "names-list", "список имён"
    HOME_ADDRESS = "home-address", "домашний адрес"
    FULL_NAME = "full-name", "имя и фамилия"
    INITIALS = "initials", "фамилия с инициалами"
    PERSONAL_PAGE = "personal-page", "личная страница или имя в мессенджере"


class Allowed(FieldGroup):
    """A place that looks like personal data and is none, or is published on a ground that the reason names."""

    field: Title = required("Поле", "Имя поля, как его называет проверка: «description».", examples=["venues.1.name"])
    rule: PersonalData = required("Что разрешено", "На что похоже это место.")
    reason: Title | None = optional("Почему можно", "Почему это не личные сведения или на каком основании публикуем.")


class Record(FieldGroup):
    """A file of data. Its identifier is the file's name, its address on the site follows from its place."""

    demo: Flag = optional(
        "Образец",
        "true – запись придумана для примера: на странице будет пометка, в отчёты она не войдёт.",
        default=False,
    )
    updated: Day | None = stamp(
        "Обновлено",
        "День последнего изменения. Форма, таблица и команда new ставят его сами; если его нет, сайт берёт день последней "
        "правки файла.",
    )
    checked: Day | None = optional(
        "Проверено", "День, когда сведения сверяли в последний раз, даже если ничего не изменилось."
    )
    review_days: Days | None = optional(
        "Сверять раз в столько дней", "Если обычный срок этой записи не подходит: число дней до следующей сверки."
    )
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взяты сведения, если не из самой школы.")
    allowed: tuple[Allowed, ...] = list_of(
        "Разрешено", "Если проверка ошибочно приняла что-то за личные сведения: где и почему это можно."
    )
    formerly: tuple[FormerPlace, ...] = list_of(
        "Прежние имена",
        "Если файл или папку переименовали: прежние имена, сначала самое старое. Старые адреса приведут на новую страницу.",
    )
