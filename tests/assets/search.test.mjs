// The pure parts of the search: what a query may mean, the nearest word, the order of what is found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "../../overrides/assets/search/excerpt.js";
import { alternatives, otherKeyboard, plain } from "../../overrides/assets/search/query.js";
import { ranked } from "../../overrides/assets/search/ranking.js";
import { corrected, distance } from "../../overrides/assets/search/spelling.js";

for (const [typed, meant] of [
  ["Лицей №5", "Лицей 5"],
  ["Школа № 11", "Школа 11"],
  ["№1", "1"],
  ["школа N 3", "школа 3"],
  ["школа номер 3", "школа 3"],
  ["номерной знак", "номерной знак"],
  ["мастер-класс", "мастер класс"],
  ["IT-класс", "IT класс"],
  ["6–8 класс", "6 8 класс"],
  ["  день   открытых дверей ", "день открытых дверей"],
]) {
  test(`«${typed}» is looked for as «${meant}»`, () => assert.equal(plain(typed, "номер"), meant));
}

const synonyms = {
  айти: "ИТ-класс",
  "сельское хозяйство": "Агротехнологический",
  "бизнес-класс": "Предпринимательский",
};

for (const [query, others] of [
  ["айти", ["ИТ класс"]],
  ["АЙТИ в лицее", ["ИТ класс в лицее"]],
  ["сельское хозяйство", ["Агротехнологический"]],
  ["бизнес класс", ["Предпринимательский"]],
  ["айтишник", []],
]) {
  test(`other words for «${query}»`, () => assert.deepEqual(alternatives(query, synonyms, "номер"), others));
}

for (const [typed, meant] of [
  ["hj,jnjnt[ybrf", "робототехника"],
  ["Ghjuhfvvf", "программа"],
  ["ше", "it"],
  ["IT-класс", ""],
  ["№ 5", ""],
]) {
  test(`«${typed}» on the other keyboard`, () =>
    assert.equal(otherKeyboard(typed, "ёйцукенгшщзхъфывапролджэячсмитьбю"), meant));
}

for (const [one, other, far] of [
  ["робот", "робот", 0],
  ["работ", "робот", 1],
  ["робто", "робот", 1],
  ["роботы", "робот", 1],
  ["кот", "робот", Number.POSITIVE_INFINITY],
]) {
  test(`«${one}» is ${far} away from «${other}»`, () => assert.equal(distance(one, other, 1), far));
}

const known = ["робототехника", "экскурсия", "родительское", "собрание", "медицинский", "школа"];

for (const [query, right] of [
  ["работотехника", "робототехника"],
  ["экскурссия", "экскурсия"],
  ["родительское собранее", "родительское собрание"],
  ["экскурсии на завод", "экскурсия на завод"],
  ["школа", ""],
  ["ветеринар", ""],
  ["кот", ""],
]) {
  test(`«${query}» without a slip`, () => assert.equal(corrected(query, known), right));
}

test("what readers come for stands above what fits a little better, and a page comes once", () => {
  const page = (id, score) => ({ id, score });
  const found = ranked([
    ["staff", [page("guide", 9)]],
    ["section", [page("list", 4)]],
    ["place", [page("school", 3), page("town", 1)]],
    ["place", [page("school", 2)]],
  ]);
  assert.deepEqual(
    found.map((result) => result.id),
    ["school", "list", "town", "guide"],
  );
});

test("an event that is over is left out", () => {
  const events = [
    { id: "over", score: 4 },
    { id: "ahead", score: 3 },
  ];
  const order = (past) => ranked([["event", events]], past).map((result) => result.id);
  assert.deepEqual(order(new Set(["over"])), ["ahead"]);
  assert.deepEqual(order(new Set()), ["over", "ahead"]);
});

const told = (content, found, title, query = found.join(" ")) => {
  const words = content.split(/\s+/);
  const places = words.flatMap((word, place) => (found.some((start) => word.includes(start)) ? [place] : []));
  return excerpt({ content, locations: places, meta: { title } }, query)
    .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join("");
};
const long = "Здесь рассказывают о многом и долго, слово за словом, чтобы предложение не поместилось целиком, а потом,";

for (const [name, content, found, title, shown, query] of [
  [
    "the sentence with most of the words, with what is behind it if it is short",
    "Классы. Робототехника для 8 класса. Собирают роботов и учатся программировать их поведение шаг за шагом. Спросите в школе.",
    ["Робототехника", "класса"],
    "",
    "[Робототехника] для 8 [класса]. Собирают роботов и учатся программировать их поведение шаг за шагом.",
  ],
  [
    "no title once more",
    "Робототехника. Кружок, где собирают роботов.",
    ["Робототехника"],
    "Робототехника",
    "Кружок, где собирают роботов.",
  ],
  [
    "no title once more, though it has no full stop",
    "Кружок. Секция «Роботы» Собирают роботов. Секция «Роботы» открыта.",
    ["Роботы", "роботов"],
    "Секция «Роботы»",
    "Собирают [роботов]. Секция «[Роботы]» открыта.",
  ],
  ["signs are not marked", "Секция «Роботы», для всех.", ["Роботы"], "", "Секция «[Роботы]», для всех."],
  ["a sentence begins with a capital", "для всех классов.", ["классов"], "", "Для всех [классов]."],
  [
    "a long sentence is cut at both ends, and says so",
    `${long} много позже, когда уже никто не ждёт, они называют слово роботы и ещё раз ${long}`,
    ["роботы"],
    "",
    "…никто не ждёт, они называют слово [роботы] и ещё раз Здесь рассказывают о многом и долго, слово за словом, чтобы предложение не поместилось целиком, а потом,…",
  ],
  [
    "a number is no part of another, but of a range",
    "С 8:30 для 8, 6–9 и 82.",
    ["8", "6"],
    "",
    "С 8:30 для [8], [6–9] и 82.",
  ],
  [
    "the word itself before what only begins like it",
    "Прибор, прийти и принести. Приём идёт.",
    ["Приём", "Прибор", "прийти"],
    "",
    "[Приём] идёт.",
    "прием",
  ],
  ["nothing of nothing", "", [], "", ""],
]) {
  test(`an excerpt: ${name}`, () => assert.equal(told(content, found, title, query), shown));
}
