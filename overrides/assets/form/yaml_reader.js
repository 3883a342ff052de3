// Reads the YAML of a record: its values as texts and the place of each, as hooks/profminimum/load/yaml_reader.py does.

import { Brackets, indentOf, joined, Unreadable } from "./yaml_brackets.js";

export { Unreadable };

const KEY = /^(?:([\w-]+)|"([^"\\]*)"|'([^']*)') *:(?= |$)/;

/** `{value, mark}` of a file; a mark is `{line, column, children, keyLine, keyColumn}`, all from 1. Throws `Unreadable`. */
export function readYaml(text) {
  return new Reader(linesOf(text)).document();
}

/** The lines of a file without the mark of its encoding, whatever ends them. */
export const linesOf = (text) =>
  text
    .replace(/^\ufeff/, "")
    .replace(/\r\n/g, "\n")
    .replace(/\n+$/, "")
    .split("\n");

const isAside = (line) => /^ *(?:#.*)?$/.test(line);
const isDash = (line, column) => line[column] === "-" && (line[column + 1] ?? " ") === " ";

class Reader extends Brackets {
  constructor(lines) {
    super([...lines]);
    this.row = 0;
  }

  document() {
    this.toContent();
    if (this.line === "---") {
      this.row += 1;
      this.toContent();
    }
    if (this.row >= this.lines.length || indentOf(this.line)) throw new Unreadable();
    const node = this.mapping(0);
    if (this.row < this.lines.length) throw new Unreadable();
    return node;
  }

  get line() {
    return this.lines[this.row];
  }

  toContent() {
    while (this.row < this.lines.length && isAside(this.line)) this.row += 1;
    if (this.row < this.lines.length && /^\s*\t/.test(this.line)) throw new Unreadable();
  }

  /** Whether there is a line of content whose first sign stands in the column. */
  isAt(column) {
    this.toContent();
    return this.row < this.lines.length && indentOf(this.line) === column;
  }

  block() {
    const column = indentOf(this.line);
    return isDash(this.line, column) ? this.sequence(column) : this.mapping(column);
  }

  mapping(column) {
    const [values, children, line] = [{}, {}, this.row + 1];
    while (this.isAt(column) && !isDash(this.line, column)) {
      const found = KEY.exec(this.line.slice(column));
      const key = found?.slice(1).find((name) => name !== undefined);
      if (!found || key in children) throw new Unreadable();
      const keyLine = this.row + 1;
      const { value, mark } = this.value(column + found[0].length, column, true);
      if (value !== undefined) values[key] = value;
      children[key] = { ...mark, keyLine, keyColumn: column + 1 };
    }
    return { value: values, mark: { line, column: column + 1, children } };
  }

  sequence(column) {
    const [values, children, line] = [[], [], this.row + 1];
    while (this.isAt(column) && isDash(this.line, column)) {
      const { value, mark } = this.item(column);
      if (value === undefined) throw new Unreadable();
      values.push(value);
      children.push({ ...mark, keyLine: 0, keyColumn: 0 });
    }
    return { value: values, mark: { line, column: column + 1, children } };
  }

  /** What stands behind a dash: the dash gives way to a space, so that fields behind it begin as those below do. */
  item(column) {
    const rest = this.line.slice(column + 1).trimStart();
    if (!KEY.test(rest) && !isDash(rest, 0)) return this.value(column + 1, column);
    this.lines[this.row] = `${" ".repeat(column + 1)}${this.line.slice(column + 1)}`;
    return this.block();
  }

  /** The value that begins behind a place of this line or below it; `parent` is the column of its name or dash. */
  value(at, parent, isField = false) {
    const column = at + indentOf(this.line.slice(at));
    const rest = this.line.slice(column);
    if (!rest || (rest[0] === "#" && column > at)) return this.below(column, parent, isField);
    const mark = { line: this.row + 1, column: column + 1, children: null };
    if ("[{".includes(rest[0])) return this.flowBlock(column);
    if ("|>".includes(rest[0])) return { value: this.blockText(rest, parent), mark };
    if (`"'`.includes(rest[0])) return { value: this.quotedBlock(column), mark };
    if (/^[&*!%@`,\]}]|^[?:-](?: |$)/.test(rest)) throw new Unreadable();
    return { value: this.plainText(column, parent), mark };
  }

  below(column, parent, isField) {
    const mark = { line: this.row + 1, column: column + 1, children: null };
    this.row += 1;
    this.toContent();
    if (this.row >= this.lines.length) return { mark };
    const indent = indentOf(this.line);
    // A list may stand in the column of its name; in that of a dash, the next item begins.
    if (indent <= parent)
      return isField && indent === parent && isDash(this.line, indent) ? this.sequence(indent) : { mark };
    if (isDash(this.line, indent) || KEY.test(this.line.slice(indent))) return this.block();
    return this.value(indent, parent);
  }

  // Texts.

  plainText(column, parent) {
    const parts = [];
    let [start, isOpen] = [column, true];
    for (; isOpen && this.row < this.lines.length; this.row += 1) {
      const line = this.line.slice(start);
      if (parts.length && line && indentOf(this.line) <= parent) break;
      if (parts.length && /^ *#/.test(line)) break;
      const [text] = line.split(/ #/);
      if (/: |:$/.test(text.trim())) throw new Unreadable();
      isOpen = text.length === line.length;
      parts.push(text.trim());
      start = 0;
    }
    while (!parts[parts.length - 1]) {
      parts.pop();
      this.row -= 1;
    }
    return joined(parts);
  }

  quotedBlock(column) {
    const at = { row: this.row, column };
    const text = this.quoted(at);
    this.afterFlow(at);
    return text;
  }

  blockText(head, parent) {
    const found = /^([|>])([-+]?)(?: +#.*)?$/.exec(head.trimEnd());
    if (!found) throw new Unreadable();
    const [, style, chomping] = found;
    const lines = [];
    let indent = 0;
    for (this.row += 1; this.row < this.lines.length; this.row += 1) {
      if (this.line.trim() && indentOf(this.line) < (indent || parent + 1)) break;
      if (!indent && this.line.trim()) indent = indentOf(this.line);
      lines.push(this.line);
    }
    const texts = lines.map((line) => line.slice(indent));
    let end = texts.length;
    while (end && !texts[end - 1]) end -= 1;
    if (chomping === "+" || !end) throw new Unreadable();
    const text = style === "|" ? texts.slice(0, end).join("\n") : folded(texts.slice(0, end));
    return chomping === "-" ? text : `${text}\n`;
  }

  // Lists and groups in brackets.

  flowBlock(column) {
    const at = { row: this.row, column };
    const node = this.flow(at);
    this.afterFlow(at);
    return node;
  }

  /** Goes on behind brackets or quotes, after which only a comment may follow. */
  afterFlow({ row, column }) {
    if (!/^ *(?: #.*)?$/.test(this.lines[row].slice(column))) throw new Unreadable();
    this.row = row + 1;
  }
}

/** Lines of a folded text: lines that begin deeper keep their ends. */
function folded(lines) {
  let text = lines[0];
  for (let number = 1; number < lines.length; number += 1) {
    const [before, line] = [lines[number - 1], lines[number]];
    const isDeeper = /^[ \t]/.test(line);
    if (!line) text += "\n";
    else if (isDeeper || /^[ \t]/.test(before)) text += `\n${line}`;
    else text += before ? ` ${line}` : line;
  }
  return text;
}
