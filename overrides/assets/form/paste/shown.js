// Shows the values of a record in words, for a person to compare with the table. Knows no page.

/** The fields of a record that have a value: `[label, words, name, type]`, all but those in `without`. */
export function shownFields(description, model, values, without = []) {
  return description.models[model].fields
    .filter(({ name }) => values[name] !== undefined && !without.includes(name))
    .map(({ label, type, name }) => [label, shownValue(description, type, values[name]), name, type.name]);
}

function shownValue(description, type, value) {
  if (type.is === "many") {
    const items = value.map((item) => shownValue(description, type.item, item));
    return items.join(type.item.is === "group" ? "; " : ", ");
  }
  if (type.is === "group") {
    return shownFields(description, type.model, value)
      .map(([, words]) => words)
      .join(", ");
  }
  if (type.is === "table")
    return Object.entries(value)
      .map((pair) => pair.join(": "))
      .join(", ");
  const known = type.choices || description.references[type.reference] || [];
  const named = known.find(([id]) => id === value);
  return named ? named[1] : String(value);
}
