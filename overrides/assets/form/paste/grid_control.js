// Adds to the control of a list of hours a place into which a grid of a table is pasted. Knows no kind of record.
import { make, newId, textarea } from "../controls.js";
import { fetched } from "../page.js";
import { say } from "../words.js";
import { TooMuch } from "./limits.js";

/** Whether the items of a list are a choice of a direction with a table of numbers. */
export function isGrid({ models }, type) {
  const fields = type.is === "group" ? models[type.model].fields : [];
  return (
    fields.some((field) => field.type.reference === "direction") && fields.some((field) => field.type.is === "table")
  );
}

/** The control of a list of hours; `draw` makes it for values. What is pasted takes the place of the hours that it names. */
export function withGrid(value, draw, description) {
  const list = make("div", {});
  let inner = null;
  const set = (values) => {
    inner = draw(values);
    list.replaceChildren(inner.element);
  };
  set(value);
  const put = (hours) => {
    const named = hours.map(({ direction }) => direction);
    const before = inner.read() || [];
    const fresh = hours.map((own) => ({ ...before.find(({ direction }) => direction === own.direction), ...own }));
    set([...before.filter(({ direction }) => !named.includes(direction)), ...fresh]);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return {
    element: make("div", {}, list, panel(put, description)),
    read: () => inner.read(),
    find: (way) => inner.find(way),
    focus: () => inner.focus(),
    show: (message) => inner.show(message),
    clear: () => inner.clear(),
  };
}

function panel(put, description) {
  const area = textarea("", 3);
  const said = make("div", { role: "status" });
  area.id = newId();
  const help = make("p", { className: "pm-form__help", id: newId() }, say("grid-help"));
  area.setAttribute("aria-describedby", help.id);
  const take = async (pasted) => {
    const { hours, notes, message } = await understood(pasted, description);
    if (hours.length) put(hours);
    said.replaceChildren(make("p", {}, message), notes || "");
  };
  area.addEventListener("paste", (event) => {
    event.preventDefault();
    const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData.getData(type));
    take({ html, text });
  });
  area.addEventListener("change", (event) => {
    event.stopPropagation();
    if (area.value.trim()) take({ html: "", text: area.value });
  });
  area.addEventListener("input", (event) => event.stopPropagation());
  const label = make("label", { for: area.id }, say("grid-label"));
  return make(
    "details",
    { className: "pm-paste__grid" },
    make("summary", {}, say("grid-open")),
    label,
    help,
    area,
    said,
  );
}

/** What a pasted grid says: `{hours, notes, message}`, the notes as an element; its reader is fetched at the first one. */
async function understood(pasted, description) {
  const nothing = (message) => ({ hours: [], notes: null, message });
  try {
    const [{ notesElement }, { gridTools }, { pastedDocument }, rules] = await Promise.all([
      import("./cards.js"),
      import("./importer.js"),
      import("./source.js"),
      fetched("paste.json"),
    ]);
    const words = { source: say("paste-source"), table: (number) => say("paste-table", { number }) };
    const { tables } = pastedDocument(pasted, words, rules.documents.limits, description.replacements);
    const reader = gridTools(rules, description);
    const [grid] = tables.map((table) => reader.read(table)).filter(Boolean);
    if (!grid) return nothing(say("grid-none"));
    return {
      hours: grid.hours,
      notes: notesElement(grid.notes),
      message: say("grid-done", { number: grid.hours.length }),
    };
  } catch (error) {
    if (error instanceof TooMuch) return nothing(say("grid-too-much"));
    return nothing(say("paste-failed"));
  }
}
