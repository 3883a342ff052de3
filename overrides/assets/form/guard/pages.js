// Finds private mail boxes and personal pages, and tells an organisation's name in Latin letters from a person's.
import { latin } from "./normalise.js";

const YEAR = /(?:19|20)\d\d/;

export function privateEmail(text, rules) {
  const { AT, BOX, MARK } = rules.private_email;
  const small = text.plain.toLowerCase();
  if (![...rules.words.mailSigns].some((sign) => small.includes(sign))) return [];
  const matches = AT.all(text.plain).filter((match) => {
    const box = BOX.search(text.plain, Math.max(0, match.index - 64), match.index);
    return isPrivate(`${box ? box[0] : ""}@${match[1].replace(MARK.anywhere, ".")}`, rules);
  });
  return matches.map((match) => ["private-mail", match.index]);
}

/** Whether a box belongs to a person: its host gives boxes to anybody, and its name is no organisation's. */
export function isPrivate(address, rules) {
  const own = latin(address, rules);
  const at = own.lastIndexOf("@");
  return givesBoxes(own.slice(at + 1), rules) && !isOfficial(at < 0 ? "" : own.slice(0, at), rules);
}

function givesBoxes(host, { words: { mailServices } }) {
  const labels = host.split(".");
  const isAscii = [...labels[labels.length - 1]].every((sign) => sign <= "\x7f");
  // A sentence may go on behind the address without a space.
  return [2, 3].some((end) => {
    if (end > labels.length || !(end === labels.length || !isAscii)) return false;
    return mailServices.has(labels[end - 2]) || mailServices.has(labels.slice(end - 2, end).join("."));
  });
}

export function socialProfiles(text, rules) {
  const { SIGN: ANY, PAGE, NICK, CALLED, NAMED } = rules.social_profiles;
  if (!ANY.search(text.plain)) return [];
  const [readable, called] = [latin(text.plain, rules), text.plain.toLowerCase()];
  const named = [...PAGE.all(readable), ...NICK.all(readable), ...CALLED.all(called)];
  const pages = named.filter(({ groups }) => !(groups.name && isOfficial(groups.name, rules)));
  const chosen = NAMED.all(readable).filter(({ groups }) => isPersonal(groups.name, rules));
  return [...pages, ...chosen].map((match) => ["personal-page", match.index]);
}

const partsOf = (name, rules) => rules.official_names.PARTS.all(name).map((match) => match[0]);

/** Whether a mail box or a page of this name is an organisation's. */
export function isOfficial(name, rules) {
  const parts = partsOf(name, rules);
  const isAscii = [...name].every((sign) => sign <= "\x7f");
  if (!isAscii || parts.some((part) => isOfPerson(part, rules))) return false;
  return rules.official_names.NUMBERED.search(name) !== null || parts.some((part) => isOfOrganisation(part, rules));
}

/** Whether a page of this name is a person's: a given name with a surname, or one of them with a number. */
function isPersonal(name, rules) {
  if (isOfficial(name, rules)) return false;
  const parts = partsOf(name, rules);
  const hasGiven = parts.some((part) => rules.words.latinNames.has(part));
  const hasSurname = parts.some((part) => isLatinSurname(part, rules));
  if (hasGiven && (hasSurname || YEAR.test(name))) return true;
  return (hasSurname && YEAR.test(name)) || parts.some((part) => isWrittenTogether(part, rules));
}

function isOfOrganisation(part, rules) {
  const { ORGANISATION, LONG } = rules.official_names;
  return ORGANISATION.full(part) !== null || LONG.search(part) !== null || isOfTown(part, rules);
}

function isLatinSurname(part, rules) {
  const { latinTowns, noSurnames } = rules.words;
  const isSurname = rules.official_names.SURNAME.full(part) !== null;
  return isSurname && !latinTowns.has(part) && !noSurnames.has(part) && !isOfTown(part, rules);
}

const isOfTown = (part, { official_names: { ORGANISATION }, words }) =>
  [...words.latinTowns].some((town) => part.startsWith(town) && ORGANISATION.full(part, town.length) !== null);

function isOfPerson(part, rules) {
  const isGiven = (name) => rules.words.latinNames.has(name);
  if (isGiven(part) || isLatinSurname(part, rules) || isWrittenTogether(part, rules)) return true;
  const rest = part.replace(rules.official_names.LONG.anywhere, "");
  return rest !== part && ((rest.length > 3 && isGiven(rest)) || isLatinSurname(rest, rules));
}

/** Whether a given name and a surname are one word. */
function isWrittenTogether(part, rules) {
  const isName = (one, other) => rules.words.latinNames.has(one) && isLatinSurname(other, rules);
  for (let at = 3; at < part.length - 3; at += 1) {
    const [first, last] = [part.slice(0, at), part.slice(at)];
    if (isName(first, last) || isName(last, first)) return true;
  }
  return false;
}
