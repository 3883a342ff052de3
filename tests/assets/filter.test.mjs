// The pure parts of the filter against the vectors that hold for catalog/facts/facets.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "../../overrides/assets/today.js";
import "../../overrides/assets/filter/address.js";
import "../../overrides/assets/filter/narrowing.js";

const { read, pairs, written, without } = globalThis.pmAddress;
const { stems, rowsWith, narrowed, atMoment, ordered } = globalThis.pmNarrowing;
const vectors = JSON.parse(readFileSync(new URL("../vectors/filter.json", import.meta.url), "utf8"));
const names = Object.keys(vectors.facets);
const { index, endings, queries } = vectors;

const onlyChosen = (chosen) => Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length));

test("there are vectors", () => assert.ok(queries.length > 20 && vectors.stems.length > 5));

for (const vector of queries) {
  test(`a query is read from «${vector.address}» and written`, () => {
    const query = read(`?${vector.address}`, names);
    assert.deepEqual(onlyChosen(query.chosen), vector.chosen);
    assert.deepEqual([query.text, query.order], [vector.text, vector.order]);
    assert.equal(written("", query), vector.written && `?${vector.written}`);
  });

  test(`«${vector.address}» finds the rows and the counts`, () => {
    const query = read(`?${vector.address}`, names);
    const typed = stems(query.text, endings).map((stem) => rowsWith(stem, index.words));
    const { found, counts } = narrowed(index, query.chosen, typed);
    const { orders } = atMoment(index, "2026-01-01T00:00:00");
    assert.deepEqual(ordered(found, orders[query.order]), vector.found);
    assert.deepEqual(counts, vector.counts);
  });
}

test("an index is brought to a moment, and one without days stays", () => {
  const index = { size: 2, facets: {}, orders: {}, days: [["2026-11-23"], ["2026-11-24"]], until: [null, null] };
  const later = atMoment(index, "2026-11-24T10:00:00");
  assert.deepEqual(narrowed(later, { phase: ["today"] }, []).found, [1]);
  assert.deepEqual(ordered([0, 1], later.orders[""]), [1, 0]);
  assert.equal(atMoment({ size: 0, facets: {} }, "2026-11-24T10:00:00").facets.phase, undefined);
});

test("what changes holds from its moment on, and a last day that is over comes last", () => {
  const enrolment = { keys: [["now"], ["soon"]], of: [0, 1] };
  const changes = { enrolment: [[["2026-12-01T00:00:00", ["over"]]], [["2026-12-10T10:00:00", ["now"]]]] };
  const deadlines = [[["", "2026-11-30"]], [["", "2026-12-20"]]];
  const index = { size: 2, facets: { enrolment }, orders: {}, changes, deadlines };
  const states = (now) => [0, 1].map((row) => atMoment(index, now).facets.enrolment.keys[row]);
  assert.deepEqual(states("2026-11-30T23:59:59"), [["now"], ["soon"]]);
  assert.deepEqual(states("2026-12-01T00:00:00"), [["over"], ["soon"]]);
  assert.deepEqual(states("2026-12-10T10:00:00"), [["over"], ["now"]]);
  const order = (now) => ordered([0, 1], atMoment(index, now).orders.deadline);
  assert.deepEqual(
    [order("2026-11-30T10:00:00"), order("2026-12-01T10:00:00")],
    [
      [0, 1],
      [1, 0],
    ],
  );
});

for (const { text, stems: wanted } of vectors.stems) {
  test(`stems of «${text}»`, () => assert.deepEqual(stems(text, endings), wanted));
}

test("what is no part of a query stays in the address", () => {
  const query = read("?vision=1&grade=8&grade=7&q=сварка&sort=title", names);
  assert.equal(
    written("?vision=1&grade=6", query),
    "?vision=1&grade=8&grade=7&q=%D1%81%D0%B2%D0%B0%D1%80%D0%BA%D0%B0&sort=title",
  );
  assert.equal(written("?grade=6", read("", names)), "");
});

test("each pair of a query can be taken out of it", () => {
  const query = read("?grade=8&grade=7&cost=free&q=сварка", names);
  const asked = pairs(query);
  assert.deepEqual(asked, [
    ["grade", "8"],
    ["grade", "7"],
    ["cost", "free"],
    ["q", "сварка"],
  ]);
  for (const pair of asked) {
    const rest = asked.filter((other) => other !== pair);
    assert.deepEqual(pairs(without(query, ...pair)), rest);
  }
});
