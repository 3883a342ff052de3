// Tells which names are about nobody at school, as check/personal_data/public_names.py: 0 for none, 1 weakly, 2 strongly.
import { fame, isPlainSurname } from "./names.js";

export const [NONE, WEAK, STRONG] = [0, 1, 2];

/** Whether nothing but these signs stands in a text. */
const isOnly = (text, signs) => [...text].every((sign) => signs.includes(sign));

/** Why a name made of the words `own` may stand there, given the words `before` it, the nearest last. */
export function publicity(text, before, own, rules) {
  const found = Math.max(ofFame(own, rules), ofContext(text, before, own[0].start, rules));
  return found !== STRONG && isDedication(text, before, own, rules) ? STRONG : found;
}

function ofFame(own, rules) {
  for (const word of own) {
    const [initials, isRare] = fame(word.text, rules);
    const others = own.filter((other) => other !== word).map((other) => other.text[0]);
    if (initials && (others.some((letter) => initials.includes(letter)) || (isRare && !others.length))) {
      return isRare ? STRONG : WEAK;
    }
  }
  return NONE;
}

function ofContext(text, before, beginning, rules) {
  const { MEMORIAL, ABOUT_BOOKS, HONOUR, HERO } = rules.public_names;
  let [isHeroic, start] = [false, beginning];
  for (const word of before.slice(-rules.numbers.near).reverse()) {
    const gap = text.slice(word.end, start);
    if (!isOnly(gap, ' .\u00ab"') || (gap.includes(".") && word.text.length > 4)) break;
    if (MEMORIAL.full(word.text) || (isHeroic && HERO.match(word.text))) return STRONG;
    if (ABOUT_BOOKS.full(word.text)) return WEAK;
    const isName = word.capital && (word.text.length === 1 || rules.words.given.has(word.text));
    if (!HONOUR.full(word.text) && !isName) break;
    isHeroic = isHeroic || rules.words.heroic.has(word.text);
    start = word.start;
  }
  return NONE;
}

/** Whether nothing but ranks and offices in the genitive stand between a dedication and the name. */
function isDedication(text, before, own, rules) {
  const { HONOUR, OF_RANK, DEDICATION, PRIZES, ON } = rules.public_names;
  const inNominative = ({ text: name }) => rules.words.bare.has(name) && !"\u0430\u044f\u044c".includes(name.at(-1));
  if (own.some(inNominative)) return false;
  let [start, nearer] = [own[0].start, ""];
  for (const word of [...before].reverse()) {
    const gap = text.slice(word.end, start);
    const written = text.slice(word.start, word.end);
    const isAbbreviation = isUpper(written);
    const isShort = gap.includes(".") && (written.length <= 4 || isAbbreviation);
    if (!isOnly(gap, ' ,\u00ab"()') && !(isShort && isOnly(gap, " .,"))) return false;
    if (DEDICATION.full(word.text)) return !PRIZES.full(word.text) || ON.search(text.slice(0, word.start)) !== null;
    const isHonour = isAbbreviation || isShort || HONOUR.full(word.text) || OF_RANK.full(word.text);
    const isKnown = isPlainSurname(word.text, rules) || fame(word.text, rules)[0];
    const isName = word.capital && !HONOUR.full(word.text) && isKnown;
    if (!isHonour || (isName && nearer !== "\u0438")) return false;
    [start, nearer] = [word.start, word.text];
  }
  return false;
}

const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
