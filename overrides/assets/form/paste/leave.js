// Shows the ways in which chosen records leave the page together, and lets them leave.
import { say } from "../words.js";
import { neededEntries } from "./drafts.js";
import { part } from "./panel_parts.js";
import { archiveOf, filesOf, textOf, waysOut } from "./parcel.js";

/** Shows the records of cards as one text and as one file, with the links for an issue and a letter. */
export function showLeaving(cards, description, added) {
  const files = filesOf(cards, description);
  const names = neededEntries(cards, added);
  const before = names.length ? say("paste-vocabulary", { names: names.join(", ") }) : "";
  const text = textOf(files, description.marks, before);
  const subject = say("paste-subject", { number: files.length });
  const { issue, mail } = waysOut(
    description,
    subject,
    text,
    [before, say("paste-attached")].filter(Boolean).join("\n\n"),
  );
  part("text").value = text;
  URL.revokeObjectURL(part("download").href);
  part("download").href = URL.createObjectURL(new Blob([archiveOf(files)], { type: "application/zip" }));
  showWay(part("issue"), part("issue-note"), issue);
  showWay(part("mail"), part("mail-note"), mail);
  part("no-way").hidden = Boolean(issue || mail);
  part("copied").textContent = "";
  part("result").hidden = false;
  part("result-heading").focus();
}

function showWay(link, note, way) {
  link.hidden = !way;
  note.hidden = !way?.mustPaste;
  if (way) link.href = way.address;
  link.onclick = way?.mustPaste ? copyText : null;
}

/** Copies the text, or selects it where the browser lets it not be copied. */
export async function copyText() {
  const area = part("text");
  area.select();
  const isCopied = await navigator.clipboard.writeText(area.value).then(
    () => true,
    () => document.execCommand("copy"),
  );
  part("copied").textContent = say(isCopied ? "paste-copied" : "paste-selected");
}
