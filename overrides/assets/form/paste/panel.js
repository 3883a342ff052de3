// Runs the panel «Вставить таблицу из Word или Excel»: reads what is pasted, shows its cards, lets chosen records leave.
import { Checker } from "../check.js";
import { make } from "../controls.js";
import { Fields } from "../fields.js";
import { fetched } from "../page.js";
import { Rules } from "../rules.js";
import { fits } from "../shapes.js";
import { isYears } from "../time/days.js";
import { dayIn } from "../values.js";
import { say } from "../words.js";
import { Card, tableElement } from "./cards.js";
import { canLeave, cardsOf, withAdded } from "./drafts.js";
import { Importer } from "./importer.js";
import { copyText, showLeaving } from "./leave.js";
import { TooMuch } from "./limits.js";
import { withoutStyles } from "./page_tables.js";
import { part } from "./panel_parts.js";
import { forget, keepCards, keepTable, keptCards, keptTable } from "./session.js";
import { pastedDocument } from "./source.js";

const MOST_ROUNDS = 5; // of asking for records that are there

export class Panel {
  constructor(description, records, rules, guard) {
    Object.assign(this, { description, rules, guard });
    this.records = records.map(([path]) => path);
    this.checker = new Checker(description);
    this.acrossFields = new Rules(description);
    this.known = new Map();
    this.html = "";
    this.cards = [];
    this.changes = new Map(); // what was changed on cards stays when the table is read again
    this.isKept = true;
  }

  start() {
    const option = ([value, label]) => make("option", { value }, label);
    const group = (word, kind) => {
      const owners = this.description.references[kind].map(([id, name]) => option([`${kind}/${id}`, name]));
      return make("optgroup", { label: say(word) }, ...owners);
    };
    const owners = [group("schools", "school"), group("organisations", "organisation")];
    part("owner").replaceChildren(option(["", say("paste-owner-in-table")]), ...owners);
    const on = (name, event, act) => part(name).addEventListener(event, act);
    on("area", "paste", (event) => this.paste(event));
    on("area", "input", () => this.typed());
    on("read", "click", () => this.read());
    on("owner", "change", () => this.again());
    on("year", "change", () => this.again());
    on("prepare", "click", () => this.prepare());
    on("copy", "click", copyText);
    on("clear", "click", () => this.clear());
    addEventListener("beforeunload", (event) => {
      if (!this.isKept && this.changes.size) event.preventDefault();
    });
    return this.resume();
  }

  /** Takes up what this tab keeps. It is kept anew once it is read: what cannot be read does not come again. */
  async resume() {
    const table = keptTable();
    if (!table) return;
    this.html = table.html;
    this.changes = keptCards();
    for (const name of ["area", "owner", "year"]) part(name).value = table[name];
    forget();
    await this.read();
    part("status").textContent = `${say("paste-resumed")} ${part("status").textContent}`;
  }

  // Reading.

  paste(event) {
    const clipboard = event.clipboardData;
    event.preventDefault();
    const html = clipboard.getData("text/html");
    const text = clipboard.getData("text/plain");
    const isTooLong = Math.max(html.length, text.length) > this.rules.documents.limits.PASTED_CHARACTERS;
    this.clear();
    this.html = isTooLong ? "" : withoutStyles(html);
    part("area").value = isTooLong ? "" : text;
    if (isTooLong) this.refuse();
    else this.read();
  }

  /** What is typed over a pasted table counts instead of it. */
  typed() {
    this.html = "";
    this.changes.clear();
    forget();
  }

  /** Takes the table away with all that was made of it. */
  clear() {
    part("area").value = "";
    this.typed();
    this.show({ tables: [], untabled: [] });
  }

  again() {
    if (part("area").value || this.html) this.read();
  }

  async read() {
    this.show({ tables: [], untabled: [] });
    const options = this.options();
    if (!options) return;
    const document = this.document();
    if (!document) return;
    const importer = new Importer(this.rules, this.description, {
      records: this.records,
      known: this.known,
      options,
    });
    let result = importer.read([document]);
    for (let round = 0; result.wanted.length && round < MOST_ROUNDS; round += 1) {
      await Promise.all(result.wanted.map((path) => this.ask(path)));
      result = importer.read([document]);
    }
    this.show(result);
    this.sum(result);
    this.keep();
  }

  keep() {
    const [area, owner, year] = ["area", "owner", "year"].map((name) => part(name).value);
    this.isKept = keepTable({ html: this.html, area, owner, year });
    this.keepChanges();
  }

  keepChanges() {
    this.isKept = this.isKept && keepCards(this.changes);
    part("unkept").hidden = this.isKept;
  }

  async ask(path) {
    const values = await fetched(`records/${path.replace(/\.yml$/, "")}.json`).catch(() => ({}));
    this.known.set(path, values);
  }

