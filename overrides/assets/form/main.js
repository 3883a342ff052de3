// Runs the page «Добавить или исправить сведения»: chooses a record, shows its fields, keeps what is typed, checks it.
import { chosenOwner, showChoice, showKinds } from "./choice.js";
import { Drafts } from "./drafts.js";
import { showErrors, showWarnings } from "./errors.js";
import { Faults } from "./faults.js";
import { Fields } from "./fields.js";
import { Files, ownerOf } from "./files.js";
import { Finish } from "./finish.js";
import { showAside, showDeferred, showKept } from "./kept.js";
import { fetched, part } from "./page.js";
import { copyResult } from "./result.js";
import { added, Typed } from "./typed.js";
import { kept } from "./values.js";
import { say } from "./words.js";

class Form {
  constructor(description, records) {
    this.description = description;
    this.files = new Files(description, records);
    this.faults = new Faults(description, this.files);
    this.fields = new Fields(description);
    this.finish = new Finish(description);
    this.drafts = new Drafts(() => localStorage, description);
    this.restore(this.drafts.load());
  }

  /** Takes up a draft: what is typed into a new record, corrections by path, and where the reader was. */
  restore({ choice, isNamed, typed, corrections }) {
    this.choice = choice;
    this.isNamed = isNamed;
    this.typed = new Typed(this.description.models, typed);
    this.corrections = corrections;
    this.control = null;
    this.base = null;
  }

  get draft() {
    const { choice, isNamed, corrections } = this;
    return { choice, isNamed, typed: this.typed.entries, corrections };
  }

  get kind() {
    return this.files.kind(this.choice);
  }

  /** The choice with the owner that it comes to: see `Files.owner`. */
  get chosen() {
    return this.kind ? { ...this.choice, owner: this.files.owner(this.choice) } : this.choice;
  }

  // Choosing.

  /** Everything is answered to before the form is seen: an asked record may take its time on a slow line. */
  async start() {
    showKinds(this.description.kinds);
    showAside(this.drafts.aside);
    tellWhatIsAsked(this.description.forge);
    this.listen();
    await this.resume();
    part("loading").hidden = true;
    part("form").hidden = false;
    this.faults.guard().catch(() => {}); // asked for again when a record is checked
  }

  listen() {
    const on = (name, event, act) => part(name).addEventListener(event, act);
    on("kind", "change", () => this.choose({ kind: part("kind").value }));
    on("owner", "change", () => this.choose({ owner: chosenOwner() }));
    on("record", "change", () => this.open(part("record").value));
    on("id", "input", () => this.name(part("id").value.trim()));
    on("fresh", "click", () => this.restart());
    on("undo", "click", () => this.undo());
    on("aside-forget", "click", () => this.forgetAside());
    on("fields", "input", () => this.update());
    on("fields", "change", () => this.update());
    on("copy", "click", () => copyResult());
    on("propose", "click", () => copyResult());
    on("take", "click", () => this.takeTheirs());
    on("form", "submit", (event) => {
      event.preventDefault();
      this.check();
    });
    addEventListener("beforeunload", (event) => {
      if (this.isUnsaved) event.preventDefault();
    });
  }

  async resume() {
    const asked = new URLSearchParams(location.search);
    const kind = this.description.kinds.find(({ name }) => name === asked.get("kind"));
    if (asked.get("record")) await this.open(asked.get("record"));
    else if (kind) await this.choose({ kind: kind.name, owner: asked.get("owner") });
    else if (this.choice.opened) await this.open(this.choice.opened);
    else this.showNew();
    const { opened } = this.choice;
    part("resumed").hidden = opened ? !(opened in this.corrections) : this.typed.isEmpty;
  }

  /** Another kind or owner: what is typed goes along as far as it fits. */
  choose(change) {
    this.keep();
    const isSameKind = !this.choice.opened && (change.kind ?? this.choice.kind) === this.choice.kind;
    Object.assign(this.choice, change, { opened: "" });
    this.wanted = "";
    warn("");
    const only = this.kind && this.files.only(this.chosen);
    if (only) return this.open(only, isSameKind && this.control ? this.typed.valuesFor(this.kind) : {});
    this.showNew();
    return undefined;
  }

  /**
   * Opens a record for correction; if another is chosen before it comes, that one counts. Its own draft comes back, and
   * `more` is added to it.
   */
  async open(path, more = {}) {
    if (!path) return this.choose({});
    const kind = this.files.kindAt(path);
    if (!kind) {
      this.choose({});
      return warn(say("no-record", { path }));
    }
    this.keep();
    this.wanted = path;
    const record = await fetched(`records/${path.replace(/\.yml$/, "")}.json`).catch(() => null);
    if (this.wanted !== path) return undefined;
    if (!record) {
      if (this.control)
        part("record").value = this.choice.opened; // what is being filled in stays
      else this.choose({});
      return warn(say("not-loaded"));
    }
    warn("");
    this.choice = { kind: kind.name, owner: ownerOf(path), id: "", opened: path };
    if (Object.keys(more).length) this.typed.take(kind, {});
    const { text, opened, values } = this.corrections[path] || {};
    this.showOpened(text === undefined ? record : { text, values: opened }, added(values || record.values, more));
    return undefined;
  }

