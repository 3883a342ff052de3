// Keeps what is typed into a new record, by field: what another kind has no field for waits and comes back. Knows no page.
import { fits, signature } from "./shapes.js";

const keyOf = (field) => `${field.name}: ${signature(field.type)}`;

export class Typed {
  /** `entries` are values by field: `{key: {name, label, kind, value}}`. */
  constructor(models, entries = {}) {
    this.models = models;
    this.entries = { ...entries };
  }

  get isEmpty() {
    return !Object.keys(this.entries).length;
  }

  /** Takes what the fields of a kind hold now. */
  take(kind, values) {
    for (const field of this.fields(kind)) {
      const value = values[field.name];
      if (value === undefined) delete this.entries[keyOf(field)];
      else this.entries[keyOf(field)] = { name: field.name, label: field.label, kind: kind.label, value };
    }
  }

  /** What was typed, as far as a kind has fields for it. */
  valuesFor(kind) {
    const fitting = this.fields(kind).filter((field) => this.holds(field));
    return Object.fromEntries(fitting.map((field) => [field.name, this.entries[keyOf(field)].value]));
  }

  /** What was typed and has no field here: `[{label, kind, value}]`. */
  others(kind) {
    const shown = new Set(
      this.fields(kind)
        .filter((field) => this.holds(field))
        .map(keyOf),
    );
    return Object.entries(this.entries)
      .filter(([key]) => !shown.has(key))
      .map(([, entry]) => entry);
  }

  holds(field) {
    const entry = this.entries[keyOf(field)];
    return entry !== undefined && fits(field.type, entry.value, this.models);
  }

  fields(kind) {
    return kind ? this.models[kind.model].fields : [];
  }
}

/** The values of a record with what was typed for a new one beside it: lists grow, what the record leaves out is filled in. */
export function added(values, typed) {
  const own = Object.entries(typed).map(([name, value]) => {
    if (!(name in values)) return [name, value];
    return [name, Array.isArray(value) && Array.isArray(values[name]) ? grown(values[name], value) : values[name]];
  });
  return { ...values, ...Object.fromEntries(own) };
}

function grown(list, more) {
  const present = new Set(list.map((item) => JSON.stringify(item)));
  return [...list, ...more.filter((item) => !present.has(JSON.stringify(item)))];
}
