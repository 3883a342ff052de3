// Finds everything that keeps a record from being finished: wrong values, no owner, a file's name that cannot be.
import { Checker } from "./check.js";
import { say } from "./words.js";

export class Faults {
  constructor(description, files) {
    this.description = description;
    this.files = files;
    this.checker = new Checker(description);
  }

  /**
   * What is wrong with a record: `[{way, at, message}]`; what concerns no field stands `at` a part of the page. `read` are
   * the fields as they stand on the page, `values` those of the record.
   */
  of(kind, choice, values, read) {
    const found = this.checker.record(kind.model, read);
    const at = (name, message) => ({ way: null, at: name, message });
    if (choice.owner === null) found.unshift(at("owner", say("choose-owner")));
    const fault = choice.opened || !this.files.isNamed(choice) ? "" : this.idFault(choice);
    if (fault) found.push(at("id", fault));
    const isEmpty = !found.length && !Object.keys(values).length;
    return isEmpty ? [at("kind", say("empty-form"))] : found;
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
