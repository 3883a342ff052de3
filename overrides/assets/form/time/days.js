// Counts with days, months and school years as dates.py does: a day is a text such as 2026-11-12. Knows no words.

const DAY = 86400000;

/** The number of a day, to count with. */
export const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);
export const later = (day, days) => dayOf(dayNumber(day) + days);
/** The day of the week from 0, Monday. */
export const weekdayOf = (day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
/** The days of the week from one to another, beyond Sunday where the other comes first. */
export const weekdaysBetween = (first, last) =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, offset) => (first + offset) % 7);
export const twoDigits = (number) => String(number).padStart(2, "0");
const monthText = (year, month) => `${year}-${twoDigits(month)}`;

/** A day of the calendar; empty where there is none. */
export function calendarDay(year, month, day) {
  const made = new Date(Date.UTC(year, month - 1, day));
  const isThere = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isThere ? made.toISOString().slice(0, 10) : "";
}

/** The first and the last day of a month such as 2026-09. */
export function monthBounds(month) {
  const [year, number] = month.split("-").map(Number);
  return [`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
}

/** The months from one day to another, 2026-09 each. */
export function monthsBetween(first, last) {
  const number = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const from = number(first);
  return Array.from({ length: number(last) - from + 1 }, (_, offset) => {
    const month = from + offset;
    return monthText(Math.floor(month / 12), (month % 12) + 1);
  });
}

export const openingYear = (schoolYear) => Number(schoolYear.slice(0, 4));
const schoolYearFrom = (year) => `${year}-${twoDigits((year + 1) % 100)}`;
export const isSchoolYear = (text) => /^20\d\d-\d\d$/.test(text) && text === schoolYearFrom(openingYear(text));
export const schoolYearOn = (year, month, firstMonth) => schoolYearFrom(month < firstMonth ? year - 1 : year);

/** Whether a text names years: one, or a first and a later last of the same sort. */
export function isYears(text) {
  const found = /^(20\d\d(?:-\d\d)?)(?:-(20\d\d(?:-\d\d)?))?$/.exec(text);
  if (!found) return false;
  const [first, last] = [found[1], found[2] || found[1]];
  const isWhole = [first, last].every((year) => year.length === 4 || isSchoolYear(year));
  return isWhole && first.length === last.length && (first < last || text === first);
}

/** Whether seven signs are a month: a school year's second number is more than twelve. */
const isMonth = (unit) => /^\d{4}-\d\d$/.test(unit) && Number(unit.slice(5)) >= 1 && Number(unit.slice(5)) <= 12;

/** The first and the last day of a day, a month, a quarter, half a year, a school year, a year; lessons end in May. */
export function unitBounds(unit, lessonsEnd) {
  if (unit.length === 10) return [unit, unit];
  const year = unit.slice(0, 4);
  if (isMonth(unit)) return monthBounds(unit);
  if (unit[5] === "Q" || unit[5] === "H") {
    const length = unit[5] === "Q" ? 3 : 6;
    const last = Number(unit[6]) * length;
    return [monthBounds(monthText(year, last - length + 1))[0], monthBounds(monthText(year, last))[1]];
  }
  if (unit.length === 4) return [`${unit}-01-01`, `${unit}-12-31`];
  return [`${year}-09-01`, `${Number(year) + 1}-${lessonsEnd.map(twoDigits).join("-")}`];
}
