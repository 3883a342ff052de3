// Opens the panel for pasted tables: what it needs is fetched when somebody first opens it.
import { fetched } from "../page.js";
import { say } from "../words.js";
import { part } from "./panel_parts.js";
import { keptTable } from "./session.js";

let isStarted = false;

/** Fetches the rules and starts the panel; where they do not come, it says so and tries again when it is next opened. */
async function open() {
  if (!part("panel").open || isStarted) return;
  isStarted = true;
  try {
    const files = ["description.json", "records.json", "paste.json", "guard.json"];
    const [{ Guard }, { Panel }, description, records, rules, guard] = await Promise.all([
      import("../guard/scan.js"),
      import("./panel.js"),
      ...files.map((file) => fetched(file)),
    ]);
    await new Panel(description, records, rules, new Guard(guard, description.models)).start();
    part("panel").dataset.ready = "";
  } catch {
    isStarted = false;
    part("status").textContent = say("paste-failed");
  }
}

part("panel").addEventListener("toggle", open);
if (location.hash === "#paste" || keptTable()) part("panel").open = true;
open();
