// The ways in which a record leaves the form without the forge's pages: a letter, a shared file, an issue.
import { block, fileText, issueLink, letterFile, mailLink } from "./letter.js";
import { part } from "./page.js";
import { say } from "./words.js";

const asData = (type, text) => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;

/** Shows the ways for a record: its `path` below the folder of data, its `text`, the digest `base` of the file it corrects. */
export function showSending({ forge, email, marks }, record) {
  const name = record.path.split("/").pop();
  const subject = say("mail-subject", { file: record.path });
  const body = block(marks, record);
  const own = fileText(marks, record);
  part("download").href = asData("text/plain", own);
  part("download").download = name;
  part("letter").href = asData(
    "message/rfc822",
    letterFile({ email, subject, body: say("mail-attached"), name, text: own }),
  );
  part("letter").download = `${name.replace(/\.yml$/, "")}.eml`;
  showMail(email, { subject, body });
  showIssue(forge, { subject, body });
  part("copy-letter").onclick = () => copy(body);
  part("copy-address").onclick = () => copy(email);
  const file = shared(name, subject, body);
  part("share").hidden = !canShare(file);
  part("share").onclick = () => share(file);
}

function showMail(email, { subject, body }) {
  for (const name of ["with-mail", "mail-note", "with-address"]) part(name).hidden = !email;
  part("without-mail").hidden = Boolean(email);
  if (!email) return;
  const { address, mustPaste } = mailLink(email, { subject, body, instead: say("mail-paste") });
  part("mail").href = address;
  part("mail-note").textContent = say(mustPaste ? "mail-is-pasted" : "mail-is-ready", { email });
  part("mail-address").textContent = email;
  part("mail").onclick = mustPaste ? () => copy(body) : null;
}

function showIssue(forge, words) {
  part("with-forge").hidden = !forge;
  if (!forge) return;
  const { address, mustPaste } = issueLink(forge, words);
  part("issue").href = address;
  part("issue-note").hidden = !mustPaste;
  part("issue").onclick = mustPaste ? () => copy(words.body) : null;
}

/** A record as a file that a telephone may send: programs there take few kinds of files, a plain text is one of them. */
function shared(name, title, body) {
  return { title, files: [new File([body], name.replace(/\.yml$/, ".txt"), { type: "text/plain" })] };
}

function canShare(data) {
  try {
    return Boolean(navigator.canShare?.(data));
  } catch {
    return false;
  }
}

async function share(data) {
  try {
    await navigator.share(data);
  } catch (error) {
    if (error.name !== "AbortError") part("status").textContent = say("not-shared"); // a reader may think better of it
  }
}

/** Puts on the clipboard what has to be pasted where a link leads. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    part("status").textContent = say("copied");
  } catch {
    part("status").textContent = say("not-copied");
  }
}
