// Draws a record in two steps: what makes it valid is open, all else is folded by subject.
import { make } from "./controls.js";
import { say } from "./words.js";

/** The fields of a record, given its sections and the element of each field: `{element, update}`, see `Fields.group`. */
export function drawnSections(sections, elements) {
  const [first, ...others] = sections;
  const folded = others.map((section) => subject(section, elements));
  const more = make(
    "section",
    { className: "pm-form__step", hidden: !folded.length },
    make("h2", {}, say("step-more")),
    make("p", { className: "pm-form__help" }, say("step-more-help")),
    ...folded.map(({ element }) => element),
  );
  const start = make(
    "section",
    { className: "pm-form__step" },
    make("h2", {}, say("step-main")),
    fields(first, elements),
  );
  return {
    element: make("div", {}, start, more),
    update: (described, values) => {
      const labels = Object.fromEntries(described.map(({ name, label }) => [name, label]));
      for (const one of folded) one.update((name) => name in values && labels[name]);
    },
  };
}

const fields = ({ fields: names }, elements) =>
  make("div", { className: "pm-form__fields" }, ...names.map((name) => elements[name]));

function subject(section, elements) {
  const filled = make("span", { className: "pm-form__filled" });
  const summary = make("summary", {}, make("span", {}, section.label), filled);
  const element = make("details", { className: "pm-form__subject" }, summary, fields(section, elements));
  const update = (isFilled) => {
    const labels = section.fields.map(isFilled).filter(Boolean);
    filled.textContent = labels.length ? say("filled-in", { labels: labels.join(", ") }) : "";
    element.hidden = section.fields.every((name) => elements[name].hidden);
  };
  return { element, update };
}
