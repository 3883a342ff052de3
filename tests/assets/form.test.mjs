// The pure parts of the form against the vectors that hold for the model, the reader and the writer of YAML.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Checker } from "../../overrides/assets/form/check.js";
import { Files, suggestedId } from "../../overrides/assets/form/files.js";
import { gradeNumbers, gradesWritten } from "../../overrides/assets/form/grades.js";
import { proposal } from "../../overrides/assets/form/proposal.js";
import { withPatterns } from "../../overrides/assets/form/time/pattern.js";
import { dayIn, isShown, listed, numbered, picked, stamped } from "../../overrides/assets/form/values.js";
import { Notation } from "../../overrides/assets/form/when.js";
import { yamlText } from "../../overrides/assets/form/yaml.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
const { description, values, records, ids } = read("form");
const styles = read("yaml");
const checker = new Checker(description);

test("there are vectors", () => assert.ok(values.length > 80 && records.length > 1 && ids.length > 5 && styles.length));

for (const { type, value, times = 1, message } of values) {
  test(`${type} ${JSON.stringify(value)} × ${times}`, () => {
    assert.equal(checker.one({ name: type }, value.repeat(times)), message);
  });
}

for (const { model, path, values: record, problems } of records) {
  test(`problems of ${path}: ${problems.length}`, () => {
    const found = checker.record(model, record).map(({ way, message }) => ({
      field: way.map((step) => (typeof step === "number" ? step + 1 : step)).join("."),
      message,
    }));
    const byField = (one, other) => one.field.localeCompare(other.field);
    assert.deepEqual(found.sort(byField), problems.sort(byField));
  });
}

for (const { title, id } of ids) {
  test(`the name of «${title}»`, () => assert.equal(suggestedId(title, description.letters), id));
}

for (const { name, values: record, text } of styles) {
  test(`the style of ${name}`, () => assert.equal(yamlText(record), text));
}

for (const { text, numbers, written } of read("form").grades) {
  test(`the grades «${text}»`, () => {
    const found = gradeNumbers(checker.cleaned(text), withPatterns(description.grades));
    assert.deepEqual(found?.map(Number) ?? null, numbers);
    if (numbers) assert.equal(gradesWritten(numbers), written);
  });
}

const notation = new Notation(description.types.WhenText.notation);
const shapeOf = (text) => notation.shapeOf(text);
const written = (state) => notation.written(state);
const { times } = read("when");
for (const { text, shape } of times) {
  test(`the shape of ${text}`, () => {
    assert.equal(shapeOf(text).shape, shape);
    assert.equal(written(shapeOf(text)), text);
    assert.equal(checker.one({ name: "WhenText" }, text), "");
  });
}

test("every shape has a vector", () => {
  const shapes = new Set(times.map(({ shape }) => shape));
  assert.deepEqual([...shapes].sort(), ["day", "days", "hours", "period", "text", "unit", "unknown", "weekly"]);
});

test("a time of which a piece is missing is refused, nothing is no time", () => {
  const week = { shape: "weekly", first: "2026-09-15", last: "2027-05-25", from: "15:00", to: "", excluded: [] };
  const gaps = [
    { shape: "hours", day: "", from: "15:00", to: "16:00" },
    { shape: "hours", day: "2026-11-12", from: "", to: "16:00" },
    { ...week, weekdays: [] },
    { ...week, weekdays: [1], last: "" },
    { ...week, weekdays: [1], first: "" },
    { shape: "unit", unit: "month", year: "", number: "3", lastYear: "", lastNumber: "" },
    { shape: "unit", unit: "quarter", year: "2026", number: "", lastYear: "", lastNumber: "" },
    { shape: "unit", unit: "month", year: "2026", number: "3", lastYear: "", lastNumber: "5" },
    { shape: "period", first: "2026-11-12", firstClock: "", last: "", lastClock: "", isOpen: true },
  ];
  for (const state of gaps) assert.notEqual(checker.one({ name: "WhenText" }, written(state)), "", written(state));
  assert.equal(written(shapeOf(undefined)), "");
  assert.equal(written({ shape: "days", items: [{ day: "", from: "", to: "" }] }), "");
});

test("days are written in order and once", () => {
  const items = ["2026-11-14", "2026-11-07", "2026-11-14"].map((day) => ({ day, from: "", to: "" }));
  assert.equal(written({ shape: "days", items }), "2026-11-07; 2026-11-14");
});

const EVENT = {
  name: "event",
  places: ["schools/{owner}/events/{id}.yml", "organisations/{owner}/events/{id}.yml", "events/{id}.yml"],
  pattern: ["schools/[^/]+/events/[^/]+\\.yml", "organisations/[^/]+/events/[^/]+\\.yml", "events/[^/]+\\.yml"],
};
const SCHOOL = { name: "school", places: ["schools/{owner}/school.yml"], pattern: ["schools/[^/]+/school\\.yml"] };
const files = new Files(
  {
    ...description,
    kinds: [EVENT, SCHOOL],
    references: { school: [["first", "Первая"]], organisation: [["plant", "Завод"]] },
    school_year: "2026-27",
  },
  [
    ["schools/first/events/day.yml", "День"],
    ["events/forum.yml", "Форум"],
    ["schools/first/school.yml", "Первая"],
  ],
);
const choice = (kind, owner, id, opened = "") => ({ kind, owner, id, opened });

