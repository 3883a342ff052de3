// Makes the link by which a finished record leaves the form for the repository. Knows no page.

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
