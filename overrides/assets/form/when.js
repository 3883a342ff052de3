// The notation of a time, hooks/profminimum/model/when/notation.py, as shapes that a control can show. Knows no page.

/** Sorts of units, each with how many of them a year has. */
export const UNITS = { month: 12, quarter: 4, half: 2, school: 1, year: 1 };

const MOST_DAYS = 800;
const LATEST_NIGHT = "06:00";

const DAY = "(\\d{4}-\\d\\d-\\d\\d)";
const CLOCK = "(\\d\\d:\\d\\d)";
const UNIT = "(20\\d\\d(?:-(?:Q[1-4]|H[12]|\\d\\d))?)";
const HOURS = `${CLOCK}(?:–${CLOCK})?`;
const SINGLE = new RegExp(`^${DAY}(?: ${HOURS})?$`);
const UNIT_TEXT = new RegExp(`^${UNIT}(?: – ${UNIT})?$`);
/** What the control writes while a day, an hour, a weekday or a year is still missing. */
const INCOMPLETE = /^[-–]|–\s*(?:[,;]|$)|(?:^|[\s;])–\d\d:\d\d/;
const NAMES_A_TIME = /\d{4}|\d\.\d\d?\.\d\d|\d[^.]*\p{L}{3}/iu;

/** Reads and writes times; `words` are those of the notation, as the site's description of the form has them. */
export class Notation {
  constructor(words) {
    this.words = words;
    const { since, until, within, except } = words;
    this.since = new RegExp(`^${since} ${DAY}(?: ${CLOCK})?$`);
    this.span = new RegExp(`^(?:${DAY}(?: ${CLOCK})? – |${until} )${DAY}(?: ${CLOCK})?$`);
    this.within = new RegExp(`^${within} ${DAY}(?: – ${DAY})?$`);
    this.weekly = new RegExp(`^${DAY} – ${DAY}, (\\p{L}[^\\d]*?)(?:, ${HOURS})?(?:, ${except} (.+))?$`, "u");
  }

  /** The state of the control for a text: `{shape, …}`; the text itself where no shape writes it again as it stands. */
  shapeOf(text) {
    if (!text) return { shape: "" };
    const parts = text.split("; ").map((part) => this.partOf(part));
    const state = parts.length > 1 ? severalDays(parts) : parts[0];
    return state && this.written(state) === text ? state : { shape: "text", text };
  }

  /** What stands between two semicolons, as a state; null if it is not in the notation. */
  partOf(text) {
    if (text === this.words.unknown) return { shape: "unknown" };
    let found = SINGLE.exec(text);
    if (found) return { shape: found[2] ? "hours" : "day", day: found[1], from: found[2] || "", to: found[3] || "" };
    found = this.since.exec(text);
    if (found) return period([found[1], found[2]], []);
    found = this.span.exec(text);
    if (found) return period([found[1], found[2]], [found[3], found[4]]);
    found = this.within.exec(text);
    if (found) return { ...period([found[1]], [found[2] || found[1]]), isOpen: true };
    return this.weeklyPart(this.weekly.exec(text)) || unitPart(UNIT_TEXT.exec(text));
  }

  weeklyPart(found) {
    if (!found) return null;
    const [first, last, words, from = "", to = "", exceptions = ""] = found.slice(1);
    const weekdays = this.weekdaysOf(words);
    const except = exceptions ? exceptions.split(", ") : [];
    const excluded = except.filter((each) => each !== this.words.holidays);
    if (!weekdays || !excluded.every((each) => new RegExp(`^${DAY}$`).test(each))) return null;
    return { shape: "weekly", first, last, weekdays, from, to, excluded, skips: except.includes(this.words.holidays) };
  }

  weekdaysOf(words) {
    const { on, and, weekdays, daily } = this.words;
    const named = Object.keys(daily).find((numbers) => daily[numbers] === words);
    if (named) return [...named].map(Number);
    const names = words.slice(on.length + 1).replace(` ${and} `, ", ");
    const numbers = names.split(", ").map((name) => weekdays.indexOf(name));
    return numbers.includes(-1) ? null : numbers;
  }

  /** The notation of a state; empty if nothing is filled in. What is missing in it leaves a gap that `fault` finds. */
  written(state) {
    if (state.shape === "day") return state.day || "";
    if (state.shape === "hours") return dayText(state);
    if (state.shape === "days") return daysText(state.items);
    if (state.shape === "period") return this.periodText(state);
    if (state.shape === "weekly") return this.weeklyText(state);
    if (state.shape === "unit") return unitText(state);
    if (state.shape === "unknown") return this.words.unknown;
    return state.shape === "text" ? state.text : "";
  }

  periodText({ first, firstClock, last, lastClock, isOpen }) {
    const [starts, ends] = [joined(" ", first, firstClock), joined(" ", last, lastClock)];
    const { since, until, within } = this.words;
    if (isOpen && (first || last)) return `${within} ${first === last ? first : `${first} – ${last}`}`;
    if (starts && ends) return starts === ends ? starts : `${starts} – ${ends}`;
    return starts ? `${since} ${starts}` : ends && `${until} ${ends}`;
  }

  weekdaysText(weekdays) {
    if (!weekdays.length) return "–";
    const { on, and, daily } = this.words;
    const names = weekdays.map((number) => this.words.weekdays[number]);
    const last = names.pop();
    return daily[weekdays.join("")] || `${on} ${joined(` ${and} `, names.join(", "), last)}`;
  }

