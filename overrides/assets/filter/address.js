// Reads a query from an address and writes it there. A plain script: browsers load no modules from a copy on a disk.
globalThis.pmAddress = (() => {
  "use strict";

  const read = (search, names) => {
    const given = new URLSearchParams(search);
    const values = (name) => [...new Set(given.getAll(name).filter(Boolean))];
    const chosen = Object.fromEntries(names.map((name) => [name, values(name)]));
    return { chosen, text: (given.get("q") || "").trim(), order: given.get("sort") || "" };
  };

  // All that a query asks for, as pairs of name and value.
  const pairs = ({ chosen, text }) => [
    ...Object.keys(chosen).flatMap((name) => chosen[name].map((value) => [name, value])),
    ...(text ? [["q", text]] : []),
  ];

  // What is no part of the query stays.
  const written = (search, query) => {
    const address = new URLSearchParams(search);
    for (const name of [...Object.keys(query.chosen), "q", "sort"]) address.delete(name);
    for (const pair of pairs(query)) address.append(...pair);
    if (query.order) address.set("sort", query.order);
    return String(address) && `?${address}`;
  };

  const without = (query, name, value) => {
    if (name === "q") return { ...query, text: "" };
    return { ...query, chosen: { ...query.chosen, [name]: query.chosen[name].filter((other) => other !== value) } };
  };

  return { read, pairs, written, without };
})();
