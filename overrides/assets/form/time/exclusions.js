// Reads what a repetition leaves out, as model/when/exclusions.py does: single days, periods of days, holidays.
import { dayNumber, later } from "./days.js";
import { refuse } from "./tokens.js";

const OF_EXCEPTIONS = ["day", "comma", "and", "holidays", "dash", "from", "to", "days"];

/** The days that a clause leaves out, whether it leaves out the region's holidays, and its other pieces. */
export function exceptions(pieces) {
  const begin = pieces.findIndex(({ kind }) => kind === "except");
  if (begin < 0) return { excluded: [], skipsHolidays: false, rest: pieces };
  let end = begin + 1;
  while (end < pieces.length && OF_EXCEPTIONS.includes(pieces[end].kind)) end += 1;
  const held = pieces.slice(begin + 1, end);
  const excluded = [...new Set(excludedDays(held))].sort();
  const skipsHolidays = held.some(({ kind }) => kind === "holidays");
  if (!excluded.length && !skipsHolidays) refuse();
  return { excluded, skipsHolidays, rest: [...pieces.slice(0, begin), ...pieces.slice(end)] };
}

function excludedDays(held) {
  const days = [];
  for (let number = 0; number < held.length; number += 1) {
    if (held[number].kind !== "day") continue;
    const first = held[number].value;
    if (["dash", "to"].includes(held[number + 1]?.kind) && held[number + 2]?.kind === "day") {
      const length = dayNumber(held[number + 2].value) - dayNumber(first);
      if (length < 0 || length > 366) refuse();
      for (let offset = 0; offset <= length; offset += 1) days.push(later(first, offset));
      number += 2;
    } else {
      days.push(first);
    }
  }
  return days;
}
