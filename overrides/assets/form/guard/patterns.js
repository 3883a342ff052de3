// Patterns and words of the guard, as the description of the form brings them from hooks/profminimum/check/personal_data/.

/** A regular expression with the ways in which Python asks one: between two places of a text, sticky, whole. */
class Pattern {
  constructor({ source, flags = "" }) {
    this.anywhere = new RegExp(source, `${flags}ug`);
    this.here = new RegExp(source, `${flags}uy`);
    this.entire = new RegExp(`(?:${source})(?![\\s\\S])`, `${flags}uy`);
  }

  search(text, start = 0, end = text.length) {
    return found(this.anywhere, text, start, end);
  }

  match(text, start = 0, end = text.length) {
    return found(this.here, text, start, end);
  }

  full(text, start = 0, end = text.length) {
    return found(this.entire, text, start, end);
  }

  /** Every match, one behind the other. */
  all(text, start = 0, end = text.length) {
    const matches = [];
    for (let at = start; at <= end; ) {
      const match = this.search(text, at, end);
      if (!match) break;
      matches.push(match);
      at = match.end > match.index ? match.end : match.end + 1;
    }
    return matches;
  }
}

function found(expression, text, start, end) {
  expression.lastIndex = start;
  const match = expression.exec(end < text.length ? text.slice(0, end) : text);
  return match && Object.assign(match, { end: match.index + match[0].length });
}

/** Makes the rules ready: `rules.phones.NUMBER` is a pattern, `rules.words.given` a set, all else as the data have it. */
export function readRules(data) {
  const rules = { ...data, words: {} };
  for (const [name, words] of Object.entries(data.words)) rules.words[name] = new Set(words);
  for (const [name, pattern] of Object.entries(data.patterns)) {
    const [family, own] = name.split(".");
    rules[family] = { ...rules[family], [own]: new Pattern(pattern) };
  }
  return rules;
}
