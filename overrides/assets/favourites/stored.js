// What a reader has set aside: addresses of records with their titles, stored in this browser alone.
globalThis.pmFavourites = (() => {
  const KEY = "pm-favourites";
  const VERSION = 1;
  const MOST = 60;
  const ADDRESS = /^(?:[a-z0-9][a-z0-9-]*\/){2,8}$/;

  const isAddress = (text) => typeof text === "string" && text.length <= 300 && ADDRESS.test(text);

  // The records of a stored text: what no version of this script can have written is left out.
  const parsed = (text) => {
    let stored;
    try {
      stored = JSON.parse(text);
    } catch {
      return []; // somebody else's value
    }
    if (stored?.version !== VERSION || !Array.isArray(stored.records)) return [];
    const seen = new Set();
    return stored.records
      .filter((record) => isAddress(record?.address) && !seen.has(record.address) && seen.add(record.address))
      .map(({ address, title }) => ({
        address,
        title: typeof title === "string" ? title : address,
      }))
      .slice(0, MOST);
  };
  const written = (records) => (records.length ? JSON.stringify({ version: VERSION, records }) : "");

  // The addresses that a link to a list names after `#`: nobody's server learns of them.
  const fromHash = (hash, name = "records") => {
    const named = new URLSearchParams(hash.replace(/^#/, "")).get(name) || "";
    return [...new Set(named.split(","))]
      .map((path) => `${path}/`)
      .filter(isAddress)
      .slice(0, MOST);
  };
  const toHash = (lists) => {
    const parts = Object.entries(lists).flatMap(([name, addresses]) =>
      addresses.length ? [`${name}=${addresses.map((address) => address.slice(0, -1)).join(",")}`] : [],
    );
    return parts.length ? `#${parts.join("&")}` : "";
  };

  // The whole lines of the components of a calendar that bear a name, in order (RFC 5545, section 3.6).
  const components = (text, name) =>
    text.match(new RegExp(`^BEGIN:${name}\\r?\\n[\\s\\S]*?^END:${name}(?:\\r?\\n|$)`, "gm")) || [];

  // One calendar of several: every time zone once, every entry once by its lines; "" without entries.
  const mergedCalendar = (texts) => {
    const zones = new Map(
      texts.flatMap((text) => components(text, "VTIMEZONE")).map((zone) => [/^TZID:.*$/m.exec(zone)?.[0], zone]),
    );
    const entries = new Set(texts.flatMap((text) => components(text, "VEVENT")));
    if (!entries.size) return "";
    const product = texts.map((text) => /^PRODID:.*(?:\r?\n[ \t].*)*/m.exec(text)?.[0].trimEnd()).find(Boolean);
    const lines = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", `${product}\r\n`, ...zones.values(), ...entries];
    return `${lines.join("")}END:VCALENDAR\r\n`;
  };

  const read = () => {
    try {
      return parsed(localStorage.getItem(KEY));
    } catch {
      return []; // storage may be refused
    }
  };
  // Returns whether the browser has stored the records.
  const store = (records) => {
    try {
      if (records.length) localStorage.setItem(KEY, written(records.slice(0, MOST)));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  };

  return { KEY, MOST, isAddress, parsed, written, fromHash, toHash, mergedCalendar, read, store };
})();
