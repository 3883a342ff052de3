// Finds where a text names people, and which of those names are excused, as check/personal_data/full_names.py.
import { isListedSurname, isPlainSurname, isSurname, tokens } from "./names.js";
import { publicity } from "./publicity.js";

const TELLING = ["G", "N", "P", "g"]; // every shape of a name has one of these letters

/** Every name `{form, start, end, publicity}` in a text whose look-alike letters are Russian, in order. */
export function people(text, rules) {
  const words = tokens(text, rules);
  if (!mayName(text, words, rules)) return [];
  const initials = withInitials(text, words, rules);
  const isTaken = (word) => initials.some(({ start, end }) => word.start >= start && word.start < end);
  return [...initials, ...speltOut(text, words, isTaken, rules)].sort((one, other) => one.start - other.start);
}

/** Whether a word of the text can be a part of a name, or there are initials. */
export function mayName(text, words, rules) {
  const isTelling = ({ text: word, capital }) => {
    const kinds = kindsOf(word, capital, rules);
    return TELLING.some((letter) => kinds.includes(letter)) || (capital && isListedSurname(word, rules));
  };
  return words.some(isTelling) || rules.full_names.INITIAL.search(text) !== null;
}

function withInitials(text, words, rules) {
  const { BEFORE, BEHIND } = rules.full_names;
  const before = BEFORE.all(text).filter((match) => isInitialled(text, match, true, rules));
  const overlaps = (match) => before.some((other) => other.index < match.end && match.index < other.end);
  const behind = BEHIND.all(text).filter((match) => isInitialled(text, match, false, rules) && !overlaps(match));
  return [...before, ...behind].map(({ index, end }) => {
    const begin = words.filter((word) => word.start < index).length;
    const own = words.filter((word) => word.start >= index && word.start < end);
    return mention("INITIALS", index, end, publicity(text, reach(words, begin, rules), own, rules));
  });
}

const mention = (form, start, end, reason) => ({ form, start, end, publicity: reason });
const reach = (words, begin, { numbers }) => words.slice(Math.max(0, begin - numbers.reach), begin);

function isInitialled(text, { index, groups }, isBefore, rules) {
  const surname = groups.surname.toLowerCase();
  if (groups.second) return isSurname(surname, rules) || (!rules.words.given.has(surname) && surname.length > 3);
  const isPlace = isBefore && rules.placeLetters.includes(groups.first) && isLineStart(text, index);
  return isSurname(surname, rules) && !isPlace;
}

function isLineStart(text, at) {
  const near = text.slice(Math.max(0, at - 4), at);
  const line = near.slice(near.lastIndexOf("\n") + 1);
  return !line.trim() && (at < 4 || near.includes("\n"));
}

function speltOut(text, words, isTaken, rules) {
  const kinds = words.map((word) => (isTaken(word) ? "" : kindsOf(word.text, word.capital, rules)));
  const found = [];
  for (let number = 0; number < words.length; ) {
    const [length, form] = nameAt(text, words, kinds, number, rules);
    if (form) {
      const own = words.slice(number, number + length);
      const reason = publicity(text, reach(words, number, rules), own, rules);
      found.push(mention(form, own[0].start, own[length - 1].end, reason));
    }
    number += length;
  }
  return found;
}

function nameAt(text, words, kinds, number, { shapes, words: { ambiguous } }) {
  const run = words.slice(number, number + 3);
  let length = 1;
  while (length < run.length && [" ", "  "].includes(text.slice(run[length - 1].end, run[length].start))) length += 1;
  for (const [shape, form] of shapes) {
    const letters = [...shape];
    const fits = letters.length <= length && letters.every((letter, at) => kinds[number + at].includes(letter));
    const isUnsure = ["G", "GC", "gs", "sg"].includes(shape) && !(shape === "GC" && form === "SURNAME");
    const isCommon = () => run.slice(0, letters.length).some((word) => ambiguous.has(word.text));
    if (fits && !(isUnsure && isCommon())) return [letters.length, form];
  }
  return [1, null];
}

/** The letters of the shapes that fit a word. */
function kindsOf(word, isLarge, rules) {
  const { given } = rules.words;
  const isGiven = given.has(word) || word.split("-").some((part) => given.has(part));
  const when = (letter, holds) => (holds ? letter : "");
  if (!isLarge) return when("g", isGiven) + when("s", isSurname(word, rules));
  return [
    when("G", isGiven),
    when("S", isSurname(word, rules)),
    when("P", rules.name_lists.PATRONYMIC.full(word)),
    when("N", isPlainSurname(word, rules)),
    when("C", word.length > 2 && !isGiven),
  ].join("");
}
