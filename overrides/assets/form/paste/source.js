// Reads what was pasted, HTML or text, into the tables of a document, within limits. Knows no record.
import { TooMuch } from "./limits.js";
import { addPage } from "./page_tables.js";
import { addText, TableBuilder } from "./tables.js";

/** The document of what was pasted; `words` are `{source, table(number)}`. Throws `TooMuch`. */
export function pastedDocument({ html, text }, words, limits, replacements) {
  if (Math.max(html.length, text.length) > limits.PASTED_CHARACTERS) throw new TooMuch();
  const builder = new TableBuilder(words.source, words.table, replacements);
  if (holdsTable(html)) addPage(builder, html, limits);
  else addText(builder, text);
  const document = builder.document();
  const rows = document.tables.flatMap((table) => table.rows);
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
  if (rows.length > limits.PASTED_ROWS || cells > limits.PASTED_CELLS) throw new TooMuch();
  return document;
}

/** Whether HTML has a table at all: what a browser copies of plain text has none. */
const holdsTable = (html) => /<table[\s>]/i.test(html);
