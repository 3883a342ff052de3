// Reads the parts of YAML that may end on any line: texts in quotes, lists and groups in brackets.

const ESCAPES = { n: "\n", t: "\t", '"': '"', "\\": "\\", "/": "/", " ": " ", _: "\u00a0" };

/** What is beyond the YAML that records are written in: the text is written anew then. */
export class Unreadable extends Error {}

export const indentOf = (line) => line.length - line.trimStart().length;

/** Reads them from lines; `at` is `{row, column}` from 0 and moves on. */
export class Brackets {
  constructor(lines) {
    this.lines = lines;
  }

  quoted(at) {
    const quote = this.lines[at.row][at.column];
    const parts = [];
    let text = "";
    for (at.column += 1; ; at.column += 1) {
      const sign = this.lines[at.row][at.column];
      if (sign === undefined) {
        parts.push(text);
        text = "";
        at.row += 1;
        if (at.row >= this.lines.length) throw new Unreadable();
        at.column = indentOf(this.lines[at.row]) - 1;
      } else if (sign === quote && quote === "'" && this.lines[at.row][at.column + 1] === "'") {
        text += "'";
        at.column += 1;
      } else if (sign === quote) {
        at.column += 1;
        return joined([...parts.map((part, number) => (number ? part.trim() : part.trimEnd())), text]);
      } else if (sign === "\\" && quote === '"') {
        text += this.escape(at);
      } else text += sign;
    }
  }

  escape(at) {
    at.column += 1;
    const line = this.lines[at.row];
    const sign = line[at.column];
    const length = { x: 2, u: 4, U: 8 }[sign];
    if (!length) {
      if (!(sign in ESCAPES)) throw new Unreadable();
      return ESCAPES[sign];
    }
    const digits = line.slice(at.column + 1, at.column + 1 + length);
    if (!/^[\da-fA-F]+$/.test(digits)) throw new Unreadable();
    at.column += length;
    return String.fromCodePoint(Number.parseInt(digits, 16));
  }

  flow(at) {
    const sign = this.toFlow(at);
    const mark = { line: at.row + 1, column: at.column + 1, children: null };
    if (sign === "[") return this.flowList(at, mark);
    if (sign === "{") return this.flowGroup(at, mark);
    if (`"'`.includes(sign)) return { value: this.quoted(at), mark };
    const found = /^[^,[\]{}#&*!|>%@`?:-](?:[^,[\]{}:#]|:(?=[^ ,[\]{}])|(?<! )#)*/.exec(
      this.lines[at.row].slice(at.column),
    );
    if (!found) throw new Unreadable();
    at.column += found[0].length;
    return { value: found[0].trim(), mark };
  }

  /** Moves over spaces, comments and line ends to the next sign. */
  toFlow(at) {
    for (; at.row < this.lines.length; at.row += 1, at.column = 0) {
      const line = this.lines[at.row];
      at.column += indentOf(line.slice(at.column));
      if (at.column < line.length && line[at.column] !== "#") return line[at.column];
    }
    throw new Unreadable();
  }

  flowList(at, mark) {
    const node = { value: [], mark: { ...mark, children: [] } };
    this.flowItems(at, "]", () => {
      const { value, mark: own } = this.flow(at);
      node.value.push(value);
      node.mark.children.push({ ...own, keyLine: 0, keyColumn: 0 });
    });
    return node;
  }

  flowGroup(at, mark) {
    const node = { value: {}, mark: { ...mark, children: {} } };
    this.flowItems(at, "}", () => {
      const { value: key, mark: place } = this.flow(at);
      if (typeof key !== "string" || key in node.mark.children || this.toFlow(at) !== ":") throw new Unreadable();
      at.column += 1;
      const { value, mark: own } = this.flow(at);
      node.value[key] = value;
      node.mark.children[key] = { ...own, keyLine: place.line, keyColumn: place.column };
    });
    return node;
  }

  flowItems(at, end, item) {
    at.column += 1;
    while (this.toFlow(at) !== end) {
      item();
      const sign = this.toFlow(at);
      if (sign === ",") at.column += 1;
      else if (sign !== end) throw new Unreadable();
    }
    at.column += 1;
  }
}

/** Lines of a plain or quoted text as one: an empty line is a line end, any other line end a space. */
export function joined(parts) {
  return parts.reduce((text, part, number) => {
    if (!number) return part;
    if (!part) return `${text}\n`;
    return text.endsWith("\n") ? text + part : `${text} ${part}`;
  }, "");
}
