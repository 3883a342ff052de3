// Shows the text of a finished record and the ways in which it leaves the form.
import { part } from "./page.js";
import { proposal } from "./proposal.js";
import { showSending } from "./sending.js";
import { say } from "./words.js";

/** Shows a record: its `path` and `file`, its `text`, whether it corrects one that there is. */
export function showResult(description, record) {
  const { forge } = description;
  const { file, text } = record;
  part("file").textContent = file;
  part("text").value = text;
  showSending(description, record);
  if (forge) showProposal(proposal(forge, record));
  part("status").textContent = "";
}

function showProposal({ address, mustPaste }) {
  part("propose").href = address;
  part("paste-note").hidden = !mustPaste;
}

/** Copies the text, or selects it where the browser lets it not be copied. */
export async function copyResult() {
  const area = part("text");
  area.select();
  let isCopied = false;
  try {
    await navigator.clipboard.writeText(area.value);
    isCopied = true;
  } catch {
    isCopied = document.execCommand("copy");
  }
  part("status").textContent = say(isCopied ? "copied" : "selected");
}
