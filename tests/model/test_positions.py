"""What the words for a post say of it: high enough to answer for the minimum or not, and for whom a member speaks."""

from __future__ import annotations

import pytest
from profminimum.model.positions import Voice, is_deputy_head_or_above, voices


@pytest.mark.parametrize(
    "post",
    [
        "директор",
        "Директор школы",
        "заместитель директора по воспитательной работе",
        "зам. директора по УВР",
        "и. о. директора",
        "исполняющая обязанности заместителя директора",
        "первый заместитель директора",
        "руководитель лицея",
        "завуч",
    ],
)
def test_heads_and_deputies(post: str) -> None:
    """The head, the deputies, and those who act for them, in the words that schools use."""
    assert is_deputy_head_or_above(post)


@pytest.mark.parametrize(
    "post",
    [
        "советник директора по воспитанию",
        "помощник директора",
        "учитель физики",
        "педагог-психолог",
        "секретарь директора",
    ],
)
def test_others(post: str) -> None:
    """Near the head is not a deputy."""
    assert not is_deputy_head_or_above(post)


@pytest.mark.parametrize(
    ("post", "spoken"),
    [
        ("заместитель директора по воспитательной работе", {Voice.LEADERS}),
        ("советник директора по воспитанию", {Voice.TEACHERS}),
        ("социальный педагог", {Voice.TEACHERS}),
        ("классные руководители 6–11 классов", {Voice.TEACHERS}),
        ("заведующие филиалами", {Voice.LEADERS}),
        ("представитель управления образования", {Voice.AUTHORITIES}),
        ("специалист отдела образования", {Voice.AUTHORITIES}),
        ("муниципальный координатор", {Voice.AUTHORITIES}),
        ("представитель колледжа", {Voice.PROVIDERS}),
        ("представитель фермерского хозяйства", {Voice.PROVIDERS}),
        ("представитель совета старшеклассников", {Voice.PUPILS}),
        ("представитель ученического актива", {Voice.PUPILS}),
        ("представители родительских комитетов школы и филиалов", {Voice.PARENTS}),
        ("законный представитель ученика", {Voice.PARENTS, Voice.PUPILS}),
        ("библиотекарь", set()),
    ],
)
def test_voices(post: str, spoken: set[Voice]) -> None:
    """For whom one member speaks; a post that says nothing of it speaks for nobody."""
    assert voices((post,)) == spoken
