// Finds columns by what stands in them, as authoring/documents/columns_by_content.py does: every such find is a guess.
import { flat } from "../time/words.js";
import { cellOf } from "./tables.js";

const DIGIT = /\p{Decimal_Number}/u;

export class ColumnContent {
  constructor(rules, times, words) {
    this.own = rules.documents.columns_by_content;
    this.tests = new Map([
      ["when", (text) => Boolean(times.understood(flat(text), this.own.ANY_YEAR))],
      ["grades", (text) => Boolean(this.own.SAYS_GRADE.search(text)) && words.gradesOf(text).numbers.length > 0],
    ]);
  }

  /**
   * Positions for those of the missing roles `when`, `grades` and `title` that some of the columns show; `titles` are the
   * columns in which titles may stand.
   */
  rolesOf(rows, columns, missing, titles = columns) {
    const texts = new Map(columns.map((column) => [column, rows.map((row) => cellOf(row, column)).filter(Boolean)]));
    const found = new Map();
    const left = () => [...texts.keys()].filter((one) => texts.get(one).length && ![...found.values()].includes(one));
    for (const [role, isOne] of this.tests) {
      const [best, share] = most(left(), (column) => shareOf(texts.get(column), isOne));
      if (missing.includes(role) && share >= this.own.MOST) found.set(role, best);
    }
    if (missing.includes("title")) {
      const places = left().filter((column) => titles.includes(column));
      const [longest, length] = most(places, (column) => meanLength(texts.get(column)));
      if (length >= this.own.SHORTEST_TITLE) found.set("title", longest);
    }
    return found;
  }

  /** What stands for the headings of a table of events that has none that are known, and its columns; null for another. */
  withoutHeadings(table) {
    const rows = table.rows.filter((row) => row.cells.some(Boolean));
    const width = Math.max(0, ...rows.map((row) => row.cells.length));
    const columns = this.rolesOf(rows, [...Array(width).keys()], ["when", "grades", "title"]);
    if (rows.length < 2 || !columns.has("when") || !columns.has("title")) return null;
    const [first] = rows;
    const isPlain = !first.cells.some((cell) => DIGIT.test(cell));
    const isHeading = isPlain && !this.tests.get("when")(cellOf(first, columns.get("when")));
    return { row: isHeading ? first : { number: 0, cells: [] }, columns };
  }
}

/** The first of the items with the largest measure, and that measure; nothing with less than any for no items. */
function most(items, measure) {
  const measured = items.map((item) => [item, measure(item)]);
  return measured.reduce((best, one) => (one[1] > best[1] ? one : best), [undefined, -1]);
}

const shareOf = (texts, isOne) => texts.filter(isOne).length / texts.length;

function meanLength(texts) {
  const telling = texts.filter((text) => !/^\p{Decimal_Number}+$/u.test(text.replace(/ /g, "")));
  return telling.reduce((sum, text) => sum + Array.from(text).length, 0) / texts.length;
}
