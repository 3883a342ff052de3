// What a result shows of its page: whole sentences that say the found words, with these marked. Knows the engine's answers, no page.

import { folded } from "./query.js";

const ENOUGH = 12; // words; a shorter sentence takes those behind it as well
const MOST = 28; // and a longer one is cut
const BEFORE = 6; // words shown before the first found one where the beginning is cut
const ENDS = /[.!?…]["»)]?$/;

/**
 * The sentences of a text as runs of its words: `[first, behind the last]`. The engine puts a full stop behind every line
 * that ends with a letter or a number; behind the title of the page, «Секция «Роботы»», it may be missing.
 */
function sentences(words, title) {
  const found = [];
  let first = 0;
  const isTitle = (place) => words[place].endsWith("»") && words.slice(first, place + 1).join(" ") === title;
  words.forEach((word, place) => {
    if (!ENDS.test(word) && place + 1 < words.length && !isTitle(place)) return;
    found.push([first, place + 1]);
    first = place + 1;
  });
  return found;
}

const letters = (word) => folded(word).replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether a word is a form of one of the query: all but the ending is the same, of short words all but a letter. */
function isForm(word, asked) {
  const ending = asked.length < 6 ? 1 : asked.length === 6 ? 2 : 3;
  return letters(word).startsWith(asked.slice(0, Math.max(1, asked.length - ending)));
}

/** Places of the forms of the query's words; of a word that has none, all: by «приём» the engine finds every «при» as well. */
function nearest(words, places, query) {
  const forms = places.filter((place) => query.some((asked) => isForm(words[place], asked)));
  return query.every((asked) => forms.some((place) => isForm(words[place], asked))) ? forms : places;
}

/** The sentence that says the most of what was looked for; of equals the longer, since it tells more than a heading. */
function best(runs, words, places, query, title) {
  const isTitle = ([first, end]) => letters(words.slice(first, end).join("")) === letters(title);
  const worth = ([first, end]) => {
    const own = places.filter((place) => place >= first && place < end).map((place) => words[place]);
    const said = query.filter((asked) => own.some((word) => isForm(word, asked)));
    return 2 * said.length + Math.min(own.length, 3) / 4 + Math.min(end - first, ENOUGH) / (ENOUGH * 2);
  };
  const told = runs.filter((run) => !isTitle(run));
  const from = told.length ? told : runs;
  return from.reduce((one, other) => (worth(other) > worth(one) ? other : one), from[0]);
}

/** The run of words to show: the sentence with those behind it until there are enough words, cut where it is too long. */
function shown(run, runs, places) {
  let [first, end] = run;
  for (const [next, behind] of runs) {
    if (next === end && end - first < ENOUGH && behind - first <= MOST) end = behind;
  }
  if (end - first > MOST) {
    const hit = places.find((place) => place >= first && place < end) ?? first;
    if (hit - first >= MOST - BEFORE) first = hit - BEFORE;
    end = Math.min(end, first + MOST);
  }
  return [first, end];
}

/** The word as text before, letters, text behind: only the letters are marked. */
const apart = (word) => word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su).slice(1);

/**
 * Whether a word is one that was looked for. The engine takes numbers by their beginning too: by «8» it finds «82» and
 * the hours «8:30»; what is meant is that number alone or a range around it, as «6–9».
 */
function isMeant(word, numbers) {
  const [, core] = apart(word);
  if (!numbers.length || !/^\p{N}/u.test(core)) return true;
  const [, low, high] = core.match(/^(\d+)–(\d+)$/) ?? [];
  return numbers.some((number) => core === number || (Number(low) <= number && number <= Number(high)));
}

/**
 * The excerpt as pieces of text, found ones with `isFound`. `content` is the text of the page, `locations` are the places
 * of the found words in it.
 */
export function excerpt({ content, locations, meta }, query) {
  const words = content.split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const numbers = query.match(/\d+/g) ?? [];
  const asked = query.split(/\s+/).map(letters).filter(Boolean);
  const meant = locations.filter((place) => words[place] && isMeant(words[place], numbers));
  const places = asked.length ? nearest(words, meant, asked) : meant;
  const runs = sentences(words, meta.title.split(/\s+/).join(" "));
  const run = best(runs, words, places, asked, meta.title);
  const [first, end] = shown(run, runs, places);
  const pieces = [{ text: first > run[0] ? "…" : "", isFound: false }];
  const say = (text, isFound = false) => {
    if (text && pieces.at(-1).isFound === isFound) pieces.at(-1).text += text;
    else if (text) pieces.push({ text, isFound });
  };
  for (let place = first; place < end; place++) {
    const word = place === run[0] ? words[place].replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : words[place];
    if (place > first) say(" ");
    if (!places.includes(place)) {
      say(word);
      continue;
    }
    const [before, found, behind] = apart(word);
    say(before);
    say(found, true);
    say(behind);
  }
  if (!ENDS.test(words[end - 1])) say("…");
  return pieces.filter(({ text }) => text);
}
