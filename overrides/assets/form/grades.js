// Reads grades as people write them, «8-9», «6–8, 10», as model/schema/grades.py does, and writes them so. Knows no page.
import { flat, trimmed } from "./time/words.js";

const run = (first, last) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

/** The numbers of all grades that a cleaned text names, as texts; null where it is not understood. */
export function gradeNumbers(text, { WORDS, RANGE, SEPARATOR, NUMBER, LAST_GRADE }) {
  const words = trimmed(flat(WORDS.replaced(text.toLowerCase(), "")), " .,;[]");
  const spelled = RANGE.replaced(words, (whole, first, last) =>
    Number(first) < Number(last) && Number(last) <= LAST_GRADE ? run(Number(first), Number(last)).join(" ") : whole,
  );
  const numbers = SEPARATOR.split(spelled).filter(Boolean);
  return numbers.length && numbers.every((number) => NUMBER.fullmatch(number)) ? numbers : null;
}

/** Numbers in one line, «6–8, 10»; two in a row stay separate: «6, 7». */
export function gradesWritten(numbers) {
  const runs = [];
  for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
    const last = runs[runs.length - 1];
    if (last && number === last[last.length - 1] + 1) last.push(number);
    else runs.push([number]);
  }
  return runs.map((own) => (own.length > 2 ? `${own[0]}–${own[own.length - 1]}` : own.join(", "))).join(", ");
}
