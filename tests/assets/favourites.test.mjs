// What a reader has set aside, as stored text, as a link, as one calendar.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../../overrides/assets/favourites/stored.js";

const { MOST, parsed, written, fromHash, toHash, mergedCalendar } = globalThis.pmFavourites;
const records = [
  { address: "schools/first/programmes/robots/", title: "Роботы «Искра»" },
  { address: "organisations/college/", title: "Колледж" },
];

test("what is written is read", () => assert.deepEqual(parsed(written(records)), records));
test("nothing is written for nothing", () => assert.equal(written([]), ""));

for (const text of [null, "", "{}", "[]", "1", "null", "{", '{"version":2,"records":[]}', '{"version":1}']) {
  test(`«${text}» is no list`, () => assert.deepEqual(parsed(text), []));
}

for (const address of [
  "",
  "/",
  "schools/",
  "../x/y/",
  "schools/../x/",
  "//evil.example/x/",
  "https://evil.example/a/",
  "javascript:alert(1)/a/",
  "schools/a b/",
  "schools/first",
  "a/".repeat(200),
  5,
]) {
  test(`«${String(address).slice(0, 30)}» is no address of a record`, () => {
    const text = JSON.stringify({ version: 1, records: [{ address, title: "" }, records[0]] });
    assert.deepEqual(parsed(text), [records[0]]);
  });
}

test("a record stands once, and no list grows without end", () => {
  const many = Array.from({ length: MOST + 9 }, (_, number) => ({ address: `schools/s${number}/`, title: "" }));
  assert.equal(parsed(written(many)).length, MOST);
  assert.equal(parsed(written([...records, ...records])).length, 2);
});

test("a link names records, those compared apart", () => {
  const addresses = records.map(({ address }) => address);
  const hash = toHash({ records: addresses, compare: addresses.slice(0, 1) });
  assert.equal(
    hash,
    "#records=schools/first/programmes/robots,organisations/college&compare=schools/first/programmes/robots",
  );
  assert.deepEqual(fromHash(hash), addresses);
  assert.deepEqual(fromHash(hash, "compare"), addresses.slice(0, 1));
  assert.equal(toHash({ records: [], compare: [] }), "");
});

test("a strange link names nothing", () => {
  for (const hash of ["", "#", "#records=", "#records=//a.b/c,../x,javascript:x", "#other=schools/first"]) {
    assert.deepEqual(fromHash(hash), []);
  }
});

const calendar = (...parts) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x", ...parts, "END:VCALENDAR", ""].join("\r\n");
const zone = ["BEGIN:VTIMEZONE", "TZID:Europe/Moscow", "END:VTIMEZONE"];
const entry = (uid) => ["BEGIN:VEVENT", `UID:${uid}`, "SUMMARY:BEGIN:VEVENT", " END:VEVENT", "END:VEVENT"];

test("one calendar of several has each zone and each entry once", () => {
  const merged = mergedCalendar([
    calendar(...zone, ...entry("a")),
    calendar(...zone, ...entry("b"), ...entry("a")),
    "",
  ]);
  assert.equal(merged, calendar(...zone, ...entry("a"), ...entry("b")));
  assert.equal(mergedCalendar(["", calendar()]), "");
});
