// Keeps what is being filled in, in the reader's own browser alone. What cannot be read is set aside and never lost.
import { fits } from "./shapes.js";
import { Typed } from "./typed.js";

const DRAFT = "pm-form-draft";
const ASIDE = "pm-form-aside";
const VERSION = 2;

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";

/** A draft: what is typed into a new record by field, corrections by path, and where the reader was. */
const BLANK = { choice: { kind: "", owner: null, id: "", opened: "" }, isNamed: false, typed: {}, corrections: {} };

/** The draft in a text, null if it is none that this version reads: see `Drafts`. */
export function readDraft(text, description) {
  try {
    const found = JSON.parse(text);
    const draft = found?.version === VERSION ? found : upgraded(found, description);
    return draft && isSound(draft, description) ? { ...BLANK, ...draft } : null;
  } catch {
    return null;
  }
}

/** A draft of the first version, which held one record and had no number. */
function upgraded(found, { kinds, models }) {
  const { state, values } = found;
  if (!isGroup(values)) return null;
  const kind = kinds.find(({ name }) => name === state.kind);
  const choice = { kind: state.kind, owner: state.owner, id: state.id, opened: state.opened };
  if (state.opened) return { choice, corrections: { [state.opened]: { kind: kind.name, values } } };
  const typed = new Typed(models);
  typed.take(kind, values);
  return { choice, isNamed: Boolean(state.id), typed: typed.entries };
}

function isSound(draft, { kinds, models }) {
  const { choice, typed = {}, corrections = {} } = draft;
  const isKind = (name) => kinds.some((kind) => kind.name === name);
  const isCorrection = ({ kind, values, text, opened }) => {
    const { model } = kinds.find(({ name }) => name === kind);
    const isBased = text === undefined || (isText(text) && isGroup(opened));
    return isBased && isGroup(values) && fits({ is: "group", model }, values, models);
  };
  return (
    isGroup(choice) &&
    (choice.kind === "" || isKind(choice.kind)) &&
    (choice.owner === null || isText(choice.owner)) &&
    isText(choice.id) &&
    isText(choice.opened) &&
    isGroup(typed) &&
    Object.values(typed).every((entry) => isText(entry.name) && isText(entry.label) && "value" in entry) &&
    isGroup(corrections) &&
    Object.values(corrections).every(isCorrection)
  );
}

export class Drafts {
  /** `storage` gives the browser's storage or throws where it is denied. */
  constructor(storage, description) {
    this.storage = storage;
    this.description = description;
    this.isBlocked = false;
    this.aside = [];
  }

  /** The draft of an earlier visit, a blank one if there is none; `aside` then holds what could not be read. */
  load() {
    this.aside = this.textsAside();
    const text = this.read(DRAFT);
    if (text === null) return structuredClone(BLANK);
    const draft = readDraft(text, this.description);
    if (!draft) this.setAside(text);
    return draft || structuredClone(BLANK);
  }

  /** Saves a draft; false where the browser has no room for it or denies it. */
  save(draft) {
    return !this.isBlocked && this.write(DRAFT, JSON.stringify({ version: VERSION, ...draft }));
  }

  /** Moves a text to where no draft is written; one that finds no room there stays where it was. */
  setAside(text) {
    this.aside.push(text);
    this.remove(DRAFT);
    if (this.write(ASIDE, JSON.stringify(this.aside))) return;
    this.isBlocked = true;
    this.write(DRAFT, text);
  }

  /** Forgets what was set aside. */
  forgetAside() {
    this.aside = [];
    this.remove(ASIDE);
    if (this.isBlocked) this.remove(DRAFT);
    this.isBlocked = false;
  }

  textsAside() {
    const text = this.read(ASIDE);
    if (text === null) return [];
    try {
      const texts = JSON.parse(text);
      if (Array.isArray(texts) && texts.every(isText)) return texts;
    } catch {
      // kept as it is
    }
    return [text];
  }

  read(key) {
    return this.withStorage((storage) => storage.getItem(key)) ?? null;
  }

  write(key, text) {
    return this.withStorage((storage) => storage.setItem(key, text) === undefined) === true;
  }

  remove(key) {
    this.withStorage((storage) => storage.removeItem(key));
  }

  withStorage(act) {
    try {
      return act(this.storage());
    } catch {
      return undefined;
    }
  }
}
