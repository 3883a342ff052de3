// Draws the fields of a record from the description and reads them back as plain values. Knows no page and no kind.
import { button, fieldset, framed, make, newId, select, textarea } from "./controls.js";
import { gradesControl } from "./grades_control.js";
import { isGrid, withGrid } from "./paste/grid_control.js";
import { drawnSections } from "./sections.js";
import { cleaner } from "./text.js";
import { withPatterns } from "./time/pattern.js";
import { isShown, listed, numbered, picked } from "./values.js";
import { Notation } from "./when.js";
import { timeControl } from "./when_control.js";
import { say } from "./words.js";

const LINES = ["Title", "SchoolYear", "Month", "Identifier", "FormerPlace"];
const INPUTS = { Phone: "tel", Day: "date", Clock: "time" };
const MODES = { Url: "url", Email: "email" };

/** The elements of a group one below the other. */
const inOrder = (elements) => ({
  element: make("div", { className: "pm-form__fields" }, ...Object.values(elements)),
  update: () => {},
});

/** Makes controls: each has `element`, `read()`, `find(way)`, `show(message)` and `clear()`. */
export class Fields {
  constructor(description) {
    this.description = description;
    this.cleaned = cleaner(description.replacements);
    this.gradePatterns = withPatterns(description.grades);
  }

  /** All fields of a record with these values, the first step open and the others folded. */
  record(model, values) {
    return this.group(model, values, (elements) => drawnSections(this.description.models[model].sections, elements));
  }

  /** All fields of a model with these values; `draw` puts their elements together. */
  group(model, values = {}, draw = inOrder) {
    const { fields } = this.description.models[model];
    const controls = Object.fromEntries(fields.map((field) => [field.name, this.field(field, values[field.name])]));
    const read = (name) => (name in controls ? controls[name].read() : values[name]);
    const readAll = () => picked(this.description.models[model], read);
    const elements = Object.fromEntries(fields.map(({ name }) => [name, controls[name].element]));
    const { element, update } = draw(elements);
    const updateAll = () => {
      for (const field of fields) elements[field.name].hidden = !isShown(field, read);
      update(fields, readAll());
    };
    element.addEventListener("input", updateAll);
    element.addEventListener("change", updateAll);
    updateAll();
    return {
      element,
      read: readAll,
      find: ([name, ...rest]) => controls[name]?.find(rest),
      clear: () => {
        for (const control of Object.values(controls)) control.clear();
      },
    };
  }

  field(field, value) {
    const type = field.type;
    if (type.is === "group") return field.required ? this.inset(field, value) : this.optionalGroup(field, value);
    if (type.is === "table") return this.table(field, value);
    if (type.is === "many") return this.many(field, value);
    if (type.name === "Moment") return this.moment(field, value);
    if (type.name === "WhenText")
      return timeControl(field, value, new Notation(this.rules(type).notation), this.cleaned);
    return this.single(field, value);
  }

  // One value.

  single(field, value) {
    const input = this.input(field.type, field, value);
    return framed(field, input, () => inputValue(field, input, this.cleaned, this.rules(field.type)));
  }

  input(type, field, value) {
    const options = this.options(type, field);
    if (options) return select(options, value, field);
    if (type.name === "Text") return textarea(value, 4);
    const input = make("input", { type: INPUTS[type.name] || "text", autocomplete: "off" });
    if (MODES[type.name]) input.inputMode = MODES[type.name];
    if (this.rules(type).number) input.inputMode = "decimal";
    if (field.example && !INPUTS[type.name]) input.placeholder = field.example;
    input.value = value === undefined ? "" : value;
    return input;
  }

  /** What the description says of a type of single values. */
  rules(type) {
    return this.description.types[type.name] || {};
  }

  options(type, field) {
    if (type.choices) return type.choices;
    if (type.reference) return this.description.references[type.reference] || [];
    if (type.name !== "Flag") return null;
    const flags = [
      ["true", say("yes")],
      ["false", say("no")],
    ];
    return field.default === false ? flags.reverse() : flags;
  }

  moment(field, value = "") {
    const [day, clock] = value.split(" ");
    const inputs = [
      make("input", { type: "date", value: day || "" }),
      make("input", { type: "time", value: clock || "" }),
    ];
    const parts = inputs.map((input, index) => {
      input.id = newId();
      return make(
        "p",
        { className: "pm-form__part" },
        make("label", { for: input.id }, say(index ? "clock" : "day")),
        input,
      );
    });
    const written = () =>
      inputs
        .map((input) => input.value)
        .filter(Boolean)
        .join(" ") || undefined;
    return fieldset(field, make("div", { className: "pm-form__row" }, ...parts), { read: written, focus: inputs[0] });
  }

