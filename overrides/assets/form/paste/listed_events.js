// Finds events that stand in a text instead of a table, as authoring/documents/listed_events.py does. Makes a table of them.
import { folded, trimmed } from "../time/words.js";

const DIGIT = /[\p{Decimal_Number}\u00b2\u00b3\u00b9\u2070-\u2079]/u;

/** Reads paragraphs; `tools` are those of the readers of rows. */
export class ListedEvents {
  constructor({ rules, times, words }) {
    this.own = rules.documents.listed_events;
    Object.assign(this, { times, words });
  }

  /**
   * The events as a table, null if there are none, and the sentences that are none; `years` is the year of their days,
   * `isAlone` tells that a document has no tables.
   */
  read(paragraphs, years, isAlone = true) {
    const rows = [{ number: 0, cells: this.own.HEADINGS }];
    const left = [];
    const lines = paragraphs.flatMap((paragraph) => paragraph.split("\n"));
    let month = "";
    lines.forEach((line, index) => {
      const heading = isAlone && this.own.MONTH_HEADING.fullmatch(folded(line));
      if (heading) {
        month = trimmed(heading[0], " .:");
        return;
      }
      if (this.own.ENDS_A_LIST.matchAt(folded(line), 0)) month = "";
      for (const sentence of this.sentences(this.own.NUMBERING.replaced(line, "").trim(), years)) {
        const cells = this.cells(trimmed(sentence, " ."), years, month);
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

  /** The sentences of a line; a time that is a sentence of its own belongs to the next: «18 ноября. Экскурсия». */
  sentences(line, years) {
    const found = [];
    let before = "";
    for (const sentence of this.own.SENTENCES.split(line)) {
      if (!before && this.times.understood(trimmed(sentence, " ."), years)) {
        before = trimmed(sentence, " .") + this.own.APART;
        continue;
      }
      found.push(before + sentence);
      before = "";
    }
    return before ? [...found, before.slice(0, -this.own.APART.length)] : found;
  }

  /** A sentence with a dash behind the time that begins it, or that stands in brackets at its end. */
  withTimeApart(sentence, years) {
    const { ADDED, APART, MOST_PIECES, PLACE_FIRST, UNFINISHED } = this.own;
    const isTime = (text) => DIGIT.test(text) && !UNFINISHED.search(folded(text)) && this.times.understood(text, years);
    const added = ADDED.search(sentence);
    if (added && isTime(added[1])) return added[1] + APART + ADDED.replaced(sentence, "");
    const words = sentence.split(" ");
    for (let number = Math.min(words.length - 1, MOST_PIECES); number > 0; number -= 1) {
      const time = words.slice(0, number).join(" ");
      const rest = words.slice(number).join(" ");
      const [plain, other] = [time.replace(/[,\-–—: ]+$/u, ""), rest.replace(/^[-–— ]+/u, "")];
      const isTold = PLACE_FIRST.matchAt(folded(other), 0) && !other.includes(APART); // «20 мая в школе пройдёт ярмарка»
      if (!isTold && isTime(plain)) return plain + APART + other;
    }
    return sentence;
  }

  /**
   * Time, title, grades and place of a sentence; null if it does not tell a time between its commas and dashes. `month` is that
   * of the list in which the sentence stands: it is the time of one that tells none.
   */
  cells(sentence, years, month) {
    const { OFFICIAL, APART } = this.own;
    if (OFFICIAL.search(folded(sentence))) return null;
    for (const own of [sentence, this.withTimeApart(sentence, years), ...(month ? [month + APART + sentence] : [])]) {
      const pieces = this.pieces(own);
      const run = this.time(own, pieces, years);
      if (run) return this.cellsOf(own, pieces, run);
    }
    return null;
  }

  /** The cells of a sentence whose time runs from one piece to another; null if the rest is no title. */
  cellsOf(sentence, pieces, [first, last]) {
    const said = { title: [], grades: [], place: [] };
    const others = last < pieces.length ? pieces.slice(last) : pieces.slice(0, first);
    others.forEach(([start, end], number) => {
      const piece = trimmed(sentence.slice(start, end), " .");
      const isBefore = number < others.length - 1 && Boolean(this.own.PLACE_FIRST.matchAt(folded(piece), 0));
      this.sort(piece, said, isBefore);
    });
    const name = said.title.join(", ");
    if (Array.from(name).length < this.own.SHORTEST_TITLE || this.own.NO_EVENT.matchAt(folded(name), 0)) return null;
    const when = sentence.slice(pieces[first][0], pieces[last - 1][1]);
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    return [when, title, said.grades.join(", "), said.place.join(", ")];
  }

  /** Adds a piece, and what is added to it in brackets, to what it is: grades, a place, the title. */
  sort(piece, said, isBefore) {
    const { ADDED, GRADES, PLACE } = this.own;
    const added = ADDED.search(piece);
    for (const text of [ADDED.replaced(piece, ""), added ? added[1] : ""].filter(Boolean)) {
      if (GRADES.matchAt(folded(text), 0) && this.words.gradesOf(text).numbers.length) said.grades.push(text);
      else if ((said.title.length || isBefore) && (text !== piece || PLACE.matchAt(folded(text), 0)))
        said.place.push(text);
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
