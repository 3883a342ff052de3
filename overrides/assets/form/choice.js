// Shows what may be chosen: the kind, the owner and the record.
import { make } from "./controls.js";
import { part } from "./page.js";
import { say } from "./words.js";

const REGION = "."; // stands for the region in the list of owners: an empty value means that nothing is chosen

const option = ([value, label]) => make("option", { value }, label);
const group = (word, options) => make("optgroup", { label: say(word) }, ...options.map(option));
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** All kinds, those first that schools write. */
export function showKinds(kinds) {
  const own = (contributed) =>
    kinds.filter((kind) => kind.contributed === contributed).map((kind) => [kind.name, capitalised(kind.label)]);
  const blank = option(["", say("choose")]);
  part("kind").replaceChildren(blank, group("contributors", own(true)), group("editors", own(false)));
}

/** The choice among what there is for it; nothing but the kinds while none is chosen. */
export function showChoice(files, choice) {
  part("kind").value = choice.kind;
  for (const name of ["owner-field", "record-field", "id-field"]) part(name).hidden = true;
  if (!choice.kind) return;
  showOwners(files, choice);
  showRecords(files, choice);
  part("id-field").hidden = Boolean(choice.opened) || !files.isNamed(choice);
  part("id").value = choice.id;
}

function showRecords(files, choice) {
  const records = files.siblings(choice).map(option);
  const fresh = files.only(choice) ? [] : [option(["", say("new-record")])];
  part("record").replaceChildren(...fresh, ...records);
  part("record").value = choice.opened;
  part("record-field").hidden = !records.length;
}

function showOwners(files, choice) {
  const owners = files.owners(files.kind(choice));
  const region = owners.includes("") ? [option([REGION, say("region")])] : [];
  const groups = ["schools", "organisations"]
    .map((folder) =>
      group(
        folder,
        files.named(folder).filter(([owner]) => owners.includes(owner)),
      ),
    )
    .filter((element) => element.children.length);
  part("owner").replaceChildren(option(["", say("choose")]), ...region, ...groups);
  part("owner").value = choice.owner === "" ? REGION : choice.owner || "";
  part("owner-field").hidden = owners.length < 2;
}

/** The owner that stands in the list; null if none is chosen. */
export function chosenOwner() {
  const { value } = part("owner");
  return value === REGION ? "" : value || null;
}
