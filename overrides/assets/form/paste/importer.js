// Makes drafts of records from pasted tables with an account of every row, as authoring/documents/importer.py does.
import { suggestedId } from "../files.js";
import { filled } from "../text.js";
import { isSchoolYear, isYears } from "../time/days.js";
import { Pattern, withPatterns } from "../time/pattern.js";
import { TimeReader } from "../time/reader.js";
import { Account } from "./account.js";
import { classValues } from "./class_rows.js";
import { ColumnContent } from "./columns_by_content.js";
import { counted } from "./counted.js";
import { eventValues } from "./event_rows.js";
import { HeadingFinder } from "./headings.js";
import { GridReader } from "./hours_grid.js";
import { ListedEvents } from "./listed_events.js";
import { Owners } from "./owners.js";
import { programmeValues } from "./programme_rows.js";
import { partyPatterns, roadmapValues } from "./roadmap_rows.js";
import { begunAccount, notAskedYet } from "./row_accounts.js";
import { RowOwners } from "./row_owners.js";
import { RowReader } from "./rows.js";
import { eventsOf } from "./several.js";
import { tablesOf } from "./stacked.js";
import { isOfSchool, monthAbove, schoolYears, yearsIn } from "./titles.js";
import { upright } from "./turned.js";
import { PlanWords } from "./words.js";

const MOST_OF_ONE_NAME = 50;

/** What the readers of rows need: rules with patterns, times, words, parties. */
function toolsOf(rules, description, hints) {
  const own = withPatterns(rules);
  own.russian.ENDINGS_PATTERN = new Pattern({ source: rules.russian.ENDINGS });
  own.hints = hints || rules.hints;
  const times = new TimeReader(own.time, description.types.WhenText.notation, description.replacements);
  const words = new PlanWords(own, description.replacements);
  return {
    rules: own,
    letters: description.letters,
    times,
    words,
    owners: new Owners(own),
    headings: new HeadingFinder(own, new ColumnContent(own, times, words)),
    rows: new RowReader(own),
    grids: new GridReader(own, words),
    listed: new ListedEvents({ rules: own, times, words }),
    parties: partyPatterns(own.region.parties),
    row: (source, title) => new Account(own, { row: source, title, path: "", values: null }),
  };
}

/** The reader of grids of hours alone. */
export const gridTools = (rules, description) => toolsOf(rules, description).grids;

export class Importer {
  /**
   * `records` lists the paths of the site's records, `known` has the values of those that were asked for, by path;
   * `options` are `{owner, years, today, hints}`: an owner is `{kind, id, branch}` or null, hints say how one names it.
   */
  constructor(rules, description, { records, known, options }) {
    this.tools = toolsOf(rules, description, options.hints);
    this.description = description;
    Object.assign(this, { records: new Set(records), known, options });
  }

  /** The drafts of documents: `{tables, untabled, added, drafts, wanted}`; `wanted` are records whose values must be known. */
  read(documents) {
    this.result = {
      tables: [],
      untabled: [],
      added: { event_formats: new Map(), parties: new Map(), class_profiles: new Map() },
      drafts: new Map(),
    };
    this.wanted = new Set();
    for (const document of documents) {
      this.paragraphs = document.paragraphs;
      const { FROM_ROW } = this.tools.rules.documents.stacked;
      for (const table of document.tables) {
        const parts = tablesOf(table, this.tools.headings, FROM_ROW);
        this.result.tables.push(...parts.flatMap((part) => this.upright(document, part)));
      }
      this.text(document);
    }
    return { ...this.result, wanted: [...this.wanted] };
  }

  /** Adds the events that stand outside the tables; what is none is shown: all of it where there are no tables. */
  text(document) {
    const { listed, rules } = this.tools;
    const [named] = schoolYears(document.paragraphs, rules.documents.titles);
    const years = this.options.years || named || rules.region.school_year;
    const { table, left } = listed.read(document.paragraphs, years, !document.tables.length);
    if (table) {
      const account = this.table(document, table);
      account.note("of-text");
      this.result.tables.push(account);
    }
    const withTables = document.tables.length > 0;
    const sentences = withTables ? listed.withDays(left) : left;
    if (sentences.length) this.result.untabled.push({ withTables, sentences });
  }

