// Draws the account of pasted tables: a card for each record, to be compared, corrected and chosen. Writes texts only.
import { make, newId } from "../controls.js";
import { say } from "../words.js";
import { canLeave, stateOf } from "./drafts.js";
import { shownFields } from "./shown.js";

const STATES = { ready: "paste-ready", asked: "paste-asked", wrong: "paste-wrong", "left-out": "paste-left-out" };

/** The account of a table: its name, what is to be known of it as a whole, and its cards, which are `elements`. */
export function tableElement({ account, elements }) {
  const label = account.label || say("paste-no-records");
  return make(
    "section",
    {},
    make("h2", {}, say("paste-of-table", { table: capitalised(account.table.name), label })),
    notesElement(account.notes),
    make("ol", { className: "pm-paste__cards" }, ...elements),
  );
}

const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Notes as a list; null if there are none. */
export function notesElement(notes) {
  const line = ({ finding, column, text, number }) => {
    const where = [number && say("paste-row", { number }), column && `«${column}»`].filter(Boolean).join(", ");
    return make("li", {}, make("strong", {}, finding), `: ${where ? `${where}: ` : ""}${text}`);
  };
  return notes.length ? make("ul", { className: "pm-paste__notes" }, ...notes.map(line)) : null;
}

/** One card; `tools` are `{description, fields, check(card), changed()}`. */
export class Card {
  constructor(card, tools) {
    this.card = card;
    this.tools = tools;
    this.model = tools.description.kinds.find(({ name }) => name === card.kind)?.model;
    this.element = make("li", { className: "pm-paste__card" });
    this.state = make("strong", {});
    this.body = make("div", {});
    const rows = card.numbers.length > 1 ? "" : `${say("paste-row", { number: card.numbers[0] })} · `;
    const head = make("p", { className: "pm-form__help" }, rows, this.state);
    this.element.append(make("h3", {}, card.title || say("paste-row", { number: card.numbers[0] })), head, this.body);
    if (card.values) this.element.append(this.chooser(), this.corrector());
    this.update();
  }

  update() {
    const { card, tools } = this;
    if (card.values) card.problems = tools.check(card);
    const state = stateOf(card);
    this.element.dataset.state = state;
    this.state.textContent = say(STATES[state]);
    this.body.replaceChildren(...this.parts());
    if (this.box) {
      this.box.disabled = !canLeave(card);
      this.box.checked = canLeave(card) && card.isChosen !== false;
    }
  }

  parts() {
    const { card, tools } = this;
    const facts = card.values ? shownFields(tools.description, this.model, card.values, ["title", "sections"]) : [];
    const pairs = facts.flatMap(([label, words, name, type]) => [
      make("dt", {}, label),
      make("dd", {}, words, type === "WhenText" ? this.saidOf(name, words) : null),
    ]);
    const problems = (card.problems || []).map(({ message }) => make("p", { className: "pm-paste__problem" }, message));
    const list = pairs.length ? make("dl", { className: "pm-paste__facts" }, ...pairs) : null;
    return [list, notesElement(card.notes), ...problems].filter(Boolean);
  }

  /** What the table says of a time, whose notation nobody need know. */
  saidOf(name, words) {
    const said = this.card.said[name];
    return said && said !== words
      ? make("span", { className: "pm-form__help" }, ` ${say("paste-said", { said })}`)
      : null;
  }

  chooser() {
    this.box = make("input", { type: "checkbox", id: newId() });
    this.box.addEventListener("change", () => {
      this.card.isChosen = this.box.checked;
      this.tools.changed();
    });
    const label = make("label", { for: this.box.id, "aria-label": say("paste-send-of", { title: this.card.title }) });
    label.append(say("paste-send"));
    return make("p", { className: "pm-form__check" }, this.box, label);
  }

  /** The fields of the record, drawn when they are first opened: a plan has a hundred rows. */
  corrector() {
    const summary = make("summary", { "aria-label": say("paste-correct-of", { title: this.card.title }) });
    summary.append(say("paste-correct"));
    const details = make("details", {}, summary);
    let control = null;
    const point = () => {
      control.clear();
      for (const { way, message } of this.card.problems) control.find(way)?.show(message);
    };
    const read = () => {
      this.card.values = control.read();
      this.card.isEdited = true;
      this.update();
      point();
      this.tools.changed();
    };
    details.addEventListener("toggle", () => {
      if (!details.open || control) return;
      control = this.tools.fields.group(this.model, this.card.values);
      control.element.addEventListener("input", read);
      control.element.addEventListener("change", read);
      details.append(control.element);
      point();
    });
    return details;
  }
}
