// Narrows the rows of a list by a query. The same as catalog/facts/facets.py; tests/vectors/filter.json holds both to it.
globalThis.pmNarrowing = (() => {
  "use strict";

  // The beginnings of words that a text asks for.
  const stems = (text, endings) => {
    const words =
      text
        .normalize("NFC")
        .toLowerCase()
        .replace(/ё/g, "е")
        .match(/[\p{L}\p{N}]+/gu) || [];
    return words.map((word) => {
      const short = word.replace(new RegExp(endings), "");
      return short.length > 2 ? short : word;
    });
  };

  const rowsWith = (stem, words) =>
    new Set(Object.keys(words).flatMap((word) => (word.startsWith(stem) ? words[word] : [])));

  // The rows that fit, and by `facet=value` how many would if the facet's own choice gave way to this value.
  // `typed` gives for each typed word the set of rows that have it.
  const narrowed = ({ size, facets }, chosen, typed) => {
    const names = Object.keys(chosen);
    const values = (name, row) => facets[name].keys[facets[name].of[row]];
    const isMet = (name, row) =>
      !chosen[name].length || values(name, row).some((value) => chosen[name].includes(value));
    const found = [];
    const counts = {};
    for (let row = 0; row < size; row++) {
      if (!typed.every((rows) => rows.has(row))) continue;
      const unmet = names.filter((name) => !isMet(name, row));
      if (!unmet.length) found.push(row);
      if (unmet.length > 1) continue;
      for (const name of unmet.length ? unmet : names) {
        for (const value of values(name, row)) counts[`${name}=${value}`] = (counts[`${name}=${value}`] || 0) + 1;
      }
    }
    return { found, counts };
  };

  const sunday = (day) => {
    const noon = new Date(`${day}T12:00:00Z`);
    noon.setUTCDate(noon.getUTCDate() + ((7 - noon.getUTCDay()) % 7));
    return noon.toISOString().slice(0, 10);
  };

  // How readers of a day look for something; as phases_on() of catalog/items/event_times.py says it. Days are texts.
  const phasesOn = (days, until, today) => {
    const ahead = days.filter((day) => day >= today);
    if (!ahead.length && !(until && until >= today)) return ["over"];
    const phases = ["soon"];
    if (ahead.includes(today)) phases.push("today");
    if (ahead.some((day) => day <= sunday(today))) phases.push("week");
    return phases;
  };

  // The index of a list as it is on another day than its own.
  const onDay = (index, today) => {
    if (!index.days) return index;
    const keys = index.days.map((days, row) => phasesOn(days, index.until[row], today));
    return { ...index, facets: { ...index.facets, phase: { keys, of: [...keys.keys()] } } };
  };

  const ordered = (rows, ranks) => (ranks ? [...rows].sort((row, next) => ranks[row] - ranks[next]) : rows);

  return { stems, rowsWith, narrowed, phasesOn, onDay, ordered };
})();