  /** The accounts of a table, or of the cards that it holds. */
  upright(document, whole) {
    const { headings, rules } = this.tools;
    return upright(whole, headings, rules.documents.turned).map(({ table, isTurned }) => {
      const account = this.table(document, table);
      if (isTurned) account.note("turned");
      return account;
    });
  }

  table(document, table) {
    let headings = this.tools.headings.find(table);
    if (headings?.kind === "roadmap" && isOfSchool(table, headings, this.tools, this.options.owner)) {
      headings = this.tools.headings.find(table, this.tools.rules.documents.headings.OF_SCHOOLS);
    }
    const account = new Account(this.tools.rules, { document: document.name, table, kind: "", label: "", rows: [] });
    if (!headings) {
      if (this.tools.grids.read(table)) {
        account.note("hours-grid");
        return account;
      }
      if (this.tools.grids.namesLevels(table)) {
        account.note("hours-by-level");
        return account;
      }
      const rows = table.rows.filter((row) => row.cells.some(Boolean)).length;
      account.note("no-headings", { rows: counted(rows, this.tools.rules.documents.importer.ROWS) });
      return account;
    }
    account.kind = headings.kind;
    account.label = this.kind(headings.kind).label;
    this.columnNotes(account, headings);
    if (headings.kind === "roadmap") this.roadmap(account, table, headings);
    else this.rows(account, table, headings);
    return account;
  }

  kind(name) {
    return this.description.kinds.find((kind) => kind.name === name);
  }

  /** Tells of the columns: which were guessed, which no record has, which nobody knows. */
  columnNotes(account, headings) {
    const { columns, unknown, guessed, kind } = headings;
    const nameOf = (role) => this.tools.headings.nameOf(headings, role);
    const labels = this.tools.rules.labels[kind];
    for (const role of guessed) account.note("column-by-content", { field: labels[role] }, nameOf(role));
    for (const [role, sentence] of Object.entries(this.tools.rules.documents.importer.NOT_CARRIED)) {
      if (columns.has(role)) account.note(sentence, {}, nameOf(role));
    }
    for (const heading of unknown) account.note("unknown-column", {}, heading);
  }

  /** The years that a table is of: as the reader says, as its title says, else the region's. */
  years(account) {
    if (this.options.years) return this.options.years;
    const own = this.tools.rules.documents.titles;
    const cells = account.table.rows.slice(0, 3).flatMap((row) => row.cells);
    const titles = [...account.table.above, ...cells, account.document];
    const named = yearsIn(titles, account.kind, own) || yearsIn(this.paragraphs, account.kind, own);
    if (named) return named;
    const year = this.tools.rules.region.school_year;
    account.note("no-year", { year });
    return year;
  }

  roadmap(account, table, headings) {
    const years = this.years(account);
    const { values, added } = roadmapValues(account, table, headings, years, this.tools);
    for (const [id, name] of added) this.result.added.parties.set(id, name);
    const path = isYears(years) ? this.path("roadmap", null, years) : "";
    if (!path) {
      account.note("which-years");
      return;
    }
    if (this.records.has(path)) account.note("file-there", { path });
    for (const row of account.rows) row.path = path;
    this.result.drafts.set(path, { ...values, ...this.stamps("roadmap") });
  }

  /** The stamps of a record that is changed today. */
  stamps(kind) {
    const { order } = this.description.models[this.kind(kind).model];
    const names = this.description.stamps.filter((name) => order.includes(name));
    return Object.fromEntries(names.map((name) => [name, this.options.today]));
  }

