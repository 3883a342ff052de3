// Makes preprofessional classes of the rows of a list, as authoring/documents/class_rows.py does.
import { suggestedId } from "../files.js";
import { filled } from "../text.js";
import { flat, folded, trimmed } from "../time/words.js";
import { numberOfPlaces } from "./row_accounts.js";

/** The plain values of a class or a group, and a profile that no vocabulary knows, empty if it is known. */
export function classValues(row, account, year, tools) {
  const own = tools.rules.documents.class_rows;
  const name = flat(row.text("profile"));
  const isGroup = own.GROUP.search(folded(name + row.text("grades")));
  const plain = capitalised(own.GROUP_IN_BRACKETS.replaced(name, ""));
  const hasWord = own.CLASS.search(folded(plain));
  const { id, unknown } = profileOf(plain, account, tools);
  const { numbers, letters } = tools.words.gradesOf(row.text("grades"));
  const summary = hasWord ? plain : filled(own.SUMMARY, { profile: plain });
  const withGrades = numbers.length === 1 ? own.ONE_GRADE : own.SEVERAL_GRADES;
  account.note("summary-of-profile");
  const ages = tools.words.agesOf(row.text("ages"));
  const into = intoOf(row, account, tools);
  if (letters) account.note("letters", { letters });
  const subjects = own.SUBJECTS_APART.split(row.text("subjects"))
    .map((part) => part.trim())
    .filter(Boolean);
  const partners = partnersOf(row, account, own);
  const places = numberOfPlaces(row, account, tools);
  const values = {
    title: titleOf(plain, isGroup, hasWord, own),
    school_year: year,
    ...(isGroup && { unit: "group" }),
    profile: id,
    summary: numbers.length ? filled(withGrades, { title: summary, grades: numbers.join(", ") }) : summary,
    ...(numbers.length && { grades: numbers }),
    ...(ages !== undefined && { ages }),
    ...(into.length && { admits_to: into }),
    ...(subjects.length && { subjects }),
    ...(partners.length && { partners }),
    ...(places !== undefined && { admission: { places } }),
  };
  return { values, unknown };
}

function profileOf(plain, account, tools) {
  const id = tools.words.profileOf(plain);
  if (!id) {
    const made = suggestedId(plain, tools.letters);
    account.note("profile-unknown", { words: plain, id: made });
    return { id: made, unknown: plain };
  }
  const [, [known]] = tools.rules.region.profiles.find(([identifier]) => identifier === id);
  if (folded(known) !== folded(plain)) account.note("profile-by-word", { name: known, words: plain });
  return { id, unknown: "" };
}

const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

function titleOf(plain, isGroup, hasWord, { GROUP_TITLE, CLASS_TITLE }) {
  if (isGroup) return filled(GROUP_TITLE, { profile: plain.slice(0, 1).toLowerCase() + plain.slice(1) });
  return hasWord ? plain : filled(CLASS_TITLE, { profile: plain }).trim();
}

/** The grades into which a class takes pupils. */
function intoOf(row, account, tools) {
  const text = row.text("admits_to");
  const { numbers } = tools.words.gradesOf(text);
  if (!numbers.length && text.trim()) account.note("which-grades-it-takes", { words: flat(text) });
  return numbers;
}

function partnersOf(row, account, { PARTNERS, PARTNERS_APART, PROVISO }) {
  return PARTNERS_APART.split(row.text("partners")).flatMap((part) => {
    const proviso = PROVISO.search(part);
    const name = trimmed(PROVISO.replaced(flat(part), ""), " .");
    if (proviso) account.note("contract", { words: proviso[0] });
    if (!name) return [];
    const known = PARTNERS.find(([, words]) => words.search(folded(name)));
    if (!known) account.note("taken-for-employer", { words: name });
    return [{ name: capitalised(name), kind: known ? known[0] : "employer" }];
  });
}
