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
    const values = (name, row) => (facets[name] ? facets[name].keys[facets[name].of[row]] : []);
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

  // What holds at a moment of something that changes: moments and values in pairs, in order.
  const lastOf = (changes, now, first) =>
    changes.reduce((held, [moment, value]) => (moment <= now ? value : held), first);

  // The index of a list as it is at a moment: which times are over, where one can still join, which last day comes next.
  const atMoment = (index, now = new Date().toLocaleString("sv-SE").replace(" ", "T")) => {
    const facets = { ...index.facets };
    const set = (name, keys) => {
      facets[name] = { keys, of: [...keys.keys()] };
    };
    for (const [name, rows] of Object.entries(index.changes || {})) {
      const { keys, of } = index.facets[name];
      set(
        name,
        rows.map((changes, row) => lastOf(changes, now, keys[of[row]])),
      );
    }
    const { phasesAt } = globalThis.pmToday || {};
    if (index.days && phasesAt)
      set(
        "phase",
        index.days.map((days, row) => phasesAt(days, index.until[row], now)),
      );
    const orders = { ...index.orders };
    if (index.deadlines) {
      const today = now.slice(0, 10);
      const days = index.deadlines
        .map((changes) => lastOf(changes, now, null))
        .map((day) => (day >= today && day) || "9999");
      const places = [...new Set(days)].sort();
      orders.deadline = days.map((day) => places.indexOf(day));
    }
    // What is over stands last in the usual order too.
    const isOver = (row) =>
      ["phase", "enrolment"].some((name) => facets[name]?.keys[facets[name].of[row]]?.includes("over"));
    orders[""] = [...Array(index.size).keys()].map((row) => Number(isOver(row)));
    return { ...index, facets, orders };
  };

  const ordered = (rows, ranks) => (ranks ? [...rows].sort((row, next) => ranks[row] - ranks[next]) : rows);

  return { stems, rowsWith, narrowed, atMoment, ordered };
})();
