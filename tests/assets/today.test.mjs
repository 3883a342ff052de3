// The moment of reading against what holds in Python: tests/vectors/today.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "../../overrides/assets/today.js";

const { momentIn, stateAt, inDays, dayInWords, plural, stillLeft, phasesAt, placeAt } = globalThis.pmToday;
const vectors = JSON.parse(readFileSync(new URL("../vectors/today.json", import.meta.url), "utf8"));

test("there are vectors", () =>
  assert.ok(vectors.states.length > 20 && vectors.days.length > 5 && vectors.phases.length > 20));

for (const { changes, now, state } of vectors.states) {
  test(`at ${now} of «${changes}»`, () => assert.equal(stateAt(changes, now), state));
}

for (const { day, today, words, text } of vectors.days) {
  test(`${day} on ${today}`, () => assert.equal(inDays(day, today, words), text));
}

for (const { days, until, now, phases } of vectors.phases) {
  test(`days ${days} until ${until} at ${now}`, () => assert.deepEqual(phasesAt(days, until, now), phases));
}

for (const { days, open, now, place } of vectors.places) {
  test(`days ${days} and ${open} stand at ${now}`, () => assert.equal(placeAt(days, open, now), place));
}

for (const { day, opening, text } of vectors.dates) {
  test(`${day} in words`, () => assert.equal(dayInWords(day, opening), text));
}

test("a moment is by the clocks of the zone, and never before the build", () => {
  const noon = new Date("2026-11-29T12:00:00Z");
  assert.equal(momentIn("Europe/Moscow", noon, "2026-11-29"), "2026-11-29T15:00:00");
  assert.equal(momentIn("Asia/Kamchatka", noon, "2026-11-29"), "2026-11-30T00:00:00");
  assert.equal(momentIn("Europe/Moscow", new Date("2001-01-01T00:00:00Z"), "2026-11-29"), "2026-11-29T00:00:00");
});

test("what goes at a moment is left until then, each by its number", () => {
  const moments = "2026-12-01T00:00:00*3 2026-12-18T18:00:01*1 2027-01-11T00:00:00";
  assert.equal(stillLeft(moments, "2026-11-30T23:59:59"), 5);
  assert.equal(stillLeft(moments, "2026-12-01T00:00:00"), 2);
  assert.equal(stillLeft(moments, "2026-12-18T18:00:00"), 2);
  assert.equal(stillLeft(moments, "2027-01-11T00:00:00"), 0);
  assert.equal(stillLeft("", "2026-11-30T00:00:00"), 0);
});

test("a word that is the same for every number stands once", () => {
  assert.deepEqual(
    [1, 2, 5].map((number) => plural(number, ["час", "часа", "часов"])),
    ["час", "часа", "часов"],
  );
  assert.deepEqual(
    [1, 2, 5].map((number) => plural(number, ["– нет"])),
    ["– нет", "– нет", "– нет"],
  );
});
