// Draws the control of a time: first its shape, then the days, hours and weekdays of that shape. Writes the notation.
import { button, fieldset, make, newId, textarea } from "./controls.js";
import { UNITS } from "./when.js";
import { say } from "./words.js";

/** The shapes in the order in which they are offered, by their words; what none of them shows is a line of text. */
const SHAPES = {
  day: "time-day",
  hours: "time-hours",
  days: "time-days",
  period: "time-period",
  weekly: "time-weekly",
  unit: "time-unit",
  unknown: "time-unknown",
  text: "time-text",
};
const UNIT_WORDS = {
  month: "time-month",
  quarter: "time-quarter",
  half: "time-half",
  school: "time-school",
  year: "time-year",
};
const UNIT_NAMES = { month: "time-month-names", quarter: "time-quarter-names", half: "time-half-names" };
const BLANK = { day: "", from: "", to: "", first: "", firstClock: "", last: "", lastClock: "", isOpen: false };
const BLANK_WEEK = { weekdays: [], excluded: [], skips: false };
const BLANK_UNIT = { unit: "month", year: "", number: "", lastYear: "", lastNumber: "" };

/** The control of a field with a time; `cleaned` gives a typed line as the model keeps it. */
export function timeControl(field, value, notation, cleaned) {
  return new TimeControl(field, value, notation, cleaned).control;
}

class TimeControl {
  constructor(field, value, notation, cleaned) {
    this.notation = notation;
    this.cleaned = cleaned;
    this.state = { ...BLANK, ...BLANK_WEEK, ...BLANK_UNIT, items: [], text: "", ...notation.shapeOf(value) };
    const options = [
      ["", say(field.required ? "choose" : "not-given")],
      ...Object.entries(SHAPES).map(([shape, word]) => [shape, say(word)]),
    ];
    this.shape = chooser(options, this.state.shape, (shape) => this.reshape(shape));
    this.body = make("div", {});
    const inner = make("div", {}, labelled(say("time-shape"), this.shape), this.body);
    this.control = fieldset(field, inner, {
      read: () => notation.written(this.state) || undefined,
      focus: this.shape,
    });
    this.draw();
  }

  /** Another shape begins with the days that the one before has. */
  reshape(shape) {
    const before = this.state;
    const [item] = before.items;
    const text = shape === "text" ? this.notation.written(before) : before.text;
    const day = before.day || item?.day || before.first;
    const from = before.from || item?.from || "";
    const to = before.to || item?.to || "";
    const items = before.items.length ? before.items : [{ day, from, to }];
    this.state = { ...before, shape, text, day, from, to, items, first: before.first || day };
    this.draw();
  }

  draw() {
    const draw = {
      day: () => [this.row([["day", "date", "day"]])],
      hours: () => [
        this.row([
          ["day", "date", "day"],
          ["from", "time", "time-from"],
          ["to", "time", "time-to"],
        ]),
      ],
      days: () => [this.days()],
      period: () => this.period(),
      weekly: () => this.weekly(),
      unit: () => this.unit(),
      text: () => [this.line()],
    }[this.state.shape];
    this.body.replaceChildren(...(draw ? draw() : []));
  }

  // Inputs that keep the state.

  input(owner, name, type) {
    const input = make("input", { type, value: owner[name], id: newId() });
    input.addEventListener("input", () => {
      owner[name] = input.value;
    });
    return input;
  }

  row(inputs, owner = this.state) {
    const parts = inputs.map(([name, type, word]) => labelled(say(word), this.input(owner, name, type)));
    return make("div", { className: "pm-form__row" }, ...parts);
  }

  check(word, name) {
    const set = (checked) => {
      this.state[name] = checked;
    };
    return checkbox(say(word), this.state[name], set);
  }

  /** A day that is still open has no hours: they are not asked for then. */
  period() {
    const { isOpen } = this.state;
    const clock = (name) => (isOpen ? [] : [[name, "time", "clock"]]);
    const open = this.check("time-open", "isOpen");
    open.addEventListener("change", () => {
      this.draw();
      this.body.querySelector("input[type=checkbox]").focus();
    });
    return [
      this.row([["first", "date", "time-first"], ...clock("firstClock")]),
      this.row([["last", "date", "time-last"], ...clock("lastClock")]),
      ...(isOpen ? [] : [make("p", { className: "pm-form__help" }, say("time-one-end"))]),
      open,
    ];
  }

