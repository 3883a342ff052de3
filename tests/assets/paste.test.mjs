// Pasted tables in the browser against what the import makes of the same tables.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { nearest } from "../../overrides/assets/form/paste/alike.js";
import { Importer } from "../../overrides/assets/form/paste/importer.js";
import { addText, TableBuilder } from "../../overrides/assets/form/paste/tables.js";
import { checksum, zipped } from "../../overrides/assets/form/paste/zip.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/paste.json", import.meta.url), "utf8"));
const { rules, description, times, documents, grids } = vectors;
const importer = (known, options) =>
  new Importer(rules, description, {
    records: Object.keys(known),
    known: new Map(Object.entries(known)),
    options,
  });
const { tools } = importer({}, {});

test("there are vectors", () => assert.ok(times.length > 50 && documents.length > 8 && grids.length > 3));

for (const { text, years, when } of times) {
  test(`«${text}» in ${years}`, () => {
    const found = tools.times.understood(text, years);
    assert.deepEqual(found && [found.text, found.firstDay, found.lastDay], when);
  });
}

const said = ({ finding, text, column }) => `${finding}: ${column ? `«${column}»: ` : ""}${text}`;

export function told({ kind, label, notes, rows }) {
  return {
    kind,
    label,
    notes: notes.map(said),
    rows: rows.map((row) => ({
      number: row.row.number,
      title: row.title,
      path: row.path,
      values: row.values,
      notes: row.notes.map(said),
    })),
  };
}

for (const [number, vector] of documents.entries()) {
  const [{ name, tables }] = vector.documents;
  test(`document ${number}: ${name}, ${tables[0]?.rows[0]?.cells.join(", ")}`, () => {
    const result = importer(vector.known, vector.options).read(vector.documents);
    assert.deepEqual(JSON.parse(JSON.stringify(result.tables.map(told))), vector.tables);
    assert.deepEqual([...result.drafts.keys()], vector.paths);
    assert.deepEqual(
      result.untabled.flatMap(({ sentences }) => sentences),
      vector.left,
    );
    for (const [kind, names] of Object.entries(vector.new)) {
      assert.deepEqual(Object.fromEntries(result.added[kind]), names);
    }
    assert.deepEqual(result.wanted, []);
  });
}

for (const [number, { rows, grid }] of grids.entries()) {
  test(`hours of grid ${number}`, () => {
    const found = tools.grids.read({ rows });
    assert.deepEqual(found && { hours: found.hours, notes: found.notes.map(said) }, grid);
  });
}

test("a record that is there is asked for before it is taken for another", () => {
  const { documents: given, options } = documents[0];
  const { drafts } = importer({}, options).read(given);
  const [path] = drafts.keys();
  const there = new Importer(rules, description, { records: [path], known: new Map(), options }).read(given);
  assert.deepEqual(there.wanted, [path]);
  const same = importer({ [path]: drafts.get(path) }, options).read(given);
  assert.ok(!same.drafts.has(path) && same.tables[0].rows[0].notes.some(({ text }) => text.includes(path)));
});

test("lines with tabs are rows of tables, others paragraphs", () => {
  const builder = new TableBuilder("x", (number) => `t${number}`, description.replacements);
  addText(builder, "над\r\nа\tб\r\nв\t\u00adг \u00a0 д\r\n\r\nпод\r\nе\tж");
  const { tables, paragraphs } = builder.document();
  assert.deepEqual(paragraphs, ["над", "под"]);
  assert.deepEqual(
    tables.map(({ name, above, below, rows }) => [name, above, below, rows.map(({ cells }) => cells)]),
    [
      [
        "t1",
        ["над"],
        ["под"],
        [
          ["а", "б"],
          ["в", "г д"],
        ],
      ],
      ["t2", ["под"], [], [["е", "ж"]]],
    ],
  );
});

test("an archive holds texts under their names", () => {
  const bytes = zipped([["data/я.yml", "a: б\n"]]);
  assert.equal(checksum(new TextEncoder().encode("123456789")), 0xcbf43926);
  assert.equal(new TextDecoder().decode(bytes.slice(30, 41)), "data/я.yml");
  assert.deepEqual([...bytes.slice(-22, -18)], [0x50, 0x4b, 5, 6]);
});

test("the nearest text is that of difflib", () => {
  const words = ["сроки проведения", "место проведения", "мероприятие"];
  assert.equal(nearest("сроки проведени", words, 0.86), "сроки проведения");
  assert.equal(nearest("срок", words, 0.86), "");
});
