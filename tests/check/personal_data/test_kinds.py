"""Names in contacts, lists of people, names given in memory, mail boxes and pages of schools: each kind with its opposite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.check.personal_data.official_names import is_official
from profminimum.check.personal_data.scan import ADVICE, detected_fields
from profminimum.model import Contact, PersonalData, School

from tests.check.personal_data.test_personal_data import event, problems_of

OFFICE_FIELDS = ("role", "about", "hours", "room")

NAMES_IN_OFFICES = """
Тестова Ольга Петровна|Тестова Ольга|Ольга Петровна|Ольга Тестова|Тестовой Ольге Петровне|Тестовой Ольги Петровны
Тестовой О. П.|Тестова О.П.|О.П. Тестова|О. П. Тестова|О.П.Тестова|Тестова О.|Тестова О П|ТЕСТОВА ОЛЬГА ПЕТРОВНА
тестова ольга петровна|директор Тестова О. П.|директор Макетова|к Ольге Петровне|Гульшат Рафиковна|каб. 5, Макетов
Заместитель директора (Макетов И. И.)|у Макетова Ивана|понедельник, Тестова О. П. с 9:00|Анна Сергеевна, методист|Ольга
"""
OFFICES = """
заместитель директора по воспитательной работе|педагог-навигатор|методист Центра имени М. В. Ломоносова|приёмная Губернатора
Приёмная комиссия|классный руководитель 9 «А»|Отдел профориентации|Советник директора по воспитанию|кабинет 5 «А»
корпус 2, ул. Ленина, 5|пн–пт, 9:00–16:00|по вторникам и четвергам с 14:00|вход с улицы Пушкина|корпус на Советской, 93
актовый зал Дома культуры имени Гагарина|приёмная ректора ТГУ имени Г. Р. Державина|Тамбов, Кирсанов и Мичуринск|Каб. 214 Б
клуб «Надежда»|студия «Вера, Надежда, Любовь»|в марте и августе|Центр «Олимп», г. Кирсанов|Мастер производственного обучения
улица Героя Советского Союза Ивана Тестова, 5|с 1 мая по 31 августа|Тьютор Центра «Сириус»|кабинет Химии и Биологии
Слева от входа|Один раз в неделю|Начальник отдела Кадров|Дом Химиков|дом Макетова, музей|Дружина юных пожарных|Ильинский корпус
"""

LISTS = (
    "Участники: Тестов Иван; Примеров Пётр; Макетова Анна",
    "Участники:\nТестов\nПримеров\nМакетова",
    "Победители\n• Тестов Иван\n• Примеров Пётр",
    "1 место – Тестов Пётр\n2 место – Примеров Иван\n3 место – Макетова Анна",
    "1 место – Тестов Пётр, 2 место – Примеров Иван",
    "I место: Тестов П.\nII место: Примеров И.\nIII место: Макетова А.",
    "1 место — Тестов, 2 место — Примеров, 3 место — Макетова",
    "Победители: Макетов, Примеров",
    "Призёры:\n1) Тестов\n2) Примеров\n3) Макетова",
    "Состав команды: Тестов (капитан), Примеров, Макетова",
    "Состав команды: Тестов – капитан, Примеров – вратарь, Макетова – нападающая",
    "Список\n- Тестов\n- Примеров\n- Макетова",
    "№\tФИО\tКласс\n1\tТестов Иван\t9\n2\tПримеров Пётр\t8\n3\tМакетова Анна\t9",
    "Тестов\tИван\nПримеров\tПётр\nМакетова\tАнна",
    "Участники: Мельник Анна, Ковальчук Олег, Гринь Софья",
    "Участники:\nТестов Иван Петрович\nПримеров Пётр Иванович",
    "Список участников: Иван Т., Пётр П., Анна М.",
    "Тестов Иван (Тамбов), Примеров Пётр (Мичуринск), Макетова Анна (Рассказово)",
    "Тестов Иван, лицей № 5; Примеров Пётр, школа № 7; Макетова Анна, гимназия № 3",
    "✓ Тестов Иван\n✓ Примеров Пётр\n✓ Макетова Анна",
    "Тестов Иван Примеров Пётр Макетова Анна",
    "Гран-при – Тестов Иван. Диплом I степени – Примеров Пётр. Диплом II степени – Макетова Анна.",
    "Номинация «Лучший доклад» – Тестов Иван\nНоминация «Лучший проект» – Примеров Пётр\nНоминация «Дебют» – Макетова Анна",
)
NO_LISTS = (
    "Участники: школы, лицеи, гимназии",
    "Победители: 9 класс, 8 класс, 10 класс",
    "Участники: Тамбов, Мичуринск, Кирсанов, Рассказово",
    "Победители получат грамоты, призы, кубки",
    "Список документов:\n- заявление\n- копия паспорта\n- Справка\n- Аттестат",
    "Состав команды: капитан, программист, конструктор",
    "Призёры:\n1) лицей № 14\n2) гимназия № 7",
    "Список:\nСлесарь\nТокарь\nФрезеровщик",
    "Победители: Завод, Ростов, Саратов",
    "Программа: Введение, Основы, Практика",
    "Состав команды: Инженер, Дизайнер, Менеджер",
    "Участники: Росатом, Роскосмос, Газпром",
    "Список литературы: Пушкин, Лермонтов, Гоголь",
    "Участники:\nШкола № 1\nШкола № 2",
    "Список сёл: Марьин, Ольгин",
    "1 место – команда лицея № 14, 2 место – гимназия № 7",
    "Список вузов: МГУ, ТГУ, ТГТУ",
)

IN_MEMORY = (
    "Школа имени дважды Героя Советского Союза маршала авиации А. И. Макетова",
    "Школа имени Героя Российской Федерации гвардии старшего лейтенанта И. И. Тестова",
    "Лицей им. Героя Советского Союза гвардии капитана медицинской службы Петра Ивановича Тестова",
    "Школа имени полного кавалера ордена Славы старшины И. П. Тестова",
    "Гимназия имени заслуженного учителя школы Российской Федерации Марии Ивановны Тестовой",
    "Техникум имени Героя Социалистического Труда председателя колхоза П. П. Тестова",
    "Корпус имени лётчика-космонавта СССР дважды Героя Советского Союза генерал-майора авиации В. В. Тестова",
    "Школа имени выпускника, погибшего при исполнении воинского долга, И. И. Тестова",
    "Улица Героя Советского Союза Ивана Тестова, 5",
    "Сквер имени первого директора завода Тестова П. И.",
    "Теплоход «Капитан Тестов»",
    "Вернадские чтения",
    "Школа имени И. И. Тестова и П. П. Макетова",
    "Мемориал тренера И. Тестова",
    "Приз памяти тренера Ивана Тестова",
    "Турнир на призы олимпийского чемпиона Ивана Тестова",
    "Кубок имени мастера спорта международного класса И. Тестова",
    "Дом культуры имени участника Великой Отечественной войны лётчика-штурмовика И. И. Тестова",
)
NOT_IN_MEMORY = (
    "Школа имени Пушкина, директор Иван Тестов",
    "Клуб имени Гагарина ведёт Иван Тестов",
    "Лицей имени Героя Советского Союза приглашает Иван Тестов",
    "Кубок памяти тренера вручила Ольга Тестова",
    "Приз памяти тренера получил Иван Тестов",
    "Лицей имени маршала. Занятия ведёт Иван Тестов",
    "В школе имени Пушкина учителя Ивана Тестова знают все",
)

BOXES_OF_SCHOOLS = """
school12.tambov@mail.ru mbou_sosh3@yandex.ru licey-29@list.ru gimn7@mail.ru sosh-5@bk.ru shkola24@mail.ru
tmb.school36@gmail.com detsad12@mail.ru college.tmb@yandex.ru moysosh1@rambler.ru priemnaya-college@mail.ru
kvantorium68@mail.ru school_kirsanov@mail.ru novolyadinskaya_school@mail.ru
sh12tambov@mail.ru obr_kirsanov@mail.ru sosnovkaschool@mail.ru
"""
BOXES_OF_PEOPLE = """
testova.olga1980@mail.ru olga-schoolgirl@mail.ru uchitel.testova@mail.ru testova_school5@mail.ru testov-licey@mail.ru
school.ivan@yandex.ru mouse12@mail.ru gimnastka@mail.ru max2010@mail.ru olgaschool5@mail.ru testovasosh@bk.ru
"""
PAGES_OF_SCHOOLS = """
https://vk.com/minobrtambov https://t.me/minprosvet t.me/minobr_tambov vk.com/school29tmb t.me/school29tmb
https://t.me/licey14_tambov https://ok.ru/group/5312345 https://max.ru/school12tmb https://vk.com/public123456
https://vk.com/club123 @minprosvet https://t.me/tambov_obr https://t.me/+abcdef vk.com/tambov2026
https://t.me/tambovgov https://t.me/bvbinfo https://vk.com/tambov.school
"""
PAGES_OF_PEOPLE = """
vk.com/id123456 t.me/olga_testova vk.com/olga_testova vk.com/testova1980 https://max.ru/u/abc ok.ru/profile/512
ok.ru/olga.testova t.me/school_olga t.me/testova_school vk.com/testovaolga @olga_testova
"""


def _cases(table: str) -> list[str]:
    return [text for line in table.strip().split("\n") for text in line.split("|")]


def kinds_in(text: str) -> set[str]:
    """The kinds that the guard sees in a description."""
    return {found.kind.value for found in detected_fields(event(description=text))}


def kinds_in_office(field: str, text: str) -> set[str]:
    """The kinds that the guard sees in a field of a contact."""
    contact = Contact.model_construct(**({"role": "директор"} | {field: text}))
    return {found.kind.value for found in detected_fields(School.model_construct(name="Школа", contacts=(contact,)))}


@pytest.mark.parametrize("text", _cases(NAMES_IN_OFFICES))
def test_a_name_is_no_office(text):
    """Whatever form a name has, it is found in each field of a contact."""
    for field in OFFICE_FIELDS:
        assert kinds_in_office(field, text) & {"full-name", "initials"}, field


@pytest.mark.parametrize("text", _cases(OFFICES))
def test_an_office_is_no_name(text):
    """Offices, rooms and hours are let pass, also those named after somebody."""
    for field in OFFICE_FIELDS:
        assert kinds_in_office(field, text) == set(), field


def test_a_name_in_an_office_is_told_without_it():
    """The message says what to write and does not repeat the name."""
    contact = Contact.model_construct(role="Тестова Ольга Петровна")
    problem, *others = problems_of(School.model_construct(name="Школа", contacts=(contact,)))
    assert not others
    assert "Напишите должность" in problem.message
    assert not any(part in str(problem) for part in ("Тестов", "Ольг", "Петровн"))


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_people_is_an_error(text):
    """Whatever parts the names and stands beside them, the list is one, and its message is fixed."""
    found = [problem for problem in problems_of(event(description=text)) if problem.code == "names-list"]
    assert [problem.severity for problem in found] == ["error"]
    assert found[0].message.endswith(ADVICE[PersonalData.NAMES_LIST].text)


@pytest.mark.parametrize("text", NO_LISTS)
def test_a_list_of_things_is_none(text):
    """Schools, towns, trades and books stand under the same headings."""
    assert kinds_in(text) == set()


PEOPLE = ("Тестов Иван", "Примеров Пётр", "Макетова Анна", "Образцова Мария", "Макетов Олег", "Примерова Елена")
BULLETS = ("", "– ", "• ", "* ", "✓ ", "№ ")
PARTING = (", ", "; ", "\n", "\n\n", " / ", " | ", "\t")


@given(
    people=st.lists(st.sampled_from(PEOPLE), min_size=3, unique=True),
    bullet=st.sampled_from(BULLETS),
    parting=st.sampled_from(PARTING),
    heading=st.sampled_from(("", "Участники: ", "Победители:\n", "Поздравляем! ")),
    is_numbered=st.booleans(),
)
def test_a_list_stays_one_in_any_layout(people, bullet, parting, heading, is_numbered):
    """Bullets, numbers, what parts the names and the words above change nothing."""
    items = [f"{bullet}{f'{number}. ' if is_numbered else ''}{name}" for number, name in enumerate(people, 1)]
    assert kinds_in(heading + parting.join(items)) == {"names-list"}


@given(
    surnames=st.lists(
        st.sampled_from(("Макетов", "Примеров", "Образцова", "Козлов", "Волков")), min_size=2, unique=True
    ),
    heading=st.sampled_from(("Участники:", "Победители", "Список:", "Призёры:", "Состав команды:")),
    bullet=st.sampled_from(("", "- ", "• ", "1. ", "2) ")),
)
def test_surnames_under_a_heading_are_a_list(surnames, heading, bullet):
    """Surnames alone are words like others, but not where people are listed."""
    assert kinds_in("\n".join((heading, *(bullet + surname for surname in surnames)))) == {"names-list"}


@pytest.mark.parametrize("text", IN_MEMORY)
def test_a_name_in_memory_is_no_person(text):
    """However many words of rank stand before it."""
    assert kinds_in(text) == set()


@pytest.mark.parametrize("text", NOT_IN_MEMORY)
def test_a_person_beside_a_name_in_memory_is_one(text):
    """A school's title hides nobody who is named behind it."""
    assert kinds_in(text) == {"full-name"}


