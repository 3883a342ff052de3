// Runs the regular expressions of Python's modules, which the site's rules carry, in the ways in which Python runs them.

/** A pattern from its source and its flags. */
export class Pattern {
  constructor({ source, flags = "" }) {
    this.source = source;
    this.flags = `${flags}u`;
    this.made = {};
  }

  /** The expression for one way of running it: made once, when it is first needed. */
  as(way, source, flags) {
    if (!this.made[way]) this.made[way] = new RegExp(source, this.flags + flags);
    return this.made[way];
  }

  search(text) {
    return this.as("search", this.source, "").exec(text);
  }

  fullmatch(text) {
    return this.as("full", `^(?:${this.source})$`, "").exec(text);
  }

  /** The match that begins at a place of the text. */
  matchAt(text, at) {
    const expression = this.as("at", this.source, "y");
    expression.lastIndex = at;
    return expression.exec(text);
  }

  all(text) {
    return [...text.matchAll(this.as("all", this.source, "g"))];
  }

  replaced(text, instead) {
    return text.replace(this.as("all", this.source, "g"), instead);
  }

  split(text) {
    return text.split(this.as("all", this.source, "g"));
  }
}

/** The rules of the site with a `Pattern` in the place of each expression. */
export function withPatterns(rules) {
  if (Array.isArray(rules)) return rules.map(withPatterns);
  if (typeof rules !== "object" || rules === null) return rules;
  if ("source" in rules) return new Pattern(rules);
  return Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, withPatterns(value)]));
}
