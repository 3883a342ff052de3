// Makes letters with a record inside: the text between bars, an address for a mail program, a letter as a file. Knows no page.
//
// The text is the same as hooks/profminimum/authoring/inbox/record_blocks.py writes, held to it by tests/vectors/letter.json.

const MAIL_LIMIT = 1800; // of an address: longer ones are cut by mail programs
const LINE = 76; // characters of a line of base64 (RFC 2045)
const WORD = 30; // bytes of a heading in one encoded word (RFC 2047 allows 75 characters)

/** A record as the text of a letter; `marks` are the words around it, `base` is the digest of the file that it corrects. */
export function block(marks, { path, text, base }) {
  const lines = text.replace(/\n$/, "").split("\n");
  return [
    ...heads(marks, path, base),
    ...lines.map((line) => `| ${line}`.trimEnd()),
    `${marks.end}, ${marks.count}: ${lines.length}`,
    "",
  ].join("\n");
}

/** A record as a file that says itself where it belongs: in comments above its text. */
export const fileText = (marks, { path, text, base }) =>
  `${heads(marks, path, base)
    .map((line) => `# ${line}\n`)
    .join("")}${text}`;

/** The digest of a file by which a letter says what it corrects; empty where the browser makes none: off a secure address. */
export async function digestOf(text) {
  if (!globalThis.crypto?.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const heads = (marks, path, base) => [`${marks.file}: data/${path}`, ...(base ? [`${marks.base}: ${base}`] : [])];

/** Where a letter begins in a mail program; `mustPaste` if the record does not fit and `instead` stands in its place. */
export function mailLink(email, { subject, body, instead }) {
  const address = (words) => `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(words)}`;
  const mustPaste = address(crlf(body)).length > MAIL_LIMIT;
  return { mustPaste, address: address(crlf(mustPaste ? instead : body)) };
}

/** Where an issue begins on the forge; `mustPaste` if the record does not fit and has to be pasted there. */
export function issueLink({ issue, limit }, { subject, body }) {
  const address = (words) =>
    issue.replace("{title}", encodeURIComponent(subject)).replace("{text}", encodeURIComponent(words));
  const mustPaste = address(body).length > limit;
  return { mustPaste, address: address(mustPaste ? "" : body) };
}

/** A letter as a file (RFC 5322) that mail programs open for sending, with a file attached. */
export function letterFile({ email, subject, body, name, text }) {
  const boundary = boundaryFor(body + text);
  return [
    ...(email ? [`To: ${email}`] : []),
    `Subject: ${encodedWords(subject)}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...part(boundary, "text/plain; charset=utf-8", crlf(body)),
    ...part(boundary, `application/yaml; name="${name}"`, text, `attachment; filename="${name}"`),
    `--${boundary}--`,
    "",
  ].join("\r\n");
}

const crlf = (text) => text.replace(/\r?\n/g, "\r\n");

function part(boundary, type, text, disposition = "") {
  return [
    `--${boundary}`,
    `Content-Type: ${type}`,
    ...(disposition ? [`Content-Disposition: ${disposition}`] : []),
    "Content-Transfer-Encoding: base64",
    "",
    ...lines(base64(text)),
  ];
}

const lines = (text) => text.match(new RegExp(`.{1,${LINE}}`, "g")) || [""];

function base64(text) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** A heading in which only letters of ASCII stand: whole characters, as many as fit in a word. */
function encodedWords(text) {
  const words = [""];
  for (const character of text) {
    const longer = words[words.length - 1] + character;
    if (new TextEncoder().encode(longer).length > WORD) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ");
}

/** A line that parts the parts of a letter: base64 has no underscore, so none of its lines is alike. */
const boundaryFor = (text) => `_part_${text.length.toString(36)}_`;
