// Collects the tables and paragraphs of what is pasted, as authoring/documents/tables.py does. Knows no page and no record.
import { cleaner } from "../text.js";
import { flat, trimmed } from "../time/words.js";

/** The text of a cell of a row; empty beyond the last one. */
export const cellOf = (row, column) => row.cells[column] || "";

export class TableBuilder {
  /** `name` is what the source is called, `table` how a table is called by its number. */
  constructor(name, table, replacements) {
    this.name = name;
    this.table = table;
    this.cleaned = cleaner(replacements);
    this.tables = [];
    this.paragraphs = [];
    this.pending = [];
  }

  addParagraph(text) {
    const clean = this.cellText(text);
    if (!clean) return;
    this.pending.push(clean);
    this.paragraphs.push(clean);
  }

  addTable(rows) {
    const numbered = rows.map((row, index) => ({ number: index + 1, cells: row.map((cell) => this.cellText(cell)) }));
    this.flushBelow();
    const name = this.table(this.tables.length + 1);
    this.tables.push({ name, rows: numbered, above: this.pending, below: [] });
    this.pending = [];
  }

  flushBelow() {
    const last = this.tables[this.tables.length - 1];
    if (last && this.pending.length) last.below = this.pending;
  }

  document() {
    this.flushBelow();
    return { name: this.name, tables: this.tables, paragraphs: this.paragraphs };
  }

  /** The text of a cell: lines without outer spaces, signs of word processors replaced. */
  cellText(text) {
    return this.cleaned(text).split("\n").map(flat).filter(Boolean).join("\n");
  }
}

const QUOTED = /^(?:>\s?)+/u;

/**
 * Adds a plain text: lines with tabs, or several with the same number of signs between their cells, are rows of a table, others
 * paragraphs. Marks of quoted lines, as forwarded letters have them, are taken off.
 */
export function addText(builder, text) {
  const lines = text
    .replace(/\r\n/g, "\n")
    .split("\n")
    .map((line) => line.replace(QUOTED, ""));
  let rows = [];
  let parted = "";
  const flush = () => {
    if (rows.length) builder.addTable(rows);
    rows = [];
  };
  lines.forEach((line, number) => {
    if (!line.includes("\t") && !line.trim()) return;
    const sign = ["\t", ";", "|"].find((one) => (one === "\t" ? line.includes(one) : isRow(lines, number, one))) || "";
    if (sign !== parted) flush();
    parted = sign;
    if (sign)
      rows.push(
        trimmed(line, "| ")
          .split(sign)
          .map((cell) => cell.trim()),
      );
    else builder.addParagraph(line);
  });
  flush();
}

/** Whether a line has a sign at least twice and a line beside it as often. */
function isRow(lines, number, sign) {
  const times = (line) => line.split(sign).length - 1;
  const beside = [lines[number - 1], lines[number + 1]].filter((line) => line !== undefined);
  return times(lines[number]) > 1 && beside.some((line) => times(line) === times(lines[number]));
}
