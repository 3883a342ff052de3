"""What stays together at the end of a line, and what is left alone."""

from __future__ import annotations

import html as escaping

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from profminimum.russian import NBSP
from profminimum.view.rendering.line_breaks import unbroken

CASES = {
    "учатся 8 классов": "учатся 8_классов",
    "Школа № 5 и лицей № 12": "Школа №_5 и лицей №_12",
    "письмо № ДГ-808/05 и приказ № 08-1552.": "письмо [№_ДГ-808/05] и приказ [№_08-1552].",
    "6–9 классы": "[6–9_классы]",
    "8, 9\u00a0классы": "[8, 9_классы]",
    "6–8, 10 классы; 20 мест": "[6–8, 10_классы]; 20_мест",
    "в 6–11 классах": "[в_6–11_классах]",
    "12–14 ноября 2026": "[12–14_ноября] 2026",
    "с 1 марта 2026 года": "с_1_марта 2026_года",
    "пн–пт, 9:00–16:00, кабинет 12": "[пн–пт], [9:00–16:00], кабинет_12",
    "(14:30–15:30)": "[(14:30–15:30])",  # a bracket never begins a line
    "II–IV квартал": "[II–IV] квартал",
    "от 1 200 до 1 500 ₽": "от_1_200 до_1_500_₽",
    "1 200–1 500 ₽ в месяц": "[1_200–1_500_₽] в месяц",
    "до 200 %, 23 КБ": "до_200_%, 23_КБ",
    "+7 (4752) 72-00-00, доб. 4": "[+7 (4752) 72-00-00], доб. 4",
    "звоните 8 800 200-00-00": "звоните [8_800 200-00-00]",
    "село, ул. Полевая, дом 1, кв. 5": "село, ул._Полевая, дом_1, кв._5",
    "Завод им. М.С. Петрова": "Завод им._М.С._Петрова",
    "13 из 16": "13_из_16",
    "Другие города и округа: 24": "Другие города и округа:_24",
    "кружки – и пробы": "кружки_– и пробы",
    "Дорога, потом школа. Учёба": "Дорога, потом школа. Учёба",
    "в 2026 Институт": "в_2026 Институт",
}


def html(shown: str) -> str:
    """The text of a case as HTML: `_` is a space that holds, brackets a span that goes to the next line as a whole."""
    return shown.replace("_", "\u00a0").replace("[", '<span class="pm-unbroken">').replace("]", "</span>")


@pytest.mark.parametrize("text", CASES)
def test_a_text_breaks_where_a_reader_would(text: str) -> None:
    """Numbers keep their words, ranges and telephone numbers go to the next line as a whole, a dash begins no line."""
    done = unbroken(f"<p>{text}</p>")
    assert done == f"<p>{html(CASES[text])}</p>"
    assert unbroken(done).count("<span") == done.count("<span")


def test_a_count_stays_with_its_heading() -> None:
    """It stands in an element of its own behind the words; elsewhere a space between elements is a place to break."""
    assert (
        unbroken('<h2>Школы <span class="pm-count">8</span></h2>')
        == '<h2>Школы\u00a0<span class="pm-count">8</span></h2>'
    )
    assert unbroken("<p>все <b>8</b> и <span>9</span></p>") == "<p>все <b>8</b> и <span>9</span></p>"


@pytest.mark.parametrize(
    "left",
    [
        '<svg><text>6–9 классы</text><path d="M1 2"/></svg>',
        "<textarea>Запись 12–14 ноября – до 9 класса</textarea>",
        "<select><option>6–9 классы</option></select>",
        "<title>Экскурсия 12–14 ноября</title>",
        "<pre><b>grades:</b> 6–9 классы</pre>",
        "<code>grades: 6–9 – да</code>",
        '<script>a = "1 класс – 2–3 урока"; if (a < 5) b > 6;</script>',
        '<a title="6–9 классы – № 5" href="?q=1 класс">да</a>',
    ],
)
def test_what_is_copied_drawn_or_chosen_stays_as_it_is(left: str) -> None:
    """Code is copied with ordinary spaces; no element gets into a drawing, a list of choices or an attribute."""
    assert unbroken(left) == left


@given(st.text("01 –-'\"&<>;:.,№абв" + NBSP, max_size=40))
@example("0–'")
@example('с 5–"да" & 1–&')
def test_no_sign_of_a_text_is_lost(text: str) -> None:
    """An escaped sign stays whole: only spaces become ones that hold."""
    page = html5lib.parseFragment(unbroken(f"<p>{escaping.escape(text)}</p>"), namespaceHTMLElements=False)
    assert "".join(page.itertext()).replace(NBSP, " ") == text.replace(NBSP, " ")
