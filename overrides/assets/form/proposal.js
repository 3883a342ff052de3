// Makes the links by which a finished record leaves the form: to the repository and to a mail. Knows no page.

const MAIL_LIMIT = 1800; // of an address: longer ones are cut by mail programs

const withGaps = (address, file, text) =>
  address.replace("{file}", encodeURIComponent(file)).replace("{text}", encodeURIComponent(text));

/** Where a proposal begins in the repository, and whether the text has to be pasted there. */
export function proposal(forge, { path, file, text, isCorrection }) {
  const whole = withGaps(forge.new, file, text);
  const mustPaste = isCorrection || !forge.takes_text || whole.length > forge.limit;
  if (isCorrection) {
    return { mustPaste, address: forge.edit.replace("{path}", path.split("/").map(encodeURIComponent).join("/")) };
  }
  return { mustPaste, address: mustPaste ? withGaps(forge.new.replace("&value={text}", ""), file, "") : whole };
}

/** A mail with the text, or where it is too long with other words that ask for an attachment. */
export function letter(email, { subject, body, attached }) {
  const address = (words) => `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(words)}`;
  const mustAttach = address(body).length > MAIL_LIMIT;
  return { mustAttach, address: address(mustAttach ? attached : body) };
}
