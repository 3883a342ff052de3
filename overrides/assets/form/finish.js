// Finishes a record: its text, whether somebody else has changed it meanwhile, and the ways in which it leaves the form.
import { judged, present } from "./comparison.js";
import { digestOf } from "./letter.js";
import { part } from "./page.js";
import { changedFields, rebased } from "./rebase.js";
import { showResult } from "./result.js";
import { showStale } from "./stale.js";
import { dayIn, stamped } from "./values.js";
import { say } from "./words.js";
import { yamlText } from "./yaml.js";
import { patchedText } from "./yaml_patch.js";

export class Finish {
  constructor(description) {
    this.description = description;
    this.count = 0;
  }

  /**
   * Shows a record that has no errors: `{path, file, base, values, kind}`, `base` being what was opened, null for a new one.
   */
  async show(record) {
    this.count += 1;
    const mine = this.count;
    const { base, kind } = record;
    this.record = record;
    part("status-check").textContent = say("comparing");
    const { forge } = this.description;
    this.present = await present(forge, { ...record, isCorrection: Boolean(base) });
    if (mine !== this.count) return;
    part("status-check").textContent = "";
    const found = judged(base ? base.text : null, this.present);
    const { order } = this.description.models[kind.model];
    const values = this.stampedValues(record, order);
    const own = base
      ? patchedText(base.text, base.values, values, this.description.former)
      : { text: yamlText(values) };
    const merged =
      found.state === "changed" ? rebased(base, found.theirs, values, this.description) : { conflicts: [] };
    const labels = this.labels(kind, merged.conflicts);
    const canTake = found.where === "site" && found.state === "changed";
    const isReady = showStale(found, { text: own.text, merged, labels, canTake }, forge);
    const digest = base ? await digestOf(merged.text ? found.theirs : base.text) : "";
    if (mine !== this.count) return;
    this.hand(record, { ...own, text: merged.text || own.text, digest }, { ...found, isReady });
  }

  hand({ path, file, base, values }, { text, isWhole, digest }, { isReady, isCompared }) {
    const isUnchanged = Boolean(base) && JSON.stringify(values) === JSON.stringify(base.values);
    showResult(this.description, { path, file, text, isCorrection: Boolean(base), base: digest });
    part("comments-note").hidden = !(isWhole && base.text.includes("#"));
    part("unchanged-note").hidden = !isUnchanged;
    part("not-compared").hidden = isCompared;
    part("ready").hidden = !isReady;
    part("result-heading").textContent = say(isReady ? "ready" : "not-ready");
    part("result").hidden = false;
    part("result-heading").focus();
  }

  /** The values of the finished record; one that was opened and not changed keeps its day. */
  stampedValues({ base, values }, order) {
    if (base && JSON.stringify(values) === JSON.stringify(base.values)) return values;
    const { stamps, timezone } = this.description;
    return stamped({ order }, values, stamps, dayIn(timezone, new Date()));
  }

  labels(kind, names) {
    const { fields } = this.description.models[kind.model];
    return names.map((name) => `«${fields.find((field) => field.name === name)?.label || name}»`);
  }

  /** The record as the site has it now, with the corrected fields in it: `{base, values}`. */
  onTheirs() {
    const { base, values, kind } = this.record;
    const { published } = this.present;
    const { order } = this.description.models[kind.model];
    const changed = changedFields(base.values, values);
    const read = (name) => (changed.includes(name) ? values[name] : published.values[name]);
    const names = order.filter((name) => read(name) !== undefined);
    return { base: published, values: Object.fromEntries(names.map((name) => [name, read(name)])) };
  }
}
