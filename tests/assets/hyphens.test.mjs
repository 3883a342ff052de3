// Where long Russian words are parted.
import assert from "node:assert/strict";
import test from "node:test";

await import("../../overrides/assets/hyphens.js");
const shown = (text) => globalThis.pmHyphens.part(text).replaceAll("\u00ad", "-");

for (const [word, parted] of [
  ["Предпрофессиональные", "Пред-про-фес-сиональ-ные"],
  ["профориентационной", "про-фори-ента-цион-ной"],
  ["Агротехнологический", "Агро-тех-ноло-гичес-кий"],
  ["общеобразовательное", "обще-обра-зова-тель-ное"],
]) {
  test(`«${word}» is parted between syllables`, () => assert.equal(shown(word), parted));
}

test("no part is shorter than three letters, and no letter is lost", () => {
  for (const word of [
    "электронно-вычислительных",
    "дифференцированный",
    "взаимодействующими",
    "ПРЕДПРОФЕССИОНАЛЬНЫЙ",
  ]) {
    const parts = shown(word).split("-");
    assert.ok(
      parts.every((part) => part.length >= 3),
      parts.join(" "),
    );
    assert.equal(globalThis.pmHyphens.part(word).replaceAll("\u00ad", ""), word);
  }
});

test("short words, numbers and other alphabets stay as they are", () => {
  const text = "Класс 2026/27: мероприятия, internationalization";
  assert.equal(globalThis.pmHyphens.part(text), text);
});