  weeklyText({ first, last, weekdays, from, to, excluded, skips }) {
    if (!first && !last && !weekdays.length && !from && !to) return "";
    const except = [...new Set(excluded.filter(Boolean))].sort();
    if (skips) except.push(this.words.holidays);
    const times = joined(", ", this.weekdaysText(weekdays), hoursText({ from, to }));
    return joined(", ", `${first} – ${last}`, times, except.length ? `${this.words.except} ${except.join(", ")}` : "");
  }

  /**
   * What is wrong with a text about a time: `[code, gaps]`, null if the browser finds nothing. Russian words beyond the
   * notation are left to the check of the proposal, which reads them.
   */
  fault(text, dayFault) {
    if (new RegExp(`^(?:${this.words.open})$`, "u").test(text.toLowerCase().replace(/ё/g, "е"))) return null;
    if (!NAMES_A_TIME.test(text) || INCOMPLETE.test(text)) return ["wrong"];
    for (const day of text.match(/\d{4}-\d\d-\d\d/g) || []) {
      const fault = dayFault(day);
      if (fault) return fault;
    }
    for (const clause of text.split(";")) {
      const part = this.partOf(clause.trim());
      const fault = part && partFault(part);
      if (fault) return fault;
    }
    return null;
  }
}

/** Several days, each with hours of its own; null for parts of other sorts. */
function severalDays(parts) {
  const isDays = parts.every((part) => part && (part.shape === "day" || part.shape === "hours"));
  return isDays ? { shape: "days", items: parts.map(({ day, from, to }) => ({ day, from, to })) } : null;
}

function period([first = "", firstClock = ""], [last = "", lastClock = ""]) {
  return { shape: "period", first, firstClock, last, lastClock, isOpen: false };
}

function unitPart(found) {
  if (!found) return null;
  const [first, last] = [unitOf(found[1]), unitOf(found[2] || "")];
  if (!first || (found[2] && last?.unit !== first.unit)) return null;
  return {
    shape: "unit",
    unit: first.unit,
    year: first.year,
    number: first.number,
    lastYear: last?.year || "",
    lastNumber: last?.number || "",
  };
}

function unitOf(text) {
  const [year, part] = [text.slice(0, 4), text.slice(5)];
  if (!text) return null;
  if (!part) return { unit: "year", year, number: "1" };
  if (part[0] === "Q") return { unit: "quarter", year, number: part[1] };
  if (part[0] === "H") return { unit: "half", year, number: part[1] };
  if (Number(part) >= 1 && Number(part) <= 12) return { unit: "month", year, number: String(Number(part)) };
  return Number(part) === (Number(year) + 1) % 100 ? { unit: "school", year, number: "1" } : null;
}

const joined = (separator, ...pieces) => pieces.filter(Boolean).join(separator);
const hoursText = ({ from, to }) => (to ? `${from}–${to}` : from);
const dayText = (state) => joined(" ", state.day, hoursText(state));

function daysText(items) {
  const texts = items.map(dayText).filter(Boolean).sort();
  return [...new Set(texts)].join("; ");
}

function unitText({ unit, year, number, lastYear, lastNumber }) {
  const isLone = UNITS[unit] === 1;
  if (!year && (isLone || !number)) return "";
  const first = oneUnit(unit, year, number);
  const hasLast = lastYear || (!isLone && lastNumber);
  const last = hasLast ? oneUnit(unit, lastYear, lastNumber) : first;
  return first === last ? first : `${first} – ${last}`;
}

function oneUnit(unit, year, number) {
  if (unit === "year") return year;
  if (!year || !number) return "–";
  if (unit === "school") return `${year}-${String((Number(year) + 1) % 100).padStart(2, "0")}`;
  if (unit === "month") return `${year}-${number.padStart(2, "0")}`;
  return `${year}-${unit === "half" ? "H" : "Q"}${number}`;
}

function partFault(part) {
  if (part.shape === "unit") return unitFault(part);
  const clocks = [part.from, part.to, part.firstClock, part.lastClock].filter(Boolean);
  if (clocks.some((clock) => !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock))) return ["wrong"];
  const { from, to, first, last } = part;
  if (to && (to === from || (to < from && to > LATEST_NIGHT))) return ["hours", { clock: to }];
  if (first && last && isBackwards(part)) {
    return ["order", { first: joined(" ", first, part.firstClock), last: joined(" ", last, part.lastClock) }];
  }
  return part.shape === "weekly" && !hasDays(part) ? ["days"] : null;
}

function isBackwards({ first, firstClock, last, lastClock }) {
  return last < first || (last === first && Boolean(firstClock && lastClock) && lastClock < firstClock);
}

function unitFault({ unit, year, number, lastYear, lastNumber }) {
  const place = (one, other) => Number(one) * UNITS[unit] + Number(other);
  return lastYear && place(lastYear, lastNumber) < place(year, number) ? ["units"] : null;
}

/** Whether a repetition has a day that is not left out; holidays are the region's and not known here. */
function hasDays({ first, last, weekdays, excluded }) {
  const [start, end] = [first, last].map((day) => Date.parse(`${day}T00:00:00Z`) / 86400000);
  if (end - start > MOST_DAYS) return false;
  return Array.from({ length: end - start + 1 }, (_, offset) => new Date((start + offset) * 86400000)).some(
    (day) => weekdays.includes((day.getUTCDay() + 6) % 7) && !excluded.includes(day.toISOString().slice(0, 10)),
  );
}
