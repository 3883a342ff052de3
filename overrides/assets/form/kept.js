// Shows what is kept and does not stand in the fields: typed for another kind, corrections of other records, old drafts.
import { make } from "./controls.js";
import { part } from "./page.js";
import { say } from "./words.js";
import { yamlText } from "./yaml.js";

const written = (value) =>
  typeof value === "object" ? yamlText({ value }).replace(/^value: ?\n?/, "") : String(value);

/** What was typed and has no field in the chosen kind. */
export function showKept(entries) {
  const items = entries.flatMap(({ label, kind, value }) => [
    make("dt", {}, say("kept-field", { label, kind })),
    make("dd", {}, written(value).trimEnd()),
  ]);
  part("kept-list").replaceChildren(...items);
  part("kept").hidden = !entries.length;
}

/** Corrections of records that are not open now, each with a button that opens it: `[[path, name]]`. */
export function showDeferred(records, open) {
  const items = records.map(([path, name]) => {
    const button = make("button", { type: "button", className: "pm-button" }, say("go-on", { name }));
    button.addEventListener("click", () => open(path));
    return make("li", {}, button);
  });
  part("deferred-list").replaceChildren(...items);
  part("deferred").hidden = !records.length;
}

/** Drafts that this version of the form cannot read, to be downloaded. */
export function showAside(texts) {
  part("aside").hidden = !texts.length;
  part("aside-file").href = `data:text/plain;charset=utf-8,${encodeURIComponent(texts.join("\n\n"))}`;
}
