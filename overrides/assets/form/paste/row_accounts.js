// Begins the account of a row, as authoring/documents/row_accounts.py does: an error of a spreadsheet is asked about once.
import { flat } from "../time/words.js";

/** The account of a row, and the row without cells that a spreadsheet program could not compute. */
export function begunAccount(row, headings, tools) {
  const errors = tools.rows.errors(row);
  const sound = row.with(errors.map((role) => [role, ""]));
  const [key] = tools.rules.documents.headings.NEEDED[headings.kind];
  const own = tools.row(row.source, flat(sound.text(key)));
  own.said = Object.fromEntries(sound.cells);
  for (const role of errors) {
    own.note("error-cell", { words: row.text(role) }, tools.headings.nameOf(headings, role));
  }
  if (row.joined.length) own.note("joined", { rows: row.joined.join(", ") });
  if (!own.title && !errors.includes(key)) own.note("no-title");
  return { own, sound };
}

/** How many can take part; undefined, with a question if the cell has other words, where it does not tell it. */
export function numberOfPlaces(row, account, { rules, words }) {
  const text = row.text(rules.documents.row_accounts.PLACES);
  const places = words.placesOf(text);
  if (places === undefined && text) account.note("which-places", { words: flat(text) });
  return places;
}

/** The notes without questions about cells that are asked about already because of an error in them. */
export function notAskedYet(notes, row, kind, { rules, rows }) {
  const { ASKED_WITH, OWNER } = rules.documents.row_accounts;
  const labels = { ...rules.labels[kind], [OWNER]: rules.sentences.whose[2] };
  const asked = rows.errors(row).map((role) => labels[ASKED_WITH[role] || role]);
  return notes.filter(({ finding, column }) => finding !== rules.findings.ASKED || !asked.includes(column));
}
