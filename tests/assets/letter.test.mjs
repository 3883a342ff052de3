// Letters and issues with a record inside, against the vectors that hold for the command that reads them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { block, fileText, issueLink, letterFile, mailLink } from "../../overrides/assets/form/letter.js";

const { marks, records } = JSON.parse(readFileSync(new URL("../vectors/letter.json", import.meta.url), "utf8"));

for (const record of records) {
  test(`the text of a letter with ${record.path}`, () => assert.equal(block(marks, record), record.block));
}

test("a file says where it belongs, and holds its text as it is", () => {
  const [plain, based] = records;
  assert.equal(fileText(marks, plain), `# Файл: data/${plain.path}\n${plain.text}`);
  assert.equal(fileText(marks, based), `# Файл: data/${based.path}\n# Исходная версия: ${based.base}\n${based.text}`);
});

test("a letter begins with the record where it fits, else with words in its place", () => {
  const words = { subject: "s & t", body: "a\nb", instead: "вставьте" };
  const address = "mailto:e@x.ru?subject=s%20%26%20t&body=a%0D%0Ab";
  assert.deepEqual(mailLink("e@x.ru", words), { mustPaste: false, address });
  const long = mailLink("e@x.ru", { ...words, body: "ж".repeat(400) });
  assert.ok(long.mustPaste);
  assert.ok(long.address.endsWith(`body=${encodeURIComponent("вставьте")}`));
  assert.ok(long.address.length <= 1800);
});

test("an issue begins with the record where it fits", () => {
  const forge = { issue: "https://f/new?t={title}&r={text}", limit: 100 };
  assert.deepEqual(issueLink(forge, { subject: "s", body: "$& b" }), {
    mustPaste: false,
    address: "https://f/new?t=s&r=%24%26%20b",
  });
  assert.deepEqual(issueLink(forge, { subject: "s", body: "b".repeat(100) }), {
    mustPaste: true,
    address: "https://f/new?t=s&r=",
  });
});

test("a letter as a file has short lines of ASCII, parts that nothing inside can end, no address of nobody", () => {
  const text = `--_part_x_\n${"Ёлка «🌲» ".repeat(50)}`;
  const file = letterFile({ email: "", subject: "Сведения 🌲 ".repeat(20), body: text, name: "a.yml", text });
  for (const line of file.split("\r\n")) assert.match(line, /^[\x20-\x7e]{0,78}$/);
  const boundary = /boundary="(.*)"/.exec(file)[1];
  assert.equal(file.split(`--${boundary}`).length, 4);
  assert.doesNotMatch(file, /^To:/m);
  assert.match(file, /^X-Unsent: 1\r$/m);
});