  options() {
    const years = part("year").value.trim();
    if (years && !isYears(years)) {
      part("status").textContent = say("paste-year-wrong", { text: years });
      return null;
    }
    const [kind, id] = part("owner").value.split("/");
    return {
      owner: id ? { kind, id, branch: "" } : null,
      years,
      today: dayIn(this.description.timezone, new Date()),
      hints: {
        how_school: say("paste-how-school"),
        how_years: say("paste-how-years"),
        why_school: say("paste-why-school"),
      },
    };
  }

  /** The document of what stands in the panel; null, with a sentence, where there is none or too much of it. */
  document() {
    const { limits } = this.rules.documents;
    const text = part("area").value;
    if (!text.trim() && !this.html) {
      part("status").textContent = say("paste-nothing");
      return null;
    }
    const words = { source: say("paste-source"), table: (number) => say("paste-table", { number }) };
    try {
      return pastedDocument({ html: this.html, text }, words, limits, this.description.replacements);
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      this.refuse();
      return null;
    }
  }

  /** Says that this is too much: nothing of it is read. */
  refuse() {
    this.show({ tables: [], untabled: [] });
    part("status").textContent = say("paste-too-long", { rows: this.rules.documents.limits.PASTED_ROWS });
  }

  // Showing.

  show(result) {
    this.added = result.added;
    part("status").textContent = "";
    part("result").hidden = true;
    const untabled = result.untabled.flatMap(({ sentences }) => sentences);
    part("untabled").hidden = !untabled.length;
    part("untabled").replaceChildren(...untabled.map((text) => make("li", {}, text)));
    const tables = this.added ? cardsOf(result, this.rules.findings) : [];
    this.cards = tables.flatMap(({ cards }) => cards);
    const elements = tables.map(({ account, cards }) => {
      const tools = this.cardTools();
      return tableElement({ account, elements: cards.map((card) => new Card(this.remembered(card), tools).element) });
    });
    part("tables").replaceChildren(...elements);
    part("leave").hidden = !this.cards.some(({ values }) => values);
    this.count();
  }

  remembered(card) {
    const { values, isChosen } = this.changes.get(card.key) || {};
    const { models, kinds } = this.description;
    const model = kinds.find(({ name }) => name === card.kind)?.model;
    if (card.values && values && fits({ is: "group", model }, values, models))
      Object.assign(card, { values, isEdited: true });
    return Object.assign(card, { isChosen });
  }

  cardTools() {
    const description = withAdded(this.description, this.added, (name) => say("paste-new-entry", { name }));
    const modelOf = (kind) => description.kinds.find(({ name }) => name === kind).model;
    return {
      description,
      fields: new Fields(description),
      check: ({ kind, values }) => this.check(modelOf(kind), values),
      changed: () => this.changed(),
    };
  }

  /** What is wrong with a record: values, rules across fields, data about people; the same that the form finds. */
  check(model, values) {
    const wrong = this.checker.record(model, values);
    const today = dayIn(this.description.timezone, new Date());
    const further = wrong.length ? [] : this.acrossFields.record(model, values, today);
    return [...wrong, ...[...further, ...this.guard.record(model, values)].filter(({ isError }) => isError)];
  }

  changed() {
    for (const { key, isEdited, values, isChosen } of this.cards)
      if (isEdited || isChosen !== undefined)
        this.changes.set(key, { values: isEdited ? values : undefined, isChosen });
    this.keepChanges();
    if (!part("result").hidden) part("status").textContent = say("paste-changed");
    part("result").hidden = true;
    this.count();
  }

  sum({ tables, untabled }) {
    const rows = this.cards.reduce((sum, card) => sum + card.numbers.length, 0);
    const ready = this.cards.filter(canLeave).reduce((sum, card) => sum + card.numbers.length, 0);
    const { ASKED } = this.rules.findings;
    const asked = this.cards.flatMap(({ notes }) => notes).filter(({ finding }) => finding === ASKED).length;
    const summary = say("paste-summary", { rows, ready, asked });
    const [left] = untabled;
    const about = left && say(left.withTables ? "paste-left-days" : "paste-no-tables");
    part("status").textContent = [tables.length ? summary : "", about].filter(Boolean).join(" ");
  }

  // Leaving.

  get chosen() {
    return this.cards.filter((card) => canLeave(card) && card.isChosen !== false);
  }

  count() {
    const number = this.chosen.length;
    part("chosen").textContent = number ? say("paste-chosen", { number }) : say("paste-none-chosen");
  }

  prepare() {
    const { chosen } = this;
    const most = this.rules.most_records;
    if (!chosen.length) part("chosen").textContent = say("paste-none-chosen");
    else if (chosen.length > most) part("chosen").textContent = say("paste-too-many", { most });
    else showLeaving(chosen, this.description, this.added);
  }
}
