// What a reader may have meant by a query: numbers without their sign, other words, another keyboard. Knows no page.

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const MOST = 3; // other ways to say a query that are tried beside it

/** A text as words are compared: small letters, «е» for «ё», no accents. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");

/** A query as pages have it: «Лицей №5» is found as «Лицей 5», «мастер-класс» as two words; `number` is that word. */
export function plain(query, number) {
  const sign = new RegExp(`№|#(?=\\s*\\d)|(?<![\\p{L}\\p{N}])(?:no?\\.?|${number})(?=\\s*\\d)`, "giu");
  return query
    .normalize("NFC")
    .replace(sign, " ")
    .replace(/(?<=[\p{L}\p{N}])[-‐‑–](?=[\p{L}\p{N}])/gu, " ")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ");
}

/** The query with other words for what it names, at most a few; `synonyms` has what is searched instead, by words. */
export function alternatives(query, synonyms, number) {
  const words = ` ${folded(query)} `;
  const longest = Object.keys(synonyms).sort((one, other) => other.length - one.length);
  return longest
    .filter((word) => words.includes(` ${folded(plain(word, number))} `))
    .map((word) => words.replace(` ${folded(plain(word, number))} `, ` ${plain(synonyms[word], number)} `).trim())
    .slice(0, MOST);
}

/** What the same keys write on the other keyboard, whose letters `keys` names in the order of `LATIN`; empty for a mixed query. */
export function otherKeyboard(query, keys) {
  const small = query.toLowerCase();
  const isLatin = /[a-z]/.test(small);
  if (isLatin === /[а-яё]/.test(small)) return "";
  const [from, to] = isLatin ? [LATIN, keys] : [keys, LATIN];
  return [...small].map((sign) => to[from.indexOf(sign)] || sign).join("");
}
