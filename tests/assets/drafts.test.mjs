// What the form keeps: drafts of any age and shape, what is typed into one kind and another, corrections of what has changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judged } from "../../overrides/assets/form/comparison.js";
import { Drafts, readDraft } from "../../overrides/assets/form/drafts.js";
import { rebased } from "../../overrides/assets/form/rebase.js";
import { fits, signature } from "../../overrides/assets/form/shapes.js";
import { added, Typed } from "../../overrides/assets/form/typed.js";
import { kept } from "../../overrides/assets/form/values.js";

const one = (name, rest) => ({ is: "one", name, ...rest });
const field = (name, type) => ({ name, label: name.toUpperCase(), type });
const list = (item) => ({ is: "many", item, least: 0 });
const models = {
  Event: { fields: [field("title", one("Title")), field("cost", one("Choice", { choices: [["free", "да"]] }))] },
  Plan: { fields: [field("title", one("Title")), field("cost", one("Text")), field("notes", list(one("Title")))] },
  Part: { fields: [field("name", one("Title"))] },
  Whole: { fields: [field("parts", list({ is: "group", model: "Part" }))] },
};
const kind = (name, model) => ({ name, label: `${name}!`, model });
const [event, plan, whole] = [kind("event", "Event"), kind("plan", "Plan"), kind("whole", "Whole")];
const description = { models, kinds: [event, plan, whole] };

/** A storage of a browser; `room` is the most letters that it takes. */
function storage(content = {}, room = Infinity) {
  const kept = { ...content };
  return {
    kept,
    getItem: (key) => kept[key] ?? null,
    removeItem: (key) => delete kept[key],
    setItem: (key, text) => {
      const others = Object.entries(kept).filter(([name]) => name !== key);
      if (others.reduce((sum, [, own]) => sum + own.length, text.length) > room) throw new Error("QuotaExceededError");
      kept[key] = String(text);
    },
  };
}

const drafts = (given) => new Drafts(() => given, description);
const CHOICE = { kind: "event", owner: null, id: "", opened: "" };

const UNREADABLE = [
  "{}",
  "[]",
  "1",
  '"x"',
  "{",
  "",
  '{"version":3}',
  JSON.stringify({ version: 2, choice: { ...CHOICE, kind: "no-such" } }),
  JSON.stringify({ version: 2, choice: { ...CHOICE, owner: 5 } }),
  JSON.stringify({ version: 2, choice: CHOICE, typed: { a: 1 } }),
  JSON.stringify({ version: 2, choice: CHOICE, corrections: { "a.yml": { kind: "no-such", values: {} } } }),
  JSON.stringify({ version: 2, choice: CHOICE, corrections: { "a.yml": { kind: "plan", values: { notes: "x" } } } }),
  JSON.stringify({ state: { kind: "no-such", owner: "", id: "", opened: "" }, values: {} }),
  JSON.stringify({ state: { kind: "event", owner: "", id: "", opened: "" }, values: 1 }),
];
for (const text of UNREADABLE) {
  test(`a draft that cannot be read is set aside: ${text}`, () => {
    const given = storage({ "pm-form-draft": text });
    const own = drafts(given);
    assert.deepEqual(own.load().typed, {});
    assert.deepEqual(own.aside, [text]);
    assert.equal(own.save({ choice: CHOICE }), true);
    const later = drafts(given);
    later.load();
    assert.deepEqual(later.aside, [text]);
    later.forgetAside();
    assert.deepEqual(drafts(given).textsAside(), []);
  });
}

test("what was set aside may itself be of another shape", () => {
  const own = drafts(storage({ "pm-form-aside": "1", "pm-form-draft": "{}" }));
  own.load();
  assert.deepEqual(own.aside, ["1", "{}"]);
});

test("a draft is read again as it was saved", () => {
  const given = storage();
  const draft = { choice: CHOICE, isNamed: true, typed: {}, corrections: {} };
  assert.equal(drafts(given).save(draft), true);
  assert.deepEqual(drafts(given).load(), { version: 2, ...draft });
});

test("a draft of the first version is taken up", () => {
  const state = { kind: "event", owner: "schools/x", id: "day", opened: "" };
  const draft = readDraft(JSON.stringify({ state, values: { title: "Слово" } }), description);
  assert.deepEqual(new Typed(models, draft.typed).valuesFor(event), { title: "Слово" });
  assert.equal(draft.choice.owner, "schools/x");
  const opened = { ...state, opened: "events/a.yml" };
  const correction = readDraft(JSON.stringify({ state: opened, values: { title: "Слово" } }), description);
  assert.deepEqual(correction.corrections, { "events/a.yml": { kind: "event", values: { title: "Слово" } } });
});

test("a storage without room, or none at all, is told", () => {
  assert.equal(drafts(storage({}, 10)).save({ choice: CHOICE }), false);
  const denied = new Drafts(() => {
    throw new Error("SecurityError");
  }, description);
  assert.deepEqual(denied.load().typed, {});
  assert.equal(denied.save({ choice: CHOICE }), false);
});

