// Shows what the filter of a list leaves, and how many each further choice would. What is chosen is in the address alone.
(() => {
  "use strict";
  const { read, pairs, written, without } = globalThis.pmAddress;
  const { stems, rowsWith, narrowed, atMoment, ordered } = globalThis.pmNarrowing;
  const one = (selector, above = document) => above.querySelector(selector);
  const all = (selector, above = document) => [...above.querySelectorAll(selector)];
  const form = one("[data-filter]");
  // A large list fetches its parts, which browsers refuse on a disk.
  if (!form || (form.dataset.files && location.protocol === "file:")) return;
  const { files, cards: folder, more, size, endings } = form.dataset;
  const results = one("[data-results]");
  const status = one("[role=status]", results);

  // What is known of the rows: inside the page, or in files of which each is fetched once.
  const makeSource = (inside) => {
    const loads = {};
    const load = (path, take) => {
      const fetched = async () => {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(path);
        return take(await answer.text());
      };
      loads[path] ??= fetched();
      loads[path].catch(() => delete loads[path]);
      return loads[path];
    };
    const wordsFrom = (letter) => {
      const { words, letters } = source.index;
      if (words || !letters.includes(letter)) return words || {};
      return load(`${files}words-${letter.codePointAt(0).toString(16)}.json`, JSON.parse);
    };
    const rows = async (stem) => rowsWith(stem, await wordsFrom([...stem][0]));
    const cardOf = (text) => {
      const piece = document.createElement("template");
      piece.innerHTML = text;
      for (const icon of all("symbol", piece.content)) {
        if (!document.getElementById(icon.id)) one(".pm-sprite").append(icon);
      }
      globalThis.pmToday?.wordNow?.(piece.content);
      return one("li", piece.content);
    };
    const indexed = () => (inside ? JSON.parse(inside.textContent) : load(`${files}index.json`, JSON.parse));
    const source = {
      index: null,
      learn: async () => {
        source.index ??= atMoment(await indexed(), globalThis.pmToday?.now?.());
      },
      find: async ({ chosen, text }) =>
        narrowed(source.index, chosen, await Promise.all(stems(text, endings).map(rows))),
      card: (row) => load(`${folder}${row}.txt`, cardOf),
    };
    return source;
  };

  // The cards, in the groups of the page or as one list.
  const makeList = (flat) => {
    const items = one("ul", flat);
    const placed = () => all(".pm-card, .pm-item", results);
    const cards = placed().sort((card, next) => (card.dataset.row || 0) - (next.dataset.row || 0));
    // Where the cards stand, in their order, while nothing is chosen that makes one list of them.
    let homes = [];
    let groups = [];
    const settle = () => {
      homes = placed().map((card) => [card, card.parentNode]);
      groups = all("[data-group]", results).map((group) => ({
        group,
        fold: one("details:not([data-rest])", group),
        own: cards.filter((card) => group.contains(card)),
        link: one(`a[href="#${group.getAttribute("aria-labelledby")}"]`),
      }));
    };
    const restore = () => {
      if (!flat.hidden) for (const [card, home] of homes) home.append(card);
      for (const [card] of homes) card.hidden = false;
    };
    settle();
    const count = ({ group, link, own }) => {
      const number = flat.hidden ? own.filter((card) => !card.hidden).length : 0;
      group.hidden = !number;
      if (link) link.parentNode.hidden = !number;
      for (const place of [group, link]) {
        const shown = place && one(".pm-count", place);
        if (shown) shown.textContent = number;
      }
      return number;
    };
    const place = (shown, isGrouped, isNarrowed) => {
      if (isGrouped) restore();
      if (!isGrouped) items.replaceChildren(...shown);
      flat.hidden = isGrouped;
      for (const card of cards) if (card) card.hidden = !shown.has(card);
      // What alone is found must not stay folded.
      const filled = groups.filter(count);
      if (isNarrowed && filled.every(({ fold }) => fold)) for (const { fold } of groups) if (fold) fold.open = true;
      globalThis.pmFold?.settle();
    };
    return { items, cards, first: cards.length, place, settle, restore };
  };

  // The boxes and the words of the form.
  const makePanel = () => {
    const names = all("fieldset", form).map((facet) => facet.name);
    const boxes = all("[type=checkbox]", form);
    const boxOf = (name, value) => boxes.find((box) => box.name === name && box.value === value);
    const panel = {
      typing: 0,
      names,
      label: (name, value) => {
        const box = boxOf(name, value);
        return box ? one("span", box.parentNode).textContent : value;
      },
      // Values of the address that have no box stay.
      query: ({ chosen, order }) => {
        const values = (name) => [
          ...boxes.filter((box) => box.name === name && box.checked).map((box) => box.value),
          ...chosen[name].filter((value) => !boxOf(name, value)),
        ];
        return {
          chosen: Object.fromEntries(names.map((name) => [name, values(name)])),
          text: form.q.value.trim(),
          order,
        };
      },
      mark: (query, counts) => {
        for (const box of boxes) {
          box.checked = query.chosen[box.name].includes(box.value);
          if (!counts) continue;
          const count = counts[`${box.name}=${box.value}`] || 0;
          one(".pm-count", box.parentNode).textContent = count;
          box.parentNode.hidden = !count && !box.checked && box !== document.activeElement;
        }
        for (const line of all("[data-lacking]", form)) {
          const lacking = all("label[hidden] > span", line.parentNode).map((name) => name.textContent);
          line.hidden = !lacking.length;
          line.textContent = line.dataset.lacking + lacking.join(", ");
        }
        for (const facet of all(".pm-facet", form)) {
          const chosen = one(":checked", facet);
          facet.hidden = !chosen && ("idle" in facet.dataset || !one("label:not([hidden])", facet));
          if (chosen) facet.open = true;
        }
        if (!panel.typing && form.q.value.trim() !== query.text) form.q.value = query.text;
        const number = pairs(query).length;
        one("[data-chosen-count]", form).textContent = number ? `(${number})` : "";
      },
    };
    return panel;
  };

  const source = makeSource(one("[data-index]"));
  const list = makeList(one("[data-flat]", results));
  const panel = makePanel();
  const order = one("[data-order]", results);
  const further = one("[data-further]", results);
  const chips = all("[data-chosen]");
  const done = one("[data-done]", form);
  const sheet = globalThis.pmSheet(form, () => status.focus());
  const nothing = one("[data-nothing]", results);
  const plurals = new Intl.PluralRules("ru");
  let limit = 0; // how many cards are shown once some were asked for; 0 for as many as a list begins with
  let runs = 0;

  const current = () => read(location.search, panel.names);
  const say = (number) => status.dataset[number ? plurals.select(number) : "none"].replace("#", number);
  const go = (query, replace) => {
    const address = location.pathname + written(location.search, query);
    if (sheet.isOpen()) sheet.note(address);
    else history[replace ? "replaceState" : "pushState"](null, "", address);
    return answer();
  };

  const answer = () => {
    clearTimeout(panel.typing); // what was just typed is in the address, or belongs to the step that is left
    panel.typing = 0;
    return show();
  };

  const inItem = (tag) => document.createElement("li").appendChild(document.createElement(tag));
  // Buttons that take choices back.
  const button = (text, query) => {
    const made = Object.assign(inItem("button"), { type: "button", className: "pm-button", textContent: text });
    made.addEventListener("click", () => {
      go(query());
      (sheet.isOpen() ? done : status).focus();
    });
    return made.parentNode;
  };
  const words = one("[data-chosen]", results).dataset;
  const reset = () => button(words.reset, () => ({ ...read("", panel.names), order: current().order }));
  const removal = (query, pair) => {
    const label = panel.label(...pair);
    const item = button(label, () => without(query, ...pair));
    item.firstChild.setAttribute("aria-label", words.remove + label);
    return item;
  };
  const advice = async (query) => {
    const items = pairs(query).map(async (pair) => {
      const left = without(query, ...pair);
      const number = (await source.find(left)).found.length;
      const text = words.without.replace("#", () => panel.label(...pair));
      return number ? [button(text + say(number), () => left)] : [];
    });
    return [...(await Promise.all(items)).flat(), ...(query.chosen.municipality || []).map(townLink), reset()];
  };
  // The page of a town says what there is for it nevertheless.
  const townLink = (town) => {
    const place = one("[data-advice]", nothing).dataset;
    const link = inItem("a");
    link.href = `${place.towns}${encodeURIComponent(town)}/`;
    link.textContent = place.town.replace("#", panel.label("municipality", town));
    return link.parentNode;
  };

  // Fetches all that a query needs; the answer puts it on the page.
  const prepare = async (query) => {
    const isNarrowed = pairs(query).length > 0;
    const isWhole = !isNarrowed && !query.order;
    // A large list stands on its page as long as nothing is chosen: then nothing needs to be fetched.
    if (!files || !isWhole) await source.learn();
    const { found, counts } = source.index ? await source.find(query) : { found: [...Array(Number(size)).keys()] };
    const ranks = source.index?.orders[files || query.order ? query.order : "none"];
    const most = limit || (files && isWhole ? list.first : Number(more) || Infinity);
    const rows = ordered(found, ranks).slice(0, most);
    const card = async (row) => {
      list.cards[row] ??= await source.card(row);
      return list.cards[row];
    };
    const shown = new Set(await Promise.all(rows.map(card)));
    const ways = found.length ? [] : await advice(query);
    return () => {
      panel.mark(query, counts);
      mark(query, ways);
      list.place(shown, !files && !ranks, isNarrowed);
      nothing.hidden = found.length > 0;
      if (further) {
        further.hidden = found.length <= shown.size;
        limit = shown.size;
      }
      if (status.textContent !== say(found.length)) status.textContent = say(found.length);
      done.textContent = done.dataset[found.length ? "show" : "none"].replace("#", found.length);
      one("[data-sheet-status]", form).textContent = sheet.isOpen() ? status.textContent : "";
    };
  };
  const mark = (query, ways) => {
    const chosen = pairs(query);
    if (order) order.value = [...order.options].some((option) => option.value === query.order) ? query.order : "";
    for (const list of chips) {
      list.replaceChildren(...chosen.map((pair) => removal(query, pair)), reset());
      list.hidden = !chosen.length;
    }
    if (ways.length) one("[data-advice]", nothing).replaceChildren(...ways);
  };
  const show = async (asked = 0) => {
    limit = asked;
    const run = ++runs;
    list.items.setAttribute("aria-busy", "true");
    try {
      const put = await prepare(current());
      if (run !== runs) return;
      put();
    } catch {
      if (run !== runs) return;
      status.textContent = status.dataset.failed;
    }
    list.items.removeAttribute("aria-busy");
  };

  const chosen = () => panel.query(current());
  form.addEventListener("change", (event) => {
    if (event.target !== form.q) go(chosen());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.q.addEventListener("input", () => {
    clearTimeout(panel.typing);
    panel.typing = setTimeout(() => go(chosen(), true), 200);
  });
  if (order) order.addEventListener("change", () => go({ ...chosen(), order: order.value }));
  if (further) {
    further.addEventListener("click", async () => {
      const last = list.items.children.length;
      await show(limit + Number(more));
      const next = list.items.children[last];
      if (next) one("a", next).focus();
    });
  }
  addEventListener("popstate", answer);
  // A page that is looked at again after hours is brought to the hour: the cards go back to their places and are found anew.
  document.addEventListener("pm:before", () => files || list.restore());
  document.addEventListener("pm:brought", () => {
    if (!files) list.settle();
    source.index = null;
    show(limit);
  });
  show();
})();
