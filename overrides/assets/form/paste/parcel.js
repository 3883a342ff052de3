// Puts records together into what leaves the form as one: a text, an archive, an issue, a letter. Knows no page.
import { block, issueLink, mailLink } from "../letter.js";
import { dayIn, stamped } from "../values.js";
import { yamlText } from "../yaml.js";
import { zipped } from "./zip.js";

/** The files of cards: `[{path, text}]`, each with the day on which it is sent. */
export function filesOf(cards, description) {
  const { kinds, models, stamps, timezone } = description;
  const day = dayIn(timezone, new Date());
  return cards.map(({ kind, path, values }) => {
    const { model } = kinds.find(({ name }) => name === kind);
    return { path, text: yamlText(stamped(models[model], values, stamps, day)) };
  });
}

/** All records in one text; what is said `before` them stands above. */
export const textOf = (files, marks, before) =>
  [before, ...files.map((file) => block(marks, file))].filter(Boolean).join("\n\n");

/** The archive with the folders of the data, ready to be unpacked beside them. */
export const archiveOf = (files) => zipped(files.map(({ path, text }) => [`data/${path}`, text]));

/** The links by which a text leaves: `{issue, mail}`, each with `mustPaste`; null where the region has no such way. */
export function waysOut({ forge, email }, subject, body, instead) {
  return {
    issue: forge ? issueLink(forge, { subject, body }) : null,
    mail: email ? mailLink(email, { subject, body, instead }) : null,
  };
}
