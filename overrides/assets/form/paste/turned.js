// Turns a table on its side whose headings stand below each other, as authoring/documents/turned.py does.
import { cellOf } from "./tables.js";

/** The columns of a table as its rows, numbered from 1. */
export function turnedRows(rows) {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, column) => ({
    number: column + 1,
    cells: rows.map((row) => cellOf(row, column)),
  }));
}

/** The tables, each with headings in a row, that a table is, as `{table, isTurned}`: several cards are several. */
export function upright(table, finder, { NEEDED, FEWEST }) {
  const all = Object.keys(NEEDED).map((kind) => startsOf(table, kind, finder, { needed: NEEDED[kind], FEWEST }));
  const starts = all.reduce((best, one) => (one.length > best.length ? one : best));
  if (!starts.length) return [{ table, isTurned: false }];
  return starts.map((start, index) => {
    const rows = table.rows.slice(index ? start : 0, starts[index + 1] ?? table.rows.length);
    return { table: { ...table, rows: turnedRows(rows) }, isTurned: true };
  });
}

/** Where the cards of a kind begin, one below the other; nothing where the first column has no such headings. */
function startsOf({ rows }, kind, finder, { needed, FEWEST }) {
  const roles = rows.map(({ cells }) => (cells.length > 1 ? finder.roleOf(cells[0], kind, true) : ""));
  const known = new Set(roles.filter(Boolean));
  const beside = new Set(rows.flatMap(({ cells }) => cells.slice(1, 2)).map((cell) => finder.roleOf(cell, kind, true)));
  beside.delete("");
  const isOne = known.size >= FEWEST && beside.size < known.size && needed.every((name) => known.has(name));
  return isOne ? [...roles.keys()].filter((position) => roles[position] === needed[0]) : [];
}
