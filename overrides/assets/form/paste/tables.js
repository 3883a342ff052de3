// Collects the tables and paragraphs of what is pasted, as authoring/documents/tables.py does. Knows no page and no record.
import { cleaner } from "../text.js";
import { flat } from "../time/words.js";

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

/** Adds a plain text: lines with tabs are rows of a table, others paragraphs. */
export function addText(builder, text) {
  let rows = [];
  const flush = () => {
    if (rows.length) builder.addTable(rows);
    rows = [];
  };
  for (const line of text.replace(/\r\n/g, "\n").split("\n")) {
    if (line.includes("\t")) {
      rows.push(line.split("\t"));
    } else if (line.trim()) {
      flush();
      builder.addParagraph(line);
    }
  }
  flush();
}
