// Gives texts as comparisons see them, as russian.py does: folded, with single spaces, without signs around.
import { SPACES } from "../text.js";

/** A text on one line with single spaces. */
export const flat = (text) => text.split(SPACES).filter(Boolean).join(" ");

/** A text without case, with one spelling of a letter that has two. */
export const folded = (text) => flat(text.toLowerCase().replace(/\u0451/g, "\u0435"));

/** A text without these signs around it. */
export function trimmed(text, signs) {
  let [first, last] = [0, text.length];
  while (first < last && signs.includes(text[first])) first += 1;
  while (last > first && signs.includes(text[last - 1])) last -= 1;
  return text.slice(first, last);
}