  restart() {
    this.keep();
    this.cleared = structuredClone(this.draft);
    const { opened } = this.choice;
    if (opened) delete this.corrections[opened];
    else this.restore({ ...this.draft, choice: { ...this.choice, id: "" }, isNamed: false, typed: {} });
    this.control = null;
    part("resumed").hidden = true;
    if (opened) this.open(opened);
    else this.showNew();
    part("cleared").hidden = false;
    this.save();
    part("kind").focus();
  }

  /** Brings back what a fresh start has taken away. */
  undo() {
    this.restore(this.cleared);
    part("cleared").hidden = true;
    if (this.choice.opened) this.open(this.choice.opened);
    else this.showNew();
    this.save();
  }

  forgetAside() {
    this.drafts.forgetAside();
    showAside([]);
    this.save();
  }

  // Showing.

  showNew() {
    this.base = null;
    if (this.kind) return this.show(this.typed.valuesFor(this.kind));
    showChoice(this.files, this.choice);
    part("work").hidden = true;
    return this.showAround();
  }

  showOpened(base, values) {
    this.base = { ...base, read: this.fields.group(this.kind.model, base.values).read() };
    this.show(values);
  }

  show(values) {
    showChoice(this.files, this.chosen);
    this.control = this.fields.record(this.kind.model, values);
    part("fields").replaceChildren(this.control.element);
    part("work").hidden = false;
    part("errors").hidden = true;
    part("cleared").hidden = true;
    this.suggest();
    this.showAround();
  }

  /** What stands around the fields: what is kept elsewhere; a result of before is none any more. */
  showAround() {
    if (this.isTyped) this.save();
    part("result").hidden = true;
    showKept(this.choice.opened ? Object.values(this.typed.entries) : this.typed.others(this.kind));
    const others = Object.keys(this.corrections).filter((path) => path !== this.choice.opened);
    showDeferred(
      this.files.records.filter(([path]) => others.includes(path)),
      (path) => this.open(path),
    );
  }

  suggest() {
    if (this.isNamed || part("id-field").hidden) return;
    const { title, name } = this.control.read();
    this.choice.id = this.files.suggestedId(this.chosen, title || name || "");
    part("id").value = this.choice.id;
  }

  name(id) {
    this.choice.id = id;
    this.isNamed = true;
    this.update();
  }

  // Keeping.

  /** The values of the record: of a correction, what was not touched stays as the file has it. */
  get values() {
    const now = this.control.read();
    return this.base ? kept(this.base, now, this.description.models[this.kind.model].order) : now;
  }

  /** Notes what stands in the fields, wherever the reader goes next. */
  keep() {
    if (!this.control) return;
    const { opened } = this.choice;
    if (!opened) this.typed.take(this.kind, this.control.read());
    else if (JSON.stringify(this.values) === JSON.stringify(this.base.values)) delete this.corrections[opened];
    else {
      const { text, values } = this.base;
      this.corrections[opened] = { kind: this.kind.name, text, opened: values, values: this.values };
    }
  }

  get isTyped() {
    return !this.typed.isEmpty || Object.keys(this.corrections).length > 0;
  }

  save() {
    this.isUnsaved = !this.drafts.save(this.draft) && this.isTyped;
    part("unsaved").hidden = !this.isUnsaved;
  }

  update() {
    this.suggest();
    this.keep();
    this.save();
    part("result").hidden = true;
    part("cleared").hidden = true;
  }

  // Checking and handing over.

  async check() {
    this.control.clear();
    const { base, values, kind, chosen } = this;
    part("result").hidden = true;
    const { errors, warnings } = await this.faults.of(kind, chosen, values, this.control.read());
    showErrors(errors, this.control);
    showWarnings(warnings);
    if (errors.length) return;
    const path = this.files.path(chosen);
    await this.finish.show({ path, file: `data/${path}`, base, values, kind });
  }

  /** Goes on from the record as it is now, with the corrected fields in it. */
  takeTheirs() {
    const { base, values } = this.finish.onTheirs();
    this.showOpened(base, values);
    this.update();
    part("kind").focus();
  }
}

/** Says which host is asked when a record is finished; nothing if none is. */
function tellWhatIsAsked(forge) {
  part("compare-note").hidden = !forge?.raw;
  if (forge?.raw) part("compare-note").textContent = say("compare-note", { host: new URL(forge.raw, location).host });
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
