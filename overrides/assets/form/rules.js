// Rules that need more than one field, as hooks/profminimum/check has them: those that need no other record and no calendar.
import { filled } from "./text.js";

const isGiven = (value) => value !== undefined && value !== null && !(Array.isArray(value) && !value.length);
const error = (way, message) => ({ way, message, isError: true });
const warning = (way, message) => ({ way, message, isError: false });

export class Rules {
  constructor({ models, rules }) {
    this.models = models;
    this.rules = rules;
  }

  /** What is wrong with a record whose values are right each by itself: `[{way, message, isError}]`. */
  record(model, values, today) {
    const found = [...this.identifiers(model, values), ...this.access(values, model)];
    this.walk(model, values, [], (own, part, way) => {
      found.push(...this.order(own, part, way), ...this.surplus(own, part, way));
      if (own === "Session") found.push(...this.session(part, way, values, model));
    });
    if (model === "YearPlan") found.push(...this.plan(values));
    if (model === "Event") found.push(...this.event(values, today));
    return found;
  }

  /** Calls `visit` with every group of a record: its model, its values, the way to it. */
  walk(model, values, way, visit) {
    visit(model, values, way);
    for (const { name, type } of this.models[model].fields) {
      const value = values[name];
      if (!isGiven(value)) continue;
      if (type.is === "group") this.walk(type.model, value, [...way, name], visit);
      if (type.is === "many" && type.item.is === "group") {
        value.forEach((item, index) => {
          this.walk(type.item.model, item, [...way, name, index], visit);
        });
      }
    }
  }

  field(model, name) {
    return this.models[model].fields.find((field) => field.name === name);
  }

  said(name, gaps = {}) {
    return filled(this.rules.messages[name], gaps);
  }

  order(model, part, way) {
    const pairs = this.rules.ordered.flatMap(([first, last, earlier]) => {
      const [begin, end] = [part[first], part[last]];
      if (!isGiven(begin) || !isGiven(end) || isInOrder(begin, end) || !this.field(model, last)) return [];
      const labels = { first: this.field(model, first).label, second: this.field(model, last).label };
      return [error([...way, last], this.said("wrongOrder", { ...labels, begin, end, earlier }))];
    });
    const lists = this.rules.sequences
      .filter(([own]) => own === model)
      .flatMap(([, name]) => {
        const dates = (part[name] || []).map(({ date }) => date);
        return dates.flatMap((after, index) => {
          const before = dates[index - 1];
          return before > after
            ? [error([...way, name, index, "date"], this.said("notInSequence", { before, after }))]
            : [];
        });
      });
    return [...pairs, ...lists];
  }

  /** Fields that make sense only beside another value than the one that stands there. */
  surplus(model, part, way) {
    return this.models[model].fields.flatMap(({ name, label, when }) => {
      if (!when || !isGiven(part[name])) return [];
      const other = this.field(model, when.field);
      const actual = part[when.field] ?? other.default;
      if (when.values.includes(actual)) return [];
      const labels = Object.fromEntries(other.type.choices);
      const wanted = when.values.map((value) => `\u00ab${labels[value]}\u00bb`).join(this.rules.or);
      const stands = isGiven(actual) ? filled(this.rules.stands, { value: labels[actual] }) : this.rules.nothing;
      return [warning([...way, name], this.said("surplus", { label, other: other.label, wanted, stands }))];
    });
  }

  identifiers(model, values) {
    const lists = this.models[model].fields.filter(({ type }) => type.is === "many" && type.item.is === "group");
    return lists
      .filter(({ type }) => this.field(type.item.model, "id"))
      .flatMap(({ name }) =>
        repeated((values[name] || []).map(({ id }) => id && String(id).toLowerCase())).map((index) =>
          error([name, index, "id"], this.said("sameId", { id: values[name][index].id })),
        ),
      );
  }

  access(values, model) {
    if (values.access !== "schools" || isGiven(values.schools) || isGiven(values.schools_total)) return [];
    return [error(["access"], this.said("noSchools", { label: this.field(model, "schools").label }))];
  }

  session(part, way, values, model) {
    const own = values.grades || [];
    const { label } = this.field(model, "grades");
    return (part.grades || []).flatMap((grade, index) => {
      if (own.includes(grade)) return [];
      return [error([...way, "grades", index], this.said("otherGrade", { grade, label, grades: this.grades(own) }))];
    });
  }

  // The plan of a school.

