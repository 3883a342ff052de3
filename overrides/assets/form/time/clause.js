// Makes parts of a time out of the pieces between two semicolons, as model/when/clause.py, weekdays.py and exclusions.py do.
import { dayNumber, later, unitBounds, weekdayOf, weekdaysBetween } from "./days.js";
import { exceptions } from "./exclusions.js";
import { isHeld, momentText, REPETITION, SINGLE, SPAN, WITHIN } from "./parts.js";
import { Terms } from "./terms.js";
import { refuse, token } from "./tokens.js";

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const OF_WEEKDAYS = ["weekday", "weekdays"];
const NO_PLACE = [...OF_WEEKDAYS, "every", "within", "school", "whole"];

/** The parts that the pieces of a clause mean; `limits` are those of the model. */
export function clauseParts(pieces, limits) {
  return new Clause(pieces, limits).parts();
}

class Clause {
  constructor(pieces, limits) {
    this.limits = limits;
    const { excluded, skipsHolidays, rest } = exceptions(pieces);
    Object.assign(this, { excluded, skipsHolidays });
    this.weekdays = onlyConfirmDays(rest) ? [] : [...new Set(weekdaysOf(rest))].sort();
    this.isWithin = rest.some(({ kind }) => kind === "within");
    this.read = new Terms(withoutWeekdays(rest), limits);
  }

  parts() {
    const { terms, hours } = this.read.all();
    this.checkWeekdays(terms);
    if (!terms.length) refuse();
    if (this.isRepeated(terms, hours)) return terms.map((term) => this.repetition(term, hours));
    if (this.excluded.length || this.skipsHolidays) refuse();
    return terms.map((term) => this.single(term, hours));
  }

  /** Whether the clause repeats: weekdays are named, or a period has hours of its own. */
  isRepeated(terms, hours) {
    const [term] = terms;
    const isPeriod = terms.length === 1 && term.starts && term.ends;
    const isPlain = isPeriod && !term.starts.clock && !term.ends.clock;
    const hasWeekdays = this.weekdays.length > 0 && !terms.every(({ isDay }) => isDay);
    return hasWeekdays || Boolean(isPlain && (hours || term.hours));
  }

  repetition(term, hours) {
    const [first, last] = this.ends(term);
    const own = hours || term.hours || this.hoursBetween(term);
    const weekdays = this.weekdays.length ? this.weekdays : EVERY_DAY;
    const { excluded, skipsHolidays } = this;
    const part = { sort: REPETITION, first, last, weekdays, hours: own, excluded, skipsHolidays };
    const days = dayNumber(last) - dayNumber(first);
    if (days > this.limits.MOST_DAYS) refuse();
    const isThere = Array.from({ length: Math.max(0, days + 1) }).some((_, offset) =>
      isHeld(part, later(first, offset)),
    );
    return isThere ? part : refuse();
  }

  ends({ units, starts, ends }) {
    const { LESSONS_END } = this.limits;
    if (units) return [unitBounds(units[0], LESSONS_END)[0], unitBounds(units[1], LESSONS_END)[1]];
    return starts && ends ? [starts.day, ends.day] : refuse();
  }

  /** The clocks of a period whose weekdays are named, as the hours of each day. */
  hoursBetween({ starts, ends }) {
    return starts?.clock ? this.read.range(starts.clock, ends ? ends.clock : null) : null;
  }

  single(term, hours) {
    const own = term.hours || hours;
    if (term.units) return own ? refuse() : { sort: WITHIN, first: term.units[0], last: term.units[1] };
    if (term.isDay) return { sort: SINGLE, day: term.starts.day, hours: own };
    const { starts, ends } = own ? withHours(term, own) : term;
    if (starts && ends && momentText(starts) === momentText(ends)) {
      return { sort: SINGLE, day: starts.day, hours: starts.clock ? { starts: starts.clock, ends: null } : null };
    }
    if (this.isWithin && starts && ends) return { sort: WITHIN, first: starts.day, last: ends.day };
    return { sort: SPAN, starts, ends };
  }

  /** Refuses a day with another day of the week than the calendar's. */
  checkWeekdays(terms) {
    const single = terms.filter(({ isDay }) => isDay).map(({ starts }) => starts.day);
    const isChecked = this.weekdays.length && single.length && single.length === terms.length;
    if (isChecked && !single.every((day) => this.weekdays.includes(weekdayOf(day)))) refuse();
  }
}

/** A period open at one end with the clock that stands behind it: «до 15 сентября, 18:00». */
function withHours({ starts, ends }, hours) {
  if ((starts && ends) || hours.ends) refuse();
  const moment = { day: (starts || ends).day, clock: hours.starts };
  return starts ? { starts: moment, ends: null } : { starts: null, ends: moment };
}

/** The days of the week that pieces name; those between two with a dash as well: «пн–пт». */
function weekdaysOf(pieces) {
  return pieces.flatMap(({ kind, value }, position) => {
    if (kind !== "weekday") return kind === "weekdays" ? value : [];
    const [before, dash] = pieces.slice(Math.max(position - 2, 0), position);
    const isRange = before?.kind === "weekday" && dash?.kind === "dash";
    return weekdaysBetween(isRange ? before.value : value, value);
  });
}

/** Whether weekdays only say what days they are of, each behind its own: «15 октября (чт) – 17 октября (сб)». */
function onlyConfirmDays(pieces) {
  const days = pieces.filter(({ kind }) => kind === "day" || kind === "weekday");
  const isInPlace = ({ kind, value }, place) =>
    place % 2 ? kind === "weekday" && value === weekdayOf(days[place - 1].value) : kind === "day";
  const areAllPaired = days.length > 2 && days.length % 2 === 0 && days.every(isInPlace);
  return areAllPaired && !pieces.some(({ kind }) => kind === "every" || kind === "weekdays");
}

/** The pieces without weekdays and the small words that belong to them. */
function withoutWeekdays(pieces) {
  const left = [];
  pieces.forEach((piece, number) => {
    const following = pieces.slice(number + 1).find(({ kind }) => kind !== "every")?.kind;
    if (NO_PLACE.includes(piece.kind)) return;
    const isSmall = ["to", "in", "and", "from", "comma", "dash"].includes(piece.kind);
    if (isSmall && OF_WEEKDAYS.includes(following)) {
      if (["comma", "and"].includes(piece.kind) && left.length) left.push(token("comma", null, piece.text));
      return;
    }
    left.push(piece);
  });
  return left;
}