  weekly() {
    const boxes = say("time-weekdays")
      .split(" ")
      .map((label, number) =>
        checkbox(label, this.state.weekdays.includes(number), (checked) => {
          const others = this.state.weekdays.filter((other) => other !== number);
          this.state.weekdays = checked ? [...others, number].sort() : others;
        }),
      );
    const weekdays = make("div", { className: "pm-form__row", role: "group" }, ...boxes);
    weekdays.setAttribute("aria-label", say("time-on"));
    return [
      weekdays,
      this.row([
        ["first", "date", "time-first"],
        ["last", "date", "time-last"],
        ["from", "time", "time-from"],
        ["to", "time", "time-to"],
      ]),
      this.check("time-skips", "skips"),
      this.excluded(),
    ];
  }

  days() {
    return this.list(this.state.items, "time-one-more", () => ({ day: "", from: "", to: "" }), [
      ["day", "date", "day"],
      ["from", "time", "time-from"],
      ["to", "time", "time-to"],
    ]);
  }

  excluded() {
    const items = this.state.excluded.map((day) => ({ day }));
    const store = () => {
      this.state.excluded = items.map(({ day }) => day);
    };
    const list = this.list(items, "time-except-more", () => ({ day: "" }), [["day", "date", "time-except"]], store);
    list.addEventListener("input", store);
    return list;
  }

  /** Rows that are added and taken away; `items` is changed in place. */
  list(items, word, blank, inputs, changed = () => {}) {
    const rows = make("div", {});
    const add = (item) => {
      const remove = button(say("remove"), "delete-outline");
      remove.append(make("span", { className: "pm-hide" }, `: ${say(inputs[0][2])}`));
      const row = this.row(inputs, item);
      row.append(make("p", { className: "pm-form__part" }, remove));
      remove.addEventListener("click", () => {
        items.splice(items.indexOf(item), 1);
        row.remove();
        changed();
        more.focus();
        more.dispatchEvent(new Event("change", { bubbles: true }));
      });
      rows.append(row);
      return row;
    };
    const more = button(say(word), "plus");
    more.addEventListener("click", () => {
      items.push(blank());
      add(items[items.length - 1])
        .querySelector("input")
        .focus();
      changed();
    });
    for (const item of items) add(item);
    return make("div", {}, rows, more);
  }

  unit() {
    const sorts = Object.entries(UNIT_WORDS).map(([unit, word]) => [unit, say(word)]);
    const sort = chooser(sorts, this.state.unit, (unit) => {
      Object.assign(this.state, {
        unit,
        number: UNITS[unit] === 1 ? "1" : "",
        lastNumber: UNITS[unit] === 1 ? "1" : "",
      });
      this.draw();
      this.body.querySelector("select").focus();
    });
    return [
      labelled(say("time-sort"), sort),
      this.oneUnit("number", "year", "time-first"),
      this.oneUnit("lastNumber", "lastYear", "time-last-unit"),
    ];
  }

  oneUnit(number, year, word) {
    const { unit } = this.state;
    const parts = [];
    if (UNITS[unit] > 1) {
      const names = say(UNIT_NAMES[unit]).split(", ");
      const options = [["", say("not-given")], ...names.map((name, index) => [String(index + 1), name])];
      const choose = chooser(options, this.state[number], (chosen) => {
        this.state[number] = chosen;
      });
      parts.push(labelled(say(UNIT_WORDS[unit]), choose));
    }
    const typed = this.input(this.state, year, "text");
    typed.inputMode = "numeric";
    typed.maxLength = 4;
    typed.classList.add("pm-form__number");
    parts.push(labelled(say(unit === "school" ? "time-opening-year" : "time-year"), typed));
    const row = make("div", { className: "pm-form__row", role: "group" }, ...parts);
    row.setAttribute("aria-label", say(word));
    return make("div", {}, make("p", { className: "pm-form__help" }, say(word)), row);
  }

  line() {
    const area = textarea(this.state.text, 2);
    area.addEventListener("input", () => {
      this.state.text = this.cleaned(area.value, " ");
    });
    const help = make("p", { className: "pm-form__help", id: newId() }, say("time-text-help"));
    area.setAttribute("aria-describedby", help.id);
    return make("div", {}, labelled(say("time-line"), area), help);
  }
}

function labelled(words, input) {
  input.id = input.id || newId();
  return make("p", { className: "pm-form__part" }, make("label", { for: input.id }, words), input);
}

function chooser(options, value, changed) {
  const element = make(
    "select",
    { id: newId() },
    ...options.map(([option, label]) => make("option", { value: option }, label)),
  );
  element.value = value;
  element.addEventListener("change", () => changed(element.value));
  return element;
}

function checkbox(words, checked, changed) {
  const box = make("input", { type: "checkbox", id: newId(), checked });
  box.addEventListener("change", () => changed(box.checked));
  return make("span", { className: "pm-form__check" }, box, make("label", { for: box.id }, words));
}
