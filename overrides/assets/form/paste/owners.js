// Finds the school or organisation that a cell names, as authoring/documents/owners.py does.
import { flat, folded, trimmed } from "../time/words.js";
import { nearest } from "./alike.js";

export class Owners {
  constructor(rules) {
    this.own = rules.documents.owners;
    const named = (pairs) => new Map(pairs.map(([form, kind, id, branch]) => [form, { kind, id, branch }]));
    this.names = named(rules.region.owners);
    this.numbers = named(rules.region.numbers);
    this.branches = named(rules.region.branches);
    this.called = new Map(rules.region.called.map(([kind, id, name]) => [`${kind} ${id}`, name]));
  }

  /** The owner that a text names and whether that is certain; a branch without a school is of the one above. */
  find(text, above = null) {
    for (const form of this.forms(text)) {
      const known = this.names.get(form) || this.branches.get(form);
      if (known) return { owner: known, isCertain: true };
    }
    const plain = folded(text);
    if (this.own.BRANCH.search(plain)) {
      const own = [...this.branches].find(([name]) => plain.includes(name));
      return own ? { owner: own[1], isCertain: true } : { owner: above, isCertain: false };
    }
    const number = this.number(text); // names of two schools with different numbers are alike, too
    if (number) return { owner: this.numbers.get(number) || null, isCertain: false };
    const match = nearest(plain, this.names.keys(), this.own.ALIKE);
    return { owner: match ? this.names.get(match) : null, isCertain: false };
  }

  /** The one school that texts name by a whole name of at least two words, or by its number; null if none or more. */
  namedIn(texts) {
    const lines = texts.flatMap((text) => text.split("\n")).map((line) => this.plain(line));
    const names = [...this.names.keys()].filter((name) => name.includes(" ") && lines.some((line) => isIn(name, line)));
    const numbers = lines.map((line) => this.number(line)).filter((number) => this.numbers.has(number));
    const owners = names.length
      ? names.map((name) => this.names.get(name))
      : numbers.map((one) => this.numbers.get(one));
    const found = new Map(owners.map((owner) => [`${owner.kind} ${owner.id} ${owner.branch}`, owner]));
    return found.size === 1 ? [...found.values()][0] : null;
  }

  nameOf({ kind, id }) {
    return this.called.get(`${kind} ${id}`);
  }

  plain(text) {
    return flat(this.own.QUOTES.replaced(folded(text), " ").replace(/№ /g, "№"));
  }

  /** A name as it is compared: whole, and without the legal form. */
  forms(name) {
    const plain = trimmed(this.plain(name), " .,");
    if (!plain) return [];
    const short = flat(this.own.LEGAL_FORMS.replaced(plain, " "));
    return short && short !== plain ? [plain, short] : [plain];
  }

  /** «школа 12» for any school of that number; empty for a name without one. */
  number(name) {
    const { NUMBERED, OTHER_SCHOOL, SCHOOL } = this.own;
    const match = NUMBERED.search(folded(name));
    return match ? `${OTHER_SCHOOL.search(folded(name))?.[0] || SCHOOL} ${match[1]}` : "";
  }
}

/** Whether a name stands in a line as whole words. */
function isIn(name, line) {
  const isWord = (sign) => /[\p{L}\p{N}_]/u.test(sign || "");
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    if (!isWord(line[at - 1]) && !isWord(line[at + name.length])) return true;
  }
  return false;
}
