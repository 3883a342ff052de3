// Draws one control of the form: its label, its help, the place for what is wrong with it. Knows no record.
import { say } from "./words.js";

let count = 0;

/** An `id` that no other element has. */
export function newId() {
  count += 1;
  return `f${count}`;
}

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

export function textarea(value, rows) {
  const area = make("textarea", { rows });
  area.value = value === undefined ? "" : value;
  return area;
}

export function select(options, value, field) {
  const chosen = value === undefined ? field.default : value;
  const known = options.some(([option]) => option === String(chosen));
  const extra = chosen === undefined || known ? [] : [[String(chosen), String(chosen)]];
  const blank = field.default === undefined ? [["", say(field.required ? "choose" : "not-given")]] : [];
  const element = make(
    "select",
    {},
    ...[...blank, ...options, ...extra].map(([option, label]) => make("option", { value: option }, label)),
  );
  element.value = chosen === undefined ? "" : String(chosen);
  return element;
}

export function button(label, icon) {
  const sign = document.querySelector(`template[data-icon="${icon}"]`);
  return make(
    "button",
    { type: "button", className: "pm-button" },
    sign?.content.cloneNode(true),
    make("span", {}, label),
  );
}

function notes(field) {
  const must = field.required ? make("span", { className: "pm-form__must" }, ` ${say("required")}`) : null;
  const help = field.help ? make("p", { className: "pm-form__help", id: newId() }, field.help) : null;
  return { must, help, error: make("p", { className: "pm-form__error", id: newId(), hidden: true }) };
}

/** A control with one input: label, help, place for an error. */
export function framed(field, input, readBack) {
  const { must, help, error } = notes(field);
  input.id = newId();
  input.setAttribute(
    "aria-describedby",
    [help, error]
      .filter(Boolean)
      .map((note) => note.id)
      .join(" "),
  );
  if (field.required) input.setAttribute("aria-required", "true");
  const label = make("label", { for: input.id }, field.label, must);
  const control = {
    element: make("div", { className: "pm-form__field", "data-field": field.name }, label, help, error, input),
    read: readBack,
    find: () => control,
    focus: () => input.focus(),
    show: (message) => {
      error.textContent = message;
      error.hidden = !message;
      input.setAttribute("aria-invalid", String(Boolean(message)));
    },
    clear: () => {
      error.hidden = true;
      error.textContent = "";
      input.removeAttribute("aria-invalid");
    },
  };
  return control;
}

/** A control with several inputs. */
export function fieldset(field, inner, { read: readBack, focus, find, clear }) {
  const { must, help, error } = notes(field);
  const element = make(
    "fieldset",
    { className: "pm-form__field", "data-field": field.name },
    make("legend", {}, field.label, must),
    help,
    error,
    inner,
  );
  element.setAttribute(
    "aria-describedby",
    [help, error]
      .filter(Boolean)
      .map((note) => note.id)
      .join(" "),
  );
  const control = {
    element,
    read: readBack,
    find: (way) => (way.length && find?.(way)) || control,
    focus: () => (focus || element.querySelector("input, select, textarea, button")).focus(),
    show: (message) => {
      error.textContent = message;
      error.hidden = !message;
    },
    clear: () => {
      error.hidden = true;
      error.textContent = "";
      if (clear) clear();
    },
  };
  return control;
}
