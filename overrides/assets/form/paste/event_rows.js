// Makes events of the rows of a plan, as authoring/documents/event_rows.py does: what is guessed is told.
import { suggestedId } from "../files.js";
import { filled } from "../text.js";
import { later, twoDigits } from "../time/days.js";
import { flat, folded } from "../time/words.js";
import { numberOfPlaces } from "./row_accounts.js";

/**
 * The plain values of an event, and the words of a format that no vocabulary knows, empty if it is known. `heading` is what the
 * table calls its titles: «Профессиональная проба» tells the format of each.
 */
export function eventValues(row, account, year, tools, { footnotes, heading }) {
  const own = tools.rules.documents.event_rows;
  const written = flat(row.text("title"));
  const title = own.FOOTNOTE.replaced(written, "").trim();
  const attendance = own.ATTENDANCE.fullmatch(folded(row.text("format")));
  const form =
    (attendance ? "" : flat(row.text("format"))) ||
    (tools.words.isFormat(heading) && folded(heading) !== own.FORMAT ? heading : "");
  const { id, isByTitle } = tools.words.formatOf(form, title);
  const name = tools.words.formatNames.get(id);
  if (id && isByTitle) account.note("format-by-title", { name });
  else if (id && form === heading) account.note("format-by-heading", { name, words: heading });
  else if (id && folded(name) !== folded(form)) account.note("format-by-word", { words: form, name });
  const wanted = id ? "" : form || tools.words.headOf(title) || own.FORMAT;
  const format = id || suggestedId(wanted, tools.letters);
  const isThere = tools.words.formatNames.has(format); // an import before this one has added it
  const unknown = isThere ? "" : wanted;
  if (unknown) account.note("format-unknown", { words: unknown, id: format });
  else if (wanted) account.note("format-by-title", { name: tools.words.formatNames.get(format) });
  const values = { title, format, ...timeOf(row, account, year, tools) };
  if (own.FOOTNOTE.search(written) && footnotes.length) {
    account.note("footnote", { words: footnotes[0] });
    values.schedule_note = values.schedule_note ?? footnotes[0].replace(/^[* ]+/, "");
  }
  Object.assign(values, placeOf(row, own), signUp(row, account, tools));
  if (attendance?.groups.online) values.attendance_mode = "online";
  Object.assign(values, invited(row, account, title, form, tools));
  return { values, unknown };
}

function timeOf(row, account, year, tools) {
  const own = tools.rules.documents.event_rows;
  const [begins, named, ends] = [own.CLOCK, own.MONTH, own.END].map((role) => flat(row.text(role)));
  const isClock = begins && own.CLOCK_ONLY.fullmatch(ends);
  const [hours, last] = isClock ? [`${begins}–${ends}`, ""] : [begins, ends];
  const clock = hoursOf(hours, account, own);
  const days = row.text("when").split("\n").filter(Boolean);
  const lines = days.map((line) => dayOfSerial(line, account, own));
  const whole = lines.join(" ");
  const hasEnd = last && last !== flat(row.text("when"));
  const written = hasEnd ? `${whole} – ${dayOfSerial(last, account, own)}` : whole;
  const ofPart = named ? "" : monthOf(row.part, own);
  const month = named || ofPart;
  const words = [month, written, clock].filter(Boolean).join(", ");
  const found = readings({ written, clock, month, year, reason: ofPart ? "month-of-part" : "" }, own);
  if (lines.length > 1) found.splice(1, 0, [lines.map((line) => (clock ? `${line}, ${clock}` : line)).join("; "), ""]);
  for (const [text, reason] of found) {
    const when = tools.times.understood(text, year);
    if (!when || (reason === "part-of-words" && when.text === own.UNKNOWN)) continue;
    if (reason) account.note(reason, { words, when: when.text, month });
    return { when: when.text, ...(own.LEAVES_WORDS.includes(reason) && { schedule_note: words }) };
  }
  account.note("when-unknown", { words: words || own.EMPTY });
  return { when: own.UNKNOWN, ...(words && { schedule_note: words }) };
}

/** A day that a spreadsheet shows as its number, «46318», as a day; any other text as it is. */
function dayOfSerial(text, account, { SERIAL, SERIAL_ZERO }) {
  if (!SERIAL.fullmatch(text)) return text;
  const day = later(SERIAL_ZERO, Number(text));
  account.note("serial-day", { words: text, day });
  return day;
}

