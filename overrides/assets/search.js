// Searches the site by Pagefind's engine and shows what it found. The words are in the page, the query in its address.
(() => {
  "use strict";
  if (location.protocol === "file:") return; // there the page says that it needs a server
  const PORTION = 10;
  const PAUSE = 250; // milliseconds without a keystroke before a search begins by itself

  const form = document.querySelector("[data-search]");
  const field = form.elements.q;
  const part = (name) => document.querySelector(`[data-found${name}]`);
  const status = part("-status");
  const list = part("");
  const more = part("-more");
  const item = part("-item");
  const advice = { none: part("-none"), failed: part("-failed"), idle: part("-idle") };
  const plural = new Intl.PluralRules("ru");

  let engine = null; // a promise: loaded when a reader is about to search
  let latest = 0; // answers to earlier queries are dropped
  let results = [];
  let timer;
  let isTyping; // whether the query in the address is not finished yet

  function load() {
    engine =
      engine ||
      Promise.all([import(new URL(form.dataset.search, location.href).href), parts()]).then(
        async ([pagefind, folders]) => {
          await pagefind.options({ excerptLength: 24 });
          await pagefind.init();
          await Promise.all(folders.map((folder) => pagefind.mergeIndex(folder)));
          return pagefind;
        },
      );
    return engine;
  }

  // The index of a large region has parts in folders of their own, which a file beside it names; a preview has none.
  async function parts() {
    const list = new URL("parts.json", new URL(form.dataset.search, location.href));
    const answer = await fetch(list);
    return answer.ok ? (await answer.json()).map((folder) => new URL(folder, list).href) : [];
  }

  function say(words) {
    status.textContent = words;
  }

  function advise(...names) {
    for (const name of Object.keys(advice)) advice[name].hidden = !names.includes(name);
  }

  function empty() {
    results = [];
    list.textContent = "";
    more.hidden = true;
  }

  function rest() {
    empty();
    say("");
    advise("idle");
  }

  // The engine marks the found words in HTML; only its text and its marks are taken over.
  function marked(html) {
    const excerpt = document.createDocumentFragment();
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      const target = node.nodeName === "MARK" ? excerpt.appendChild(document.createElement("mark")) : excerpt;
      target.append(node.textContent);
    }
    return excerpt;
  }

  // For a word that it does not know the engine takes ever shorter beginnings of it: «авиация» would find every «а».
  // So each word of the query must share half of its letters with a word that was found.
  const words = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  function isNear(query, found) {
    const all = found.content.split(/\s+/);
    const known = words([...found.locations.map((place) => all[place]), ...Object.values(found.meta)].join(" "));
    const enough = (word) => word.slice(0, Math.max(2, Math.floor(word.length / 2)));
    return words(query).every((word) => known.some((near) => near.startsWith(enough(word))));
  }

  function entry(found) {
    const made = item.content.cloneNode(true);
    const link = made.querySelector("a");
    link.href = found.url;
    link.textContent = found.meta.title;
    made.querySelector("[data-about]").textContent = [found.meta.kind, found.meta.owner].filter(Boolean).join(", ");
    made.querySelector("[data-excerpt]").append(marked(found.excerpt));
    made.querySelector("[data-sample]").hidden = !found.meta.sample;
    return made;
  }

  function count() {
    const total = results.length;
    const shown = list.children.length;
    const numbered = (words, number) => words.replace("#", number.toLocaleString("ru"));
    const form = plural.select(total);
    const words = status.dataset[form] || status.dataset.many;
    say(numbered(words, total) + (shown < total ? numbered(status.dataset.part, shown) : ""));
    more.hidden = shown >= total;
  }

  async function show(turn) {
    const from = list.children.length;
    const next = await Promise.all(results.slice(from, from + PORTION).map((result) => result.data()));
    if (turn !== latest) return;
    list.append(...next.map(entry));
    count();
  }

  async function search() {
    const query = field.value.trim();
    const turn = ++latest;
    if (!query) return rest();
    say(status.dataset.busy);
    try {
      const answer = await (await load()).search(query);
      const isFound = answer.results.length > 0 && isNear(query, await answer.results[0].data());
      if (turn !== latest) return;
      empty();
      results = isFound ? answer.results : [];
      if (results.length) {
        advise();
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

  // The address holds the query, so that it can be shared; a query is a step in the history, a keystroke is not.
  function keep() {
    const address = new URL(location.href);
    const query = field.value.trim();
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history[isTyping ? "replaceState" : "pushState"](null, "", address);
  }

  function begin(isFinished) {
    clearTimeout(timer);
    keep();
    isTyping = !isFinished;
    search();
  }

  function fromAddress() {
    field.value = new URLSearchParams(location.search).get("q") || "";
    isTyping = !field.value;
    search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(true);
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
    list.children[first].querySelector("a").focus();
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
})();
