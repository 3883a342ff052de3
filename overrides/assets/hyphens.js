// Parts long Russian words, with a hyphen where a word is broken: in headings on a narrow screen, in a calendar's days on any.
// Many browsers have no dictionary for it. The rules are those by which Russian is hyphenated: no single letter is left, й, ь
// and ъ stay with what is before them, a consonant goes with the vowel behind it.
globalThis.pmHyphens = (() => {
  "use strict";
  const LONG = 13; // letters; a shorter word fits the narrowest screen
  const LONG_IN_HALF = 9; // and a day of the calendar, which is as narrow on every screen, and a tile beside another on a phone
  const LEFT = 3; // letters that stay together at both ends
  const [any, vowel, consonant] = ["[а-яё]", "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщ]"];
  const RULES = [
    ["[йьъ]", any + any],
    [vowel, vowel + any],
    [vowel + consonant, consonant + vowel],
    [consonant + vowel, consonant + vowel],
    [vowel + consonant, consonant + consonant + vowel],
    [vowel + consonant + consonant, consonant + consonant + vowel],
  ].map(([before, after]) => new RegExp(`(${before})(?=${after})`, "gi"));
  const HYPHEN = "\u00ad";

  const partWord = (word) => {
    const parts = RULES.reduce((text, rule) => text.replace(rule, `$1${HYPHEN}`), word).split(HYPHEN);
    const joined = [];
    for (const part of parts) {
      if (!joined.length || joined.at(-1).length >= LEFT) joined.push(part);
      else joined[joined.length - 1] += part;
    }
    if (joined.length > 1 && joined.at(-1).length < LEFT) joined.splice(-2, 2, joined.at(-2) + joined.at(-1));
    return joined.join(HYPHEN);
  };
  const part = (text, least = LONG) => text.replace(new RegExp(`${any}{${least},}`, "gi"), partWord);

  const partAll = (selector, least) => {
    for (const element of document.querySelectorAll(selector)) {
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const parted = part(walk.currentNode.data, least);
        if (parted !== walk.currentNode.data) walk.currentNode.data = parted;
      }
    }
  };

  if (globalThis.document) {
    const isNarrow = globalThis.matchMedia?.("(max-width: 30em)").matches;
    if (isNarrow || document.documentElement.hasAttribute("data-vision-mode"))
      partAll(".pm-page :is(h1, h2, h3, h4, summary, dt, th, .pm-desk__figure)", LONG);
    if (isNarrow) partAll(".pm-page .pm-tiles b", LONG_IN_HALF);
    partAll(".pm-calendar td li", LONG_IN_HALF);
  }
  return { part };
})();
