// Draws the fields of a record from the description and reads them back as plain values. Knows no page and no kind.
import { cleaned } from "./check.js";

const LINES = ["Title", "SchoolYear", "Month", "Identifier"];
const INPUTS = { Phone: "tel", Day: "date", Clock: "time" };
const MODES = { Url: "url", Email: "email" };
let count = 0;

/** An element with properties, attributes (`aria-…`, `for`) and children. */
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.includes("-") || name === "for" || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const newId = () => `f${(count += 1)}`;

/** Makes controls: each has `element`, `read()`, `find(way)`, `show(message)` and `clear()`. */
export class Fields {
  constructor(description) {
    this.description = description;
  }

  /** All fields of a model with these values. */
  group(model, values = {}) {
    const { fields, order } = this.description.models[model];
    const controls = Object.fromEntries(fields.map((field) => [field.name, this.field(field, values[field.name])]));
    const element = make("div", { className: "pm-form__fields" }, ...fields.map((field) => controls[field.name].element));
    const update = () => fields.forEach((field) => { controls[field.name].element.hidden = !isShown(field, controls); });
    element.addEventListener("input", update);
    element.addEventListener("change", update);
    update();
    return {
      element,
      read: () => picked(order, fields, controls),
      find: ([name, ...rest]) => (controls[name] ? controls[name].find(rest) : null),
      clear: () => Object.values(controls).forEach((control) => control.clear()),
    };
  }

  field(field, value) {
    const type = field.type;
    if (type.is === "group") return field.required ? this.inset(field, value) : this.optionalGroup(field, value);
    if (type.is === "table") return this.table(field, value);
    if (type.is === "many") return this.many(field, value);
    if (type.name === "Moment") return this.moment(field, value);
    return this.single(field, value);
  }

  // One value.

  single(field, value) {
    const input = this.input(field.type, field, value);
    return framed(field, input, () => read(field, input));
  }

  input(type, field, value) {
    const options = this.options(type, field);
    if (options) return select(options, value, field);
    if (type.name === "Text") return textarea(value, 4);
    const input = make("input", { type: INPUTS[type.name] || "text", autocomplete: "off" });
    if (MODES[type.name]) input.inputMode = MODES[type.name];
    if ("least" in (this.description.types[type.name] || {})) input.inputMode = "numeric";
    if (field.example && !INPUTS[type.name]) input.placeholder = field.example;
    input.value = value === undefined ? "" : value;
    return input;
  }

  options(type, field) {
    if (type.choices) return type.choices;
    if (type.reference) return this.description.references[type.reference] || [];
    if (type.name !== "Flag") return null;
    return field.default === false ? [["false", "нет"], ["true", "да"]] : [["true", "да"], ["false", "нет"]];
  }

  moment(field, value = "") {
    const [day, clock] = value.split(" ");
    const inputs = [make("input", { type: "date", value: day || "" }), make("input", { type: "time", value: clock || "" })];
    const parts = ["День", "Время, если известно"].map((label, at) => {
      inputs[at].id = newId();
      return make("p", { className: "pm-form__part" }, make("label", { for: inputs[at].id }, label), inputs[at]);
    });
    const written = () => inputs.map((input) => input.value).filter(Boolean).join(" ") || undefined;
    return fieldset(field, make("div", { className: "pm-form__row" }, ...parts), { read: written, focus: inputs[0] });
  }

  // Lists.

  many(field, value) {
    const item = field.type.item;
    if (item.is === "one") {
      if (item.choices || item.name === "Grade") return this.checkboxes(field, value);
      if (LINES.includes(item.name) && !item.reference) return this.lines(field, value);
    }
    return this.repeated(field, value);
  }

