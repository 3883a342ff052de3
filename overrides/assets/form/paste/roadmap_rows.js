// Makes a road map of a table, as authoring/documents/roadmap_rows.py does: sections, items, those responsible, results.
import { suggestedId } from "../files.js";
import { filled } from "../text.js";
import { flat, folded, trimmed } from "../time/words.js";
import { readDeadline } from "./deadlines.js";

/** The plain values of a road map, and the parties that the vocabulary lacks; adds what became of each row. */
export function roadmapValues(account, table, headings, years, tools) {
  const own = tools.rules.documents.roadmap_rows;
  const sections = [];
  const added = new Map();
  for (const { sort, row, source, number, title } of tools.rows.read(table, headings)) {
    if (sort === "total") account.note("total", { number: source.number, text: title });
    if (sort === "part") {
      sections.push({ ...(number && { number: trimmed(number, " .") }), title: flat(title), items: [] });
    }
    if (sort !== "row") continue;
    if (!sections.length) sections.push({ title: table.above[table.above.length - 1] || own.SECTION_TITLE, items: [] });
    const name = flat(`${row.text("number")} ${row.text("title")}`);
    const item = tools.row(row.source, Array.from(name).slice(0, 120).join(""));
    if (row.joined.length) item.note("joined", { rows: row.joined.join(", ") });
    item.values = itemValues(row, item, years, tools, added);
    sections[sections.length - 1].items.push(item.values);
    account.rows.push(item);
  }
  const shortTitle = filled(own.SHORT_TITLE, { years: yearsInWords(years, tools.rules.russian) });
  const values = {
    title: flat(table.above.join(" ")) || shortTitle,
    short_title: shortTitle,
    school_year: years,
    sections: sections.filter(({ items }) => items.length),
  };
  return { values, added };
}

function yearsInWords(years, { YEARS_NOUNS, MANY_SCHOOL_YEARS }) {
  const several = years.length > 7 ? years.replace(/-(?=20\d\d(?!\d))/g, "–") : years;
  return `${several.replace(/-/g, "/")} ${YEARS_NOUNS[years.length] || MANY_SCHOOL_YEARS}`;
}

function itemValues(row, account, years, tools, added) {
  const own = tools.rules.documents.roadmap_rows;
  const deadline = readDeadline(row.text("deadline"), years, tools);
  if (deadline.kind === "words") account.note("deadline-in-words", { words: deadline.wording });
  const values = {
    number: trimmed(row.text("number"), " ."),
    title: flat(row.text("title")),
    deadline,
    responsible: responsibleOf(row.text("responsible"), account, tools, added),
    results: own.RESULT_BEGINS.split(row.text("results")).map(flat).filter(Boolean),
  };
  for (const name of ["number", "responsible", "results"]) {
    if (!values[name].length) account.note(`${name}-missing`);
  }
  return values;
}

/** Those responsible in their order; words that name no party of the vocabulary are asked for. */
function responsibleOf(text, account, tools, added) {
  const own = tools.rules.documents.roadmap_rows;
  const { found, rest } = partiesIn(flat(text), tools.parties);
  const known = mentions(found, rest, own).map(({ wording, party }) => {
    const isPlain = party.isOfficial && wording === party.name;
    return { party: party.id, ...(!isPlain && { wording }) };
  });
  const asked = own.WORDS_APART.split(rest).flatMap((left) => {
    const words = trimmed(left, own.BETWEEN);
    if (!words) return [];
    const before = [...added].find(([, name]) => folded(name) === folded(words))?.[0];
    const id = before || suggestedId(words, tools.letters);
    if (!id) {
      account.note("who-is-it", { words });
      return [];
    }
    if (!added.has(id)) {
      account.note("party-unknown", { words });
      added.set(id, words);
    }
    return [{ party: id, ...(added.get(id) !== words && { wording: words }) }];
  });
  return [...known, ...asked];
}

/** The mentions of parties in their order, and the text with them blotted out; the longest names are looked for first. */
function partiesIn(text, parties) {
  const found = [];
  let rest = text;
  for (const party of parties) {
    for (const match of [...rest.matchAll(party.pattern)]) {
      const wording = match[0];
      found.push({ start: match.index, wording, party });
      rest = rest.slice(0, match.index) + "\0".repeat(wording.length) + rest.slice(match.index + wording.length);
    }
  }
  return { found: found.sort((one, other) => one.start - other.start), rest };
}

/** Two names of one party with a dash between them are one mention. */
function mentions(found, rest, { DASH }) {
  const joined = [];
  for (const mention of found) {
    const before = joined[joined.length - 1];
    const between = before ? rest.slice(before.start + before.wording.length, mention.start) : "";
    if (before && before.party.id === mention.party.id && DASH.fullmatch(between)) {
      before.wording += between + mention.wording;
      before.party = { ...mention.party, isOfficial: false };
    } else {
      joined.push({ ...mention });
    }
  }
  return joined;
}

/** The parties of the rules with the pattern by which each name is found in a text. */
export function partyPatterns(parties) {
  const escaped = (name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const word = "[\\p{L}\\p{N}_]";
  return parties.map(([name, id, isOfficial]) => ({
    name,
    id,
    isOfficial,
    pattern: new RegExp(`(?<!${word})${escaped(name)}(?!${word})`, "giu"),
  }));
}
