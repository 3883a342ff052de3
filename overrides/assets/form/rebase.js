// Brings a correction onto a text that somebody else has changed since it was opened. Knows no page.
import { updatedText } from "./yaml_patch.js";
import { readYaml } from "./yaml_reader.js";

const same = (value, other) => JSON.stringify(value) === JSON.stringify(other);

/** The fields that differ between two groups of values. */
export function changedFields(before, after) {
  return Object.keys({ ...before, ...after }).filter((name) => !same(before[name], after[name]));
}

/**
 * Their text with the correction in it: `{text, conflicts}`. `base` is `{text, values}` of what was opened, `after` its
 * values corrected; `conflicts` names the fields that both have changed, and then there is no text. The day of the last
 * change, one of `stamps`, is no conflict. Without a text and conflicts, theirs cannot be read.
 */
export function rebased(base, theirs, after, { former, stamps }) {
  try {
    const [opened, now] = [readYaml(base.text), readYaml(theirs)];
    const mine = changedFields(base.values, after).filter((name) => !stamps.includes(name));
    const others = new Set(changedFields(opened.value, now.value));
    const spelt = (name) => [name, ...(former[name]?.names || [])];
    const conflicts = mine.filter((name) => spelt(name).some((own) => others.has(own)));
    if (conflicts.length) return { text: "", conflicts };
    if (!mine.length) return { text: theirs, conflicts };
    return { text: updatedText(theirs, now.mark, base.values, after, former), conflicts };
  } catch {
    return { text: "", conflicts: [] };
  }
}