  plan({ grades = [], hours = [], level }) {
    if (!hours.length) return [];
    const total = (grade) => hours.reduce((sum, { grades: own = {} }) => sum + (own[grade] || 0), 0);
    const empty = grades.filter((grade) => !total(grade));
    const said = empty.length
      ? [warning(["hours"], this.said("gradesWithoutHours", { grades: this.grades(empty) }))]
      : [];
    return [
      ...said,
      ...grades.flatMap((grade) => this.shortfall(grade, total(grade), level)),
      ...repeated(hours.map(({ direction }) => direction)).map((index) =>
        error(["hours", index, "direction"], this.said("sameDirection")),
      ),
      ...hours.flatMap(({ grades: own = {} }, index) => this.hoursOfOthers(own, index, grades)),
    ];
  }

  shortfall(grade, planned, name) {
    const [level, required] = this.rules.levels[name] || [];
    if (!level || !planned || planned >= required) return [];
    const gaps = {
      grade,
      level,
      planned: count(planned, this.rules.planned),
      required: digits(required),
      missing: count(required - planned, this.rules.missing),
    };
    return [error(["hours"], this.said("shortfall", gaps))];
  }

  hoursOfOthers(own, index, grades) {
    const others = Object.keys(own)
      .map(Number)
      .filter((grade) => !grades.includes(grade));
    return others.map((grade) => {
      const message = this.said("hoursOfOtherGrade", { grade, grades: this.grades(grades) });
      return error(["hours", index, "grades", String(grade)], message);
    });
  }

  /** Grades with their noun, three and more in a row as a range. */
  grades(numbers) {
    const runs = [];
    for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
      const run = runs[runs.length - 1];
      if (run && run[run.length - 1] === number - 1) run.push(number);
      else runs.push([number]);
    }
    const parts = runs.map((run) => (run.length > 2 ? `${run[0]}\u2013${run[run.length - 1]}` : run.join(", ")));
    const [one, many] = this.rules.grades;
    return numbers.length ? `${parts.join(", ")}${new Set(numbers).size === 1 ? one : many}` : "";
  }

  // An event.

  event(event, today) {
    const found = [];
    const status = event.status || this.field("Event", "status").default;
    if (status !== this.field("Event", "status").default && !event.status_reason) {
      const labels = Object.fromEntries(this.field("Event", "status").type.choices);
      found.push(error(["status"], this.said("noReason", { status: labels[status] })));
    }
    if (isOver(event, today)) return found;
    const isOnline = event.attendance_mode && event.attendance_mode !== this.field("Event", "attendance_mode").default;
    if (isOnline && !event.online_url && !event.registration?.url) {
      found.push(warning(["attendance_mode"], this.said("noOnlineAddress")));
    }
    const isForPupils = (event.audience || []).includes("pupils");
    if (isForPupils && !isGiven(event.grades) && !isGiven(event.ages))
      found.push(warning(["audience"], this.said("noGrades")));
    return found;
  }
}

/** Whether the last day that an event names is over; one without such a day is ahead. */
function isOver({ when = "", venues = [] }, today) {
  const days = [when, ...venues.map((venue) => venue.when || "")].join(" ").match(/\d{4}-\d\d(?:-\d\d)?(?!\d)/g) || [];
  return days.length > 0 && days.every((day) => day < today.slice(0, day.length));
}

/** A day without a clock begins and ends with the day; clocks are compared as they are read. */
function isInOrder(begin, end) {
  if (typeof begin === "number") return begin <= end;
  const [first, last] = [begin, end].map((value) => String(value).replace(/^(?=\d:)/, "0"));
  const length = Math.min(first.length, last.length);
  return first.slice(0, length) <= last.slice(0, length);
}

/** Positions of what stood before. */
function repeated(keys) {
  return keys.flatMap((key, index) => (key !== undefined && keys.indexOf(key) < index ? [index] : []));
}

const digits = (number) => String(number).replace(".", ",");

/** A number with its noun: 1, 2 or 5 of it; after a fraction the second form, or the first where all are genitives. */
function count(number, [one, few, many]) {
  const [tens, units] = [number % 100, number % 10];
  const usual = units >= 2 && units <= 4 && !(tens >= 12 && tens <= 14) ? few : many;
  const whole = units === 1 && tens !== 11 ? one : usual;
  const noun = Number.isInteger(number) ? whole : few === many ? one : few;
  return `${digits(number)}\u00a0${noun}`;
}
