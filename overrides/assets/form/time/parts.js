// Writes the parts of a time in the notation and puts them in order, as model/when/parts.py and values.py do.
import { unitBounds, weekdayOf } from "./days.js";

/** Sorts of parts, as the model has them: a day, an uninterrupted span, a weekly repetition, a day still open. */
export const SINGLE = "single";
export const SPAN = "span";
export const REPETITION = "repetition";
export const WITHIN = "within";

const joined = (separator, ...pieces) => pieces.filter(Boolean).join(separator);
export const momentText = ({ day, clock }) => joined(" ", day, clock);
export const startOf = ({ day, clock }) => `${day} ${clock || "00:00"}`;
export const endOf = ({ day, clock }) => `${day} ${clock || "99:99"}`;
const hoursText = (hours) => hours && (hours.ends ? `${hours.starts}–${hours.ends}` : hours.starts);

/** Times as texts; `words` are those of the notation, `lessonsEnd` the month and the day on which a school year ends. */
export class Writer {
  constructor(words, lessonsEnd) {
    this.words = words;
    this.lessonsEnd = lessonsEnd;
  }

  /** The notation of the parts of a time; the word for unknown where there are none. */
  text(parts) {
    return parts.map((part) => this.partText(part)).join("; ") || this.words.unknown;
  }

  partText(part) {
    if (part.sort === SINGLE) return joined(" ", part.day, hoursText(part.hours));
    if (part.sort === SPAN) return this.spanText(part);
    return part.sort === WITHIN ? this.withinText(part) : this.repetitionText(part);
  }

  spanText({ starts, ends }) {
    if (starts && ends) return `${momentText(starts)} – ${momentText(ends)}`;
    return starts ? `${this.words.since} ${momentText(starts)}` : `${this.words.until} ${momentText(ends)}`;
  }

  withinText({ first, last }) {
    const text = first === last ? first : `${first} – ${last}`;
    return first.length === 10 ? `${this.words.within} ${text}` : text;
  }

  repetitionText({ first, last, weekdays, hours, excluded, skipsHolidays }) {
    const leftOut = [...excluded, ...(skipsHolidays ? [this.words.holidays] : [])];
    const except = leftOut.length && `${this.words.except} ${leftOut.join(", ")}`;
    return joined(", ", `${first} – ${last}`, this.weekdaysText(weekdays), hoursText(hours), except);
  }

  weekdaysText(weekdays) {
    const { on, and, daily } = this.words;
    const names = weekdays.map((number) => this.words.weekdays[number]);
    const last = names.pop();
    return daily[weekdays.join("")] || `${on} ${joined(` ${and} `, names.join(", "), last)}`;
  }

  /** The first and the last day of a part, null where it is open. */
  bounds(part) {
    if (part.sort === SINGLE) return [part.day, part.day];
    if (part.sort === SPAN) return [part.starts ? part.starts.day : null, part.ends ? part.ends.day : null];
    if (part.sort === REPETITION) return [part.first, part.last];
    return [unitBounds(part.first, this.lessonsEnd)[0], unitBounds(part.last, this.lessonsEnd)[1]];
  }

  /** The parts in the order of time, each once: an open day comes after the known ones of its time. */
  ordered(parts) {
    const byText = new Map(parts.map((part) => [`${part.sort} ${this.partText(part)}`, part]));
    const keyed = [...byText.values()].map((part) => ({ part, key: this.key(part) }));
    return keyed.sort((one, other) => compared(one.key, other.key)).map(({ part }) => part);
  }

  key(part) {
    const [first, last] = this.bounds(part);
    if (part.sort === WITHIN) return [last, "1", "99:99", this.partText(part)];
    const clock = part.sort === SPAN ? part.starts?.clock : part.hours?.starts;
    return [first || "0001-01-01", "0", clock || "00:00", this.partText(part)];
  }

  /** The first day that a time may touch; null where that is open or unknown. */
  firstDay(parts) {
    const firsts = parts.map((part) => this.bounds(part)[0]);
    return firsts.includes(null) ? null : firsts.sort()[0] || null;
  }

  lastDay(parts) {
    const lasts = parts.map((part) => this.bounds(part)[1]);
    return lasts.includes(null) ? null : lasts.sort().pop() || null;
  }
}

function compared(one, other) {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return one[at] < other[at] ? -1 : 1;
}

/** Whether a day is one of a repetition's. */
export const isHeld = ({ weekdays, excluded }, day) => weekdays.includes(weekdayOf(day)) && !excluded.includes(day);
