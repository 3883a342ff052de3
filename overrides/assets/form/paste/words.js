// Understands words of plans, as authoring/documents/words.py does: grades, who is invited, formats, profiles.
import { gradeNumbers } from "../grades.js";
import { cleaner, filled } from "../text.js";
import { flat, folded, trimmed } from "../time/words.js";

export class PlanWords {
  constructor(rules, replacements) {
    this.own = rules.documents.words;
    this.grades = rules.grades;
    this.endings = rules.russian.ENDINGS_PATTERN;
    this.cleaned = cleaner(replacements);
    this.formats = rules.region.formats.map(([id, , stems]) => [id, new Set(stems)]);
    this.formatNames = new Map(rules.region.formats.map(([id, name]) => [id, name]));
    this.shared = rules.region.shared;
    this.profiles = rules.region.profiles.map(([id, [name]]) => [id, this.stems(name)]);
    this.profileNames = rules.region.profiles.map(([id, names]) => [id, names.map(folded)]);
  }

  /** The grades that a cell names, and what was left out of it: letters of classes. */
  gradesOf(text) {
    const { ALL_GRADES, LETTERED, IN_BRACKETS } = this.own;
    const plain = flat(text);
    const said = folded(plain);
    if (ALL_GRADES.search(said)) return { numbers: [], letters: "" };
    const lettered = LETTERED.all(said).map((match) => trimmed(match[0], " ,;."));
    const named = this.gradeNumbers(LETTERED.replaced(said, "$1").replace(/\./g, ","));
    if (named?.every(isGrade)) return { numbers: inOrder(named.map(Number)), letters: lettered.join(", ") };
    const found = this.namedGrades(said);
    if (found.length || !IN_BRACKETS.search(plain))
      return { numbers: found, letters: found.length ? lettered.join(", ") : "" };
    const { numbers } = this.gradesOf(IN_BRACKETS.replaced(plain, " "));
    const left = [lettered.join(", "), ...IN_BRACKETS.all(plain).map((match) => match[0].trim())].filter(Boolean);
    return { numbers, letters: numbers.length ? left.join(", ") : "" };
  }

  /** The grades that a title names with their word: «Экскурсия на завод, 8–9 классы». */
  gradesInTitle(title) {
    const { LETTERED, INTO_GRADES } = this.own;
    return this.namedGrades(LETTERED.replaced(INTO_GRADES.replaced(folded(title), " "), "$1"));
  }

  /** The grades that stand before their word in a folded text, in order. */
  namedGrades(text) {
    const named = this.own.GRADES_IN_TEXT.all(text).flatMap((match) => this.gradeNumbers(match[0]) || []);
    return inOrder(named.filter(isGrade).map(Number));
  }

  /** The numbers of all grades that a text names, as texts; null where it is not understood. */
  gradeNumbers(text) {
    return gradeNumbers(this.cleaned(text), this.grades);
  }

  /**
   * The ages that a cell names, as a file has them: «7–10», «от 14», `13`; undefined if it names none, or several. `needsWord`
   * tells that numbers alone are something else, such as grades.
   */
  agesOf(text, needsWord = false) {
    const { AGES_IN_TEXT, AGE_WORD, CLASS, IN_BRACKETS } = this.own;
    const plain = IN_BRACKETS.replaced(folded(text), " ");
    const found = AGES_IN_TEXT.all(plain);
    if (found.length !== 1 || CLASS.search(plain) || (needsWord && !AGE_WORD.search(plain))) return undefined;
    return agesWritten(found[0].groups, this.own);
  }

  /** Whether the texts say who is invited. */
  saysWhom(...texts) {
    const said = folded(texts.join(" "));
    return [this.own.PARENTS, this.own.TEACHERS, this.own.PUPILS].some((pattern) => pattern.search(said));
  }

  /** Who is invited: pupils unless the texts speak of parents or teachers. */
  audienceOf(...texts) {
    const said = folded(texts.join(" "));
    const { PARENTS, PARENTS_AS_SUBJECT, TEACHERS, PUPILS } = this.own;
    const parents = PARENTS.search(said) && !PARENTS_AS_SUBJECT.search(said);
    const chosen = [...(parents ? ["parents"] : []), ...(TEACHERS.search(said) ? ["teachers"] : [])];
    if (!chosen.length) return ["pupils"];
    return PUPILS.search(said) ? ["pupils", ...chosen] : chosen;
  }

