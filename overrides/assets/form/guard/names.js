// Tells what words of names are made of, as check/personal_data/name_lists.py and tokens.py.

/** All words `{text, start, end, capital}` in order; words joined by a hyphen are one. */
export const tokens = (text, { tokens: { WORD } }) =>
  WORD.all(text).map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.end,
    capital: isCapital(match[0]),
  }));

/** Whether a text begins with a large letter. */
export const isCapital = (text) => /^\p{Lu}/u.test(text);

/** Whether a word in lower case ends as surnames do and is neither a thing nor a given name. */
export function isSurname(word, { name_lists: { SURNAME, CASE }, words }) {
  if (!SURNAME.full(word) || words.given.has(word)) return false;
  const ending = CASE.search(word);
  return !words.things.has(ending ? word.slice(0, ending.index) : word);
}

/** Whether it is most likely a surname even where no given name stands beside it. */
export const isPlainSurname = (word, rules) => isPlain(word, rules) && !rules.words.needsGivenName.has(word);

/** Whether it is a surname where nothing but people are listed; a town is none. */
export const isListedSurname = (word, rules) => isPlain(word, rules) && !rules.words.towns.has(word);

const isPlain = (word, rules) => rules.name_lists.PLAIN_SURNAME.full(word) !== null && isSurname(word, rules);

/** The initials of those who made a surname known, and whether nobody at school is likely to have it. */
export function fame(word, { name_lists: { STEM }, famous, famousToo }) {
  const match = STEM.full(word);
  if (!match) return ["", false];
  const isRare = Object.hasOwn(famous, match[1]);
  return [famousToo[match[1]] ?? famous[match[1]], isRare];
}
