// Shows what may be chosen: the kind, the owner and the record.
import { make } from "./controls.js";
import { part } from "./page.js";
import { say } from "./words.js";

const option = ([value, label]) => make("option", { value }, label);
const group = (word, options) => make("optgroup", { label: say(word) }, ...options.map(option));
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** All kinds, those first that schools write. */
export function showKinds(kinds) {
  const own = (contributed) =>
    kinds.filter((kind) => kind.contributed === contributed).map((kind) => [kind.name, capitalised(kind.label)]);
  part("kind").replaceChildren(group("contributors", own(true)), group("editors", own(false)));
}

/** The choice among what there is for it. */
export function showChoice(files, choice) {
  part("kind").value = choice.kind;
  showOwners(files, choice);
  const records = files.siblings(choice).map(option);
  part("record").replaceChildren(option(["", say("new-record")]), ...records);
  part("record").value = choice.opened;
  part("id-field").hidden = Boolean(choice.opened) || !files.isNamed(choice);
  part("id").value = choice.id;
}

function showOwners(files, choice) {
  const owners = files.owners(files.kind(choice));
  const region = owners.includes("") ? [option(["", say("region")])] : [];
  const groups = ["schools", "organisations"]
    .map((folder) =>
      group(
        folder,
        files.named(folder).filter(([owner]) => owners.includes(owner)),
      ),
    )
    .filter((element) => element.children.length);
  part("owner").replaceChildren(...region, ...groups);
  part("owner").value = choice.owner;
  part("owner-field").hidden = owners.length < 2;
}
