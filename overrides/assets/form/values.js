// Which values of a form make the record, and which fields are seen. Knows no page.

const same = (value, other) => JSON.stringify(value) === JSON.stringify(other);

/**
 * The values in the model's order, without those that are left out or are what the model takes by itself. A deprecated
 * field and a stamp have a place in the order and no description: their value stays what the file says.
 */
export function picked({ order, fields }, read) {
  const byName = Object.fromEntries(fields.map((field) => [field.name, field]));
  const values = {};
  for (const name of order) {
    const value = read(name);
    if (value === undefined) continue;
    if (!byName[name] || byName[name].required || !same(value, byName[name].default)) values[name] = value;
  }
  return values;
}

/**
 * The values of a corrected record: what the fields say `now`, but where it is what they said when the record was opened
 * (`read`), the values of the file.
 */
export function kept({ values, read }, now, order) {
  const own = (name) => (same(read[name], now[name]) ? values[name] : now[name]);
  const names = order.filter((name) => own(name) !== undefined);
  return Object.fromEntries(names.map((name) => [name, own(name)]));
}

/** The values of a record that is changed on a day: with that day in its stamps, which nobody is asked for. */
export function stamped({ order }, values, stamps, day) {
  const all = { ...values, ...Object.fromEntries(stamps.map((name) => [name, day])) };
  return Object.fromEntries(order.filter((name) => name in all).map((name) => [name, all[name]]));
}

/** The day that it is in a time zone: `2026-11-23`. */
export function dayIn(timeZone, moment) {
  const wanted = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" };
  const parts = new Intl.DateTimeFormat("en", wanted).formatToParts(moment);
  return ["year", "month", "day"].map((type) => parts.find((part) => part.type === type).value).join("-");
}

/** Whether a field is seen: one that depends on another appears with it, or if it has a value already. */
export function isShown(field, read) {
  if (!field.when) return true;
  return field.when.values.includes(read(field.when.field)) || read(field.name) !== undefined;
}

/** The items of a list; undefined for an empty one that may be left out. */
export const listed = (field, items) => (items.length || (field.required && !field.type.least) ? items : undefined);

/** The number that a text means by the rules of its type, else the text: the check says what is wrong with it. */
export function numbered(text, { number } = {}) {
  const found = number && new RegExp(`^(?:${number})$`).exec(text);
  return found ? Number(found[1].replace(",", ".").replace("−", "-")) : text;
}