  rows(account, table, headings) {
    const { rules, owners } = this.tools;
    const years = this.years(account);
    const year = isSchoolYear(years) ? years : rules.region.school_year;
    const found = new RowOwners(owners, account, headings, this.options.owner, rules.documents.row_owners);
    const month = monthAbove(table, headings, rules.documents.titles);
    for (const { sort, row, source, title } of this.tools.rows.read(table, headings, month)) {
      if (sort !== "row") {
        if (sort === "part") found.enter(title);
        account.note(sort, { number: source.number, text: title });
        continue;
      }
      const several = headings.kind === "event" ? eventsOf(row, rules.documents.several) : [row];
      for (const one of several) this.row(one, account, { headings, found, year, several: several.length });
    }
  }

  /** Adds what becomes of a row; `several` tells of how many it is one. */
  row(row, account, { headings, found, year, several }) {
    const { own, sound } = begunAccount(row, headings, this.tools);
    account.rows.push(own);
    if (!own.title) return;
    if (several > 1) own.note("several", { events: counted(several, this.tools.rules.documents.several.COUNTED) });
    const told = own.notes.length;
    const owner = found.find(sound, own);
    const values = this.values(headings, sound, own, year, account.table);
    own.notes.push(...notAskedYet(own.notes.splice(told), row, headings.kind, this.tools));
    if (Object.keys(values).length) this.place(headings.kind, values, own, owner);
  }

  values(headings, row, account, year, table) {
    const { kind } = headings;
    if (kind === "programme") return programmeValues(row, account, year, this.tools);
    const { event_formats: formats, class_profiles: profiles } = this.result.added;
    if (kind === "class") {
      const { values, unknown } = classValues(row, account, year, this.tools);
      if (unknown && !profiles.has(values.profile)) profiles.set(values.profile, unknown);
      return values;
    }
    const { values, unknown } = eventValues(row, account, year, this.tools, {
      footnotes: table.below,
      heading: this.tools.headings.nameOf(headings, "title"),
    });
    if (unknown && !formats.has(values.format)) {
      formats.set(values.format, unknown.slice(0, 1).toUpperCase() + unknown.slice(1));
    }
    return values;
  }

  /** Gives a draft its file: named by its title, and by its day too where one title comes twice. */
  place(kind, values, account, owner) {
    if (!owner) {
      account.unplaced = { kind, values };
      return;
    }
    if (owner.branch && kind === "event" && values.venues) values.venues[0].branch = owner.branch;
    Object.assign(values, this.stamps(kind));
    for (const name of this.names(values)) {
      const path = name && this.path(kind, owner, name);
      if (this.records.has(path) && this.saysTheSame(path, values)) {
        account.note("there", { path });
        return;
      }
      if (path && !this.result.drafts.has(path) && !this.records.has(path)) {
        account.path = path;
        account.values = values;
        this.result.drafts.set(path, values);
        return;
      }
    }
    account.note("name-taken");
  }

  /** Names for a file: of the title, with the first day, with a number. */
  names(values) {
    const name = suggestedId(values.title, this.tools.letters);
    const day = values.when && this.tools.times.understood(values.when, "")?.firstDay;
    const numbered = Array.from({ length: MOST_OF_ONE_NAME - 2 }, (_, index) => `${name}-${index + 2}`);
    return [name, ...(day ? [`${name}-${day}`] : []), ...numbered];
  }

  path(kind, owner, id) {
    const folder = owner ? `${owner.kind}s/{owner}` : "";
    const place = this.kind(kind).places.find((path) =>
      folder ? path.startsWith(`${folder}/`) : !path.includes("{owner}"),
    );
    return place ? filled(place, { owner: owner?.id, id }) : "";
  }

  /** Whether a record that is there has the title and the time of a draft, or its year. */
  saysTheSame(path, values) {
    const there = this.known.get(path);
    if (!there) {
      this.wanted.add(path);
      return false;
    }
    return ["title", "when", "school_year"].every((name) => there[name] === values[name]);
  }
}
