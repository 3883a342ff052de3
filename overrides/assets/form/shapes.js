// Whether a value that was kept somewhere has the shape that the form reads and draws. Knows no page.

const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value) => ["string", "number", "boolean"].includes(typeof value);

/** Whether a value can stand in a field of a type: a wrong word can, a list in the place of a word cannot. */
export function fits(type, value, models) {
  if (type.is === "many") return Array.isArray(value) && value.every((item) => fits(type.item, item, models));
  if (type.is === "table") return isGroup(value) && Object.values(value).every(isScalar);
  if (type.is !== "group") return isScalar(value);
  const { fields } = models[type.model];
  return isGroup(value) && Object.entries(value).every(([name, own]) => fitsField(fields, name, own, models));
}

function fitsField(fields, name, value, models) {
  const field = fields.find((other) => other.name === name);
  return !field || fits(field.type, value, models);
}

/** Two fields hold the same if their names and these are alike: the type without its Russian words. */
export function signature(type) {
  if (type.is === "group") return type.model;
  if (type.is === "many") return `[${signature(type.item)}]`;
  if (type.is === "table") return `{${signature(type.value)}}`;
  const choices = (type.choices || []).map(([value]) => value).join(" ");
  return `${type.name}${type.reference ? ` ${type.reference}` : ""}${choices ? ` ${choices}` : ""}`;
}
