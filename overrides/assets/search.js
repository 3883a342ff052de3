// Searches the site by Pagefind's engine and shows what it found. The words are in the page, the query in its address.
import { excerpt } from "./search/excerpt.js";
import { chosenOf, siteOf, sitesOf, started } from "./search/indexes.js";
import { alternatives, folded, otherKeyboard, plain } from "./search/query.js";
import { ranked, WEIGHTS } from "./search/ranking.js";
import { corrected } from "./search/spelling.js";

(() => {
  "use strict";
  if (location.protocol === "file:") return; // there the page says that it needs a server
  // Results at first, as many as a screen holds, for the text of each is a file; and with each press of «more».
  const FIRST = 5;
  const PORTION = 10;
  // A long page is no worse than a short one; a title says most of what a page is about.
  const ranking = { pageLength: 0.1, termFrequency: 0.5, metaWeights: { title: 20 } };
  // A worker would bring the engine a second time, 12 KB for what takes milliseconds.
  const OPTIONS = { noWorker: true, ranking };
  const PAUSE = 250; // milliseconds without a keystroke before a search begins by itself

  const form = document.querySelector("[data-search]");
  const field = form.elements.q;
  const part = (name) => document.querySelector(`[data-found${name}]`);
  const status = part("-status");
  const list = part("");
  const more = part("-more");
  const item = part("-item");
  const instead = part("-instead");
  const { number } = form.dataset;
  const synonyms = JSON.parse(form.dataset.synonyms);
  const advice = { none: part("-none"), failed: part("-failed"), idle: part("-idle") };
  const plural = new Intl.PluralRules("ru");

  const sites = sitesOf(form);
  const lost = part("-lost");

  let engine = null; // a promise: loaded when a reader is about to search
  let loaded = ""; // the sites for which it is
  let latest = 0; // answers to earlier queries are dropped
  let results = [];
  let shown = 0; // results that have been asked for; a page of theirs may be gone
  let timer;
  let isTyping; // whether the query in the address is not finished yet

  function load() {
    const chosen = chosenOf(form, sites);
    const wanted = chosen.map(({ id }) => id).join();
    if (!engine || wanted !== loaded) engine = started(form, OPTIONS, chosen);
    loaded = wanted;
    return engine;
  }

  function say(words) {
    status.textContent = words;
  }

  function advise(...names) {
    document.documentElement.classList.remove("has-query");
    for (const name of Object.keys(advice)) advice[name].hidden = !names.includes(name);
  }

  function empty() {
    instead.hidden = true;
    results = [];
    shown = 0;
    list.textContent = "";
    more.hidden = true;
  }

  function rest() {
    empty();
    say("");
    advise("idle");
  }

  // Text and marks: nothing that a page says becomes markup.
  function marked(pieces) {
    const shown = document.createDocumentFragment();
    for (const { text, isFound } of pieces) {
      const target = isFound ? shown.appendChild(document.createElement("mark")) : shown;
      target.append(text);
    }
    return shown;
  }

  // For a word that it does not know the engine takes ever shorter beginnings of it: «авиация» would find every «а».
  // So each word of the query must share half of its letters with a word that was found.
  const parted = (text) =>
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  function isNear(query, found) {
    const all = found.content.split(/\s+/);
    const known = parted([...found.locations.map((place) => all[place]), ...Object.values(found.meta)].join(" "));
    const enough = (word) => word.slice(0, Math.max(2, Math.floor(word.length / 2)));
    return parted(query).every((word) => known.some((near) => near.startsWith(enough(word))));
  }

  function entry(found) {
    const made = item.content.cloneNode(true);
    const link = made.querySelector("a");
    const url = new URL(found.url, location.href).href;
    const site = siteOf(url, sites);
    // An index of another site is not to be trusted: what it finds leads to that site or nowhere.
    if (sites.length && !site && !url.startsWith(new URL(form.dataset.home, location.href).href)) return "";
    link.href = url;
    link.textContent = found.meta.title;
    const about = [found.meta.kind, found.meta.owner, site?.name];
    made.querySelector("[data-about]").textContent = about.filter(Boolean).join(", ");
    made.querySelector("[data-excerpt]").append(marked(excerpt(found, field.value)));
    made.querySelector("[data-sample]").hidden = !found.meta.sample;
    return made;
  }

  function count() {
    const total = results.length;
    const numbered = (words, number) => words.replace("#", number.toLocaleString("ru"));
    const form = plural.select(total);
    const words = status.dataset[form] || status.dataset.many;
    say(numbered(words, total) + (shown < total ? numbered(status.dataset.part, shown) : ""));
    more.hidden = shown >= total;
  }

  // Of a site that has just been made anew a page may be gone: the others are shown.
  const pageOf = (result) => result.data().catch(() => null);

  async function show(turn) {
    const next = await Promise.all(results.slice(shown, shown ? shown + PORTION : FIRST).map(pageOf));
    if (turn !== latest) return;
    shown += next.length;
    list.append(...next.map((found) => (found ? entry(found) : "")));
    count();
  }

  /** The answers to a query and to other words for it, the best first. */
  async function answers(pagefind, query) {
    const lists = [];
    const past = new Set();
    const days = await pastDays(pagefind);
    for (const said of [query, ...alternatives(query, synonyms, number)]) {
      const found = [];
      for (const use of Object.keys(WEIGHTS)) {
        found.push([use, (await pagefind.search(said, { filters: { use } })).results]);
      }
      if (days.length) {
        for (const { id } of (await pagefind.search(said, { filters: { over: { any: days } } })).results) past.add(id);
      }
      const [best] = ranked(found, past); // is shown soon, so that its text is not fetched for this question alone
      const page = best && (await pageOf(best));
      if (best && (!page || isNear(said, page))) lists.push(...found);
    }
    return ranked(lists, past);
  }

  /** The days, of those on which events are over, that are behind the reader. */
  async function pastDays(pagefind) {
    const today = new Date().toLocaleDateString("sv"); // year, month and day with hyphens
    return Object.keys((await pagefind.filters()).over ?? {}).filter((day) => day < today);
  }

  /** What is found by a query; if that is nothing, by the same keys of the other keyboard, then without a slip. */
  async function find(pagefind, typed) {
    const query = plain(typed, number);
    const ways = [
      async () => query,
      async () => otherKeyboard(typed, form.dataset.keys),
      async () => corrected(query, await known()),
    ];
    for (const way of ways) {
      const said = await way();
      const results = said ? await answers(pagefind, plain(said, number)) : [];
      if (results.length) return { results, instead: said === query ? "" : said };
    }
    return { results: [] };
  }

  async function known() {
    if (!form.dataset.words) return [];
    const answer = await fetch(form.dataset.words);
    return answer.ok ? answer.json() : [];
  }

  function tell(typed, searched) {
    instead.querySelector("[data-typed]").textContent = typed;
    const link = instead.querySelector("[data-searched]");
    link.textContent = searched;
    link.href = `?q=${encodeURIComponent(searched)}`;
    instead.hidden = false;
  }

  async function search() {
    const query = field.value.trim();
    const turn = ++latest;
    if (!query) return rest();
    if (sites.length && !chosenOf(form, sites).length) {
      rest();
      say(status.dataset.choose);
      return;
    }
    say(status.dataset.busy);
    try {
      const { pagefind, lost: silent } = await load();
      const found = await find(pagefind, query);
      if (turn !== latest) return;
      empty();
      if (lost) {
        lost.hidden = !silent.length;
        lost.querySelector("[data-names]").textContent = silent.map(({ name }) => name).join(", ");
      }
      results = found.results;
      if (results.length) {
        advise();
        if (found.instead) tell(query, found.instead);
        await show(turn);
      } else {
        say(status.dataset.none);
        advise("none", "idle");
      }
    } catch {
      // the engine or a part of its index did not come
      if (turn !== latest) return;
      engine = null;
      empty();
      say(status.dataset.failed);
      advise("failed", "idle");
    }
  }

  // The address holds the query and the sites, so that it can be shared; a query is a step in the history, a keystroke is not.
  function keep() {
    const address = new URL(location.href);
    const query = field.value.trim();
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    address.searchParams.delete("region");
    for (const site of new FormData(form).getAll("region")) address.searchParams.append("region", site);
    if (address.href !== location.href) history[isTyping ? "replaceState" : "pushState"](null, "", address);
  }

  function begin(isFinished) {
    clearTimeout(timer);
    keep();
    isTyping = !isFinished;
    search();
  }

  function fromAddress() {
    const said = new URLSearchParams(location.search);
    field.value = said.get("q") || "";
    for (const box of form.querySelectorAll("[name=region]")) box.checked = said.getAll("region").includes(box.value);
    isTyping = !field.value;
    search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(true);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "region") begin(true);
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(begin, PAUSE, false);
  });
  field.addEventListener("focus", () =>
    load().catch(() => {
      engine = null;
    }),
  );
  more.addEventListener("click", async () => {
    const first = list.children.length;
    await show(latest);
    list.children[first]?.querySelector("a").focus();
  });
  addEventListener("popstate", fromAddress);
  // What was typed before this script came is not lost.
  if (field.value.trim() && !new URLSearchParams(location.search).has("q")) begin(false);
  else fromAddress();
})();
