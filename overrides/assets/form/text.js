// Texts as the model sees them: stripped, in one form of each letter, quoted in a message. Knows no page.

/** The characters of a text as Python counts them. */
export const chars = (text) => Array.from(text);

// White space as Python sees it; JavaScript's own adds the byte order mark, which must be found as invisible.
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
/** Any white space between words, as an expression to split by. */
export const SPACES = new RegExp(SPACE, "g");
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, "g");

/** A text without white space around. */
export const stripped = (text) => text.replace(AROUND, "");

/** Makes a function that gives a text as the model keeps it: no signs of word processors, no white space around, NFC. */
export function cleaner(replacements) {
  const rules = replacements.map(([signs, instead]) => [new RegExp(signs, "gu"), instead]);
  const plain = (text, lineBreak) =>
    rules.reduce((left, [signs, instead]) => left.replace(signs, instead === "\n" ? lineBreak : instead), text);
  return (text, lineBreak = "\n") => stripped(plain(text.replace(/\r\n/g, "\n"), lineBreak).normalize("NFC"));
}

/** A value as messages quote it: one line, shortened. */
export function shown(value) {
  const text = String(value).split(SPACES).filter(Boolean).join(" ");
  const letters = chars(text);
  return letters.length > 60 ? `«${letters.slice(0, 60).join("")}…»` : `«${text}»`;
}

/** A sentence whose gaps, `{label}`, are filled in. */
export const filled = (sentence, gaps) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in gaps ? gaps[name] : whole));
