"""The templates' environment: everything is escaped, nothing undefined passes, plain text becomes paragraphs."""

from __future__ import annotations

import traceback

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from markupsafe import Markup
from profminimum.publish.build.template_files import template_sources
from profminimum.view import Templates
from profminimum.view.rendering.line_breaks import unbroken
from profminimum.view.rendering.templates import icon, paragraphs, plain

from tests.support.project import ROOT

HOSTILE = "<img src=x onerror=alert(1)>\"'&amp; {{ 7 * 7 }}"


def rendered(source: str, **values: object) -> str:
    """A template of one line with values."""
    return Templates({"one.html": source}).render("one.html", **values)


def words(html: str) -> str:
    """The text of a piece of HTML, as a browser reads it."""
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


def test_values_are_escaped() -> None:
    """They are escaped in text and in attributes alike; a template in a value is text."""
    page = rendered('<p title="{{ value }}">{{ value }}</p>', value=HOSTILE)
    (paragraph,) = html5lib.parseFragment(page, namespaceHTMLElements=False)
    assert (paragraph.get("title"), paragraph.text, len(paragraph)) == (HOSTILE, HOSTILE, 0)


def test_macros_escape_what_they_are_given() -> None:
    """A macro's result is not escaped twice, its argument is escaped once."""
    assert rendered("{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{{ b(value) }}", value="<&") == "<b>&lt;&amp;</b>"


def test_undefined_values_are_errors() -> None:
    """A misspelt name or field never becomes an empty place."""
    for source in (
        "{{ nobody }}",
        "{{ value.nothing }}",
        "{% if nobody %}{% endif %}",
        "{{ nobody | default('') }}{{ x }}",
    ):
        with pytest.raises(UndefinedError):
            rendered(source, value=1)


def test_errors_name_their_template() -> None:
    """Whoever edits a template learns in which one and where the fault is."""
    with pytest.raises(TemplateSyntaxError) as wrong:
        rendered("\n{% iff %}")
    assert (wrong.value.filename, wrong.value.lineno) == ("one.html", 2)
    with pytest.raises(UndefinedError) as unknown:
        rendered("\n\n{{ nobody }}")
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(unknown.value.__traceback__)]
    assert ("one.html", 3) in places
    with pytest.raises(TemplateNotFound):
        rendered("{% include 'two.html' %}")


def test_every_shipped_template_is_valid() -> None:
    """All templates of bodies can be read, also those that no page of the tests uses."""
    sources = template_sources(ROOT / "overrides")
    templates = Templates(sources)
    for name in sources:
        templates._environment.get_template(name)


def test_plain_text_becomes_paragraphs() -> None:
    """An empty line parts paragraphs, a line's end stays one, the text stays text."""
    assert paragraphs("Один\nдва\n\n\nТри <b>") == "<p>Один<br>два</p><p>Три &lt;b&gt;</p>"
    assert paragraphs("Строка\n \nещё") == "<p>Строка</p><p>ещё</p>"
    assert isinstance(paragraphs("x"), Markup)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n<>&\"'")))
def test_no_word_is_lost_in_paragraphs(text: str) -> None:
    """All words of a text, and no other, are in its paragraphs."""
    shown = words(str(paragraphs(text)).replace("<br>", "\n").replace("</p>", "\n</p>"))
    assert shown.split() == text.split()


def test_icon_is_decoration() -> None:
    """A reader's program passes over it, and its name cannot break out."""
    assert 'aria-hidden="true"' in icon("check")
    assert '"><b>' not in icon('"><b>')


def test_text_for_paper_has_no_tags_of_pages() -> None:
    """What a page marks as unbroken is plain on a sheet; what a school wrote stays, with its spaces."""
    marked = Markup(unbroken("<p>ученикам (9–11 классы), 10:00–12:00, &lt;b&gt;\u00a0&amp; 2 &lt; 3 &gt; 1</p>"))
    assert marked.count('<span class="pm-unbroken">') == 2
    assert plain(f" {marked} ") == "ученикам (9–11\u00a0классы), 10:00–12:00, <b>\u00a0& 2 < 3 > 1"


def test_a_macro_takes_its_arguments_as_jinja_does():
    """Arguments in order, by name, left out, by a name that Python keeps, and what is called with: each ends where it belongs."""
    source = (
        "{% macro pair(one, two='–', class='') %}{{ one }}{{ two }}{{ class }}{% endmacro %}"
        "{% macro around(one) %}({{ caller() }}{{ one }}){% endmacro %}"
        "{{ pair('a', 'b') }} {{ pair('a') }} {{ pair(two='b', one='a') }} {{ pair('<', class='c') }} "
        "{% call around('a') %}<b>{% endcall %} {% call around(one='a') %}{% endcall %} {{ pair(*['a', 'b']) }}"
    )
    assert rendered(source) == "ab a– ab &lt;–c (<b>a) (a) ab"


@pytest.mark.parametrize("call", ["{{ pair() }}", "{{ pair(1, 2) }}", "{{ pair(1, two=2) }}", "{{ none_such() }}"])
def test_a_wrong_call_fails(call):
    source = "{% macro pair(one) %}{{ one }}{% endmacro %}" + call
    with pytest.raises((UndefinedError, TypeError)):
        rendered(source)
