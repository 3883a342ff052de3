"""Recognition in the browser is that of the import: every shape of document, and random tables made of words of plans."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from profminimum.authoring.documents.headings import KINDS, words_of_headings

from tests.authoring.documents.corpus import PAPERS, ROWS
from tests.authoring.documents.test_import import roadmap_docx
from tests.support import paste_vectors as paste
from tests.support.when_shapes import SHAPES

CODE = """
import { Importer } from "./overrides/assets/form/paste/importer.js";
const { rules, description, times, documents } = JSON.parse(await new Response(process.stdin).text());
const importer = (known, options) =>
  new Importer(rules, description, { records: Object.keys(known), known: new Map(Object.entries(known)), options });
const said = ({ finding, text, column }) => `${finding}: ${column ? `«${column}»: ` : ""}${text}`;
const told = ({ kind, label, notes, rows }) => ({ kind, label, notes: notes.map(said), rows: rows.map((row) => (
  { number: row.row.number, title: row.title, path: row.path, values: row.values, notes: row.notes.map(said) })) });
const { tools } = importer({}, {});
const whens = times.map(({ text, years }) => {
  const found = tools.times.understood(text, years);
  return found && [found.text, found.firstDay, found.lastDay];
});
const made = documents.map(({ documents, known, options }) => {
  const { tables, drafts, added, untabled } = importer(known, options).read(documents);
  const plain = Object.fromEntries(Object.entries(added).map(([kind, names]) => [kind, Object.fromEntries(names)]));
  const left = untabled.flatMap(({ sentences }) => sentences);
  return { tables: tables.map(told), left, paths: [...drafts.keys()], new: plain };
});
console.log(JSON.stringify({ whens, made }));
"""
PIECES = [
    "12 ноября",
    "7, 14 и 21 ноября",
    "с 10 по 15 марта",
    "в октябре – ноябре",
    "II квартал",
    "третья неделя ноября",
    "каждый вторник",
    "15:00–16:30",
    "10.30",
    "до 20 сентября",
    "по вторникам и четвергам",
    "кроме каникул",
    "кроме 3 ноября",
    "2026 года",
    "2026",
    "12.11.2026",
    "12.11",
    "в 15:00",
    "ежедневно",
    "по будням",
    "с 15 до 16 часов",
    "с 01.09 по 20.09",
    "сентябрь",
    "последняя неделя марта",
    "первое полугодие",
    "2026-27",
    "2026-Q4",
    "2026-11-12 – 2026-11-14",
    "; ",
    ", ",
    " и ",
    " – ",
    "в течение года",
    "в течение месяца",
    "неизвестно",
    "9-00",
    "18.00",
    "четверг",
    "пт",
    "1-я среда месяца",
    "с",
    "по",
    "до",
    "10–11.12.2026",
    "24:00",
    "30 февраля",
    "начиная с",
    "а также",
    "4",
    "31",
    "каникулы",
    "конец ноября",
    "в начале марта",
    "вторая половина ноября",
    "3-я декада",
    "не позднее",
    "12/11/2026",
    "раз в два года",
]
CELLS = [
    "Экскурсия на завод",
    "Мастер-класс",
    "6а, 6б",
    "8–9",
    "все классы",
    "родители",
    "9-х классов",
    "онлайн",
    "ДК, ул. Мира, д. 5",
    "бесплатно",
    "500 руб./мес.",
    "12–15",
    "от 13",
    "72",
    "36,5 ч",
    "Вт, Чт 15:00–16:30",
    "Инженерный",
    "завод; колледж",
    "1",
    "2",
    "1.1",
    "1.2.",
    "I. Раздел",
    "II",
    "Сентябрь",
    "декабрь",
    "по согласованию",
    "Региональный оператор",
    "ОМСУ",
    "Образцовая городская школа",
    "Школа № 1",
    "ежеквартально",
    "Приказ утверждён. Создана группа",
    "имени героев",
    "",
    "",
    "",
    "",
]


def said(node: str, project: Path, times: list[Any], documents: list[Any]) -> dict[str, Any]:
    """What the scripts make of times and documents."""
    given = {"rules": paste.browser_rules(paste.large_region()), "description": paste.browser_description()}
    text = json.dumps(given | {"times": times, "documents": documents}, ensure_ascii=False)
    command = [node, "--input-type=module", "--eval", CODE]
    done = subprocess.run(command, cwd=project, input=text, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def compare(node: str, project: Path, documents: list[Any]) -> None:
    """Both say the same of each document."""
    documents = json.loads(json.dumps(documents))
    made = said(node, project, [], documents)["made"]
    for document, found in zip(documents, made, strict=True):
        assert found == {name: document[name] for name in ("tables", "left", "paths", "new")}, document["documents"]


def test_documents_of_every_shape(node: str, project: Path) -> None:
    """All shapes of schools' plans and a road map of 44 items, with the account of every row."""
    documents = [paste.document_vector(paper.name, paper.make(), paste.SCHOOL, "2026-27") for paper in PAPERS.values()]
    documents.append(paste.document_vector("карта.docx", roadmap_docx(), paste.SCHOOL, "2023-24"))
    assert (
        sum(len(table["rows"]) for document in documents for table in document["tables"])
        == len(PAPERS) * len(ROWS) + 44
    )
    compare(node, project, documents)


def spoiled(random: Random, text: str) -> str:
    """A text with a sign taken out, put in or changed."""
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(" .,;–-0123456789:вди()") + text[place + random.randrange(3) :]


def test_random_times(node: str, project: Path) -> None:
    """Words about times in any order, whole and spoiled: both understand them alike, or both do not."""
    random = Random(15)
    texts = [" ".join(random.choices(PIECES, k=random.randint(1, 4))) for _ in range(3000)]
    texts += [spoiled(random, random.choice(SHAPES).written) for _ in range(1000)]
    cases = [paste.time_vector(text, random.choice(["2026-27", "2026", ""])) for text in dict.fromkeys(texts)]
    assert sum(case["when"] is not None for case in cases) > 500
    found = said(node, project, cases, [])["whens"]
    assert [(case, one) for case, one in zip(cases, found, strict=True) if case["when"] != one] == []


@pytest.mark.parametrize("seed", range(2))
def test_random_tables(node: str, project: Path, seed: int) -> None:
    """Tables of any headings and cells that plans have: the same kind, rows, values and sentences."""
    random, texts = Random(seed), list[str]()
    for _ in range(25):
        headings = random.sample(list(words_of_headings(random.choice(list(KINDS)))), random.randint(3, 7))
        headings = [spoiled(random, one) if random.random() < 0.2 else one for one in headings]
        width = len(headings)
        rows = [[random.choice([*CELLS, *PIECES]) for _ in range(width)] for _ in range(random.randint(2, 8))]
        rows += [[random.choice(CELLS)] * width] if random.random() < 0.3 else []
        texts.append("\n".join("\t".join(row) for row in (headings, *rows)))
    owner = paste.SCHOOL if seed else None
    documents = [paste.document_vector(f"{paste.NAME}.txt", text.encode(), owner) for text in texts]
    kinds = {table["kind"] for document in documents for table in document["tables"]}
    assert kinds >= {"event", ""}
    compare(node, project, documents)