RANKS = [
    "дважды Героя Советского Союза",
    "Героя Российской Федерации",
    "гвардии",
    "старшего лейтенанта",
    "генерала армии",
    "маршала авиации",
    "полного кавалера ордена Славы",
    "заслуженного учителя",
    "командира полка",
    "почётного гражданина города",
    "первого директора школы",
]


@given(ranks=st.lists(st.sampled_from(RANKS), min_size=1, max_size=6, unique=True))
def test_ranks_may_be_many(ranks):
    """Up to six ranks in a row, in any order."""
    assert kinds_in(f"Школа имени {' '.join(ranks)} И. И. Тестова") == set()


@pytest.mark.parametrize("address", BOXES_OF_SCHOOLS.split())
def test_a_school_has_a_box_at_a_public_host(address):
    """It is no private mail, in a text as in a contact."""
    assert kinds_in(f"Пишите на {address}") == set()
    assert kinds_in_office("email", address) == set()


@pytest.mark.parametrize("address", BOXES_OF_PEOPLE.split())
def test_a_person_has_a_box_at_a_public_host(address):
    """A word of a school in it makes a person's box none of the school's."""
    assert kinds_in(f"Пишите на {address}") == {"private-mail"}
    assert kinds_in_office("email", address) == {"private-mail"}


@pytest.mark.parametrize("page", PAGES_OF_SCHOOLS.split())
def test_an_official_page_is_public(page):
    """Pages of schools and authorities are no private ones."""
    assert kinds_in(f"Новости: {page}") == set()


@pytest.mark.parametrize("page", PAGES_OF_PEOPLE.split())
def test_a_person_s_page_is_private(page):
    """A person's page is found where networks number people and where people choose its name."""
    assert kinds_in(f"Пишите: {page}") == {"personal-page"}


@given(
    kind=st.sampled_from(("school", "sosh", "licey", "gimnaziya", "mbou_sosh", "shkola", "college")),
    number=st.integers(1, 99),
    place=st.sampled_from(("", "tmb", "tambov", "kirsanov", "68", "rasskazovo")),
    sign=st.sampled_from("._-"),
)
def test_a_school_s_name_is_official_until_a_person_s_is_added(kind, number, place, sign):
    """A kind with a number and a town is a school's; with a given name or a surname it is a person's."""
    name = f"{kind}{number}{sign}{place}"
    assert is_official(name)
    assert not any(is_official(f"{name}{sign}{person}") for person in ("olga", "testova", "ivan"))
