// Reads when something takes place from Russian words, as model/when/notation.py does. Knows no record and no page.
import { cleaner } from "../text.js";
import { clauseParts } from "./clause.js";
import { Writer } from "./parts.js";
import { NotUnderstood, Tokens } from "./tokens.js";
import { folded, trimmed } from "./words.js";
import { pieces } from "./years.js";

const MOST_KNOWN = 4096;

export class TimeReader {
  /** `rules` are those of the site about times, with patterns; `words` those of the notation. */
  constructor(rules, words, replacements) {
    this.rules = rules;
    this.tokens = new Tokens(rules);
    this.writer = new Writer(words, rules.limits.LESSONS_END);
    this.cleaned = cleaner(replacements);
    this.known = new Map(); // the same times come again and again
  }

  /**
   * The time that a text means: `{parts, text, firstDay, lastDay}`, null where it means none. `schoolYear`, or a calendar
   * year, gives the year to days and months that name none.
   */
  understood(text, schoolYear) {
    const key = `${schoolYear} ${text}`;
    if (!this.known.has(key)) {
      if (this.known.size > MOST_KNOWN) this.known.clear();
      this.known.set(key, this.read(text, schoolYear));
    }
    return this.known.get(key);
  }

  read(text, schoolYear) {
    try {
      const parts = this.parts(this.cleaned(text), schoolYear);
      const { writer } = this;
      return { parts, text: writer.text(parts), firstDay: writer.firstDay(parts), lastDay: writer.lastDay(parts) };
    } catch (error) {
      if (error instanceof NotUnderstood) return null;
      throw error;
    }
  }

  parts(text, schoolYear) {
    const { UNKNOWN_WORDS, YEAR_AS_A_WHOLE, LONGEST } = this.rules.notation;
    if (!text || Array.from(text).length > LONGEST) throw new NotUnderstood();
    const words = trimmed(folded(text), " .");
    if (UNKNOWN_WORDS.fullmatch(words)) return [];
    if (YEAR_AS_A_WHOLE.fullmatch(words)) {
      if (!schoolYear) throw new NotUnderstood();
      return [{ sort: "within", first: schoolYear, last: schoolYear }];
    }
    const clauses = split(pieces(this.tokens, words, schoolYear));
    return this.writer.ordered(clauses.flatMap((clause) => clauseParts(clause, this.rules.limits)));
  }
}

function split(given) {
  const clauses = [[]];
  for (const piece of given) {
    if (piece.kind === ";") clauses.push([]);
    else clauses[clauses.length - 1].push(piece);
  }
  return clauses.filter((clause) => clause.length);
}