/** Texts that the cells may mean, the likeliest first, each with the sentence of its guess; empty if it is none. */
function readings({ written, clock, month, year, reason }, own) {
  const { MONTHS, WEEKLY, VAGUE, YEAR, OPEN, WHOLE_YEAR } = own;
  const timed = (text) => (clock ? `${text}, ${clock}` : text);
  const found = [[written ? timed(written) : written, ""]];
  const isMonth = MONTHS.includes(folded(month));
  if (isMonth && written) found.push([timed(`${written} ${month}`), reason || "month-of-column"]);
  if (clock && written) found.push([written, "no-clock"]);
  if (clock && written && isMonth) found.push([`${written} ${month}`, "no-clock"]);
  if (WEEKLY.search(folded(written))) found.push([timed(schoolWeeks(written, year, own)), "ends-of-year"]);
  found.push(...inPieces(written, clock, isMonth ? month : "", own).map((text) => [text, "part-of-words"]));
  if (month && (isMonth || !written || VAGUE.search(folded(written)) || YEAR.search(folded(month)))) {
    found.push([month, written ? "no-day" : reason]);
  }
  if (OPEN.search(folded(written))) found.push([WHOLE_YEAR, "day-not-named"]);
  found.push([month, "no-day"]);
  return found.filter(([text]) => text);
}

function schoolWeeks(words, year, { SCHOOL_WEEKS, LESSONS_END }) {
  const opening = Number(year.slice(0, 4));
  const last = `${opening + 1}-${LESSONS_END.map(twoDigits).join("-")}`;
  return filled(SCHOOL_WEEKS, { words, first: `${opening}-09-01`, last });
}

/** The runs of pieces between commas and brackets that name a time, the longest first; at last the months alone. */
function inPieces(written, clock, month, own) {
  const pieces = own.PIECES_APART.split(written)
    .map((piece) => piece.trim())
    .slice(0, own.MOST_PIECES);
  const runs = pieces.flatMap((_, first) => pieces.slice(first).map((__, offset) => [first, first + offset + 1]));
  const timed = (text) => (clock ? [`${text}, ${clock}`, text] : [text]);
  const found = [];
  for (const [first, last] of runs.sort((one, other) => one[0] - one[1] - (other[0] - other[1]))) {
    const text = pieces.slice(first, last).filter(Boolean).join(", ");
    if (!text || last - first === pieces.length) continue;
    if (own.NAMES_A_TIME.search(folded(text))) found.push(...timed(text));
    if (month && /^\d/.test(text)) found.push(...timed(`${text} ${month}`));
  }
  const months = own.MONTH_FORM.all(folded(written)).map(([name]) => name);
  return [...found, [...new Set(months)].join(", ")];
}

/** The hours of a column of times that has plain numbers, «с 15 до 17»; any other text as it is. */
function hoursOf(clock, account, { CLOCK_HOURS, DASHED_CLOCK, EARLIEST_HOUR, LATEST_HOUR, HOUR, HOURS }) {
  const dashed = DASHED_CLOCK.all(clock).map(({ groups }) => Number(groups.minutes));
  if (dashed.some((minutes) => minutes > LATEST_HOUR)) return DASHED_CLOCK.replaced(clock, "$<hours>:$<minutes>");
  const match = CLOCK_HOURS.fullmatch(folded(clock));
  const isHour = (text) => !text || (Number(text) >= EARLIEST_HOUR && Number(text) <= LATEST_HOUR);
  if (!match || !isHour(match[1]) || !isHour(match[2])) return clock;
  const hours = filled(match[2] ? HOURS : HOUR, { first: match[1], last: match[2] });
  account.note("clock-hours", { words: clock, hours });
  return hours;
}

/** The time that the heading of a part of the table tells; empty for another heading. */
const monthOf = (part, { TIME_OF_PART }) => (TIME_OF_PART.matchAt(folded(part), 0) ? flat(part) : "");

/** How one signs up, as far as a row tells how many can. */
function signUp(row, account, tools) {
  const places = numberOfPlaces(row, account, tools);
  return places === undefined ? {} : { registration: { places } };
}

function placeOf(row, { ONLINE, ADDRESS, ADDRESS_COLUMN }) {
  const [named, told] = ["venues", ADDRESS_COLUMN].map((role) => flat(row.text(role)));
  if (named && told) return { venues: [{ name: named, address: told }] };
  const place = named || told;
  if (!place) return {};
  if (ONLINE.fullmatch(folded(place))) return { attendance_mode: "online" };
  const at = place.indexOf(", ");
  const address = at < 0 ? "" : place.slice(at + 2);
  const isAddress = ADDRESS.search(folded(address));
  return { venues: [isAddress ? { name: place.slice(0, at), address } : { name: place }] };
}

function invited(row, account, title, form, tools) {
  const text = row.text("grades");
  const audience = tools.words.audienceOf(title, form, text);
  if (!text && !tools.words.saysWhom(title, form)) account.note("audience");
  const ages = tools.words.agesOf(row.text("ages")) ?? tools.words.agesOf(text, true);
  const { numbers: written, letters } = tools.words.gradesOf(text);
  const numbers = text || ages !== undefined ? written : tools.words.gradesInTitle(title);
  if (numbers.length && !text) account.note("grades-by-title");
  if (letters) account.note("letters", { letters });
  const isNamed = numbers.length || ages !== undefined;
  const isAsked = text && !isNamed && !tools.rules.documents.event_rows.NOT_OF_PUPILS.search(folded(text));
  if (isAsked) account.note("which-grades", { words: flat(text) });
  return { audience, ...(numbers.length && { grades: numbers }), ...(ages !== undefined && { ages }) };
}
