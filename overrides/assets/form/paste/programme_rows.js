// Makes programmes of the rows of a list, as authoring/documents/programme_rows.py does.
import { filled } from "../text.js";
import { twoDigits, weekdaysBetween } from "../time/days.js";
import { flat, folded, trimmed } from "../time/words.js";
import { numberOfPlaces } from "./row_accounts.js";

/** The plain values of a programme. */
export function programmeValues(row, account, year, tools) {
  const own = tools.rules.documents.programme_rows;
  const title = flat(row.text("title"));
  const isVocational = Boolean(own.VOCATIONAL.search(folded(title + row.text("field"))));
  const values = {
    title: own.VOCATIONAL_IN_BRACKETS.replaced(title, "") || title,
    kind: isVocational ? "vocational" : "additional",
    school_year: year,
    summary: title,
  };
  account.note("summary-of-title");
  if (isVocational) {
    values.profession = values.title;
    const rank = own.RANK.search(folded(title));
    if (rank) values.rank = filled(own.RANK_TEXT, { rank: rank[1] });
  } else if (row.text("field")) {
    values.field = flat(row.text("field"));
  }
  Object.assign(values, pupilsOf(row, account, own, tools), lengthOf(row, account, own));
  const place = flat(row.text("venue"));
  if (place) values.venue = own.DIGIT.search(place) ? { address: place } : { name: place };
  const places = numberOfPlaces(row, account, tools);
  if (places !== undefined) values.places = places;
  Object.assign(values, costOf(row, account, own), sessionsOf(row, account, own, tools));
  if (row.text("enrolment")) {
    values.enrolment = { how: flat(row.text("enrolment")) };
    account.note("enrolment-in-words");
  }
  return values;
}

/** The grades and the ages that a row names; where it names ages alone, the grades follow from the record. */
function pupilsOf(row, account, own, tools) {
  const [told, aged] = [flat(row.text("grades")), flat(row.text("ages"))];
  const ages = tools.words.agesOf(aged) ?? tools.words.agesOf(told, true);
  const { numbers: written, letters } = tools.words.gradesOf(told || (own.GRADE.search(folded(aged)) ? aged : ""));
  if (letters) account.note("letters", { letters });
  const numbers = told || aged ? written : tools.words.gradesInTitle(row.text("title"));
  if (numbers.length && !told && !aged) account.note("grades-by-title");
  if (ages !== undefined && !numbers.length) account.note("grades-by-age", { words: aged || told });
  else if (!numbers.length) {
    account.note(told || aged ? "which-grades-or-ages" : "grades-missing", { words: told || aged });
  }
  return { ...(numbers.length && { grades: numbers }), ...(ages !== undefined && { ages }) };
}

/** How many hours or months a programme has; a column of its duration may tell either. */
function lengthOf(row, account, own) {
  const [told, duration] = ["hours", own.DURATION].map((role) => flat(row.text(role)));
  const isOfDuration = !told && own.HOUR_WORD.search(folded(duration));
  const words = isOfDuration ? duration : told;
  const hours = words ? hoursOf(words, account, own) : 0;
  if (words && !hours) account.note("how-many-hours", { words });
  const months = own.MONTHS_LONG.fullmatch(folded(duration));
  if (duration && !months && !isOfDuration) account.note("duration", { words: duration });
  return { ...(hours && { hours }), ...(months && { months: Number(months[1]) }) };
}

/** The hours of a cell; of two numbers those in all, which are more than those of a week. */
function hoursOf(text, account, { HOURS, HOURS_OF_TWO }) {
  const number = (part) => Number(part.replace(",", "."));
  const one = HOURS.fullmatch(folded(text));
  if (one) return number(one[1] || one[2]);
  const two = HOURS_OF_TWO.fullmatch(folded(text));
  if (!two) return 0;
  const hours = Math.max(number(two[1]), number(two[2]));
  account.note("hours-in-all", { words: text, hours: Math.trunc(hours) });
  return hours;
}

function costOf(row, account, own) {
  const text = folded(row.text("cost"));
  if (!text) return {};
  if (own.CERTIFICATE.search(text)) return { cost: "certificate" };
  if (own.FREE.search(text)) return { cost: "free" };
  if (own.FREE_IN_WORDS.search(text)) {
    account.note("free-in-words", { words: row.text("cost") });
    return { cost: "free" };
  }
  const amount = own.AMOUNT.search(text);
  const unit = own.UNITS.find(([, words]) => words.search(text));
  if (amount && unit) return { cost: "paid", fee: { [unit[0]]: Number(amount[1].replace(/ /g, "")) } };
  account.note("paid-in-words", { words: row.text("cost") });
  return { cost: "paid", fee: { note: flat(row.text("cost")) } };
}

