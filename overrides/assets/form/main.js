// The page «Добавить или исправить сведения»: chooses a record, shows its fields, checks them, hands the text over.
import { Checker } from "./check.js";
import { Fields, make } from "./fields.js";
import { yamlText } from "./yaml.js";

const DRAFT = "pm-form-draft";
const MAIL_LIMIT = 1800;
const page = document.getElementById("pm-form");
const part = (name) => page.querySelector(`[data-form="${name}"]`);
const source = (path) => new URL(path, new URL(page.dataset.source, document.baseURI)).href;

async function fetched(path) {
  const answer = await fetch(source(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

class Form {
  constructor(description, records) {
    this.description = description;
    this.records = records;
    this.checker = new Checker(description);
    this.fields = new Fields(description);
    this.state = { kind: description.kinds[0].name, owner: "", id: "", opened: "" };
  }

  get kind() {
    return this.description.kinds.find((kind) => kind.name === this.state.kind);
  }

  get place() {
    const folder = this.state.owner.split("/")[0];
    const start = folder ? `${folder}/{owner}` : "";
    const places = this.kind.places;
    if (this.isOwnFolder) return places[0];
    return places.find((path) => (start ? path.startsWith(start) : !path.includes("{owner}"))) || places[0];
  }

  /** Whether the record is a folder of its own: a school, an organisation. */
  get isOwnFolder() {
    return this.kind.places.length === 1 && this.kind.places[0].includes("{owner}") && !this.kind.places[0].includes("{id}") && ["school", "organisation"].includes(this.kind.name);
  }

  get path() {
    if (this.state.opened) return this.state.opened;
    const owner = this.isOwnFolder ? this.state.id : this.state.owner.split("/")[1] || "";
    return this.place.replace("{owner}", owner).replace("{id}", this.state.id);
  }

  // Choosing.

  /** Everything is answered to before the form is seen: an asked record may take its time on a slow line. */
  async start() {
    const kinds = part("kind");
    const groups = [["Школы и организации", true], ["Редактор региона", false]].map(([label, contributed]) =>
      make("optgroup", { label }, ...this.description.kinds.filter((kind) => kind.contributed === contributed)
        .map((kind) => make("option", { value: kind.name }, capitalised(kind.label)))));
    kinds.replaceChildren(...groups);
    kinds.addEventListener("change", () => this.choose({ kind: kinds.value, opened: "", id: "" }));
    part("owner").addEventListener("change", () => this.choose({ owner: part("owner").value, opened: "" }));
    part("record").addEventListener("change", () => this.open(part("record").value));
    part("id").addEventListener("input", () => { this.state.id = part("id").value.trim(); this.idIsOwn = true; this.changed(); });
    part("form").addEventListener("submit", (event) => { event.preventDefault(); this.finish(); });
    part("fresh").addEventListener("click", () => this.fresh());
    part("fields").addEventListener("input", () => this.changed());
    part("fields").addEventListener("change", () => this.changed());
    part("copy").addEventListener("click", () => this.copy());
    part("propose").addEventListener("click", () => this.copy());
    await this.resume();
    part("loading").hidden = true;
    part("form").hidden = false;
  }

  resume() {
    const asked = new URLSearchParams(location.search);
    const draft = stored();
    if (asked.get("record")) return this.open(asked.get("record"));
    if (asked.get("kind") || !draft) {
      const known = this.description.kinds.some((kind) => kind.name === asked.get("kind"));
      return this.choose({ ...(known ? { kind: asked.get("kind") } : {}), owner: asked.get("owner") || "" });
    }
    this.state = draft.state;
    this.idIsOwn = Boolean(draft.state.id);
    this.show(draft.values);
    part("resumed").hidden = false;
    return undefined;
  }

  choose(change) {
    Object.assign(this.state, change);
    this.wanted = "";
    this.warn("");
    this.idIsOwn = false;
    if (!this.allowedOwners().includes(this.state.owner)) this.state.owner = this.allowedOwners()[0] || "";
    this.state.id = this.kind.name === "year_plan" ? this.description.school_year : "";
    this.show({});
  }

  async open(path) {
    if (!path) return this.choose({ opened: "" });
    const kind = this.description.kinds.find((each) => each.pattern.some((pattern) => new RegExp(`^(?:${pattern})$`, "u").test(path)));
    const known = kind && this.records.some(([each]) => each === path);
    if (!known) {
      this.choose({});
      return this.warn(`Записи «${path}» на сайте нет. Выберите её из списка или начните новую.`);
    }
    this.wanted = path;
    const values = await fetched(`records/${path.replace(/\.yml$/, "")}.json`).catch(() => null);
    if (this.wanted !== path) return undefined; // something else was chosen meanwhile
    if (!values) {
      if (this.control) part("record").value = this.state.opened; // what is being filled in stays
      else this.choose({ opened: "" });
      return this.warn("Запись не загрузилась. Проверьте связь и выберите её ещё раз.");
    }
    this.warn("");
    const parts = path.split("/");
    this.state = { kind: kind.name, owner: parts.length > 2 ? parts.slice(0, 2).join("/") : "", id: "", opened: path };
    this.show(values);
    return undefined;
  }

  fresh() {
    forget();
    part("resumed").hidden = true;
    this.choose({ opened: "", id: "" });
    part("kind").focus();
  }

  allowedOwners() {
    if (this.isOwnFolder) return [""];
    const folders = this.kind.places.map((path) => (path.includes("{owner}") ? path.split("/")[0] : ""));
    const named = { schools: "school", organisations: "organisation" };
    return folders.flatMap((folder) => (folder ? this.description.references[named[folder]].map(([id]) => `${folder}/${id}`) : [""]));
  }

  // Showing.

  show(values) {
    part("kind").value = this.state.kind;
    this.showOwners();
    this.showRecords();
    const isNamed = !this.state.opened && (this.place.includes("{id}") || this.isOwnFolder);
    part("id-field").hidden = !isNamed;
    part("id").value = this.state.id;
    this.control = this.fields.group(this.kind.model, values);
    part("fields").replaceChildren(this.control.element);
    part("result").hidden = true;
    part("errors").hidden = true;
    this.suggest();
  }

  showOwners() {
    const owners = this.allowedOwners();
    const labels = Object.fromEntries([["school", "schools"], ["organisation", "organisations"]].flatMap(([kind, folder]) =>
      this.description.references[kind].map(([id, name]) => [`${folder}/${id}`, name])));
    const options = (start) => owners.filter((owner) => owner.startsWith(start) && owner).map((owner) => make("option", { value: owner }, labels[owner]));
    const groups = [["Школы", "schools/"], ["Организации", "organisations/"]]
      .map(([label, start]) => make("optgroup", { label }, ...options(start))).filter((group) => group.children.length);
    const region = owners.includes("") ? [make("option", { value: "" }, "Регион")] : [];
    part("owner").replaceChildren(...region, ...groups);
    part("owner").value = this.state.owner;
    part("owner-field").hidden = owners.length < 2;
  }

  showRecords() {
    const fits = (path) => this.kind.pattern.some((pattern) => new RegExp(`^(?:${pattern})$`, "u").test(path)) &&
      (this.isOwnFolder || (this.state.owner ? path.startsWith(`${this.state.owner}/`) : path.split("/").length < 3));
    const found = this.records.filter(([path]) => fits(path));
    const options = found.map(([path, title]) => make("option", { value: path }, title));
    part("record").replaceChildren(make("option", { value: "" }, "Новая запись"), ...options);
    part("record").value = this.state.opened;
  }

  suggest() {
    if (this.idIsOwn || this.state.opened || part("id-field").hidden || this.kind.name === "year_plan") return;
    const values = this.control.read();
    const year = this.place.includes("lessons/") || this.kind.name === "roadmap" ? this.description.school_year : "";
    this.state.id = year || this.spelled(values.title || values.name || "");
    part("id").value = this.state.id;
  }

  /** A file's name from a title, as `authoring/submissions.py` suggests it. */
  spelled(title) {
    const letters = this.description.letters;
    const text = Array.from(title.toLowerCase()).map((letter) => (letter in letters ? letters[letter] : letter)).join("");
    const name = text.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    if (name.length <= 40) return /[a-z]/.test(name) ? name : "";
    const cut = name.slice(0, 40);
    return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut;
  }

  changed() {
    this.suggest();
    store({ state: this.state, values: this.control.read() });
    if (!part("result").hidden) this.fillResult();
  }

  // Checking and handing over.

  errors() {
    const found = this.checker.record(this.kind.model, this.control.read());
    const id = this.state.id;
    if (!part("id-field").hidden) {
      const said = this.checker.one({ name: "Identifier" }, id);
      if (said && !/^20\d\d-\d\d$/.test(id)) found.unshift({ way: null, message: `«Имя файла»: ${said}` });
      else if (this.description.reserved.includes(id)) found.unshift({ way: null, message: `Имя «${id}» занято самим сайтом или системой. Выберите другое.` });
      else if (this.records.some(([path]) => path === this.path)) found.unshift({ way: null, message: `«Имя файла»: запись «${id}» уже есть. Выберите её в списке «Запись» или назовите новую иначе.` });
    }
    return found;
  }

  finish() {
    this.control.clear();
    const errors = this.errors();
    part("errors").hidden = !errors.length;
    part("result").hidden = errors.length > 0;
    if (errors.length) return this.showErrors(errors);
    this.fillResult();
    part("result-heading").focus();
    return undefined;
  }

  showErrors(errors) {
    const items = errors.map(({ way, message }) => {
      const control = way && this.control.find(way);
      if (control) control.show(message);
      const link = make("a", { href: "#pm-form" }, message);
      link.addEventListener("click", (event) => { event.preventDefault(); (control || part("id")).focus(); });
      return make("li", {}, link);
    });
    part("error-list").replaceChildren(...items);
    part("errors").focus();
  }

  fillResult() {
    const text = yamlText(this.control.read());
    const file = `data/${this.path}`;
    part("file").textContent = file;
    part("text").value = text;
    part("download").href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
    part("download").download = file.split("/").pop();
    part("mail").href = this.mail(file, text);
    part("comments-note").hidden = !this.state.opened;
    this.fillProposal(file, text);
    this.say("");
  }

  fillProposal(file, text) {
    const forge = this.description.forge;
    part("propose").hidden = !forge;
    if (!forge) return;
    const filled = (address, given) => address.replace("{file}", encodeURIComponent(file)).replace("{text}", encodeURIComponent(given));
    const whole = filled(forge.new, text);
    this.mustPaste = Boolean(this.state.opened) || !forge.takes_text || whole.length > forge.limit;
    part("propose").href = this.state.opened
      ? forge.edit.replace("{path}", this.path.split("/").map(encodeURIComponent).join("/"))
      : this.mustPaste ? filled(forge.new.replace("&value={text}", ""), "") : whole;
    part("paste-note").hidden = !this.mustPaste;
  }

  mail(file, text) {
    const subject = `Сведения для сайта: ${file}`;
    const body = `Файл: ${file}\n\n${text}`;
    const address = (given) => `mailto:${this.description.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(given)}`;
    const long = address(body).length > MAIL_LIMIT;
    part("attach-note").hidden = !long;
    return address(long ? `Файл: ${file}\n\nСкачанный файл во вложении.` : body);
  }

  async copy() {
    const area = part("text");
    area.select();
    let copied = false;
    try {
      await navigator.clipboard.writeText(area.value);
      copied = true;
    } catch (_) {
      copied = document.execCommand("copy");
    }
    this.say(copied ? "Текст скопирован." : "Текст выделен: скопируйте его клавишами Ctrl+C.");
  }

  say(words) {
    part("status").textContent = words;
  }

  /** Says above the form what went wrong; nothing if it is empty. */
  warn(words) {
    part("trouble").hidden = !words;
    part("trouble").firstElementChild.textContent = words;
  }
}

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function store(draft) {
  try { localStorage.setItem(DRAFT, JSON.stringify(draft)); } catch (_) { /* storage may be refused */ }
}

function stored() {
  try { return JSON.parse(localStorage.getItem(DRAFT)); } catch (_) { return null; }
}

function forget() {
  try { localStorage.removeItem(DRAFT); } catch (_) { /* storage may be refused */ }
}

Promise.all([fetched("description.json"), fetched("records.json")])
  .then(([description, records]) => new Form(description, records).start())
  .catch(() => {
    part("loading").textContent = "Форма не загрузилась. Обновите страницу или напишите в редакцию.";
  });