  checkboxes(field, value = []) {
    const item = field.type.item;
    const { least, most } = this.description.types[item.name] || {};
    const words = item.choices || Array.from({ length: most - least + 1 }, (_, at) => [least + at, String(least + at)]);
    const boxes = words.map(([own, label]) => {
      const box = make("input", { type: "checkbox", id: newId(), checked: value.includes(own) });
      return { own, box, element: make("span", { className: "pm-form__check" }, box, make("label", { for: box.id }, label)) };
    });
    const chosen = () => boxes.filter(({ box }) => box.checked).map(({ own }) => own);
    const readBack = () => {
      const now = chosen();
      return now.length === new Set(value).size && now.every((own) => value.includes(own)) ? value : now;
    };
    const inner = make("div", { className: "pm-form__row" }, ...boxes.map(({ element }) => element));
    return fieldset(field, inner, { read: () => listed(field, readBack()), focus: boxes[0].box });
  }

  lines(field, value = []) {
    const area = textarea(value.join("\n"), 3);
    const own = { ...field, help: `${field.help} Каждое – с новой строки.` };
    return framed(own, area, () => listed(field, cleaned(area.value).split("\n").map(cleaned).filter(Boolean)));
  }

  repeated(field, value = []) {
    const list = make("ol", { className: "pm-form__items" });
    let items = [];
    const add = (own) => {
      const item = this.item(field, own);
      const remove = button("Убрать", "delete-outline");
      const line = make("li", { className: "pm-form__item" }, item.element, remove);
      remove.append(make("span", { className: "pm-hide" }, `: ${field.label}`));
      remove.addEventListener("click", () => {
        items = items.filter((each) => each !== item);
        line.remove();
        more.focus();
        more.dispatchEvent(new Event("change", { bubbles: true }));
      });
      items.push(item);
      list.append(line);
      return item;
    };
    const more = button(`Добавить: ${field.label.toLowerCase()}`, "plus");
    more.addEventListener("click", () => {
      const first = add(undefined).element.querySelector("input, select, textarea, button");
      if (first) first.focus();
      more.dispatchEvent(new Event("change", { bubbles: true }));
    });
    value.forEach(add);
    const body = make("div", {}, list, more);
    const readItems = () => items.map((item) => item.read()).filter((own) => own !== undefined);
    return fieldset(field, body, {
      read: () => listed(field, readItems()),
      focus: more,
      find: ([at, ...rest]) => items[at] && items[at].find(rest),
      clear: () => items.forEach((item) => item.clear()),
    });
  }

  item(field, value) {
    const type = field.type.item;
    if (type.is === "group") return this.group(type.model, value);
    return this.single({ ...field, type, help: "", required: false, default: undefined }, value);
  }

  // Groups.

  inset(field, value) {
    const inner = this.group(field.type.model, value);
    return fieldset(field, inner.element, { read: inner.read, find: inner.find, clear: inner.clear });
  }

  optionalGroup(field, value) {
    const body = make("div", {});
    const open = button(`Заполнить: ${field.label.toLowerCase()}`, "plus");
    const close = button("Убрать", "delete-outline");
    let inner = null;
    const set = (own) => {
      inner = own ? this.group(field.type.model, own) : null;
      body.replaceChildren(...(inner ? [inner.element, close] : [open]));
    };
    const changed = (focus) => {
      if (focus) focus.focus();
      body.dispatchEvent(new Event("change", { bubbles: true }));
    };
    open.addEventListener("click", () => { set({}); changed(body.querySelector("input, select, textarea")); });
    close.addEventListener("click", () => { set(null); changed(open); });
    set(value || null);
    return fieldset(field, body, {
      read: () => (inner ? inner.read() : undefined),
      find: (way) => inner && inner.find(way),
      clear: () => inner && inner.clear(),
    });
  }

  table(field, value = {}) {
    const cells = field.type.keys.map((key) => {
      const input = make("input", { type: "text", inputMode: "numeric", id: newId(), className: "pm-form__number" });
      input.value = key in value ? value[key] : "";
      const label = make("label", { for: input.id }, `${key} класс`);
      return { key, input, element: make("p", { className: "pm-form__part" }, label, input) };
    });
    const readBack = () => Object.fromEntries(
      cells.filter(({ input }) => input.value.trim()).map(({ key, input }) => [key, numbered(input.value)]));
    const inner = make("div", { className: "pm-form__row" }, ...cells.map(({ element }) => element));
    return fieldset(field, inner, { read: readBack, focus: cells[0].input });
  }
}

