// Finds out whether somebody else has changed a record since it was opened: on the site and, where it can be read, in the branch.
import { fetched } from "./page.js";

const PATIENCE = 8000; // milliseconds that the repository has for its answer
const plain = (text) => text.replace(/^\ufeff/, "");

/** The text of a file in the branch; null if there is none, undefined if nobody can say. */
async function inBranch(forge, file) {
  if (!forge?.raw) return undefined;
  const path = file.split("/").map(encodeURIComponent).join("/");
  const address = forge.raw.replace("{file}", path).replace("{name}", encodeURIComponent(file));
  try {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) return await answer.text();
    return answer.status === 404 ? null : undefined;
  } catch {
    return undefined;
  }
}

/** The record as it is published now: `{text, values}`; null if there is none, undefined if nobody can say. */
async function onSite(path) {
  try {
    return await fetched(`records/${path.replace(/\.yml$/, "")}.json`, { cache: "no-store" });
  } catch (trouble) {
    return trouble.status === 404 ? null : undefined;
  }
}

/** What stands on the site and in the branch at the path of a record. */
export async function present(forge, { path, file, isCorrection }) {
  const [published, branch] = await Promise.all([isCorrection ? onSite(path) : null, inBranch(forge, file)]);
  return { published, branch };
}

/**
 * What has become of a record whose text was `opened` (null for a new one): `{state, theirs, where}`. A state is `same`,
 * `changed`, `gone`, `taken` or `unknown`; `where` is `branch` or `site`, and whether the branch was read is `isCompared`.
 */
export function judged(opened, { published, branch }) {
  const isCompared = branch !== undefined;
  if (opened === null) return { state: branch ? "taken" : "same", theirs: branch || "", where: "branch", isCompared };
  const onSite = published === null ? null : published?.text;
  const where = isCompared && branch !== onSite ? "branch" : "site";
  const theirs = isCompared ? branch : onSite;
  if (theirs === undefined) return { state: "unknown", theirs: "", where, isCompared };
  if (theirs === null) return { state: "gone", theirs: "", where, isCompared };
  return { state: plain(theirs) === plain(opened) ? "same" : "changed", theirs, where, isCompared };
}
