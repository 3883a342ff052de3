// The nearest known word to a misspelt one. Knows no page.

import { folded } from "./query.js";

const SHORTEST = 5; // letters of a word in which a slip can be told from another word
const LONG = 9; // letters from which on two slips may be

/** Letters that have to be put in, taken out, changed or swapped to make one word the other; more than `most` is Infinity. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return above[other.length] <= most ? above[other.length] : Number.POSITIVE_INFINITY;
}

/** A query with its misspelt words put right by a list of known words, which are folded; empty if nothing is to be put right. */
export function corrected(query, known) {
  const words = query.split(" ");
  const right = words.map((word) => nearest(folded(word), known) || word);
  return right.some((word, place) => word !== words[place]) ? right.join(" ") : "";
}

// The ending of a known word counts for nothing: «экскурссию» is «экскурсия» with one slip.
function nearest(word, known) {
  if (word.length < SHORTEST || known.includes(word)) return "";
  const most = word.length < LONG ? 1 : 2;
  let best = { far: most + 1, word: "" };
  for (const other of known) {
    const far = Math.min(distance(word, other, most), distance(word, other.slice(0, word.length), most));
    if (far < best.far) best = { far, word: other };
  }
  return best.word;
}
