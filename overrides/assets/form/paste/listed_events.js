// Finds events that stand in a text instead of a table, as authoring/documents/listed_events.py does. Makes a table of them.
import { folded, trimmed } from "../time/words.js";

/** Reads paragraphs; `tools` are those of the readers of rows. */
export class ListedEvents {
  constructor({ rules, times, words }) {
    this.own = rules.documents.listed_events;
    Object.assign(this, { times, words });
  }

  /** The events as a table, null if there are none, and the sentences that are none; `years` is the year of their days. */
  read(paragraphs, years) {
    const rows = [{ number: 0, cells: this.own.HEADINGS }];
    const left = [];
    const lines = paragraphs.flatMap((paragraph) => paragraph.split("\n"));
    lines.forEach((line, index) => {
      for (const sentence of this.own.SENTENCES.split(this.own.NUMBERING.replaced(line, "").trim())) {
        const cells = this.cells(trimmed(sentence, " ."), years);
        if (cells) rows.push({ number: index + 1, cells });
        else if (sentence) left.push(sentence);
      }
    });
    const table = rows.length > 1 ? { name: this.own.TEXT, rows, above: paragraphs, below: [] } : null;
    return { table, left };
  }

  /** The sentences that name a day nevertheless, those of approvals left out. */
  withDays(left) {
    const { NAMES_A_DAY, OFFICIAL } = this.own;
    return left.filter((text) => NAMES_A_DAY.search(folded(text)) && !OFFICIAL.search(folded(text)));
  }

  /** Time, title, grades and place of a sentence; null if it does not tell a time between its commas and dashes. */
  cells(sentence, years) {
    if (this.own.OFFICIAL.search(folded(sentence))) return null;
    const pieces = this.pieces(sentence);
    const run = this.time(sentence, pieces, years);
    if (!run) return null;
    const [first, last] = run;
    const said = { title: [], grades: [], place: [] };
    const others = last < pieces.length ? pieces.slice(last) : pieces.slice(0, first);
    for (const [start, end] of others) this.sort(trimmed(sentence.slice(start, end), " ."), said);
    const name = said.title.join(", ");
    if (Array.from(name).length < this.own.SHORTEST_TITLE || this.own.NO_EVENT.matchAt(folded(name), 0)) return null;
    const when = sentence.slice(pieces[first][0], pieces[last - 1][1]);
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    return [when, title, said.grades.join(", "), said.place.join(", ")];
  }

  /** Adds a piece, and what is added to it in brackets, to what it is: grades, a place, the title. */
  sort(piece, said) {
    const { ADDED, GRADES, PLACE } = this.own;
    const added = ADDED.search(piece);
    for (const text of [ADDED.replaced(piece, ""), added ? added[1] : ""].filter(Boolean)) {
      if (GRADES.matchAt(folded(text), 0) && this.words.gradesOf(text).numbers.length) said.grades.push(text);
      else if (said.title.length && (text !== piece || PLACE.matchAt(folded(text), 0))) said.place.push(text);
      else said.title.push(text);
    }
  }

  /** Where the pieces between commas and dashes begin and end; names and additions in brackets stay whole. */
  pieces(sentence) {
    const whole = this.own.NAMED_OR_ADDED.all(sentence).map((match) => [match.index, match.index + match[0].length]);
    const found = [];
    let start = 0;
    for (const match of this.own.BETWEEN_PIECES.all(sentence)) {
      if (whole.some(([first, last]) => first < match.index && match.index < last)) continue;
      found.push([start, match.index]);
      start = match.index + match[0].length;
    }
    return [...found, [start, sentence.length]];
  }

  /** The longest run of pieces that is a time, with a title before or behind it. */
  time(sentence, pieces, years) {
    const few = pieces.slice(0, this.own.MOST_PIECES);
    const runs = few.flatMap((_, first) => few.slice(first).map((__, offset) => [first, first + offset + 1]));
    const byLength = runs.sort((one, other) => one[0] - one[1] - (other[0] - other[1]));
    return byLength.find(([first, last]) => {
      const isAll = first === 0 && last === pieces.length;
      return !isAll && this.times.understood(sentence.slice(few[first][0], few[last - 1][1]), years);
    });
  }
}
