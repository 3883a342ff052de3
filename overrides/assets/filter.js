// The filter of a list. What is chosen stands in the address and nowhere else; catalog/facts/facets.py follows the same rules.
(() => {
  "use strict";
  const form = document.querySelector("[data-filter]");
  const one = (selector, above = document) => above.querySelector(selector);
  const all = (selector, above = document) => [...above.querySelectorAll(selector)];
  if (!form || (form.dataset.files && location.protocol === "file:")) return;
  const { files, cards: folder, more, size, endings } = form.dataset;
  const results = one("[data-results]"), status = one("[role=status]", results), flat = one("[data-flat]", results);
  const list = one("ul", flat), order = one("[data-order]", results), further = one("[data-further]", results);
  const chips = one("[data-chosen]", results), nothing = one("[data-nothing]", results);
  const names = all("fieldset", form).map((each) => each.name);
  const boxes = all("[type=checkbox]", form);
  const cards = all(".pm-card, .pm-item", results).sort((a, b) => (a.dataset.row || 0) - (b.dataset.row || 0));
  const homes = cards.map((card) => card.parentNode);
  const groups = all("[data-group]", results).map((group) => ({ group, cards: cards.filter((card) => group.contains(card)) }));
  const plurals = new Intl.PluralRules("ru");
  let limit = Number(more) || Infinity, runs = 0, typing = 0, index = null;

  const loads = {};
  const load = (name) => loads[name] ??= fetch(name).then((answer) => {
    if (!answer.ok) throw new Error(name);
    return answer.text();
  }).catch((error) => { delete loads[name]; throw error; });
  const inside = one("[data-index]");
  const learn = async () => index ??= JSON.parse(inside ? inside.textContent : await load(files + "index.json"));

  // What is chosen, from the address and back.
  const read = () => {
    const given = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(names.map((name) => [name, [...new Set(given.getAll(name).filter(Boolean))]]));
    return { chosen, text: (given.get("q") || "").trim(), order: given.get("sort") || "" };
  };
  const pairs = ({ chosen, text }) =>
    [...names.flatMap((name) => chosen[name].map((value) => [name, value])), ...(text ? [["q", text]] : [])];
  const write = (query, replace) => {
    const address = new URLSearchParams(location.search);
    [...names, "q", "sort"].forEach((name) => address.delete(name));
    pairs(query).forEach(([name, value]) => address.append(name, value));
    if (query.order) address.set("sort", query.order);
    history[replace ? "replaceState" : "pushState"](null, "", location.pathname + (String(address) && "?" + address));
    clearTimeout(typing);
    typing = 0;
    limit = Number(more) || Infinity;
    return show();
  };
  const without = (query, name, value) => name === "q" ? { ...query, text: "" }
    : { ...query, chosen: { ...query.chosen, [name]: query.chosen[name].filter((each) => each !== value) } };

  // Which rows fit, and how many each further choice would leave.
  const typed = async (text) => {
    const words = text.normalize("NFC").toLowerCase().replace(/ё/g, "е").match(/[\p{L}\p{N}]+/gu) || [];
    const found = await Promise.all(words.map(async (word) => {
      const short = word.replace(new RegExp(endings), "");
      const stem = short.length > 2 ? short : word;
      const letter = [...stem][0];
      const known = index.words || (index.letters.includes(letter)
        ? JSON.parse(await load(files + "words-" + letter.codePointAt(0).toString(16) + ".json")) : {});
      return new Set(Object.keys(known).filter((each) => each.startsWith(stem)).flatMap((each) => known[each]));
    }));
    return (row) => found.every((rows) => rows.has(row));
  };
  const narrowed = async ({ chosen, text }) => {
    const fits = await typed(text), found = [], counts = {};
    const values = (name, row) => index.facets[name].keys[index.facets[name].of[row]];
    for (let row = 0; row < index.size; row++) {
      if (!fits(row)) continue;
      const failing = names.filter((name) => chosen[name].length && !values(name, row).some((each) => chosen[name].includes(each)));
      if (!failing.length) found.push(row);
      if (failing.length > 1) continue;
      for (const name of failing.length ? failing : names)
        for (const value of values(name, row)) counts[name + "=" + value] = (counts[name + "=" + value] || 0) + 1;
    }
    return { found, counts };
  };

  // What is shown.
  const card = async (row) => {
    if (!cards[row]) {
      const piece = document.createElement("template");
      piece.innerHTML = await load(folder + row + ".txt");
      all("symbol", piece.content).forEach((each) => document.getElementById(each.id) || one(".pm-sprite").append(each));
      cards[row] ||= one("li", piece.content);
    }
    return cards[row];
  };
  const place = (nodes, grouped, narrow) => {
    if (grouped && !flat.hidden) cards.forEach((each, row) => homes[row].append(each));
    if (!grouped) list.replaceChildren(...nodes);
    flat.hidden = grouped;
    cards.forEach((each) => { each.hidden = !nodes.has(each); });
    const shown = groups.map(({ cards }) => grouped ? cards.filter((each) => !each.hidden).length : 0);
    groups.forEach(({ group }, place) => {
      group.hidden = !shown[place];
      const link = one('a[href="#' + group.getAttribute("aria-labelledby") + '"]');
      if (link) link.parentNode.hidden = group.hidden;
      [group, link].forEach((each) => { const count = each && one(".pm-count", each); if (count) count.textContent = shown[place]; });
    });
    // What alone is found must not stay folded.
    const folds = groups.map(({ group }) => one("details", group));
    if (narrow && folds.every((fold, place) => fold || !shown[place])) folds.forEach((fold) => { if (fold) fold.open = true; });
  };
  const label = (name, value) => {
    const box = boxes.find((each) => each.name === name && each.value === value);
    return box ? one("span", box.parentNode).textContent : value;
  };
  const button = (text, act) => {
    const item = document.createElement("li"), made = item.appendChild(document.createElement("button"));
    made.type = "button";
    made.className = "pm-button";
    made.textContent = text;
    made.addEventListener("click", () => { act(); status.focus(); });
    return item;
  };
  const removal = (query) => (pair) => {
    const made = button(label(...pair), () => write(without(query, ...pair)));
    made.firstChild.setAttribute("aria-label", "Убрать: " + label(...pair));
    return made;
  };
  const reset = () => write({ ...read(), chosen: Object.fromEntries(names.map((name) => [name, []])), text: "" });
  const advise = async (query) => {
    const advice = await Promise.all(pairs(query).map(async (pair) => {
      const left = (await narrowed(without(query, ...pair))).found.length;
      return left && button("Без условия «" + label(...pair) + "»: " + say(left), () => write(without(query, ...pair)));
    }));
    one("[data-advice]", nothing).replaceChildren(...advice.filter(Boolean), button("Сбросить всё", reset));
  };
  const say = (number) => status.dataset[number ? plurals.select(number) : "none"].replace("#", number);
  const mark = (query, counts) => {
    boxes.forEach((box) => {
      box.checked = query.chosen[box.name].includes(box.value);
      const count = counts && (counts[box.name + "=" + box.value] || 0);
      if (!counts) return;
      one(".pm-count", box.parentNode).textContent = count;
      box.parentNode.hidden = !count && !box.checked && box !== document.activeElement;
    });
    all(".pm-facet", form).forEach((facet) => {
      const chosen = one(":checked", facet);
      facet.hidden = !chosen && ("idle" in facet.dataset || !one("label:not([hidden])", facet));
      if (chosen) facet.open = true;
    });
    if (!typing && form.q.value.trim() !== query.text) form.q.value = query.text;
    if (order) order.value = [...order.options].some((each) => each.value === query.order) ? query.order : "";
    const chosen = pairs(query);
    one("[data-chosen-count]", form).textContent = chosen.length ? "(" + chosen.length + ")" : "";
    chips.replaceChildren(...chosen.map(removal(query)), button("Сбросить всё", reset));
    chips.hidden = !chosen.length;
  };
  const show = async () => {
    const run = ++runs, query = read(), narrow = pairs(query).length > 0;
    list.setAttribute("aria-busy", "true");
    try {
      // A large list stands on its page as long as nothing is chosen: then nothing needs to be fetched.
      if (inside || narrow || query.order) await learn();
      const { found, counts } = index ? await narrowed(query) : { found: [...Array(Number(size)).keys()] };
      const ranks = index && index.orders[query.order];
      if (ranks) found.sort((a, b) => ranks[a] - ranks[b]);
      const grouped = !files && !ranks;
      const kept = Math.max(limit, files && !narrow && !query.order ? homes.length : 0);
      const nodes = new Set(await Promise.all(found.slice(0, kept).map(card)));
      if (!found.length) await advise(query);
      if (run !== runs) return;
      mark(query, counts);
      place(nodes, grouped, narrow);
      nothing.hidden = found.length > 0;
      if (further) further.hidden = found.length <= nodes.size;
      if (further) limit = nodes.size;
      if (status.textContent !== say(found.length)) status.textContent = say(found.length);
    } catch (error) {
      if (run === runs) status.textContent = status.dataset.failed;
    }
    if (run === runs) list.removeAttribute("aria-busy");
  };

  const checked = () => {
    const query = { ...read(), text: form.q.value.trim() };
    names.forEach((name) => {
      const offered = boxes.filter((box) => box.name === name);
      const foreign = query.chosen[name].filter((value) => !offered.some((box) => box.value === value));
      query.chosen[name] = [...offered.filter((box) => box.checked).map((box) => box.value), ...foreign];
    });
    return query;
  };
  form.addEventListener("change", (event) => { if (event.target !== form.q) write(checked()); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.q.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => write(checked(), true), 200);
  });
  if (order) order.addEventListener("change", () => write({ ...checked(), order: order.value }));
  if (further) further.addEventListener("click", async () => {
    const last = list.children.length;
    limit += Number(more);
    await show();
    const next = list.children[last];
    if (next) one("a", next).focus();
  });
  all("[data-toggle]", form).forEach((each) => each.addEventListener("click", () => {
    const opener = one("[aria-controls]", form), open = form.classList.toggle("is-open");
    opener.setAttribute("aria-expanded", String(open));
    if (each !== opener) status.focus();
  }));
  addEventListener("popstate", show);
  show();
})();
