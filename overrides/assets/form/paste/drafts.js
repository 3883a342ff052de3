// Makes cards of what an import found: a record each, with what is known of it. Knows no page.

/** The cards of the tables of a result, `[{account, cards}]`; `findings` are the names of the sorts of notes. */
export function cardsOf(result, findings) {
  return result.tables.map((account, table) => {
    const cards =
      account.kind === "roadmap"
        ? roadmapCards(account, result)
        : account.rows.map((row, index) => rowCard(row, account.kind, keyOf(account.rows, index, table)));
    for (const card of cards) card.isAsked = card.notes.some(({ finding }) => finding === findings.ASKED);
    return { account, cards };
  });
}

/** What names a card: the numbers of its table and row; of several events of one row each has another. */
function keyOf(rows, index, table) {
  const { number } = rows[index].row;
  const before = rows.slice(0, index).filter(({ row }) => row.number === number).length;
  return before ? `${table} ${number} ${before + 1}` : `${table} ${number}`;
}

function rowCard(row, kind, key) {
  const { title, path, notes } = row;
  return { key, kind, title, path, notes, values: row.values, numbers: [row.row.number], said: row.said || {} };
}

/** A road map is one record, however many rows it has: what is to be known of them stands together. */
function roadmapCards({ rows }, { drafts }) {
  const [path] = rows.map((row) => row.path).filter(Boolean);
  if (!path) return [];
  const notes = rows.flatMap((row) => row.notes.map((note) => ({ ...note, number: row.row.number })));
  const values = drafts.get(path);
  const numbers = rows.map((row) => row.row.number);
  return [{ key: path, kind: "roadmap", title: values.short_title, path, notes, values, numbers, said: {} }];
}

/** The state of a card: what it lacks to be sent. */
export function stateOf(card) {
  if (!card.values) return card.isAsked ? "asked" : "left-out";
  if (card.problems.length) return "wrong";
  return card.isAsked && !card.isEdited ? "asked" : "ready";
}

/** Whether a card can leave: it is a record in which nothing is wrong. */
export const canLeave = (card) => Boolean(card.values) && !card.problems.length;

/** The description with the entries that vocabularies lack, so that cards show and keep them. */
export function withAdded(description, added, named) {
  const { event_formats: formats, parties, class_profiles: profiles } = added;
  const longer = (known, more) => [...known, ...[...more].map(([id, name]) => [id, named(name)])];
  const { event_format: knownFormats = [], party: knownParties = [], ...rest } = description.references;
  const { class_profile: knownProfiles = [], ...others } = rest;
  const references = {
    ...others,
    event_format: longer(knownFormats, formats),
    party: longer(knownParties, parties),
    class_profile: longer(knownProfiles, profiles),
  };
  return { ...description, references };
}

/** The names of the new entries that some of the cards need. */
export function neededEntries(cards, { event_formats: formats, parties, class_profiles: profiles }) {
  const used = new Set(cards.flatMap(({ values }) => [values.format, values.profile, ...partiesOf(values)]));
  return [...formats, ...parties, ...profiles].filter(([id]) => used.has(id)).map(([, name]) => name);
}

const partiesOf = ({ sections = [] }) =>
  sections.flatMap(({ items }) => items.flatMap(({ responsible = [] }) => responsible.map(({ party }) => party)));
