// Reads the hours of a plan from a grid of directions and grades, as authoring/documents/hours_grid.py does.
import { flat, folded, trimmed } from "../time/words.js";
import { Account } from "./account.js";
import { cellOf } from "./tables.js";
import { turnedRows } from "./turned.js";

/** The directions of a region by the names that documents may have. */
class Directions {
  constructor(rules, words) {
    this.brackets = rules.documents.headings.BRACKETS;
    this.words = words;
    const pairs = rules.region.directions;
    this.names = new Map(pairs.map(([id, [name]]) => [id, name]));
    this.exact = new Map(pairs.flatMap(([id, names]) => names.map((name) => [this.plain(name), id])));
    this.stems = pairs.map(([id, names]) => [id, names.map((name) => words.stems(this.plain(name)))]);
  }

  plain(text) {
    return trimmed(this.brackets.replaced(folded(text), ""), " .,:;");
  }

  /** The direction that a text names and whether it does so word by word; empty if none or several are alike. */
  find(text) {
    const plain = this.plain(text);
    if (this.exact.has(plain)) return { id: this.exact.get(plain), isCertain: true };
    const given = this.words.stems(plain);
    const scores = this.stems.map(([id, own]) => [
      id,
      given.size ? Math.max(0, ...own.map((one) => likeness(given, one))) : 0,
    ]);
    const best = Math.max(0, ...scores.map(([, score]) => score));
    const found = scores.filter(([, score]) => score === best);
    return { id: best >= 0.5 && found.length === 1 ? found[0][0] : "", isCertain: false };
  }
}

function likeness(one, other) {
  const both = [...one].filter((stem) => other.has(stem)).length;
  return both / (one.size + other.size - both);
}

export class GridReader {
  constructor(rules, words) {
    this.rules = rules;
    this.own = rules.documents.hours_grid;
    this.words = words;
    this.directions = new Directions(rules, words);
  }

  /** The hours of a table, `{hours, notes}`; null if it is no grid of directions and grades. */
  read(table) {
    return this.grid(table.rows) || this.grid(turnedRows(table.rows));
  }

  /** Whether a table has hours of directions by levels of the minimum, which tell nothing of grades. */
  namesLevels({ rows }) {
    const cells = rows.flatMap((row) => row.cells);
    const heads = rows.slice(0, this.rules.documents.headings.DEEPEST_HEADING).flatMap((row) => row.cells);
    const levels = new Set(heads.map(folded).filter((cell) => this.own.LEVEL.search(cell)));
    const hours = cells.filter((cell) => this.own.HOURS_CELL.fullmatch(folded(cell))).length;
    const named = new Set(cells.map((cell) => this.directions.find(cell).id).filter(Boolean));
    return levels.size > 1 && named.size > 1 && hours > named.size;
  }

  grid(rows) {
    const heads = rows.slice(0, this.rules.documents.headings.DEEPEST_HEADING);
    const known = heads.map((row) => ({ row, grades: this.grades(row) }));
    const head = known.find(({ grades }) => grades.size);
    if (!head) return null;
    const body = rows.filter((row) => row.number > head.row.number);
    const width = Math.max(0, ...body.map((row) => row.cells.length));
    const left = [...Array(width).keys()].filter((column) => !head.grades.has(column));
    const named = left.map((column) => [
      column,
      body.filter((row) => this.directions.find(cellOf(row, column)).id).length,
    ]);
    const [column, number] = named.reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0]);
    if (!number) return null;
    const grid = new Account(this.rules, { hours: [] });
    const others = left.filter((one) => one !== column).map((one) => cellOf(head.row, one));
    for (const heading of new Set(others.filter(Boolean))) grid.note("unknown-column", {}, heading);
    for (const [one, grades] of head.grades) {
      if (grades.length > 1) grid.note("hours-of-several", {}, cellOf(head.row, one));
    }
    for (const row of body) this.add(grid, row, flat(cellOf(row, column)), head.grades);
    grid.hours = grid.hours.filter(({ grades }) => Object.keys(grades).length);
    return grid.hours.length ? grid : null;
  }

  /** The grades that each column is of, by its position; a row that names one alone, or one twice, is no heading. */
  grades(row) {
    const found = row.cells.map((cell, column) => [
      column,
      this.own.GRADE_HEADING.fullmatch(folded(cell)) ? this.words.gradesOf(cell).numbers : [],
    ]);
    const known = new Map(found.filter(([, grades]) => grades.length));
    const named = [...known.values()].flat();
    return known.size > 1 && named.length === new Set(named).size ? known : new Map();
  }

  add(grid, row, words, grades) {
    const all = [...grades.keys()].map((column) => [column, cellOf(row, column)]);
    const cells = all.filter(([, cell]) => !this.own.NO_HOURS.fullmatch(folded(cell)));
    if (!cells.length || cells.some(([, cell]) => cell === words)) return; // no hours, or a title over all columns
    if (this.rules.documents.rows.TOTAL.matchAt(folded(words), 0)) {
      grid.note("total", { number: row.number, text: words });
      return;
    }
    const { id, isCertain } = this.directions.find(words);
    if (!id) {
      grid.note("which-direction", { number: row.number }, words);
      return;
    }
    if (!isCertain) grid.note("direction-by-words", { name: this.directions.names.get(id) }, words);
    let own = grid.hours.find(({ direction }) => direction === id);
    if (own) {
      grid.note("hours-added", { number: row.number }, words);
    } else {
      own = { direction: id, grades: {} };
      grid.hours.push(own);
    }
    for (const [column, cell] of cells) {
      const match = this.own.HOURS_CELL.fullmatch(folded(cell));
      if (!match) grid.note("hours-unclear", { words: cell }, words);
      const number = match && Number(match[1].replace(",", "."));
      for (const grade of match ? grades.get(column) : []) own.grades[grade] = (own.grades[grade] || 0) + number;
    }
  }
}
