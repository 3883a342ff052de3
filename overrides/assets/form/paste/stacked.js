// Takes a table apart that is several, one below the other, as authoring/documents/stacked.py does.
import { filled } from "../text.js";
import { folded } from "../time/words.js";

/** The table, or the tables that it consists of: a title directly above headings belongs to what follows. */
export function tablesOf(table, finder, fromRow) {
  const starts = [0, ...laterStarts(table, finder)];
  if (starts.length === 1) return [table];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? table.rows.length;
    const first = start ? titleAbove(table, start) : 0;
    const last = end < table.rows.length ? titleAbove(table, end) : end;
    const above = table.rows.slice(first, start).flatMap((row) => [...new Set(row.cells)].filter(Boolean));
    const { number } = table.rows[start];
    return {
      name: start ? filled(fromRow, { table: table.name, number }) : table.name,
      rows: table.rows.slice(start, last),
      above: above.length || start ? above : table.above,
      below: table.below,
    };
  });
}

/** The positions of headings below the first, those passed over that only repeat the ones above. */
function laterStarts(table, finder) {
  const found = [];
  let before = "";
  let previous = -2;
  table.rows.forEach((row, position) => {
    if (!finder.isHeadingRow(row)) return;
    const texts = JSON.stringify(row.cells.filter(Boolean).map(folded));
    if (before && texts !== before && previous !== position - 1) found.push(position);
    before = texts;
    previous = position;
  });
  return found;
}

/** Where the title above headings begins: at the one row with a single text, empty rows passed over. */
function titleAbove(table, start) {
  let position = start;
  while (position && !table.rows[position - 1].cells.some(Boolean)) position -= 1;
  return position && isTitle(table.rows[position - 1]) ? position - 1 : start;
}

const isTitle = ({ cells }) => new Set(cells.filter(Boolean)).size === 1 && Boolean(cells[0]);