  /** The identifier of a format, empty where none fits, and whether the title alone says so. */
  formatOf(form, title) {
    const found = form && this.bestFormat(this.stems(form), 1);
    if (found) return { id: found, isByTitle: false };
    // A form that is no format of the vocabulary is outweighed only by a title that says one whole.
    // What stands in quotes is a name, unless a title begins with it.
    const own = this.own.QUOTED.matchAt(title, 0) ? title : this.own.QUOTED.replaced(title, " ");
    return { id: this.bestFormat(this.stems(own), form ? 2 : 1), isByTitle: true };
  }

  /** Whether a text is what a format is called. */
  isFormat(text) {
    return [...this.formatNames.values()].some((name) => folded(name) === folded(text));
  }

  bestFormat(given, least) {
    let best = ["", 0];
    for (const [id, own] of this.formats) {
      const shared = sharedStems(own, given);
      const telling = shared.filter((stem) => !this.shared.some((other) => isAlike(stem, other)));
      if (telling.length < least && !(shared.length && shared.length === own.size)) continue;
      const score = telling.length + 0.5 * shared.length + shared.length / own.size / 4;
      if (score > best[1]) best = [id, score];
    }
    return best[0];
  }

  /** How many can take part, as a file has it: `25`, «15–20»; undefined if a cell does not tell it. */
  placesOf(text) {
    const match = this.own.PLACES.fullmatch(folded(text));
    if (!match) return undefined;
    const [first, last] = [Number(match[1]), Number(match[2] || match[1])];
    if (first === last) return first;
    return first < last ? filled(this.own.PLACES_BETWEEN, { first, last }) : undefined;
  }

  /** The identifier of a profile: of that very name, or of the one whose name shares most stems with a text; empty if none is. */
  profileOf(text) {
    const exact = this.profileNames.find(([, names]) => names.includes(folded(text)));
    if (exact) return exact[0];
    const given = this.stems(text);
    let best = ["", 0];
    for (const [id, own] of this.profiles) {
      const score = sharedStems(own, given).length;
      if (score > best[1]) best = [id, score];
    }
    return best[0];
  }

  /** The stems of the telling words of a text, with shortened words spelled out. */
  stems(text) {
    return this.plainStems(this.own.COMPOUND.replaced(folded(text), this.own.COMPOUND_MEANS));
  }

  plainStems(text) {
    const { SHORT } = this.own;
    const words = folded(text.normalize("NFC")).match(/[\p{L}\p{N}]+/gu) || [];
    const telling = words.filter((word) => Array.from(word).length > 2 || Object.hasOwn(SHORT, word));
    return new Set(telling.map((word) => this.stem(Object.hasOwn(SHORT, word) ? SHORT[word] : word)));
  }

  /** The words by which a title says what it is, «классный час»; empty where they tell nothing of that. */
  headOf(title) {
    const match = this.own.HEAD.matchAt(title, 0);
    const head = match ? folded(match[0]) : "";
    return [...this.plainStems(head)].every((stem) => this.own.GENERAL.includes(stem)) ? "" : head;
  }

  stem(word) {
    const short = this.endings.replaced(word, "");
    return Array.from(short).length >= 3 ? short : word;
  }
}

function agesWritten({ lower, upper, first, last, plus }, own) {
  const numbers = [first, last].filter(Boolean).map(Number);
  const fits = numbers.every((number) => number >= own.YOUNGEST && number <= own.OLDEST);
  if (!fits || numbers[0] > numbers[numbers.length - 1]) return undefined;
  if (last && numbers[0] !== numbers[1]) return filled(own.AGES_BETWEEN, { first, last });
  if (upper) return filled(own.AGES_TO, { first });
  return lower || plus ? filled(own.AGES_FROM, { first }) : numbers[0];
}

const isGrade = (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 12;
const inOrder = (numbers) => [...new Set(numbers)].sort((one, other) => one - other);

function sharedStems(own, given) {
  return [...own].filter((stem) => [...given].some((other) => isAlike(stem, other)));
}

function isAlike(one, other) {
  const isLong = Math.min(one.length, other.length) >= 5;
  return one === other || (isLong && (one.startsWith(other) || other.startsWith(one)));
}
