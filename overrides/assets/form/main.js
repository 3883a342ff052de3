// Runs the page «Добавить или исправить сведения»: chooses a record, shows its fields, checks them, hands the text over.
import { Checker } from "./check.js";
import { showChoice, showKinds } from "./choice.js";
import { make } from "./controls.js";
import { forgetDraft, saveDraft, savedDraft } from "./draft.js";
import { Fields } from "./fields.js";
import { Files } from "./files.js";
import { fetched, part } from "./page.js";
import { copyResult, showResult } from "./result.js";
import { dayIn, stamped } from "./values.js";
import { say } from "./words.js";
import { yamlText } from "./yaml.js";

class Form {
  constructor(description, records) {
    this.description = description;
    this.files = new Files(description, records);
    this.checker = new Checker(description);
    this.fields = new Fields(description);
    this.choice = { kind: description.kinds[0].name, owner: "", id: "", opened: "" };
  }

  get kind() {
    return this.files.kind(this.choice);
  }

  // Choosing.

  /** Everything is answered to before the form is seen: an asked record may take its time on a slow line. */
  async start() {
    showKinds(this.description.kinds);
    this.listen();
    await this.resume();
    part("loading").hidden = true;
    part("form").hidden = false;
  }

  listen() {
    const on = (name, event, act) => part(name).addEventListener(event, act);
    on("kind", "change", () => this.choose({ kind: part("kind").value, opened: "", id: "" }));
    on("owner", "change", () => this.choose({ owner: part("owner").value, opened: "" }));
    on("record", "change", () => this.open(part("record").value));
    on("id", "input", () => this.name(part("id").value.trim()));
    on("fresh", "click", () => this.restart());
    on("fields", "input", () => this.update());
    on("fields", "change", () => this.update());
    on("copy", "click", copyResult);
    on("propose", "click", copyResult);
    on("form", "submit", (event) => {
      event.preventDefault();
      this.finish();
    });
  }

  resume() {
    const asked = new URLSearchParams(location.search);
    const draft = savedDraft();
    if (asked.get("record")) return this.open(asked.get("record"));
    if (asked.get("kind") || !draft) {
      const kind = this.description.kinds.find(({ name }) => name === asked.get("kind"));
      return this.choose({ ...(kind && { kind: kind.name }), owner: asked.get("owner") || "" });
    }
    this.choice = draft.state;
    this.idIsOwn = Boolean(draft.state.id);
    this.show(draft.values);
    part("resumed").hidden = false;
    return undefined;
  }

  choose(change) {
    Object.assign(this.choice, change);
    this.wanted = "";
    this.idIsOwn = false;
    warn("");
    const owners = this.files.owners(this.kind);
    if (!owners.includes(this.choice.owner)) this.choice.owner = owners[0] || "";
    this.choice.id = this.choice.kind === "year_plan" ? this.description.school_year : "";
    this.show({});
  }

  /** Opens a record for correction; if another is chosen before it comes, that one counts. */
  async open(path) {
    if (!path) return this.choose({ opened: "" });
    const kind = this.files.kindAt(path);
    if (!kind) {
      this.choose({});
      return warn(say("no-record", { path }));
    }
    this.wanted = path;
    const values = await fetched(`records/${path.replace(/\.yml$/, "")}.json`).catch(() => null);
    if (this.wanted !== path) return undefined;
    if (!values) {
      if (this.control)
        part("record").value = this.choice.opened; // what is being filled in stays
      else this.choose({ opened: "" });
      return warn(say("not-loaded"));
    }
    warn("");
    const folders = path.split("/");
    const owner = folders.length > 2 ? folders.slice(0, 2).join("/") : "";
    this.choice = { kind: kind.name, owner, id: "", opened: path };
    this.show(values);
    this.before = JSON.stringify(this.control.read());
    return undefined;
  }

  restart() {
    forgetDraft();
    part("resumed").hidden = true;
    this.choose({ opened: "", id: "" });
    part("kind").focus();
  }

  // Showing.

  show(values) {
    showChoice(this.files, this.choice);
    this.control = this.fields.group(this.kind.model, values);
    this.before = "";
    part("fields").replaceChildren(this.control.element);
    part("result").hidden = true;
    part("errors").hidden = true;
    this.suggest();
  }

  suggest() {
    const { kind, opened } = this.choice;
    if (this.idIsOwn || opened || part("id-field").hidden || kind === "year_plan") return;
    const { title, name } = this.control.read();
    this.choice.id = this.files.suggestedId(this.choice, title || name || "");
    part("id").value = this.choice.id;
  }

  name(id) {
    this.choice.id = id;
    this.idIsOwn = true;
    this.update();
  }

  update() {
    this.suggest();
    saveDraft({ state: this.choice, values: this.control.read() });
    if (!part("result").hidden) this.showResult();
  }

  // Checking and handing over.

  errors() {
    const message = part("id-field").hidden ? "" : this.idFault(this.choice.id);
    const found = this.checker.record(this.kind.model, this.control.read());
    return message ? [{ way: null, message }, ...found] : found;
  }

  idFault(id) {
    const fault = this.checker.one({ name: "Identifier" }, id);
    if (fault && !/^20\d\d-\d\d$/.test(id)) return say("id-wrong", { fault });
    if (this.description.reserved.includes(id)) return say("id-reserved", { id });
    const path = this.files.path(this.choice);
    return this.files.records.some(([known]) => known === path) ? say("id-taken", { id }) : "";
  }

  finish() {
    this.control.clear();
    const errors = this.errors();
    part("errors").hidden = !errors.length;
    part("result").hidden = errors.length > 0;
    if (errors.length) {
      this.showErrors(errors);
    } else {
      this.showResult();
      part("result-heading").focus();
    }
  }

  showErrors(errors) {
    const items = errors.map(({ way, message }) => {
      const control = way && this.control.find(way);
      if (control) control.show(message);
      const link = make("a", { href: "#pm-form" }, message);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        (control || part("id")).focus();
      });
      return make("li", {}, link);
    });
    part("error-list").replaceChildren(...items);
    part("errors").focus();
  }

  /** The values of the finished record; one that was opened and not changed keeps its day. */
  stampedValues() {
    const values = this.control.read();
    if (JSON.stringify(values) === this.before) return values;
    const { models, stamps, timezone } = this.description;
    return stamped(models[this.kind.model], values, stamps, dayIn(timezone, new Date()));
  }

  showResult() {
    const path = this.files.path(this.choice);
    const text = yamlText(this.stampedValues());
    showResult(this.description, { path, file: `data/${path}`, text, isCorrection: Boolean(this.choice.opened) });
  }
}

/** Says above the form what went wrong; nothing if it is empty. */
function warn(words) {
  part("trouble").hidden = !words;
  part("trouble").firstElementChild.textContent = words;
}

Promise.all([fetched("description.json"), fetched("records.json")])
  .then(([description, records]) => new Form(description, records).start())
  .catch(() => {
    part("loading").textContent = say("form-failed");
  });
