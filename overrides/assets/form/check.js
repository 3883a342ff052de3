// Checks plain values as the model does, in the model's own words, which the site's description of the form carries.
// What needs other records or several fields at once is left to the check of the proposal.

import { chars, cleaner, filled, shown, stripped } from "./text.js";
import { numbered } from "./values.js";
import { Notation } from "./when.js";

const JOINER_IN_WORD = /[\p{L}\p{N}_]\u200d|\u200d[\p{L}\p{N}_]|\p{L}[\ufe0e\ufe0f]/u;
const MANY_MARKS = /\p{M}{5,}/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE_IN_URL = /[\s"'<>\\^`{|}\x00-\x20]/;

export class Checker {
  constructor(description) {
    this.description = description;
    this.forbidden = new RegExp(description.forbidden, "u");
    this.cleaned = cleaner(description.replacements);
  }

  /** Everything wrong with a record: `[{way, message}]`; a way is a list of names and positions from 0. */
  record(model, values) {
    return this.group(model, values, []);
  }

  group(model, values, way) {
    const { fields } = this.description.models[model];
    return fields.flatMap((field) => [
      ...this.field(field, values[field.name], [...way, field.name]),
      ...this.either(field, values, fields, way),
    ]);
  }

  /** One of two fields must be filled in; only where a field names the other. */
  either(field, values, fields, way) {
    if (!field.unless || values[field.name] !== undefined || values[field.unless] !== undefined) return [];
    const other = fields.find(({ name }) => name === field.unless).label;
    return [{ way: [...way, field.name], message: filled(this.description.words.either, { ...field, other }) }];
  }

  field(field, value, way) {
    const words = this.description.words;
    if (value === undefined) {
      return field.required ? [{ way, message: filled(words.missing, field) }] : [];
    }
    if (field.type.is === "many" && value.length < field.type.least) {
      return [{ way, message: filled(words["empty-list"], field) }];
    }
    return this.value(field.type, value, way, field.label);
  }

  value(type, value, way, label) {
    if (type.is === "group") return this.group(type.model, value, way);
    if (type.is === "many") return value.flatMap((item, index) => this.value(type.item, item, [...way, index], label));
    if (type.is === "table") {
      return Object.entries(value).flatMap(([key, own]) => this.value(type.value, own, [...way, key], label));
    }
    const said = type.choices ? "" : this.one(type, value);
    return said ? [{ way, message: `«${label}»: ${said}` }] : [];
  }

  /** What is wrong with one value, in the model's words; empty if nothing is. */
  one(type, value) {
    const rules = this.description.types[type.name];
    const [fault, gaps] = this.fault(type.name, rules, value) || [];
    return fault ? filled(rules.words[fault], { shown: shown(value), ...gaps }) : "";
  }

  fault(name, rules, value) {
    const text = String(value);
    if (rules.pattern)
      return new RegExp(`^(?:${rules.pattern})$`, "u").test(this.cleaned(text, " ")) ? null : ["wrong"];
    if (rules.range) return this.rangeFault(rules, text);
    if ("least" in rules) {
      const number = numbered(this.cleaned(text), rules);
      const isWestern = rules.west !== undefined && number >= -180 && number <= rules.west; // of Chukotka
      const fits = isWestern || (number >= rules.least && number <= rules.most);
      return typeof number === "number" && fits ? null : ["wrong"];
    }
    if (name === "Title" || name === "Text") return this.textFault(name, rules, text);
    if (name === "Url") return this.urlFault(rules, text);
    if (name === "Day") return this.dayFault(text);
    if (name === "Moment") return this.momentFault(text);
    if (name === "Clock") return clockFault(text);
    if (name === "WhenText") {
      return new Notation(rules.notation).fault(this.cleaned(text, " "), (day) => this.dayFault(day));
    }
    return name === "Flag" && typeof value !== "boolean" ? ["flag"] : null;
  }

  rangeFault(rules, value) {
    const found = new RegExp(`^(?:${rules.range})$`, "iu").exec(this.cleaned(value, " "));
    const groups = found ? found.slice(1).filter(Boolean) : [];
    const numbers = groups.map((digits) => Number(digits.replace(/\D/g, "")));
    const fits = numbers.every((number) => number >= rules.least && number <= rules.most);
    return found && fits && numbers[0] <= numbers[numbers.length - 1] ? null : ["wrong"];
  }

  textFault(name, rules, value) {
    const text = this.cleaned(value, name === "Title" ? " " : "\n");
    const hidden = this.forbidden.exec(text) || inWord(text);
    if (hidden) {
      const code = hidden[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      return ["invisible-character", { code, position: chars(text.slice(0, hidden.index)).length + 1 }];
    }
    if (MANY_MARKS.test(text)) return ["too-many-marks"];
    if (!text) return ["blank"];
    if (!/[\p{L}\p{N}]/u.test(text)) return ["no-words", { shown: shown(text) }];
    if (name === "Title" && text.includes("\n")) return ["many-lines"];
    const length = chars(text).length;
    return length > rules.longest ? ["too-long", { length }] : null;
  }

  dayFault(value) {
    const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(stripped(value));
    if (!found) return ["day", { shown: shown(value) }];
    const [year, month, day] = found.slice(1).map(Number);
    const [first, last] = this.description.years;
    if (year < first || year > last) return ["year", { shown: shown(value) }];
    const made = new Date(Date.UTC(year, month - 1, day));
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? null : ["calendar", { shown: shown(value) }];
  }

  momentFault(value) {
    const [day, ...rest] = stripped(value).replace(/T/g, " ").split(" ");
    const clock = rest.join(" ");
    if (/[Zz+]|:\d\d:/.test(clock) || clock.includes("-")) return ["moment"];
    return this.dayFault(day) || (rest.length ? clockFault(clock) : null);
  }

  urlFault(rules, value) {
    const text = value.normalize("NFC");
    if (!text) return ["empty"];
    const length = chars(text).length;
    if (length > rules.longest) return ["too-long", { length }];
    if (UNSAFE_IN_URL.test(text)) return ["unsafe"];
    if (!/^https?:\/\//.test(text)) return ["scheme"];
    const netloc = /^https?:\/\/([^/?#]*)/.exec(text)[1];
    const [, host, port] = /^(?:[^@]*@)*([^:@]*)(?::(.*))?$/.exec(netloc) || [null, "", ""];
    if (/[[\]]/.test(netloc) || (port && !(/^\d+$/.test(port) && Number(port) < 65536))) return ["broken"];
    if (netloc.includes("@")) return ["user"];
    return hostFault(host.toLowerCase()) || (this.forbidden.test(text) ? ["invisible-character"] : null);
  }
}

/** A joiner or a variation selector that stands by a letter and not in an emoji. */
function inWord(text) {
  const found = JOINER_IN_WORD.exec(text);
  const sign = found && /[\u200d\ufe0e\ufe0f]/.exec(found[0]);
  return sign && { 0: sign[0], index: found.index + sign.index };
}

function clockFault(value) {
  return /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.test(stripped(value)) ? null : ["clock", { shown: shown(value) }];
}

function hostFault(host) {
  const labels = host.replace(/\.+$/, "").split(".");
  const isLabel = (label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?$/u.test(label);
  if (labels.length < 2 || !labels.every(isLabel)) return ["host"];
  const last = labels[labels.length - 1];
  if (!/^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(last)) return ["numeric"];
  if (["localhost", "local", "internal", "lan"].includes(last)) return ["local"];
  const isMixed = (label) => /[a-z]/i.test(label) && /[\u0400-\u052f]/.test(label);
  return labels.some(isMixed) ? ["mixed"] : null;
}
