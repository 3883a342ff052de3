// Draws the choice of grades: a box for each, and one line in which they may be typed, «6–8, 10». Each follows the other.
import { fieldset, make, newId } from "./controls.js";
import { gradeNumbers, gradesWritten } from "./grades.js";
import { listed } from "./values.js";
import { say } from "./words.js";

/** The control of a list of grades between two; `patterns` are those of the notation. */
export function gradesControl(field, value = [], { least, most }, patterns, cleaned) {
  const known = (text) => gradeNumbers(cleaned(text), patterns)?.map(Number);
  const isGrade = (grade) => grade >= least && grade <= most;
  const first = value.flatMap((item) => (typeof item === "string" ? (known(item) ?? [item]) : [item]));
  const boxes = Array.from({ length: most - least + 1 }, (_, index) => {
    const box = make("input", { type: "checkbox", id: newId(), checked: first.includes(least + index) });
    const element = make("span", { className: "pm-form__check" }, box, make("label", { for: box.id }, least + index));
    return { grade: least + index, box, element };
  });
  const line = make("input", { type: "text", id: newId(), autocomplete: "off", className: "pm-form__grades" });
  line.value = first.every(isGrade) ? gradesWritten(first) : first.join(", ");
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ grade }) => grade);
  const typed = () => (line.value.trim() ? known(line.value) : []);
  for (const { box } of boxes) {
    box.addEventListener("change", () => {
      line.value = gradesWritten(chosen());
    });
  }
  line.addEventListener("input", () => {
    const grades = typed();
    if (grades?.every(isGrade)) for (const { grade, box } of boxes) box.checked = grades.includes(grade);
  });
  const read = () => {
    const grades = typed();
    // What is no grade stays as it was typed, for the check to refuse.
    const now = grades?.every(isGrade) ? chosen() : (grades ?? [line.value]);
    const isSame = now.length === new Set(value).size && now.every((grade) => value.includes(grade));
    return listed(field, isSame ? value : now);
  };
  const inner = make(
    "div",
    {},
    make("div", { className: "pm-form__row" }, ...boxes.map(({ element }) => element)),
    make("p", { className: "pm-form__part" }, make("label", { for: line.id }, say("grades-line")), line),
  );
  return fieldset(field, inner, { read, focus: boxes[0].box });
}
