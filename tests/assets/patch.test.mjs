// Editing in place against the vectors that hold for authoring/yaml_patch.py and load/yaml_reader.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { patchedText, updatedText } from "../../overrides/assets/form/yaml_patch.js";
import { readYaml, Unreadable } from "../../overrides/assets/form/yaml_reader.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/patch.json", import.meta.url), "utf8"));
const { former, texts, edits } = vectors;
const textOf = (name) => texts.find((text) => text.name === name).text;

test("there are vectors", () => assert.ok(texts.length > 4 && edits.length > 25));

for (const { name, text, value, mark } of texts) {
  test(`values and places of ${name}`, () => {
    const read = readYaml(text);
    assert.deepEqual(read.value, value);
    assert.deepEqual({ ...read.mark, keyLine: 0, keyColumn: 0 }, mark);
  });
}

for (const { of, name, before, after, edited } of edits) {
  test(`${of}: ${name}`, () => {
    const text = textOf(of);
    assert.equal(updatedText(text, readYaml(text).mark, before, after, former), edited);
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    assert.deepEqual(patchedText(text, before, after, former), { text: isSame ? text : edited, isWhole: false });
  });
}

test("what the reader does not know is written anew, and told", () => {
  for (const text of [
    "title: &a x\n",
    "title: *a\n",
    "title: x: y\n",
    "title: [a: b]\n",
    "- x\n",
    "title: |2\n  x\n",
    "\ttitle: x\n",
  ]) {
    assert.throws(() => readYaml(text), Unreadable, text);
    const done = patchedText(text, { title: "x" }, { title: "слово" }, former);
    assert.deepEqual(done, { text: "title: слово\n", isWhole: true });
  }
});

test("what is unchanged stays, whatever the text", () => {
  const text = "title: &a x\r\n";
  assert.deepEqual(patchedText(text, { title: "x" }, { title: "x" }, former), { text, isWhole: false });
});
