"""Names of posts: high enough to answer for the minimum or not, and for whom a member speaks."""

from __future__ import annotations

import pytest
from profminimum.model.positions import Stakeholder, is_deputy_head_or_above, stakeholders


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
def test_heads_and_deputies_may_answer_for_the_minimum(post: str) -> None:
    """The head, the deputies and those who act for them are recognised in the words that schools use."""
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
def test_other_posts_are_below_a_deputy(post: str) -> None:
    """A post near the head is not a deputy."""
    assert not is_deputy_head_or_above(post)


@pytest.mark.parametrize(
    ("post", "spoken"),
    [
        ("заместитель директора по воспитательной работе", {Stakeholder.LEADERS}),
        ("советник директора по воспитанию", {Stakeholder.TEACHERS}),
        ("социальный педагог", {Stakeholder.TEACHERS}),
        ("классные руководители 6–11 классов", {Stakeholder.TEACHERS}),
        ("заведующие филиалами", {Stakeholder.LEADERS}),
        ("представитель управления образования", {Stakeholder.AUTHORITIES}),
        ("специалист отдела образования", {Stakeholder.AUTHORITIES}),
        ("муниципальный координатор", {Stakeholder.AUTHORITIES}),
        ("представитель колледжа", {Stakeholder.PROVIDERS}),
        ("представитель фермерского хозяйства", {Stakeholder.PROVIDERS}),
        ("представитель совета старшеклассников", {Stakeholder.PUPILS}),
        ("представитель ученического актива", {Stakeholder.PUPILS}),
        ("представители родительских комитетов школы и филиалов", {Stakeholder.PARENTS}),
        ("законный представитель ученика", {Stakeholder.PARENTS, Stakeholder.PUPILS}),
        ("библиотекарь", set()),
    ],
)
def test_a_post_says_for_whom_its_holder_speaks(post: str, spoken: set[Stakeholder]) -> None:
    """Each member speaks for one group; a post that says nothing of it speaks for nobody."""
    assert stakeholders((post,)) == spoken
