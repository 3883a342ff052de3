// Says where the file of a record is, whose it may be and what it may be called. Knows no page.

const OWNERS = { schools: "school", organisations: "organisation" };
const SUGGESTED_LENGTH = 40;

export class Files {
  /** `records` lists the path and the name of each record of the site. */
  constructor(description, records) {
    this.description = description;
    this.records = records;
  }

  /** The kind of what is chosen; a choice is `{kind, owner, id, opened}`, the owner null where none is chosen. */
  kind(choice) {
    return this.description.kinds.find((kind) => kind.name === choice.kind);
  }

  /** The kind of the record at a path of the site; undefined if there is none. */
  kindAt(path) {
    const isKnown = this.records.some(([known]) => known === path);
    return isKnown ? this.description.kinds.find((kind) => matches(kind, path)) : undefined;
  }

  /** The place of a record as a path with gaps: `schools/{owner}/events/{id}.yml`. */
  place(choice) {
    const { places } = this.kind(choice);
    const [folder] = (choice.owner || "").split("/");
    const start = folder ? `${folder}/{owner}` : "";
    return places.find((path) => (start ? path.startsWith(start) : !path.includes("{owner}"))) || places[0];
  }

  path(choice) {
    if (choice.opened) return choice.opened;
    const owner = isOwnFolder(this.kind(choice)) ? choice.id : (choice.owner || "").split("/")[1] || "";
    return this.place(choice).replace("{owner}", owner).replace("{id}", choice.id);
  }

  /** The record that there is already where an owner has one of the kind at most: it is added to. Empty if there is none. */
  only(choice) {
    if (choice.owner === null || this.isNamed(choice)) return "";
    const path = this.path({ ...choice, opened: "" });
    return this.records.some(([known]) => known === path) ? path : "";
  }

  /** Whose the record will be: the chosen owner if the kind has such, its only one, null while it is not chosen. */
  owner(choice) {
    const owners = this.owners(this.kind(choice));
    if (owners.includes(choice.owner)) return choice.owner;
    return owners.length === 1 ? owners[0] : null;
  }

  /** Whether the file of a new record needs a name. */
  isNamed(choice) {
    return this.place(choice).includes("{id}") || isOwnFolder(this.kind(choice));
  }

  /** The folders that may own a record of a kind, `schools/first`; empty for the region. */
  owners(kind) {
    if (isOwnFolder(kind)) return [""];
    return kind.places.flatMap((path) => {
      const folder = path.includes("{owner}") ? path.split("/")[0] : "";
      return folder ? this.named(folder).map(([owner]) => owner) : [""];
    });
  }

  /** All owners in a folder, each with its name. */
  named(folder) {
    return this.description.references[OWNERS[folder]].map(([id, name]) => [`${folder}/${id}`, name]);
  }

  /** The records of the chosen kind and owner. */
  siblings(choice) {
    const kind = this.kind(choice);
    if (choice.owner === null) return [];
    return this.records.filter(
      ([path]) => matches(kind, path) && (isOwnFolder(kind) || ownerOf(path) === choice.owner),
    );
  }

  /** A name for the file of a new record: the school year, or made of the title. */
  suggestedId(choice, title) {
    const isYearly = ["year_plan", "lessons", "roadmap"].includes(choice.kind);
    return isYearly ? this.description.school_year : suggestedId(title, this.description.letters);
  }
}

/** The folder whose record a path is, empty for one of the region: `schools/first`. */
export function ownerOf(path) {
  const [folder, name] = path.split("/");
  return folder in OWNERS ? `${folder}/${name}` : "";
}

const matches = (kind, path) => kind.pattern.some((pattern) => new RegExp(`^(?:${pattern})$`, "u").test(path));

/** Whether a record of the kind is a folder of its own: a school, an organisation. */
function isOwnFolder({ name, places }) {
  const isFolder = places.length === 1 && places[0].includes("{owner}") && !places[0].includes("{id}");
  return isFolder && Object.values(OWNERS).includes(name);
}

/** A file's name from a title, as authoring/submissions.py suggests it; `letters` spells the Russian ones. */
export function suggestedId(title, letters) {
  const latin = Array.from(title.toLowerCase(), (letter) => letters[letter] ?? letter).join("");
  let name = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (name.length > SUGGESTED_LENGTH) {
    const short = name.slice(0, SUGGESTED_LENGTH);
    name = short.includes("-") ? short.slice(0, short.lastIndexOf("-")) : short;
  }
  return /[a-z]/.test(name) ? name : "";
}