test("a record's file follows from kind, owner and name", () => {
  assert.equal(files.path(choice("event", "schools/first", "x")), "schools/first/events/x.yml");
  assert.equal(files.path(choice("event", "organisations/plant", "x")), "organisations/plant/events/x.yml");
  assert.equal(files.path(choice("event", "", "x")), "events/x.yml");
  assert.equal(files.path(choice("school", "", "x")), "schools/x/school.yml");
  assert.equal(files.path(choice("event", "", "x", "events/forum.yml")), "events/forum.yml");
});

test("owners are those of the kind's places", () => {
  assert.deepEqual(files.owners(EVENT), ["schools/first", "organisations/plant", ""]);
  assert.deepEqual(files.owners(SCHOOL), [""]);
});

test("records are offered by owner", () => {
  const offered = (...given) => files.siblings(choice(...given)).map(([path]) => path);
  assert.deepEqual(offered("event", "schools/first", ""), ["schools/first/events/day.yml"]);
  assert.deepEqual(offered("event", "", ""), ["events/forum.yml"]);
  assert.deepEqual(offered("school", "", ""), ["schools/first/school.yml"]);
});

test("a path has a kind if the site has the record", () => {
  assert.equal(files.kindAt("events/forum.yml"), EVENT);
  assert.equal(files.kindAt("events/none.yml"), undefined);
});

test("a proposal carries the text where it fits", () => {
  const forge = {
    new: "https://f/new?f={file}&value={text}",
    edit: "https://f/edit/{path}",
    takes_text: true,
    limit: 60,
  };
  const record = { path: "a/b c.yml", file: "data/a/b c.yml", text: "x", isCorrection: false };
  const whole = "https://f/new?f=data%2Fa%2Fb%20c.yml&value=x";
  assert.deepEqual(proposal(forge, record), { mustPaste: false, address: whole });
  const long = { ...record, text: "слово" };
  assert.deepEqual(proposal(forge, long), { mustPaste: true, address: "https://f/new?f=data%2Fa%2Fb%20c.yml" });
  const edit = "https://f/edit/a/b%20c.yml";
  assert.deepEqual(proposal(forge, { ...record, isCorrection: true }), { mustPaste: true, address: edit });
});

test("values that the model takes by itself are left out", () => {
  const fields = [{ name: "a", required: true, default: 1 }, { name: "b", default: false }, { name: "c" }];
  const given = { a: 1, b: false, c: undefined };
  assert.deepEqual(
    picked({ order: ["b", "a", "c"], fields }, (name) => given[name]),
    { a: 1 },
  );
  assert.deepEqual(
    picked({ order: ["b", "a", "c"], fields }, (name) => ({ ...given, b: true })[name]),
    { b: true, a: 1 },
  );
});

test("a deprecated field, which has no description, stays what the file says", () => {
  const fields = [{ name: "a", required: true }];
  const given = { old: 0, a: 1 };
  assert.deepEqual(
    picked({ order: ["old", "a"], fields }, (name) => given[name]),
    { old: 0, a: 1 },
  );
});

test("the day of a change stands in its place, whatever stood there", () => {
  const order = ["title", "updated", "sources"];
  const text = (values) => JSON.stringify(stamped({ order }, values, ["updated"], "2026-11-23"));
  assert.equal(text({ title: "x", sources: [] }), '{"title":"x","updated":"2026-11-23","sources":[]}');
  assert.equal(text({ title: "x", updated: "2026-09-01" }), '{"title":"x","updated":"2026-11-23"}');
});

test("the day is that of the region's zone", () => {
  const moment = new Date("2026-12-31T20:30:00Z");
  assert.equal(dayIn("Europe/Kaliningrad", moment), "2026-12-31");
  assert.equal(dayIn("Europe/Moscow", moment), "2026-12-31");
  assert.equal(dayIn("Asia/Kamchatka", moment), "2027-01-01");
});

test("a field that depends on another appears with it, or with its value", () => {
  const field = { name: "link", when: { field: "mode", values: ["online"] } };
  const shown = (given) => isShown(field, (name) => given[name]);
  assert.deepEqual([shown({ mode: "online" }), shown({ mode: "offline" }), shown({ link: "x" })], [true, false, true]);
});

test("lists and numbers are what the model reads", () => {
  assert.equal(listed({ required: false, type: { least: 0 } }, []), undefined);
  assert.deepEqual(listed({ required: true, type: { least: 0 } }, []), []);
  const { Grade: whole, Hours: halves } = description.types;
  assert.deepEqual([numbered("34", whole), numbered("3.5", whole), numbered("много", whole)], [34, "3.5", "много"]);
  assert.deepEqual([numbered("34 ч", halves), numbered("3,5", halves), numbered("3,2", halves)], [34, 3.5, "3,2"]);
  assert.equal(numbered("34"), "34");
});
