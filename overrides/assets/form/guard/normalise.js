// Sees a text as a reader's eye does, as check/personal_data/normalise.py: one form of each letter, digit, dash and space.

const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}\p{Cc}\p{Cs}\p{Co}\p{Cn}]$/u;
const BLANK = "\u115f\u1160\u3164\uffa0\u2800";
const DASHES = "\u2212\u2043\u02d7\u00af\u2500\u2501";
const UNTOUCHED = "\u0439\u0419\u0451\u0401"; // Russian letters that Unicode takes for two
const DIGIT = /^\p{Decimal_Number}$/u;

export class SeenText {
  constructor(text, rules) {
    this.rules = rules;
    this.plain = Array.from(text.normalize("NFC"), seen).join("");
  }

  /** With every letter that has a Russian double turned into it; as long as `plain`. */
  get russian() {
    this.asRussian ??= translated(this.plain, this.rules.letters.russian);
    return this.asRussian;
  }

  /** With the letters inside long numbers turned into the digits they look like; as long as `plain`. */
  get numbers() {
    const { digit } = this.rules.letters;
    const digits = (run) => (run.match(/\p{Decimal_Number}/gu)?.length >= 7 ? translated(run, digit) : run);
    return this.plain.replace(this.rules.normalise.ALMOST_NUMBER.anywhere, digits);
  }

  /** Which word, from 1, stands at a position. */
  word(at) {
    const before = this.plain.slice(0, at);
    return before.split(/\s+/u).filter(Boolean).length + (at === 0 || /\s$/u.test(before) ? 1 : 0);
  }
}

/** The text with every letter that has a Latin double turned into it, in lower case. */
export const latin = (text, rules) => translated(text, rules.letters.latin).toLowerCase();

const translated = (text, letters) => Array.from(text, (letter) => letters[letter] ?? letter).join("");

function seen(character) {
  if ("\n\u2116".includes(character)) return character;
  if (character === "\t") return " ";
  if (DIGIT.test(character)) return digitOf(character);
  if (BLANK.includes(character)) return " ";
  return Array.from(withoutMarks(character.normalize("NFKC")), plain).join("");
}

/** The decimal digit of any script: digits stand in rows of ten, those of mathematics are ordinary ones to NFKC. */
function digitOf(character) {
  const ordinary = character.normalize("NFKC");
  if (/^[0-9]$/.test(ordinary)) return ordinary;
  const code = character.codePointAt(0);
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

const withoutMarks = (text) =>
  Array.from(text, (letter) => (UNTOUCHED.includes(letter) ? letter : letter.normalize("NFD"))).join("");

function plain(character) {
  if (INVISIBLE.test(character)) return "";
  if (/^\p{Pd}$/u.test(character) || DASHES.includes(character)) return "-";
  return /^\p{Z}$/u.test(character) ? " " : character;
}