function picked(order, fields, controls) {
  const byName = Object.fromEntries(fields.map((field) => [field.name, field]));
  const values = {};
  for (const name of order) {
    const own = controls[name].read();
    if (own === undefined) continue;
    if (byName[name].required || !same(own, byName[name].default)) values[name] = own;
  }
  return values;
}

function isShown(field, controls) {
  if (!field.when) return true;
  const other = controls[field.when.field].read();
  return field.when.values.includes(other) || controls[field.name].read() !== undefined;
}

function listed(field, items) {
  return items.length || (field.required && !field.type.least) ? items : undefined;
}

function read(field, input) {
  const text = cleaned(input.value);
  if (!text) return undefined;
  if (field.type.name === "Flag") return text === "true";
  return input.inputMode === "numeric" ? numbered(text) : text;
}

function numbered(value) {
  const text = value.trim();
  return /^\d{1,7}$/.test(text) ? Number(text) : text;
}

function textarea(value, rows) {
  const area = make("textarea", { rows });
  area.value = value === undefined ? "" : value;
  return area;
}

function select(options, value, field) {
  const chosen = value === undefined ? field.default : value;
  const known = options.some(([own]) => own === String(chosen));
  const extra = chosen === undefined || known ? [] : [[String(chosen), String(chosen)]];
  const blank = field.default === undefined ? [["", field.required ? "выберите" : "не указано"]] : [];
  const element = make("select", {}, ...[...blank, ...options, ...extra].map(([own, label]) => make("option", { value: own }, label)));
  element.value = chosen === undefined ? "" : String(chosen);
  return element;
}

export function button(label, icon) {
  const sign = document.querySelector(`template[data-icon="${icon}"]`);
  return make("button", { type: "button", className: "pm-button" }, sign && sign.content.cloneNode(true), make("span", {}, label));
}

function told(field) {
  const must = field.required ? make("span", { className: "pm-form__must" }, " обязательно") : null;
  const help = field.help ? make("p", { className: "pm-form__help", id: newId() }, field.help) : null;
  return { must, help, error: make("p", { className: "pm-form__error", id: newId(), hidden: true }) };
}

/** A control with one input: label, help, place for an error. */
function framed(field, input, readBack) {
  const { must, help, error } = told(field);
  input.id = newId();
  input.setAttribute("aria-describedby", [help, error].filter(Boolean).map((each) => each.id).join(" "));
  if (field.required) input.setAttribute("aria-required", "true");
  const label = make("label", { for: input.id }, field.label, must);
  const control = {
    element: make("div", { className: "pm-form__field", "data-field": field.name }, label, help, error, input),
    read: readBack,
    find: () => control,
    focus: () => input.focus(),
    show: (message) => { error.textContent = message; error.hidden = !message; input.setAttribute("aria-invalid", String(Boolean(message))); },
    clear: () => { error.hidden = true; error.textContent = ""; input.removeAttribute("aria-invalid"); },
  };
  return control;
}

/** A control with several inputs. */
function fieldset(field, inner, { read: readBack, focus, find, clear }) {
  const { must, help, error } = told(field);
  const element = make("fieldset", { className: "pm-form__field", "data-field": field.name }, make("legend", {}, field.label, must), help, error, inner);
  element.setAttribute("aria-describedby", [help, error].filter(Boolean).map((each) => each.id).join(" "));
  const control = {
    element,
    read: readBack,
    find: (way) => (way.length && find && find(way)) || control,
    focus: () => (focus || element.querySelector("input, select, textarea, button")).focus(),
    show: (message) => { error.textContent = message; error.hidden = !message; },
    clear: () => { error.hidden = true; error.textContent = ""; if (clear) clear(); },
  };
  return control;
}
