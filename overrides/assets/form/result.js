// Shows the text of a finished record and the ways in which it leaves the form.
import { part } from "./page.js";
import { letter, proposal } from "./proposal.js";
import { say } from "./words.js";

/** Shows a record: its `path` and `file`, its `text`, whether it corrects one that there is. */
export function showResult({ forge, email }, record) {
  const { file, text } = record;
  part("file").textContent = file;
  part("text").value = text;
  part("download").href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  part("download").download = file.split("/").pop();
  showMail(email, file, text);
  part("propose").hidden = !forge;
  if (forge) showProposal(proposal(forge, record));
  part("status").textContent = "";
}

function showProposal({ address, mustPaste }) {
  part("propose").href = address;
  part("paste-note").hidden = !mustPaste;
}

function showMail(email, file, text) {
  const named = say("mail-file", { file });
  const { address, mustAttach } = letter(email, {
    subject: say("mail-subject", { file }),
    body: `${named}\n\n${text}`,
    attached: `${named}\n\n${say("mail-attached")}`,
  });
  part("mail").href = address;
  part("attach-note").hidden = !mustAttach;
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
