// Takes a text about a time apart, as model/when/tokens.py does: days, months, clocks, weekdays and the words between them.
import { calendarDay, isSchoolYear, twoDigits } from "./days.js";

/** A text, or a piece of it, that means no time. */
export class NotUnderstood extends Error {}

export const refuse = () => {
  throw new NotUnderstood();
};

export const LAST = -1;
export const token = (kind, value, text) => ({ kind, value, text });
const clock = (hours, minutes) => `${twoDigits(hours)}:${twoDigits(minutes)}`;

/** Days, months, parts of a year and weeks whose year is not told. */
export const dayOfYear = (month, day) => ({ of: "day", month, day });
export const monthOfYear = (month) => ({ of: "month", month });
export const isOpen = (value) => typeof value === "object" && value !== null && "of" in value;

/** Pieces of folded texts; `rules` are those of the site about times. */
export class Tokens {
  constructor(rules) {
    this.rules = rules;
    this.months = new Map(Object.entries(rules.words.MONTH_FORMS));
    this.makers = {
      isoday: (match) => token("day", this.realDay(...match[0].split("-").map(Number)), match[0]),
      numbered: (match) => this.numberedDay(match),
      unit: (match) => unit(match),
      clock: (match) => clockToken(match),
      clockword: ({ 0: text, groups }) => token("clock", clock(Number(groups.hour), Number(groups.minute || 0)), text),
      part: (match) => this.partOfYear(match),
      week: ({ 0: text, groups }) => token("week", { of: "week", number: this.ordinal(groups.which), month: 0 }, text),
      share: (match) => this.share(match),
      fullyear: ({ 0: text, groups }) => token("year", Number(groups.fullyear), text),
      number: ({ 0: text, groups }) => token("number", Number(groups.digits), text),
      word: (match) => this.word(match),
    };
  }

  of(words) {
    const found = [];
    let previous = "";
    const { SHARED_NOUN, TOKENS } = this.rules.tokens;
    for (const match of TOKENS.all(SHARED_NOUN.replaced(words, "$<first> $<noun> $<sign> "))) {
      const piece = this.one(match, previous);
      if (!piece || piece.kind === "noise") continue;
      found.push(piece);
      previous = piece.kind;
    }
    return found;
  }

  one(match, previous) {
    const { 0: text, groups } = match;
    const kind = Object.keys(groups)
      .find((name) => name.endsWith("_") && groups[name] !== undefined)
      .slice(0, -1);
    if (kind === "space" || kind === "bracket") return null;
    if (kind === "dash" || kind === "comma") return token(kind, null, text);
    if (kind === "semicolon") return token(";", null, text);
    if (kind === "clock" && groups.clock.includes(".") && !this.isClock(match, previous)) {
      const [day, month] = dotted(groups.clock);
      return token("day", dayOfYear(month, day), text);
    }
    return kind in this.makers ? this.makers[kind](match) : refuse();
  }

  /** Whether «10.30» is a time: a number of no month, or beside words and pieces that only a time follows. */
  isClock(match, previous) {
    const [hours, minutes] = dotted(match.groups.clock);
    if (!(hours >= 1 && hours <= 31 && minutes >= 1 && minutes <= 12)) return true;
    const end = match.index + match[0].length;
    const follows = this.rules.tokens.CLOCK_FOLLOWS.matchAt(match.input, end);
    return hours < 24 && (["in", "day", "month", "year"].includes(previous) || Boolean(follows));
  }

  numberedDay({ 0: text, groups }) {
    const year = Number(groups.year);
    const whole = year < 100 ? year + 2000 : year;
    return token("day", this.realDay(whole, Number(groups.month), Number(groups.day)), text);
  }

  partOfYear({ 0: text, groups }) {
    const number = this.ordinal(groups.number);
    const isQuarter = groups.part === this.rules.tokens.QUARTER;
    if (number > (isQuarter ? 4 : 2)) refuse();
    return token("open-unit", { of: "part", code: `${isQuarter ? "Q" : "H"}${number}` }, text);
  }

  /** A third of a month, which its beginning, middle and end are too, or a half. */
  share({ 0: text, groups }) {
    const { SHARES, HALF, HALF_BOUNDS, THIRD_BOUNDS } = this.rules.tokens;
    const isHalf = groups.share.includes(HALF);
    const bounds = isHalf ? HALF_BOUNDS : THIRD_BOUNDS;
    const named = groups.nth ? this.ordinal(groups.nth) : SHARES[groups.share[0]];
    const number = named === LAST ? bounds.length : named;
    if (number > bounds.length) refuse();
    const [first, last] = bounds[number - 1];
    return token("week", { of: "days", first, last, month: 0 }, text);
  }

  ordinal(text) {
    const { ROMAN, ORDINALS } = this.rules.tokens;
    if (text in ROMAN) return ROMAN[text];
    if (/^\d/.test(text)) return Number(text[0]);
    const stem = Object.keys(ORDINALS).find((beginning) => text.startsWith(beginning));
    return stem ? ORDINALS[stem] : LAST;
  }

  word({ 0: text }) {
    const { DAILY, HOLIDAYS, WORDS } = this.rules.words;
    const word = text.replace(/^\.+|\.+$/g, "");
    if (Object.hasOwn(DAILY, word)) return token("weekdays", DAILY[word], text);
    if (HOLIDAYS.fullmatch(word)) return token("holidays", null, text);
    const weekday = this.weekdayNumber(word);
    if (weekday >= 0) return token("weekday", weekday, text);
    if (this.months.has(word)) return token("month", this.months.get(word), text);
    return Object.hasOwn(WORDS, word) ? token(WORDS[word], null, text) : refuse();
  }

  /** The number of a weekday from 0, Monday, in any case; -1 for another word. */
  weekdayNumber(word) {
    const { WEEKDAYS_SHORT, WEEKDAY_STEMS, WEEKDAY_ENDINGS } = this.rules.words;
    const short = WEEKDAYS_SHORT.indexOf(word);
    if (short >= 0) return short;
    return WEEKDAY_STEMS.findIndex(
      (stem) => word.startsWith(stem) && WEEKDAY_ENDINGS.fullmatch(word.slice(stem.length)),
    );
  }

  realDay(year, month, day) {
    const [first, last] = this.rules.years;
    const real = year >= first && year <= last && calendarDay(year, month, day);
    return real || refuse();
  }
}

const dotted = (text) =>
  text
    .replace(/^\.+|\.+$/g, "")
    .split(".")
    .map(Number);

function unit({ 0: text, groups }) {
  const name = groups.unit ? groups.unit.toUpperCase() : `${groups.slashed}-${groups.slash}`;
  if (/^\d{4}-\d\d$/.test(name)) {
    const number = Number(name.slice(5));
    const isMonth = !groups.slash && number >= 1 && number <= 12;
    if (!isMonth && !isSchoolYear(name)) refuse();
  }
  return token("unit", name, text);
}

function clockToken({ 0: text, groups }) {
  const [hours, minutes] = groups.clock
    .replace(/^\.+|\.+$/g, "")
    .split(/[:.-]/)
    .map(Number);
  if (hours === 24 && minutes === 0) return token("clock", "23:59", text);
  return hours > 23 || minutes > 59 ? refuse() : token("clock", clock(hours, minutes), text);
}
