// Keeps a pasted table and what was changed on its cards until the tab is closed: a reload or the way back loses nothing.
// Not longer: a table may name people, and the computer may be one for many.
const TABLE = "pm-form-paste";
const CARDS = "pm-form-paste-cards";

const isText = (value) => typeof value === "string";

/** A table as it was pasted, `{html, area, owner, year}`; null if none is kept. */
export function keptTable() {
  const table = read(TABLE);
  return table && [table.html, table.area, table.owner, table.year].every(isText) ? table : null;
}

/** What was changed on cards, by their keys: `{values, isChosen}`, each of which may lack. */
export function keptCards() {
  const pairs = read(CARDS);
  return new Map(Array.isArray(pairs) ? pairs.filter((pair) => isText(pair?.[0]) && pair[1]) : []);
}

/** Keeps a table, and returns whether the browser took it. */
export const keepTable = (table) => write(TABLE, table);

/** Keeps what was changed on cards, and returns whether the browser took it. */
export const keepCards = (changes) => write(CARDS, [...changes]);

export function forget() {
  for (const key of [TABLE, CARDS]) withStorage((storage) => storage.removeItem(key));
}

const read = (key) => withStorage((storage) => JSON.parse(storage.getItem(key)));
const write = (key, value) =>
  withStorage((storage) => storage.setItem(key, JSON.stringify(value)) === undefined) === true;

/** What an act on the storage gives; undefined where the browser has none, or no place in it. */
function withStorage(act) {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
