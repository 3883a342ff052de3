// Finds what titles and paragraphs say of a table, as authoring/documents/titles.py does: its years, its month.
import { isSchoolYear, isYears, schoolYearOn } from "../time/days.js";
import { folded } from "../time/words.js";

const FIRST_MONTH = 9;

/** The school years that texts name. */
export function schoolYears(texts, { SCHOOL_YEAR }) {
  const found = texts.flatMap((text) => SCHOOL_YEAR.all(text)).map((match) => `${match[1]}-${match[2]}`);
  return found.filter(isSchoolYear);
}

/** The years that titles name: of a road map also calendar years, of other tables a month's; empty for none. */
export function yearsIn(titles, kind, own) {
  const all = (pattern, texts = titles) => texts.flatMap((text) => pattern.all(text));
  if (kind === "roadmap") {
    const spans = all(own.CALENDAR_YEARS).map((match) => `${match[1]}-${match[2]}`);
    const found = spans.find(isYears);
    if (found) return found;
  }
  const [year] = schoolYears(titles, own);
  if (year) return year;
  const [single] = all(own.YEAR);
  if (single && kind === "roadmap") return single[1];
  const [month] = all(own.MONTH_AND_YEAR, titles.map(folded));
  return month ? schoolYearOn(Number(month[2]), own.MONTHS.indexOf(month[1]) + 1, FIRST_MONTH) : "";
}

/** The month of a table whose title, or the paragraph above it, names one; else empty. */
export function monthAbove({ rows, above, name }, { row }, { MONTH_NAMED }) {
  const titles = rows.filter(({ number }) => number < row.number).map(({ cells }) => cells.join(" "));
  for (const text of [...titles.reverse(), ...[...above].reverse(), name]) {
    const months = new Set(MONTH_NAMED.all(folded(text)).map((match) => match[1]));
    if (months.size) return months.size === 1 ? [...months][0] : "";
  }
  return "";
}

/** Whether a table that looks like a road map is a school's plan: its title names the school, or the reader does. */
export function isOfSchool(table, { row, columns }, tools, owner) {
  const titles = table.rows.filter(({ number }) => number < row.number).flatMap(({ cells }) => cells);
  const isNamed = Boolean(tools.owners.namedIn([...table.above, ...titles]));
  return isNamed || (Boolean(owner) && !tools.headings.hasLevels(table, columns));
}
