// Asks the detectors of personal data of every field of a record, as check/personal_data/scan.py; says what they find.
import { filled } from "../text.js";
import { SeenText } from "./normalise.js";
import { birthDates, homeAddresses, identityDocuments, phones } from "./numbers.js";
import { isPrivate, privateEmail, socialProfiles } from "./pages.js";
import { readRules } from "./patterns.js";
import { lists, names, namesInOffice } from "./pupils.js";

const OF_TEXTS = [phones, identityDocuments, birthDates, homeAddresses, privateEmail, socialProfiles];
const NEED_DIGITS = [phones, identityDocuments, birthDates, homeAddresses];
const OF_LINKS = [phones, socialProfiles];
const OFFICES = ["Contact", "Region"];

/** Each kind of personal data in a text with its words, from 1: `[[kind, [numbers]]]`. */
export function kindsIn(text, detectors, rules) {
  const seen = new SeenText(text, rules);
  const hasDigits = /[0-9]/.test(seen.plain);
  const places = new Map();
  for (const detector of detectors) {
    if (!hasDigits && NEED_DIGITS.includes(detector)) continue;
    for (const [kind, at] of detector(seen, rules)) places.set(kind, [...(places.get(kind) || []), at]);
  }
  return [...places].map(([kind, found]) => {
    const first = found.sort((one, other) => one - other).slice(0, rules.numbers.enough);
    const words = new Set(first.map((at) => seen.word(at)));
    return [kind, [...words].sort((one, other) => one - other)];
  });
}

export const DETECTORS = [...OF_TEXTS, names];

export class Guard {
  /** `data` are the rules of the guard, `models` those of the form's description. */
  constructor(data, models) {
    this.rules = readRules(data);
    this.models = models;
  }

  /** Everything in a record that looks like personal data and is not let pass: `[{way, message, isError}]`. */
  record(model, values) {
    const found = this.group(model, values, []);
    const granted = new Set((values.allowed || []).filter(hasReason).map(({ field, rule }) => `${field} ${rule}`));
    const dotted = (way) => way.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
    return found
      .filter(({ way, kind }) => !granted.has(`${dotted(way)} ${kind}`))
      .map(({ way, kind, words, label, isOffice }) => {
        const [advice, severity] = isOffice ? [this.rules.officeMail, "warning"] : this.rules.advice[kind];
        const message = `\u00ab${label}\u00bb: ${this.wordsMeant(words)}${advice}`;
        return { way, message, isError: severity === "error" };
      });
  }

  group(model, values, way) {
    const isOffice = OFFICES.includes(model);
    return this.models[model].fields.flatMap((field) => {
      const value = values[field.name];
      const own = [...way, field.name];
      if (value === undefined || value === null) return [];
      const place = { label: field.label, isContact: model === "Contact" };
      if (isOffice && ["Email", "Phone"].includes(field.type.name)) return this.office(field, String(value), own);
      return this.value(field.type, value, own, place);
    });
  }

  value(type, value, way, place) {
    if (type.is === "group") return this.group(type.model, value, way);
    if (type.is === "many") {
      const items = value.flatMap((item, index) => this.value(type.item, item, [...way, index], place));
      return type.item.holds === "prose" && !place.isContact ? [...items, ...this.list(value, way, place)] : items;
    }
    if (type.holds === "prose") {
      const detectors = place.isContact ? [...OF_TEXTS, namesInOffice] : DETECTORS;
      return this.text(String(value), detectors, way, place.label);
    }
    if (type.holds !== "link") return [];
    return this.text(String(value), OF_LINKS, way, place.label).map((found) => ({
      ...found,
      words: [],
    }));
  }

  /** A list of texts as one: names that stand alone in each. */
  list(items, way, { label }) {
    const whole = items.map(String).join("\n");
    return kindsIn(whole, [lists], this.rules).map(([kind]) => ({ way, kind, words: [], label }));
  }

  text(text, detectors, way, label) {
    return kindsIn(text, detectors, this.rules).map(([kind, words]) => ({ way, kind, words, label }));
  }

  office(field, value, way) {
    const { label } = field;
    if (field.type.name === "Phone") {
      const isOwn = kindsIn(value, [phones], this.rules).length > 0;
      return isOwn ? [{ way, kind: "mobile-phone", words: [], label }] : [];
    }
    return isPrivate(value, this.rules) ? [{ way, kind: "private-mail", words: [], label, isOffice: true }] : [];
  }

  /** Which words of a field are meant; empty for the whole value. */
  wordsMeant(words) {
    const { said, numbers } = this.rules;
    if (!words.length) return "";
    if (words.length === 1) return filled(said.one, { numbers: words[0] });
    const shown = words.slice(0, numbers.named);
    if (words.length > numbers.named) return filled(said.more, { numbers: shown.join(", ") });
    return filled(said.many, { numbers: `${shown.slice(0, -1).join(", ")} ${said.and} ${shown.at(-1)}` });
  }
}

/** Whether an allowance says why it is right: as `_has_reason` of check/personal_data. */
const hasReason = ({ reason }) => (String(reason || "").match(/\p{L}/gu) || []).length >= 10;
