// Completes what a text about a time says once, as model/when/years.py does: a month of several days, a year told later.
import { isSchoolYear, isYears, later, monthBounds, openingYear, twoDigits, weekdayOf } from "./days.js";
import { dayOfYear, isOpen, LAST, monthOfYear, refuse, token } from "./tokens.js";

const BETWEEN_NUMBERS = ["number", "comma", "and", "dash", "from", "to"];
const FIRST_MONTH = 9;
/** The halves of a school year, by their first and last months. */
const SCHOOL_HALVES = { H1: [9, 12], H2: [1, 5] };

/** The pieces of a folded text with whole days and units; `schoolYear` gives the year to those that name none. */
export function pieces(tokens, words, schoolYear) {
  return withYears(tokens, withMonths(tokens, tokens.of(words)), schoolYear);
}

/** The pieces with numbers before a month as its days. */
function withMonths(tokens, given) {
  const found = [];
  given.forEach((piece, position) => {
    if (piece.kind === "number") {
      found.push(numberPiece(tokens, given, position));
    } else if (piece.kind === "month") {
      const before = found[found.length - 1];
      if (before?.kind === "week") {
        const week = { ...before.value, month: piece.value };
        found[found.length - 1] = token("week", week, `${before.text} ${piece.text}`);
      } else if (position === 0 || given[position - 1].kind !== "number") {
        found.push(token("open-unit", monthOfYear(piece.value), piece.text));
      }
    } else {
      found.push(piece);
    }
  });
  return withMonthsBehind(found);
}

/** The pieces with the month of a week for the weeks before it that have none: «вторая и третья недели ноября». */
function withMonthsBehind(found) {
  let month = 0;
  for (let position = found.length - 1; position >= 0; position -= 1) {
    const { kind, value, text } = found[position];
    if (kind === "week" && !value.month && month) found[position] = token(kind, { ...value, month }, text);
    if (kind === "week") month = value.month || month;
    else if (!BETWEEN_NUMBERS.includes(kind)) month = 0;
  }
  return found;
}

function numberPiece(tokens, given, position) {
  const piece = given[position];
  if (isHour(given, position)) return token("clock", `${twoDigits(piece.value)}:00`, piece.text);
  const after = given.slice(position + 1).find(({ kind }) => !BETWEEN_NUMBERS.includes(kind));
  if (after?.kind === "day" && /^\d/.test(after.text) && after.text.includes(".")) {
    return sameMonth(tokens, piece, after);
  }
  if (after?.kind !== "month") refuse();
  return token("day", dayOfYear(after.value, piece.value), `${piece.text} ${after.text}`);
}

/** A number before a day in numbers as a day of its month: «10–11.12.2026». */
function sameMonth(tokens, piece, after) {
  const day = after.value;
  const value = isOpen(day)
    ? dayOfYear(day.month, piece.value)
    : tokens.realDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), piece.value);
  return token("day", value, `${piece.text} ${after.text}`);
}

function isHour(given, position) {
  const [one, other] = given.slice(position + 1, position + 3).map(({ kind }) => kind);
  return ["dash", "to"].includes(one) && other === "clock" && given[position].value < 24;
}

/** The pieces with whole days and units: a year belongs to what stands before it, up to the year before. */
function withYears(tokens, given, schoolYear) {
  const found = [];
  let pending = [];
  let known = 0;
  for (const piece of given) {
    if (piece.kind === "year") {
      if (pending.length) dateAll(tokens, found, pending, piece.value);
      else if (!["unit", "day"].includes(found[found.length - 1]?.kind)) {
        if (!isYears(String(piece.value))) refuse();
        found.push(token("unit", String(piece.value), piece.text));
      }
      pending = [];
      known = piece.value;
      continue;
    }
    if (piece.kind === "day" && !isOpen(piece.value)) known = known || Number(piece.value.slice(0, 4));
    if (isOpen(piece.value)) pending.push(found.length);
    found.push(piece);
  }
  for (const position of pending) {
    const piece = found[position];
    const year = known || (schoolYear ? yearIn(schoolYear, piece.value) : refuse());
    const months = !known && isSchoolYear(schoolYear) && piece.value.of === "part" && SCHOOL_HALVES[piece.value.code];
    const units = () => months.map((month) => `${year}-${twoDigits(month)}`);
    found[position] = months ? token("units", units(), piece.text) : dated(tokens, piece, year);
  }
  return found;
}

/** Gives a year to pieces that stand before it; those later in the year than the last lie in the year before. */
function dateAll(tokens, found, positions, year) {
  const last = monthNumber(found[positions[positions.length - 1]].value);
  for (const position of positions) {
    const isBefore = monthNumber(found[position].value) > last;
    found[position] = dated(tokens, found[position], isBefore ? year - 1 : year);
  }
}

function dated(tokens, { value, text }, year) {
  if (value.of === "day") return token("day", tokens.realDay(year, value.month, value.day), text);
  if (value.of === "month") return token("unit", `${year}-${twoDigits(value.month)}`, text);
  if (value.of === "part") return token("unit", `${year}-${value.code}`, text);
  if (!value.month) refuse();
  return token("units", value.of === "days" ? daysBounds(value, year) : weekBounds(value, year), text);
}

function monthNumber(value) {
  if (value.of === "part") return (Number(value.code[1]) - 1) * (value.code[0] === "Q" ? 3 : 6) + 1;
  return value.month;
}

function yearIn(schoolYear, value) {
  if (schoolYear.length === 4) return Number(schoolYear);
  const opening = openingYear(schoolYear);
  if (value.of === "part" && value.code in SCHOOL_HALVES) return value.code === "H1" ? opening : opening + 1;
  return monthNumber(value) >= FIRST_MONTH ? opening : opening + 1;
}

/** The first and the last of some days of a month. */
function daysBounds({ first, last, month }, year) {
  const [begins, ends] = monthBounds(`${year}-${twoDigits(month)}`);
  return [later(begins, first - 1), last === LAST ? ends : later(begins, last - 1)];
}

/** Monday to Sunday of a week of a month: the first is the one that holds the month's first working day. */
function weekBounds({ number, month }, year) {
  const [first, last] = monthBounds(`${year}-${twoDigits(month)}`);
  const weekday = weekdayOf(first);
  const begins = later(first, weekday < 5 ? -weekday : 7 - weekday);
  const monday = number === LAST ? later(last, -weekdayOf(last)) : later(begins, 7 * (number - 1));
  return [monday, later(monday, 6)];
}
