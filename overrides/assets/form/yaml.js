// Plain values as YAML text: the same bytes as hooks/profminimum/authoring/yaml_writer.py, held to it by tests/vectors/yaml.json.
const WIDTH = 100;
const PLAIN_START = /^[A-Za-z0-9А-Яа-яЁё«(№+]/;
const SPECIAL = /: |:$| #|\t/;
const DAY_OR_TIME = /^(?:\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|\d\d:\d\d)$/;
const LOOKS_OTHERWISE =
  /^(?:[-+]?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?|0[xo][0-9a-f_]+|true|false|yes|no|on|off|null|y|n)$/i;
const WORD = /^[a-z0-9][a-z0-9-]*$/;
const NUMBER = /^[0-9]+$/;

const length = (text) => Array.from(text).length;
/** Whether a value is a group of fields. */
export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const pad = (indent) => " ".repeat(indent);

/** A record's plain values as the text of its file. */
export function yamlText(values) {
  const text = fieldLines(values, 0)
    .map((line) => `${line}\n`)
    .join("");
  return text || "{}\n";
}

/** The lines of a group's fields, each from column `indent` on. */
export function fieldLines(values, indent) {
  return Object.entries(values).flatMap(([name, value]) => valueLines(`${pad(indent)}${name}:`, value, indent));
}

/** The lines of an item of a list, its dash in column `indent`. */
export function itemLines(value, indent) {
  if (!isGroup(value) || !Object.keys(value).length) return valueLines(`${pad(indent)}-`, value, indent);
  const [first, ...later] = fieldLines(value, indent + 2);
  return [`${pad(indent)}- ${first.slice(indent + 2)}`, ...later];
}

/** The lines of a value after its name or dash; `indent` is the column in which those begin. */
export function valueLines(head, value, indent) {
  const below = indent + 2;
  if (typeof value !== "object") return scalarLines(head, value, pad(below));
  if (isShort(value)) return [`${head} ${inline(value)}`];
  if (isGroup(value)) return [head, ...fieldLines(value, below)];
  return [head, ...value.flatMap((item) => itemLines(item, below))];
}

function isShort(value) {
  if (isGroup(value)) {
    return Object.entries(value).every(
      ([name, each]) => NUMBER.test(name) && ["number", "boolean"].includes(typeof each),
    );
  }
  const words = value.map(word);
  return words.every(Boolean) && words.reduce((sum, each) => sum + each.length, 0) <= WIDTH;
}

function word(item) {
  if (typeof item === "number" || typeof item === "boolean") return inline(item);
  return typeof item === "string" && WORD.test(item) && !LOOKS_OTHERWISE.test(item) ? item : "";
}

function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([name, each]) => `${name}: ${inline(each)}`)
      .join(", ")}}`;
  return typeof value === "string" ? inlineText(value) : String(value);
}

function inlineText(text) {
  if (DAY_OR_TIME.test(text)) return text;
  if (PLAIN_START.test(text) && !SPECIAL.test(text) && !LOOKS_OTHERWISE.test(text)) return text;
  return /["\\]/.test(text) ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

function scalarLines(head, value, margin) {
  if (typeof value === "string" && value.includes("\n")) {
    return [`${head} |-`, ...value.split("\n").map((line) => (line ? margin + line : ""))];
  }
  const lines = typeof value === "string" && length(value) > WIDTH ? folded(value) : [];
  return lines.length > 1 ? [`${head} >-`, ...lines.map((line) => margin + line)] : [`${head} ${inline(value)}`];
}

// Cut only where a single space stands between two words: YAML brings the lines together with one again.
function folded(text) {
  const lines = [];
  for (const part of wordsOf(text)) {
    const last = lines[lines.length - 1];
    if (lines.length && length(last) + 1 + length(part) <= WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}

function wordsOf(text) {
  const found = [];
  let start = 0;
  for (let at = 1; at < text.length - 1; at += 1) {
    if (text[at] === " " && !" \t".includes(text[at - 1]) && !" \t".includes(text[at + 1])) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)];
}
