// Gives the rows of a table as records see them, as authoring/documents/rows.py does: broken rows joined, parts apart.
import { folded, trimmed } from "../time/words.js";
import { cellOf } from "./tables.js";

/** A row that may be a record: its cells by role; a text that is missing is empty, `joined` are rows that go on with it. */
class TableRow {
  constructor(own) {
    Object.assign(this, { joined: [], ...own });
  }

  text(role) {
    return this.cells.get(role) || "";
  }

  /** The row with these cells, pairs of a role and a text, in the place of its own. */
  with(cells) {
    return new TableRow({ ...this, cells: new Map([...this.cells, ...cells]) });
  }
}

const PART = "part";
const TOTAL = "total";

/** Reads the rows below the headings of tables; `rules` are those of the site with patterns. */
export class RowReader {
  constructor(rules) {
    this.own = rules.documents.rows;
  }

  /**
   * The rows: `{sort: "row", row}`, or a part or a total `{sort, source, number, title}`; `above` is what the table itself
   * is a part of.
   */
  read(table, headings, above = "") {
    const found = [];
    let pending = null;
    let part = above;
    const flush = () => {
      if (pending) found.push({ sort: "row", row: pending });
      pending = null;
    };
    for (const source of table.rows) {
      if (source.number <= headings.row.number || !source.cells.some(Boolean) || isHeading(source, headings, this.own))
        continue;
      const other = this.total(source, headings) || this.part(source, headings);
      if (other) {
        flush();
        if (other.sort === PART && this.own.TIME_OF_PART.matchAt(folded(other.title), 0)) part = other.title;
        found.push(other);
        continue;
      }
      const cells = new Map([...headings.columns].map(([role, position]) => [role, cellOf(source, position)]));
      const told = new Map([...cells].map(([role, text]) => [role, this.isDash(role, text) ? "" : text]));
      if (pending && this.continues(cells, headings)) {
        const numbers = [...pending.joined, source.number];
        pending = new TableRow({ ...pending, cells: joined(pending.cells, told), joined: numbers });
        continue;
      }
      flush();
      pending = new TableRow({ source, cells: told, part });
    }
    flush();
    return found;
  }

  /** Whether a cell has nothing to say but a dash. */
  isDash(role, text) {
    return role !== this.own.SAYS_ITSELF && Boolean(this.own.DASHES.fullmatch(text));
  }

  /** The roles of cells that a spreadsheet program could not compute. */
  errors(row) {
    return [...row.cells].filter(([, text]) => this.own.ERROR.fullmatch(text)).map(([role]) => role);
  }

  /** The total that a row is: it begins with such a word, and no column tells a time. */
  total(source, { columns }) {
    const title = source.cells.find(Boolean) || "";
    const times = ["when", "deadline"]
      .filter((role) => columns.has(role))
      .map((role) => cellOf(source, columns.get(role)));
    const isTotal = this.own.TOTAL.matchAt(folded(title), 0) && times.every((time) => time === "" || time === title);
    return isTotal ? { sort: TOTAL, source, number: "", title } : null;
  }

  part(source, headings) {
    const { kind, columns } = headings;
    const texts = source.cells.filter(Boolean);
    if (new Set(texts).size === 1 && this.isPart(source, texts, headings)) {
      return { sort: PART, source, ...numberAndTitle(texts[0]) };
    }
    const column = columns.get("number") ?? columns.get(this.own.NUMBER);
    const number = column === undefined ? "" : cellOf(source, column);
    if (kind === "roadmap" && texts.length === 2 && number) {
      const title = cellOf(source, columns.get("title"));
      if (title && !trimmed(number, ". ").includes(".")) return { sort: PART, source, number, title };
    }
    return null;
  }

  /** Whether one text alone in a row, once or over several columns, is a heading; a record with its title alone is none. */
  isPart(source, texts, { kind, columns }) {
    const [text] = texts;
    if (texts.length > 1) return Boolean(source.cells[0]);
    if (cellOf(source, columns.get(this.own.NEEDED[kind][0]))) {
      const isLoud = text === text.toUpperCase() && text !== text.toLowerCase() && Array.from(text).length > 3;
      return Boolean(this.own.PART.matchAt(folded(text), 0)) || isLoud;
    }
    return Boolean(source.cells[0]) && source.cells.length > 2;
  }

  /** Whether a row goes on with the one above: a page broke it, so that its number, or its time, is missing. */
  continues(cells, { kind, columns }) {
    const { NUMBER, NEEDED } = this.own;
    const number = cells.get("number") ?? cells.get(NUMBER);
    const hasNumbers = columns.has("number") || columns.has(NUMBER);
    if (hasNumbers && number) return false;
    if (kind === "roadmap") return true;
    const key = cells.get(NEEDED[kind][0]) || "";
    const hasNoTime = cells.has("when") && !cells.get("when");
    return !key || (/^\p{Ll}/u.test(key) && (hasNumbers || hasNoTime));
  }
}

/** Whether a row repeats the headings, or counts the columns below them: 1, 2, 3. */
function isHeading(row, headings, { NEEDED }) {
  const title = cellOf(row, headings.columns.get(NEEDED[headings.kind][0]));
  // the lower part of headings of which some reach down two rows
  if (title && cellOf(headings.row, headings.columns.get(NEEDED[headings.kind][0])) === title) return true;
  const texts = row.cells.filter(Boolean).map(folded);
  const same = headings.row.cells.filter(Boolean).map(folded);
  const isSame = texts.length === same.length && texts.every((text, index) => text === same[index]);
  return isSame || (texts.length > 2 && texts.every((text, index) => text === String(index + 1)));
}

/** «I. Кадры» as «I» and «Кадры»; the number is empty where there is none. */
function numberAndTitle(text) {
  const at = text.indexOf(". ");
  const first = at < 0 ? text : text.slice(0, at);
  const isNumber = at >= 0 && first.length < 6 && /^[0-9IVXL.]*$/.test(first);
  return isNumber ? { number: first, title: text.slice(at + 2).trim() } : { number: "", title: text };
}

/** A merged cell shows its text again in every row that it covers. Times on two lines are two times. */
function joined(above, below) {
  const join = (role, text, more) =>
    !more || more === text ? text : `${text}${role === "when" ? "\n" : " "}${more}`.trim();
  return new Map([...above].map(([role, text]) => [role, join(role, text, below.get(role))]));
}
