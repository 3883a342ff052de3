"""Each person once: offices without names are told apart by what they are reached by."""

from __future__ import annotations

from profminimum.catalog.items.people import people
from profminimum.model.shared import Contact

PHONE, OTHER = "+7 (4752) 00-00-00", "+7 (4752) 00-00-01"


def test_an_office_in_the_plan_and_among_the_contacts_is_one_person():
    """What either says of it is kept, in the order of the first."""
    plan = Contact(role="Заместитель директора", phone=PHONE, about="профминимум")
    own = Contact(role="заместитель директора", email="school@example.ru", about="кружки")
    assert people([plan, own]) == (
        Contact(role="Заместитель директора", phone=PHONE, email="school@example.ru", about="профминимум; кружки"),
    )


def test_an_office_said_shortly_is_the_one_said_at_length_if_its_telephone_is():
    """The longer words stay."""
    short = Contact(role="заместитель директора", phone=PHONE)
    long = Contact(role="заместитель директора по воспитательной работе", phone=PHONE)
    assert [person.role for person in people([short, long])] == [long.role]


def test_two_people_stay_two():
    """Another telephone, or another office at the same telephone."""
    deputies = [Contact(role="заместитель директора", phone=PHONE), Contact(role="заместитель директора", phone=OTHER)]
    assert people(deputies) == tuple(deputies)
    office = [Contact(role="директор", phone=PHONE), Contact(role="секретарь", phone=PHONE)]
    assert people(office) == tuple(office)