function sessionsOf(row, account, own, tools) {
  const text = flat(`${row.text("sessions")} ${row.text(own.CLOCK_COLUMN)}`);
  if (!text) return {};
  const { sessions, rest } = lessonsIn(folded(text), own, tools);
  if (!sessions.length) {
    account.note("which-sessions", { words: text });
    return { description: filled(own.SESSIONS_TEXT, { words: text }) };
  }
  if (rest) account.note("rest-of-sessions", { words: rest });
  return { sessions };
}

/** The sessions of all groups that a cell names, «1 группа: вт 15:00, 2 группа: чт 15:00», and the other words. */
function lessonsIn(text, own, tools) {
  const groups = own.GROUP.all(text);
  if (groups.length && groups.every(({ index }) => text.slice(0, index).trimEnd().endsWith("("))) {
    return lessonsBefore(text, groups, own, tools);
  }
  const ends = [...groups.map((group) => group.index), text.length];
  const head = sessionsIn(text.slice(0, ends[0]), own, tools);
  const others = groups.map((group, index) => {
    const { sessions, rest } = sessionsIn(text.slice(group.index + group[0].length, ends[index + 1]), own, tools);
    return { sessions: sessions.map((session) => ({ ...session, group: group.groups.name })), rest };
  });
  const parts = [head, ...others];
  const rest = parts.map((part) => part.rest).filter(Boolean);
  return { sessions: parts.flatMap((part) => part.sessions), rest: rest.join(" ") };
}

/** The sessions of groups that stand in brackets behind their hours, «пн 15:00 (1 группа)», and the other words. */
function lessonsBefore(text, groups, own, tools) {
  const ends = groups.map((group) => group.index + group[0].length);
  const parts = groups.map((group, index) => {
    const { sessions, rest } = sessionsIn(text.slice(index ? ends[index - 1] : 0, group.index), own, tools);
    return { sessions: sessions.map((session) => ({ ...session, group: group.groups.name })), rest };
  });
  parts.push(sessionsIn(text.slice(ends[ends.length - 1]), own, tools));
  const rest = parts.map((part) => part.rest).filter(Boolean);
  return { sessions: parts.flatMap((part) => part.sessions), rest: rest.join(" ") };
}

/**
 * A session for each weekday with each of its hours, «Вт, Чт 15:00–16:30», and the words that are neither. Hours belong to
 * the days directly before them, those at the beginning to the days that follow.
 */
function sessionsIn(text, own, tools) {
  const sessions = [];
  const rest = [];
  let [days, hours, isFirst, ends] = [[], [], true, 0];
  const flush = () => {
    for (const day of days) {
      for (const clock of hours.length ? hours : [{}]) sessions.push({ weekday: tools.rules.weekdays[day], ...clock });
    }
    [days, hours] = [[], []];
  };
  for (const match of own.DAY_OR_CLOCK.all(text)) {
    const { word } = match.groups;
    const number = word ? tools.times.tokens.weekdayNumber(word) : -1;
    if (number >= 0) {
      if (days.length && hours.length && !isFirst) flush();
      const isRange = days.length && own.DASH.fullmatch(text.slice(ends, match.index));
      days.push(...(isRange ? weekdaysBetween(days[days.length - 1], number).slice(1) : [number]));
    } else if (word) {
      if (!own.BETWEEN_SESSIONS.includes(word)) rest.push(word);
    } else {
      isFirst = isFirst && !days.length;
      hours.push(hoursOfMatch(match));
    }
    ends = match.index + match[0].length;
  }
  flush();
  const left = own.DAY_OR_CLOCK.replaced(text, (...found) => {
    const { word } = found[found.length - 1];
    return rest.includes(word) ? word : " ";
  });
  return { sessions, rest: trimmed(flat(own.BETWEEN_REST.replaced(left, " ")), " .-–—()") };
}

function hoursOfMatch(match) {
  const starts = `${twoDigits(Number(match[1]))}:${match[2]}`;
  return { starts, ...(match[3] && { ends: `${twoDigits(Number(match[3]))}:${match[4]}` }) };
}
