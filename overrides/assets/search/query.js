// What a reader may have meant by a query: numbers without their sign, other words, another keyboard. Knows no page.

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const MOST = 3; // other ways to say a query that are tried beside it

/** A text as words are compared: small letters, «е» for «ё», no accents. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");

/** A query as pages have it: «Лицей №5» is found as «Лицей 5», «мастер-класс» as two words. */
export function plain(query) {
  return query
    .normalize("NFC")
    .replace(/№|#(?=\s*\d)|(?<![\p{L}\p{N}])(?:[Nn]|[Nn]o\.?|номер)(?=\s*\d)/giu, " ")
    .replace(/(?<=[\p{L}\p{N}])[-‐‑–](?=[\p{L}\p{N}])/gu, " ")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ");
}

/** The query with other words for what it names, at most a few; `synonyms` has what is searched instead, by words. */
export function alternatives(query, synonyms) {
  const words = ` ${folded(query)} `;
  const longest = Object.keys(synonyms).sort((one, other) => other.length - one.length);
  return longest
    .filter((word) => words.includes(` ${folded(plain(word))} `))
    .map((word) => words.replace(` ${folded(plain(word))} `, ` ${plain(synonyms[word])} `).trim())
    .slice(0, MOST);
}

/** What the same keys write on the other keyboard; empty for a query that mixes both. */
export function otherKeyboard(query) {
  const small = query.toLowerCase();
  const isLatin = /[a-z]/.test(small);
  if (isLatin === /[а-яё]/.test(small)) return "";
  const [from, to] = isLatin ? [LATIN, CYRILLIC] : [CYRILLIC, LATIN];
  return [...small].map((sign) => to[from.indexOf(sign)] || sign).join("");
}
