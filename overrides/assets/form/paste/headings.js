// Finds the row of headings of a table and the kind that the table holds, as authoring/documents/headings.py does.
import { filled } from "../text.js";
import { folded, trimmed } from "../time/words.js";
import { nearest } from "./alike.js";
import { cellOf } from "./tables.js";

const DIGIT = /[\p{Decimal_Number}\u00b2\u00b3\u00b9\u2070-\u2079]/u;

export class HeadingFinder {
  /** `rules` are those of the site with patterns, `content` finds columns by what stands in them. */
  constructor(rules, content) {
    this.own = rules.documents.headings;
    this.labels = rules.labels;
    this.content = content;
    this.words = new Map(Object.entries(rules.headings).map(([kind, own]) => [kind, new Map(own)]));
  }

  /**
   * The headings of a table: `{kind, row, columns, unknown, guessed}`; null if nothing tells what it holds. `kinds` are those
   * that it may hold.
   */
  find(table, kinds = [...this.words.keys()]) {
    const rows = table.rows.slice(0, this.own.DEEPEST_HEADING);
    const all = rows.flatMap((_, position) => this.candidates(table, position));
    const candidates = all.filter(({ kind }) => kinds.includes(kind));
    if (candidates.length) {
      return candidates.reduce((best, found) => (isMore(this.score(found), this.score(best)) ? found : best));
    }
    const found = this.content.withoutHeadings(table);
    if (!found) return null;
    const { row, columns } = found;
    const taken = [...columns.values()];
    const unknown = row.cells.filter((text, position) => text && !taken.includes(position));
    return { kind: "event", row, columns, unknown, guessed: [...columns.keys()] };
  }

  /** What a table calls the column of a role. */
  nameOf({ row, columns }, role) {
    return cellOf(row, columns.get(role)) || filled(this.own.UNNAMED, { number: columns.get(role) + 1 });
  }

  /** Whether a row has the headings that a kind needs, and another one, word by word. */
  isHeadingRow(row) {
    return [...this.words.keys()].some((kind) => {
      const roles = new Set(row.cells.map((cell) => this.roleOf(cell, kind, true)).filter(Boolean));
      return roles.size > 1 && this.own.NEEDED[kind].every((name) => roles.has(name));
    });
  }

  candidates(table, position) {
    const [above, below] = [table.rows[position], table.rows[position + 1]];
    if (new Set(above.cells.filter(Boolean)).size < 2) return []; // a title over all columns
    return [...this.words.keys()].flatMap((kind) => {
      const found = [this.headingsIn(above, kind, table)];
      if (below && this.goesOn(above, below, kind)) {
        const cells = below.cells.map((cell, column) => {
          const other = cellOf(above, column);
          return cell && (this.roleOf(cell, kind) || !other) ? cell : other;
        });
        found.push(this.headingsIn({ number: below.number, cells }, kind, table));
      }
      return found.filter(Boolean);
    });
  }

  /** Whether a row goes on with the headings above it: one of its texts is a heading too, none is a title or a number. */
  goesOn(above, below, kind) {
    const isNew = (cell, column) => cell && cell !== cellOf(above, column);
    const columns = below.cells.map((cell, column) => (isNew(cell, column) ? column : -1)).filter((one) => one >= 0);
    const [title] = this.own.NEEDED[kind];
    const hasTitle = columns.some((column) => this.roleOf(cellOf(above, column), kind) === title);
    const isPlain = columns.every((column) => !DIGIT.test(below.cells[column]));
    return isPlain && !hasTitle && columns.some((column) => this.roleOf(below.cells[column], kind));
  }

