"""The kinds of records that schools and organisations write, in the order in which people look for them."""

from __future__ import annotations

from .document import Documents
from .event import Event
from .kind import Kind, Route, Target
from .organisation import Organisation
from .preprofessional_class import PreprofessionalClass
from .programme import Programme
from .school import School, YearPlan
from .training import Training

# The periods of review are ours: no act sets them.
CONTRIBUTED: tuple[Kind, ...] = (
    Kind(
        "school",
        School,
        (Route("schools/{owner}/school.yml", "schools/{owner}/"),),
        label="школа",
        label_plural="Школы",
        collection="schools",
        target=Target(
            "school",
            "имя папки школы",
            "такой школы нет: в папке «schools» нет папки с этим именем или в её файле school.yml ошибка",
            "эту школу",
        ),
        is_owner=True,
        has_sheet=True,
        has_list=True,
        review_days=180,  # telephones, pages and branches change with the school year and with its second half
    ),
    Kind(
        "year_plan",
        YearPlan,
        (Route("schools/{owner}/years/{id}.yml", "schools/{owner}/{id}/"),),
        label="план школы на год",
        label_plural="Планы школ на год",
        collection="year-plans",
        has_sheet=True,
        is_named_by_year=True,
        review_days=120,  # a plan lives ten months: looked at in autumn, in winter and in spring
    ),
    Kind(
        "programme",
        Programme,
        (
            Route("schools/{owner}/programmes/{id}.yml", "schools/{owner}/programmes/{id}/"),
            Route("organisations/{owner}/programmes/{id}.yml", "organisations/{owner}/programmes/{id}/"),
        ),
        label="программа",
        label_plural="Программы",
        collection="programmes",
        has_sheet=True,
        has_list=True,
        is_in_feed=True,
        review_days=120,  # children come and go, groups fill up: places and days change within a half-year
    ),
    Kind(
        "class",
        PreprofessionalClass,
        (
            Route("schools/{owner}/classes/{id}.yml", "schools/{owner}/classes/{id}/"),
            Route("organisations/{owner}/classes/{id}.yml", "organisations/{owner}/classes/{id}/"),
        ),
        label="предпрофессиональный класс",
        label_plural="Предпрофессиональные классы",
        collection="classes",
        has_sheet=True,
        has_list=True,
        is_in_feed=True,
        review_days=180,  # admission comes once a year, its order is announced half a year before
    ),
    Kind(
        "event",
        Event,
        (
            Route("schools/{owner}/events/{id}.yml", "schools/{owner}/events/{id}/"),
            Route("organisations/{owner}/events/{id}.yml", "organisations/{owner}/events/{id}/"),
            Route("events/{id}.yml", "events/{id}/"),
        ),
        label="мероприятие",
        label_plural="Мероприятия",
        collection="events",
        has_sheet=True,
        has_list=True,
        is_in_feed=True,
        review_days=90,  # only until it is over; one that is announced long before is looked at once more on the way
    ),
    Kind(
        "organisation",
        Organisation,
        (Route("organisations/{owner}/organisation.yml", "organisations/{owner}/"),),
        label="организация",
        label_plural="Организации",
        collection="organisations",
        target=Target(
            "organisation",
            "имя папки организации",
            "такой организации нет: в папке «organisations» нет папки с этим именем или в её файле organisation.yml "
            "ошибка",
            "эту организацию",
        ),
        is_owner=True,
        has_sheet=True,
        has_list=True,
        review_days=180,
    ),
    Kind(
        "training",
        Training,
        (Route("organisations/{owner}/training/{id}.yml", "organisations/{owner}/training/{id}/"),),
        label="обучение педагогов",
        label_plural="Обучение педагогов",
        collection="training",
        has_sheet=True,
        review_days=180,  # groups are formed once in a half-year
    ),
    Kind(
        "documents",
        Documents,
        (
            Route("documents.yml", "documents/", "перечень документов"),
            Route("schools/{owner}/documents.yml", "schools/{owner}/"),
        ),
        label="документы школы",
        label_plural="Документы",
        collection="documents",
        entries=("documents",),
    ),
)
"""Each kind with what is true of it."""
