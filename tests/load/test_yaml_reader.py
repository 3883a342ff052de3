"""The strict reader: every scalar stays text, every value knows its place, with libyaml and without it."""

import codecs

import pytest
import yaml
from profminimum.load import yaml_reader as reader
from profminimum.load.file_problems import FileProblems
from profminimum.model import Mark
from profminimum.problem import Problem


@pytest.fixture(params=["CLoader", "Loader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers must tell the same."""
    monkeypatch.setattr(reader, "_Parser", getattr(yaml, request.param))


def read(text: str | bytes) -> tuple[object, Mark | None, tuple[Problem, ...]]:
    faults = FileProblems("x.yml")
    document = reader.read(text.encode() if isinstance(text, str) else text, faults)
    return (document.value, document.mark, faults.collected()) if document else (None, None, faults.collected())


@pytest.mark.parametrize(
    "written", ["no", "12:30", "0x1F", "=", "2026-09-01", "1e3", "~", "null", "1_000", "№ 5", "C#", "a:b", "–"]
)
def test_scalars_stay_text(written: str) -> None:
    """What YAML takes for a boolean, a number, seconds or a date is kept as it was written."""
    assert read(f"title: {written}\n") == ({"title": written}, *read(f"title: {written}\n")[1:])
    assert read(f"- {written}\n")[0] is None
    assert read(f"a:\n  - {written}\n")[0] == {"a": [written]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: Клуб  # с сентября\n", {"title": "Клуб"}),
        ("title:  # пока нет\nsummary: Есть\n", {"summary": "Есть"}),
        ("grades: # по порядку\n  - 6\n", {"grades": ["6"]}),
        ("url: https://school.example.ru/#part\n", {"url": "https://school.example.ru/#part"}),
        ("title: 'Школа #12: клуб'\n", {"title": "Школа #12: клуб"}),
        ('title: ""\n', {"title": ""}),
        ("how: |\n  Раз #1: два\n  # три\n", {"how": "Раз #1: два\n# три\n"}),
        ('how: "Раз\n  два"\n', {"how": "Раз два"}),
        ('how: "Возьмите:\n  - паспорт"\n', {"how": "Возьмите: - паспорт"}),
        ('a: {how: "Раз\n  два"}\n', {"a": {"how": "Раз два"}}),
        ("a:\n- 1\n- b: 2\n  c: 3\n", {"a": ["1", {"b": "2", "c": "3"}]}),
        ("---\ntitle: Клуб\n", {"title": "Клуб"}),
        ('{"title": "Клуб"}', {"title": "Клуб"}),
        ("title: Клуб\r\nsummary: Есть\r\n", {"title": "Клуб", "summary": "Есть"}),
        ("title: Клуб\rsummary: Есть\r", {"title": "Клуб", "summary": "Есть"}),
        ("\ufefftitle: Клуб\n", {"title": "Клуб"}),
        ("title: № 5 – 12\u00a0500 руб.\n", {"title": "№ 5 – 12\u00a0500 руб."}),
    ],
)
def test_honest_files_are_read(text: str, value: object) -> None:
    """Comments, quotes, blocks and brackets as people use them bring no problem."""
    assert (read(text)[0], read(text)[2]) == (value, ())


def test_every_value_knows_its_place() -> None:
    """Lines and columns count from 1, in letters; a key's place stands beside its value's."""
    _, mark, _ = read("# примечание\nvenues:\n  - name: Завод\n    grades: [8, 9]\ntitle:\n")
    assert mark == Mark(
        2,
        1,
        {
            "venues": Mark(
                3,
                3,
                [
                    Mark(
                        3,
                        5,
                        {
                            "name": Mark(3, 11, None, 3, 5),
                            "grades": Mark(4, 13, [Mark(4, 14), Mark(4, 17)], 4, 5),
                        },
                    )
                ],
                2,
                1,
            ),
            "title": Mark(5, 7, None, 5, 1),
        },
    )


def test_columns_count_letters_behind_a_byte_order_mark() -> None:
    """The mark that Windows puts first is no column."""
    assert read(codecs.BOM_UTF8 + "имя: я".encode())[1] == Mark(1, 1, {"имя": Mark(1, 6, None, 1, 1)})


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("title: Клуб".encode("utf-16"), "x.yml"),
        ("a: b\ntitle: Клуб\n".encode("cp1251"), "x.yml:2:8"),
        (b"title: \xff\n", "x.yml:1:8"),
        (b"title: \xed\xa0\x80\n", "x.yml:1:8"),
    ],
)
def test_other_encodings_are_reported(data: bytes, place: str) -> None:
    """The problem names the first wrong byte and how to save the file in UTF-8."""
    [problem] = read(data)[2]
    assert (problem.code, str(problem.place)) == ("not-utf-8", place)
    assert "Кодировка" in problem.message


def test_several_problems_of_reading_come_at_once() -> None:
    """A repeated field, a lost comment and a tag do not hide each other."""
    found = read("title: Школа #12\ntitle: Другая\nsummary: !a b\n")[2]
    assert [problem.code for problem in found] == ["cut-by-hash", "repeated-field", "tag"]


@pytest.mark.parametrize(
    "text", ['title: "\\ud800"\n', 'title: "\\UFFFFFFFF"\n', 'title: "\\x"\n', "%TAG !\ntitle: a\n"]
)
def test_escapes_that_are_no_characters_are_refused(text: str) -> None:
    """Neither parser lets half a character or its own exception out."""
    value, _, found = read(text)
    assert value is None or value == {"title": "\ud800"}
    assert found or value