test("what finds no room aside stays where it was and is not written over", () => {
  const given = storage({ "pm-form-draft": "{}" }, 3);
  const own = drafts(given);
  own.load();
  assert.equal(given.kept["pm-form-draft"], "{}");
  assert.equal(own.save({ choice: CHOICE }), false);
  own.forgetAside();
  assert.deepEqual(given.kept, {});
});

test("what is typed goes along as far as it fits, and comes back", () => {
  const typed = new Typed(models);
  typed.take(event, { title: "Слово", cost: "free" });
  assert.deepEqual(typed.valuesFor(plan), { title: "Слово" });
  assert.deepEqual(
    typed.others(plan).map(({ label, kind: from, value }) => [label, from, value]),
    [["COST", "event!", "free"]],
  );
  typed.take(plan, { title: "Дело", cost: "много", notes: ["а"] });
  assert.deepEqual(typed.valuesFor(event), { title: "Дело", cost: "free" });
  assert.equal(typed.others(event).length, 2);
  assert.equal(typed.others(undefined).length, 4);
  typed.take(event, {});
  assert.deepEqual(typed.valuesFor(plan), { cost: "много", notes: ["а"] });
});

test("a value of another shape is shown and not drawn", () => {
  const typed = new Typed(models, { "notes: [Title]": { name: "notes", label: "N", kind: "", value: "x" } });
  assert.deepEqual(typed.valuesFor(plan), {});
  assert.equal(typed.others(plan).length, 1);
});

test("a list of a record grows by what was typed, other fields keep what stands there", () => {
  const values = { documents: [{ id: "a" }], demo: true };
  const typed = { documents: [{ id: "a" }, { id: "b" }], demo: false, note: "x" };
  assert.deepEqual(added(values, typed), { documents: [{ id: "a" }, { id: "b" }], demo: true, note: "x" });
});

test("shapes and signatures", () => {
  const { type } = models.Whole.fields[0];
  assert.equal(fits(type, [{ name: "x" }], models), true);
  for (const wrong of ["x", [1], [{ name: [] }], [null], { 0: "x" }]) assert.equal(fits(type, wrong, models), false);
  assert.equal(signature(type), "[Part]");
  assert.equal(signature(one("Choice", { choices: [["a", "б"]] })), "Choice a");
});

test("a correction keeps what was not touched as the file has it", () => {
  const base = { values: { a: "сырое", b: 1 }, read: { a: "чистое", b: 1 } };
  assert.deepEqual(kept(base, { a: "чистое", b: 2 }, ["a", "b"]), { a: "сырое", b: 2 });
  assert.deepEqual(kept(base, { b: 1 }, ["a", "b"]), { b: 1 });
});

const BASE = { text: "title: Раз\ncost: free  # как всегда\n", values: { title: "Раз", cost: "free" } };
const WAYS = { former: { title: { names: ["name"], readWith: [] } }, stamps: ["updated"] };

test("a correction goes onto a text that has changed elsewhere", () => {
  const theirs = "# новое\ntitle: Раз\ncost: paid  # теперь платно\nupdated: 2026-11-01\n";
  const after = { title: "Два", cost: "free", updated: "2026-11-02" };
  const wanted = "# новое\ntitle: Два\ncost: paid  # теперь платно\nupdated: 2026-11-02\n";
  assert.deepEqual(rebased({ ...BASE, values: { ...BASE.values } }, theirs, after, WAYS), {
    text: wanted,
    conflicts: [],
  });
  assert.deepEqual(rebased(BASE, theirs, BASE.values, WAYS), { text: theirs, conflicts: [] });
});

test("what both have changed is named", () => {
  const theirs = "title: Три\ncost: free\n";
  assert.deepEqual(rebased(BASE, theirs, { ...BASE.values, title: "Два" }, WAYS), { text: "", conflicts: ["title"] });
  assert.deepEqual(rebased(BASE, "title: &a Раз\n", { title: "Два" }, WAYS), { text: "", conflicts: [] });
});

test("a record is compared with the branch, else with the site", () => {
  const state = (opened, published, branch) => {
    const found = judged(opened, {
      published: typeof published === "string" ? { text: published } : published,
      branch,
    });
    return [found.state, found.where, found.isCompared];
  };
  assert.deepEqual(state("a", "a", "a"), ["same", "site", true]);
  assert.deepEqual(state("\ufeffa", "\ufeffa", "a"), ["same", "branch", true]);
  assert.deepEqual(state("a", "a", undefined), ["same", "site", false]);
  assert.deepEqual(state("a", "b", undefined), ["changed", "site", false]);
  assert.deepEqual(state("a", "b", "b"), ["changed", "site", true]);
  assert.deepEqual(state("a", "a", "b"), ["changed", "branch", true]);
  assert.deepEqual(state("a", null, undefined), ["gone", "site", false]);
  assert.deepEqual(state("a", "a", null), ["gone", "branch", true]);
  assert.deepEqual(state("a", undefined, undefined), ["unknown", "site", false]);
  assert.deepEqual(state(null, null, "x"), ["taken", "branch", true]);
  assert.deepEqual(state(null, null, null), ["same", "branch", true]);
});