  headingsIn(row, kind, table) {
    const columns = new Map();
    const unknown = new Map();
    row.cells.forEach((text, position) => {
      const role = this.roleOf(text, kind);
      const isRepeated = columns.has(role) && cellOf(row, columns.get(role)) === text;
      if (role && !isRepeated && (!columns.has(role) || this.isLabel(text, role, kind))) {
        if (columns.has(role)) unknown.set(columns.get(role), cellOf(row, columns.get(role)));
        columns.set(role, position);
      } else if (text && !isRepeated) {
        unknown.set(position, text); // a cell over two columns is one heading
      }
    });
    const guessed = this.guessed(row, kind, table, columns, unknown);
    for (const [role, position] of guessed) columns.set(role, position);
    if (guessed.has("title") && !this.own.TIMES.some((role) => columns.has(role))) return null;
    const isWhole = this.own.NEEDED[kind].every((name) => columns.has(name)) && columns.size > 1;
    if (!isWhole || !this.isPlausible(kind, columns, table)) return null;
    const taken = [...guessed.values()];
    const left = [...unknown].filter(([position]) => !taken.includes(position)).map(([, text]) => text);
    return { kind, row, columns, unknown: [...new Set(left)], guessed: [...guessed.keys()] };
  }

  guessed(row, kind, table, columns, unknown) {
    const lookedFor = this.own.LOOKED_FOR[kind] || [];
    if (!columns.size || !lookedFor.length) return new Map();
    const missing = lookedFor.filter((role) => !columns.has(role));
    const body = table.rows.filter((one) => one.number > row.number && !isSame(one.cells, row.cells));
    const titles = [...unknown].filter(([, text]) => !this.own.NO_TITLES.search(folded(text)));
    return this.content.rolesOf(
      body,
      [...unknown.keys()],
      missing,
      titles.map(([position]) => position),
    );
  }

  /** Whether a road map is one: it has numbers of two levels, or a column of results beside those responsible. */
  isPlausible(kind, columns, table) {
    const isWhole = ["results", "responsible", "number"].every((name) => columns.has(name));
    return kind !== "roadmap" || isWhole || this.hasLevels(table, columns);
  }

  /** Whether the numbers of a table's rows have two levels, «1.2», as road maps have them. */
  hasLevels(table, columns) {
    const numbers = columns.has("number") ? table.rows.map((row) => cellOf(row, columns.get("number"))) : [];
    return numbers.filter((number) => this.own.LEVELS.fullmatch(number)).length > 1;
  }

  score({ kind, row, columns, unknown, guessed }) {
    const isOwn = (name) => !(name in this.own.OTHER_COLUMNS) && !guessed.includes(name);
    const own = [...columns.keys()].filter(isOwn).length;
    return [2 * own + (columns.size - own) + (kind === "roadmap" ? 3 : 0), -unknown.length, -row.number];
  }

  /** Whether a heading is what the field itself is called: that outweighs a heading that is only a synonym. */
  isLabel(text, role, kind) {
    const label = this.labels[kind][role];
    return label !== undefined && folded(label) === folded(text);
  }

  /** The name of the field, or of the other column, that a heading means in tables of a kind; empty for none. */
  roleOf(text, kind, isExact = false) {
    const words = this.words.get(kind);
    const forms = this.forms(text);
    const exact = forms.find((form) => words.has(form));
    if (exact) return words.get(exact);
    for (const form of isExact ? [] : forms.filter((one) => Array.from(one).length > 4)) {
      const match = nearest(form, words.keys(), this.own.ALIKE);
      if (match && this.areWordsAlike(form, match)) return words.get(match);
    }
    return "";
  }

  /** Whether two texts of as many words are alike in each: «наименование доп» and «наименование оо» are not. */
  areWordsAlike(one, other) {
    const [own, others] = [one, other].map((text) => text.split(/\s+/).filter(Boolean));
    const isAlike = (word, place) => nearest(word, [others[place]], this.own.ALIKE_WORD);
    return own.length !== others.length || own.every(isAlike);
  }

  /** A heading as it is compared: without marks at its ends, what stands in brackets, and hyphens that part a word. */
  forms(text) {
    const plain = trimmed(folded(text).replace(/- /g, ""), " .:*");
    const short = trimmed(this.own.BRACKETS.replaced(plain, ""), " .:*,");
    const first = this.own.PARTS.split(short)[0].trim();
    return [...new Set([plain, short, first, short.replaceAll("-", "")].filter(Boolean))];
  }
}

const isSame = (one, other) => one.length === other.length && one.every((text, index) => text === other[index]);

function isMore(one, other) {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at] > other[at];
}
