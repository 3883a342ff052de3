// Reads deadlines of road maps in words, as authoring/documents/deadlines.py does.
import { monthsBetween, unitBounds } from "../time/days.js";
import { SINGLE, SPAN, WITHIN } from "../time/parts.js";
import { flat, folded, trimmed } from "../time/words.js";

/** The plain values of a deadline; `years` are those of the road map. What is not understood is words only. */
export function readDeadline(text, years, tools) {
  const wording = flat(text);
  const own = tools.rules.documents.deadlines;
  const read = (words) => tools.times.understood(words, years.length <= 7 ? years : "");
  return { wording, ...meaning(trimmed(folded(wording), " ."), own, read, tools) };
}

function meaning(text, own, read, tools) {
  const every = own.EVERY_YEARS.search(text);
  if (every) {
    const number = /^\d+$/.test(every[1]) ? Number(every[1]) : own.NUMBERS[every[1]];
    return { kind: "yearly", every: number, ...due(text, own, read) };
  }
  const recurring = own.RECURRING.find(([, words]) => words.search(text));
  if (recurring) return { kind: recurring[0], ...due(text, own, read) };
  if (own.CONTINUOUS.search(text)) return { kind: "continuous" };
  if (own.OWN_SCHEDULE.search(text)) return { kind: "own-schedule" };
  if (own.YEAR.fullmatch(text)) return { kind: "school-year" };
  const when = read(text);
  return (when && ofTime(when, tools)) || { kind: "words" };
}

function due(text, own, read) {
  const match = own.DUE.search(text);
  const when = match && read(match[0]);
  return when?.lastDay ? { due: when.lastDay } : {};
}

function ofTime({ parts }, tools) {
  if (parts.length === 1 && [SPAN, SINGLE].includes(parts[0].sort)) {
    const [first, last] = tools.times.writer.bounds(parts[0]);
    const since = first && last && first !== last ? { since: first } : {};
    return last ? { kind: "date", ...since, until: last } : null;
  }
  const { LESSONS_END } = tools.rules.time.limits;
  const units = parts.filter(({ sort }) => sort === WITHIN).flatMap((part) => unitsOf(part, LESSONS_END));
  const all = (test) => units.length > 0 && units.length >= parts.length && units.every(test);
  if (all((unit) => unit[5] === "Q")) return { kind: "quarters", quarters: units };
  if (all((unit) => unit[5] === "H")) return { kind: "half-years", half_years: units };
  return all((unit) => /^\d{4}-\d\d$/.test(unit)) ? { kind: "months", months: units } : null;
}

/** Every month of a period of months; other periods by their ends. */
function unitsOf({ first, last }, lessonsEnd) {
  if (first === last) return [first];
  if (["Q", "H"].includes(first[5])) return [first, last];
  return monthsBetween(unitBounds(first, lessonsEnd)[0], unitBounds(last, lessonsEnd)[1]);
}
