// Says what to do where somebody else has changed the record meanwhile, and shows both texts.
import { part } from "./page.js";
import { say } from "./words.js";

const SAID = { changed: "stale-changed", gone: "stale-gone", taken: "stale-taken" };

/**
 * Shows what became of the record: `found` is of `judged`, `merged` of `rebased`, `labels` names the fields that both have
 * changed. True if the text may be sent.
 */
export function showStale(found, { text, merged, labels, canTake }, forge) {
  const { state, where, theirs } = found;
  const isShown = state !== "same" && state !== "unknown";
  part("stale").hidden = !isShown;
  if (!isShown) return true;
  const isMerged = state === "changed" && Boolean(merged.text);
  const place = where === "branch" ? say("in-branch", { branch: forge.branch }) : say("on-site");
  part("stale-said").textContent = [say(SAID[state], { place }), whatToDo(found, isMerged, labels, canTake)].join(" ");
  part("stale-theirs").value = theirs;
  part("stale-mine").value = text;
  part("stale-texts").hidden = !theirs;
  part("take").hidden = isMerged || !canTake;
  return isMerged;
}

function whatToDo({ state, where }, isMerged, labels, canTake) {
  if (state !== "changed") return "";
  if (isMerged) return say("stale-merged");
  const both = labels.length ? say("stale-both", { labels: labels.join(", ") }) : say("stale-unread");
  if (canTake) return `${both} ${say("stale-take")}`;
  return where === "branch" ? `${both} ${say("stale-wait")}` : both;
}
