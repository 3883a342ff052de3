// Finds pupils named with their class, lists of names, and names that stand alone, as check/personal_data/pupils.py.
import { fame, isCapital, isListedSurname, tokens } from "./names.js";
import { mayName, people } from "./people.js";
import { NONE, STRONG } from "./publicity.js";

const SINGLE = { FULL: "full-name", INITIALS: "initials" };
const OF_MANY = ["names-list", "pupil"];

/** Pupils, lists, and the names that are neither; of each row of names only the gravest is reported. */
export function names({ russian: text }, rules) {
  if (!mayName(text, tokens(text, rules), rules)) return [];
  const mentions = people(text, rules).filter((mention) => mention.publicity !== STRONG);
  const found = mentions.length ? mentioned(text, mentions, rules) : [];
  return found.some(([kind]) => OF_MANY.includes(kind)) ? found : [...found, ...headedSurnames(text, rules)];
}

/** Every name where an office belongs, such as a contact's role: also a surname or a given name alone. */
export function namesInOffice(seen, rules) {
  const graver = names(seen, rules);
  if (graver.length) return graver;
  const inOffice = (mention) => mention.publicity === NONE && isInOffice(seen.russian, mention, rules);
  return people(seen.russian, rules)
    .filter(inOffice)
    .map(({ form, start }) => [SINGLE[form] || "full-name", start]);
}

/** Lists of names alone. */
export const lists = (seen, rules) => names(seen, rules).filter(([kind]) => kind === "names-list");

function isInOffice(text, mention, rules) {
  const before = text.slice(Math.max(0, mention.start - 41), mention.start);
  if (/[\u00ab"][^\u00ab\u00bb"]{0,40}$/u.test(before)) return false;
  return mention.form !== "SURNAME" || rules.pupils.BEFORE_SURNAME.search(before) !== null;
}

function mentioned(text, mentions, rules) {
  const { numbers, pupils } = rules;
  const isClass = (match) => !pupils.NO_CLASS.search(text, Math.max(0, match.index - 60), match.index);
  const classes = pupils.CLASS.all(text).filter(isClass);
  return rowsOf(text, mentions, rules).flatMap((row) => {
    const isFew = row.length === numbers.few && hasHeading(text, row[0].start, rules);
    const isOfPupil = row.some((mention) => isPupil(text, mention, classes, rules));
    return detections(row, isOfPupil, isFew ? numbers.few : numbers.list);
  });
}

function detections(row, isOfPupil, enough) {
  const own = row.filter((mention) => mention.publicity === NONE);
  if (isOfPupil) return [["pupil", row[0].start]];
  if (own.length >= enough) return [["names-list", own[0].start]];
  return own.filter(({ form }) => form in SINGLE).map(({ form, start }) => [SINGLE[form], start]);
}

function hasHeading(text, at, { pupils: { HEADING, BULLET } }) {
  return HEADING.all(text, Math.max(0, at - 120), at).some((match) => BULLET.match(text, match.end, at)?.end === at);
}

/** Lists of surnames alone, which are words like others where nothing says that people are listed. */
function headedSurnames(text, rules) {
  const { numbers, pupils } = rules;
  const found = [];
  let end = 0;
  for (const heading of pupils.HEADING.all(text)) {
    if (heading.index < end) continue;
    const items = listedUnder(text, heading.end, rules);
    end = items.length ? items[items.length - 1].end : heading.end;
    const surnames = items.filter(({ isName }) => isName);
    if (surnames.length >= numbers.few && surnames.length > items.length - surnames.length) {
      found.push(["names-list", surnames[0].index]);
    }
  }
  return found;
}

function listedUnder(text, start, rules) {
  const { BULLET, SURNAME_ALONE } = rules.pupils;
  const items = [];
  let [end, surnames] = [start, 0];
  while (surnames < rules.numbers.longest) {
    const bullet = BULLET.match(text, end);
    const item = bullet && SURNAME_ALONE.match(text, bullet.end);
    if (!item) break;
    const word = item.groups.name.toLowerCase();
    const isName = isListedSurname(word, rules) && !fame(word, rules)[1];
    items.push({ index: item.index, end: item.end, isName });
    surnames += isName ? 1 : 0;
    end = item.end;
  }
  return items;
}

/** Rows of names that only separators, numbers and classes part. */
function rowsOf(text, mentions, rules) {
  const rows = [];
  for (const mention of mentions) {
    const row = rows[rows.length - 1];
    if (row && isOneRow(text, row[row.length - 1], mention, rules)) row.push(mention);
    else rows.push([mention]);
  }
  return rows;
}

function isOneRow(text, one, other, { numbers, pupils: { BETWEEN, PARTING, QUOTED, RESULT } }) {
  const gap = text.slice(one.end, other.start);
  if (gap.length > numbers.gap) return false;
  const areFull = one.form === "FULL" && other.form === "FULL";
  if ((gap.length <= 30 && BETWEEN.full(gap)) || (!gap.trim() && areFull)) return true;
  if (!PARTING.search(gap)) return false;
  if (gap.includes("\n") && beginsLine(text, one.start) && beginsLine(text, other.start)) return true;
  const words = gap.replace(QUOTED.anywhere, "-").match(/[\p{L}\p{Nl}\p{No}]+/gu) || [];
  return words.every((word) => isCapital(word) || RESULT.full(word.toLowerCase()));
}

function beginsLine(text, at) {
  const near = text.slice(Math.max(0, at - 12), at);
  return !/\p{L}/u.test(near.slice(near.lastIndexOf("\n") + 1));
}

/** Whether a word for a pupil or a class belongs to the name. */
function isPupil(text, name, classes, rules) {
  const { NAME_THEN_CLASS, CLASS_THEN_NAME, STAFF, THEN_PUPIL } = rules.pupils;
  if (followsPupil(text, name, rules) || (name.form === "FULL" && THEN_PUPIL.match(text, name.end))) return true;
  const reach = rules.numbers.classReach;
  const touches = (gap, start, end) => end - start <= reach && gap.full(text, start, end) !== null;
  const after = classes.find((match) => match.index >= name.end);
  if (after && touches(NAME_THEN_CLASS, name.end, after.index)) {
    return name.form !== "SURNAME" || after.groups.letter !== undefined;
  }
  const before = classes.filter((match) => match.end <= name.start).at(-1);
  if (!before || !touches(CLASS_THEN_NAME, before.end, name.start)) return false;
  return !STAFF.search(text, Math.max(0, before.index - reach), before.index);
}

function followsPupil(text, name, { numbers, pupils: { PUPIL, PUPIL_GAP, SENTENCE_END } }) {
  const last = PUPIL.all(text, Math.max(0, name.start - numbers.classReach), name.start).at(-1);
  if (!last) return false;
  const gap = text.slice(last.end, name.start);
  if (SENTENCE_END.search(gap)) return false;
  return (gap.match(/[\p{L}\p{N}_]+/gu) || []).every((word) => isCapital(word) || PUPIL_GAP.full(word));
}
