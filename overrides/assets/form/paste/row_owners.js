// Says whose the rows of a table are, as authoring/documents/row_owners.py does: every guess is told.
import { flat, folded } from "../time/words.js";
import { cellOf } from "./tables.js";

/** Owners for the rows of one table, to be asked for in the rows' order; `told` is what the reader of the form says. */
export class RowOwners {
  constructor(owners, account, headings, told, { OWNER: role, SCHOOL_WORD }) {
    this.owners = owners;
    this.role = role;
    this.words = SCHOOL_WORD;
    [this.part, this.unknownPart] = [null, ""];
    this.hasColumn = headings.columns.has(role);
    this.above = null;
    this.told = this.hasColumn ? this.ofColumn(account, headings, told) : told || this.ofTitle(account, headings);
  }

  /** What the reader says; nothing where the column names several schools that the site does not have. */
  ofColumn(account, { row, columns }, told) {
    const body = account.table.rows.filter((one) => one.number > row.number);
    const names = new Set(body.map((one) => folded(cellOf(one, columns.get(this.role)))).filter(Boolean));
    const isUnknown = (name) => !this.owners.find(name).owner && !this.owners.own.BRANCH.search(name);
    return [...names].filter(isUnknown).length > 1 ? null : told;
  }

  ofTitle(account, { row }) {
    const cells = account.table.rows.filter((one) => one.number < row.number).flatMap((one) => one.cells);
    const found = this.owners.namedIn([...account.table.above, ...cells]);
    if (found) account.note("owner-of-title", { name: this.owners.nameOf(found) });
    return found;
  }

  /** Takes the heading of a part of the table for the owner of the rows below it, if it names a school. */
  enter(title) {
    const { owner, isCertain } = this.owners.find(title);
    const saysSchool = Boolean(this.words.search(folded(title)));
    if (owner && (isCertain || saysSchool)) [this.part, this.unknownPart] = [owner, ""];
    else if (saysSchool) [this.part, this.unknownPart] = [null, title];
  }

  /** Whose a row is; null where nothing tells it, which is asked. */
  find(row, account) {
    const words = flat(row.text(this.role));
    const owner = words ? this.named(words, account) : this.ofRowWithout(account);
    this.above = owner || this.above;
    return owner;
  }

  named(words, account) {
    const { owner, isCertain } = this.owners.find(words, this.above || this.told);
    if (!owner) {
      if (this.told) account.note("owner-told", { words, name: this.owners.nameOf(this.told) });
      else account.note("owner-unknown", { words });
      return this.told;
    }
    if (!isCertain) account.note("owner", { words, name: this.owners.nameOf(owner) });
    return owner;
  }

  ofRowWithout(account) {
    if (this.hasColumn && this.above) {
      account.note("owner-above", { name: this.owners.nameOf(this.above) });
      return this.above;
    }
    if (this.part) {
      account.note("owner-of-part", { name: this.owners.nameOf(this.part) });
      return this.part;
    }
    if (this.unknownPart) return this.named(this.unknownPart, account);
    if (!this.told) account.note("whose");
    return this.told;
  }
}
