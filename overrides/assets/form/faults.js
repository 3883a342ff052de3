// Finds what is wrong with a record before it is finished: values, rules across fields, data about people, owner and name.
import { Checker } from "./check.js";
import { Guard } from "./guard/scan.js";
import { fetched } from "./page.js";
import { Rules } from "./rules.js";
import { dayIn } from "./values.js";
import { say } from "./words.js";

export class Faults {
  constructor(description, files) {
    this.description = description;
    this.files = files;
    this.checker = new Checker(description);
    this.rules = new Rules(description);
  }

  /** The guard of personal data, whose rules are fetched when they are first needed; null where they do not come. */
  async guard() {
    this.ready ??= new Guard(await fetched("guard.json"), this.description.models);
    return this.ready;
  }

  /**
   * What is wrong with a record: `{errors, warnings}`, each `{way, at, message}`; what concerns no field stands `at` a part of
   * the page. `read` are the fields as they stand on the page, `values` those of the record.
   */
  async of(kind, choice, values, read) {
    const errors = this.ofPlace(choice);
    const wrong = this.checker.record(kind.model, read);
    errors.push(...wrong);
    if (!errors.length && !Object.keys(values).length) errors.push(at("kind", say("empty-form")));
    const today = dayIn(this.description.timezone, new Date());
    const further = wrong.length ? [] : this.rules.record(kind.model, values, today);
    const guard = await this.guard().catch(() => null);
    if (guard) further.push(...guard.record(kind.model, read));
    else errors.push(at("kind", say("guard-failed")));
    errors.push(...further.filter(({ isError }) => isError));
    return { errors, warnings: further.filter(({ isError }) => !isError) };
  }

  ofPlace(choice) {
    const fault = choice.opened || !this.files.isNamed(choice) ? "" : this.idFault(choice);
    const named = fault ? [at("id", fault)] : [];
    return choice.owner === null ? [at("owner", say("choose-owner")), ...named] : named;
  }

  idFault(choice) {
    const { id, owner } = choice;
    const fault = this.checker.one({ name: "Identifier" }, id);
    if (fault && !/^20\d\d-\d\d$/.test(id)) return say("id-wrong", { fault });
    if (this.description.reserved.includes(id)) return say("id-reserved", { id });
    const path = owner === null ? "" : this.files.path(choice);
    return this.files.records.some(([known]) => known === path) ? say("id-taken", { id }) : "";
  }
}

const at = (name, message) => ({ way: null, at: name, message });
