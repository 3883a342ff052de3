// Finds telephones, numbers of documents, days of birth and home addresses, as their modules in check/personal_data/.
import { fame } from "./names.js";

const has = (pattern, text) => pattern.search(text) !== null;
const before = (text, match, number) => text.slice(Math.max(0, match.index - number), match.index);

/** The places of telephones that belong to a person. */
export function phones(text, rules) {
  const { SHORT_NUMBER, NUMBER, OWN, IN_ADDRESS } = rules.phones;
  return [...new Set([text.plain, text.numbers])].flatMap((reading) => {
    // The same number is met twice, with the country's code and without; its end is one.
    const numbers = [SHORT_NUMBER, NUMBER]
      .flatMap((pattern) => pattern.all(reading))
      .map((match) => [match.end, match]);
    const own = [...new Map(numbers).values()].filter((match) => isPhone(reading, match, rules));
    return [...own, ...OWN.all(reading), ...IN_ADDRESS.all(reading)].map((match) => ["mobile-phone", match.index]);
  });
}

function isPhone(text, match, { phones: { CALL, REQUISITE, SUM }, layouts }) {
  const words = before(text, match, 30);
  if (match[0].startsWith("+") || has(CALL, words)) return true;
  if (has(REQUISITE, words) || SUM.match(text, match.end)) return false;
  const layout = match[1].match(/\p{Decimal_Number}+/gu).map((digits) => digits.length);
  return layouts.some((known) => known.join() === layout.join());
}

export function identityDocuments(text, rules) {
  const { SNILS, PASSPORT, PASSPORT_ABROAD, CERTIFICATE, POLICY } = rules.identity_documents;
  const snils = SNILS.all(text.numbers).filter((match) => isSnils(text, match, rules));
  const passports = [PASSPORT, PASSPORT_ABROAD]
    .flatMap((pattern) => pattern.all(text.numbers))
    .filter((match) => isPassport(text.russian, match, rules));
  const others = [...passports, ...CERTIFICATE.all(text.russian), ...POLICY.all(text.numbers)];
  return [
    ...snils.map((match) => ["snils", match.index]),
    ...others.map((match) => ["identity-document", match.index]),
  ];
}

function isSnils(text, match, { identity_documents: { SNILS_NAMED } }) {
  const digits = match[1] + match[3] + match[4];
  if (new Set(digits).size === 1) return false; // a sample such as 000-000-000 00
  if (has(SNILS_NAMED, before(text.russian, match, 60))) return true;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return Boolean(match[2]) && match[0].includes("-") && (sum % 101) % 100 === Number(match[5]);
}

function isPassport(text, match, { identity_documents: { PASSPORT_NAMED, SERIES, OTHER_PAPER } }) {
  const words = before(text, match, 60);
  return has(PASSPORT_NAMED, words) || (has(SERIES, words) && !has(OTHER_PAPER, words));
}

export function birthDates(text, rules) {
  const { DATE, BEFORE, AFTER } = rules.birth_dates;
  const matches = DATE.all(text.russian).filter((match) => {
    const words = before(text.russian, match, 70);
    if (!has(BEFORE, words) && !AFTER.match(text.russian, match.end)) return false;
    const year = match.slice(1).find(Boolean) || "";
    return !(year.length === 4 && Number(year) < rules.numbers.oldest) && !isExcused(words, rules);
  });
  return matches.map((match) => ["birth-date", match.index]);
}

function isExcused(words, rules) {
  const { ANNIVERSARY, OF_THING } = rules.birth_dates;
  if (has(ANNIVERSARY, words) || has(OF_THING, words)) return true;
  const last = words.toLowerCase().match(/[\p{L}\p{N}_]+/gu) || [];
  return last.slice(-3).some((word) => fame(word, rules)[1]);
}

export function homeAddresses(text, rules) {
  const { FLAT, HOUSE, OWN, NUMBERED, DORMITORY } = rules.home_addresses;
  const { russian } = text;
  const around = (match) => russian.slice(Math.max(0, match.index - 80), match.end + 60);
  const flats = FLAT.all(russian).filter((match) => has(HOUSE, around(match)));
  const homes = OWN.all(russian).filter((match) => has(NUMBERED, match[1] || "") && !has(DORMITORY, match[0]));
  return [...flats, ...homes].map((match) => ["home-address", match.index]);
}
