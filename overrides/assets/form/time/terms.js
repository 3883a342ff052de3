// Reads the days, periods and units of a clause with their hours, as the class Clause of model/when/clause.py does.
import { unitBounds } from "./days.js";
import { endOf, startOf } from "./parts.js";
import { refuse } from "./tokens.js";

const UNITS = ["unit", "units"];
const unitsOf = ({ kind, value }) => (kind === "units" ? value : [value, value]);
const term = (own) => ({ starts: null, ends: null, units: null, hours: null, isDay: false, ...own });

export class Terms {
  constructor(pieces, limits) {
    this.pieces = pieces;
    this.limits = limits;
    this.position = 0;
  }

  /** The terms, and the hours that hold for all of them. */
  all() {
    const terms = [];
    const shared = [];
    let isApart = true; // whether a comma stands before what comes
    while (this.kind(0)) {
      const kind = this.kind(0);
      if (["comma", "and", "in"].includes(kind)) {
        isApart = isApart || kind === "comma";
        this.position += 1;
        continue;
      }
      if (kind === "clock" || (["from", "to"].includes(kind) && this.kind(1) === "clock")) {
        const hours = this.hours();
        const last = terms[terms.length - 1];
        if (last && !isApart && !last.hours && (last.isDay || !last.units)) last.hours = hours;
        else shared.push(hours);
      } else {
        terms.push(this.term());
      }
      isApart = false;
    }
    if (shared.length > 1) refuse();
    return shared.length ? { terms, hours: shared[0] } : { terms: hoursOfLast(terms), hours: null };
  }

  kind(ahead) {
    return this.pieces[this.position + ahead]?.kind || "";
  }

  take() {
    this.position += 1;
    return this.pieces[this.position - 1];
  }

  hours() {
    const opening = ["from", "to"].includes(this.kind(0)) ? this.take() : null;
    if (opening?.kind === "to") refuse();
    const starts = this.take().value;
    if (["dash", "to"].includes(this.kind(0)) && this.kind(1) === "clock") {
      this.position += 1;
      return this.range(starts, this.take().value);
    }
    return { starts, ends: null };
  }

  range(starts, ends) {
    if (ends && (ends === starts || (this.limits.LATEST_NIGHT < ends && ends < starts))) refuse();
    return { starts, ends };
  }

  term() {
    if (["from", "to"].includes(this.kind(0))) return this.opened(this.take().kind);
    const piece = this.take();
    if (UNITS.includes(piece.kind)) return this.unitTerm(piece);
    if (piece.kind !== "day") refuse();
    const hours = this.ownHours();
    if (["dash", "to"].includes(this.kind(0)) && this.kind(1) === "day") {
      this.position += 1;
      const starts = { day: piece.value, clock: hours ? hours.starts : null };
      return this.period(starts, this.moment(Boolean(hours)));
    }
    return term({ starts: { day: piece.value, clock: null }, hours, isDay: true });
  }

  /** Hours directly behind a day; «в 15:00» too. */
  ownHours() {
    const ahead = this.kind(0) === "in" ? 1 : 0;
    const isRange = this.kind(0) === "from" && this.kind(1) === "clock";
    if (this.kind(ahead) !== "clock" && !isRange) return null;
    this.position += ahead;
    return this.hours();
  }

  /** A day with its clock; «в 15:00» behind a period belongs to each of its days unless its beginning has a clock. */
  moment(hasClock = false) {
    const day = this.take().value;
    if (hasClock && this.kind(0) === "in" && this.kind(1) === "clock") this.position += 1;
    const isOwn = this.kind(0) === "clock" && !["dash", "to"].includes(this.kind(1));
    return { day, clock: isOwn ? this.take().value : null };
  }

  unitTerm(piece) {
    const [first, last] = unitsOf(piece);
    if (!["dash", "to"].includes(this.kind(0)) || !UNITS.includes(this.kind(1))) return term({ units: [first, last] });
    this.position += 1;
    const end = unitsOf(this.take())[1];
    const bounds = (unit) => unitBounds(unit, this.limits.LESSONS_END);
    if (end.length !== first.length || bounds(end)[1] < bounds(first)[0]) refuse();
    return term({ units: [first, end] });
  }

  /** What follows «с» or «до»: a period, or one that is open at an end. */
  opened(side) {
    if (UNITS.includes(this.kind(0))) {
      const piece = this.take();
      const isPeriod = ["to", "dash"].includes(this.kind(0)) && UNITS.includes(this.kind(1));
      if (side === "from" && isPeriod) return this.unitTerm(piece);
      const [first, last] = unitsOf(piece).map((unit) => unitBounds(unit, this.limits.LESSONS_END));
      return side === "from"
        ? term({ starts: { day: first[0], clock: null } })
        : term({ ends: { day: last[1], clock: null } });
    }
    if (this.kind(0) !== "day") refuse();
    const moment = this.moment();
    if (side === "to") return term({ ends: moment });
    if (["to", "dash"].includes(this.kind(0)) && this.kind(1) === "day") {
      this.position += 1;
      return this.period(moment, this.moment());
    }
    return term({ starts: moment });
  }

  period(starts, ends) {
    return endOf(ends) < startOf(starts) ? refuse() : term({ starts, ends });
  }
}

/** Hours behind the last of several days that have none are those of all: «7 и 14 ноября в 10:00». */
function hoursOfLast(terms) {
  const [last, ...before] = [...terms].reverse();
  if (last?.hours && before.length && before.every(({ isDay, hours }) => isDay && !hours)) {
    for (const other of before) other.hours = last.hours;
  }
  return terms;
}