  // Lists.

  many(field, value) {
    const item = field.type.item;
    if (item.is === "one") {
      if (item.name === "Grade") return gradesControl(field, value, this.rules(item), this.gradePatterns, this.cleaned);
      if (item.choices) return this.checkboxes(field, value);
      if (LINES.includes(item.name) && !item.reference) return this.lines(field, value);
    }
    if (isGrid(this.description, item)) return withGrid(value, (own) => this.repeated(field, own), this.description);
    return this.repeated(field, value);
  }

  checkboxes(field, value = []) {
    const boxes = field.type.item.choices.map(([own, label]) => {
      const box = make("input", { type: "checkbox", id: newId(), checked: value.includes(own) });
      return {
        own,
        box,
        element: make("span", { className: "pm-form__check" }, box, make("label", { for: box.id }, label)),
      };
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
    const own = { ...field, help: `${field.help} ${say("line-each")}` };
    return framed(own, area, () =>
      listed(
        field,
        this.cleaned(area.value)
          .split("\n")
          .map((line) => this.cleaned(line))
          .filter(Boolean),
      ),
    );
  }

  repeated(field, value = []) {
    const list = make("ol", { className: "pm-form__items" });
    let items = [];
    const add = (own) => {
      const item = this.item(field, own);
      const remove = button(say("remove"), "delete-outline");
      const line = make("li", { className: "pm-form__item" }, item.element, remove);
      remove.append(make("span", { className: "pm-hide" }, `: ${field.label}`));
      remove.addEventListener("click", () => {
        items = items.filter((other) => other !== item);
        line.remove();
        more.focus();
        more.dispatchEvent(new Event("change", { bubbles: true }));
      });
      items.push(item);
      list.append(line);
      return item;
    };
    const more = button(say("add", { label: field.label.toLowerCase() }), "plus");
    more.addEventListener("click", () => {
      const first = add(undefined).element.querySelector("input, select, textarea, button");
      first?.focus();
      more.dispatchEvent(new Event("change", { bubbles: true }));
    });
    for (const own of value) add(own);
    const body = make("div", {}, list, more);
    const readItems = () => items.map((item) => item.read()).filter((own) => own !== undefined);
    return fieldset(field, body, {
      read: () => listed(field, readItems()),
      focus: more,
      find: ([index, ...rest]) => items[index]?.find(rest),
      clear: () => {
        for (const item of items) item.clear();
      },
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
    const open = button(say("fill-in", { label: field.label.toLowerCase() }), "plus");
    const close = button(say("remove"), "delete-outline");
    let inner = null;
    const set = (own) => {
      inner = own ? this.group(field.type.model, own) : null;
      body.replaceChildren(...(inner ? [inner.element, close] : [open]));
    };
    const changed = (focus) => {
      focus?.focus();
      body.dispatchEvent(new Event("change", { bubbles: true }));
    };
    open.addEventListener("click", () => {
      set({});
      changed(body.querySelector("input, select, textarea"));
    });
    close.addEventListener("click", () => {
      set(null);
      changed(open);
    });
    set(value || null);
    return fieldset(field, body, {
      read: () => (inner ? inner.read() : undefined),
      find: (way) => inner?.find(way),
      clear: () => inner?.clear(),
    });
  }

  table(field, value = {}) {
    const cells = field.type.keys.map((key) => {
      const input = make("input", { type: "text", inputMode: "decimal", id: newId(), className: "pm-form__number" });
      input.value = key in value ? value[key] : "";
      const label = make("label", { for: input.id }, say("grade", { grade: key }));
      return { key, input, element: make("p", { className: "pm-form__part" }, label, input) };
    });
    const typed = () =>
      Object.fromEntries(
        cells
          .map(({ key, input }) => [key, this.cleaned(input.value)])
          .filter(([, text]) => text)
          .map(([key, text]) => [key, numbered(text, this.rules(field.type.value))]),
      );
    const readBack = () => {
      const values = typed();
      return field.required || Object.keys(values).length ? values : undefined;
    };
    const inner = make("div", { className: "pm-form__row" }, ...cells.map(({ element }) => element));
    return fieldset(field, inner, { read: readBack, focus: cells[0].input });
  }
}

function inputValue(field, input, cleaned, rules) {
  const text = cleaned(input.value, field.type.name === "Title" ? " " : "\n");
  if (!text) return undefined;
  if (field.type.name === "Flag") return text === "true";
  return numbered(text, rules);
}
