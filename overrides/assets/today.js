// Brings a page to the moment at which it is read, by the region's clocks: what is over by then goes from the lists of
// what is ahead, words that depend on the hour are those of now, the calendar marks the right day. Runs before the
// filters, so that they find everything in its place. The same rules as in Python: tests/assets/today.test.mjs.
globalThis.pmToday = (() => {
  "use strict";

  // The moment in a zone as the pages write it: 2026-11-12T15:00:00. A clock that is behind the build is not believed.
  const momentIn = (zone, date, built) => {
    const now = date.toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T");
    return now < built ? `${built}T00:00:00` : now;
  };

  // The key of the state at a moment: `changes` are moments and keys in turn, in order; "" before the first of them.
  const stateAt = (changes, now) => {
    const words = changes.split(" ");
    let state = "";
    for (let place = 0; place + 1 < words.length && words[place] <= now; place += 2) state = words[place + 1];
    return state;
  };

  // How soon a day is, in words: today, tomorrow, the three forms of «in # days»; "" for a day that is past.
  const inDays = (day, today, words) => {
    const [same, next, ...forms] = words.split("|");
    const number = Math.round((Date.parse(day) - Date.parse(today)) / 86400000);
    if (number < 2) return [same, next][number] || "";
    const form = ["one", "few", "many"].indexOf(new Intl.PluralRules("ru").select(number));
    return forms[form].replace("#", number);
  };

  return { momentIn, stateAt, inDays };
})();

(() => {
  "use strict";
  const header = globalThis.document?.querySelector("[data-zone]");
  if (!header) return;
  const { momentIn, stateAt, inDays } = globalThis.pmToday;
  const { zone, built, old, empty, months, inDays: words } = header.dataset;

  // What is shown at the build comes back where the words before the first change are asked for again.
  const word = (place, now) => {
    place.first ??= place.querySelectorAll(":scope > :not(template)");
    const key = stateAt(place.dataset.timed, now);
    if (key === (place.dataset.now ?? "")) return;
    place.dataset.now = key;
    for (const shown of place.querySelectorAll(":scope > :not(template)")) shown.remove();
    const state = key && place.querySelector(`template[data-state="${key}"]`);
    place.prepend(...(state ? [state.content.cloneNode(true)] : place.first));
  };

  // The tile of an event of several days shows the next of them.
  const turnTile = (card, today) => {
    const next = card.dataset.days.split(" ").find((day) => day >= today);
    const tile = card.querySelector(".pm-date:not(.pm-date--open)");
    if (!next || !tile || card.closest("[data-month]")) return;
    const [, month, day] = next.split("-").map(Number);
    tile.querySelector("b").textContent = day;
    tile.querySelector("span").textContent = months.split(" ")[month - 1];
  };

  const wordAll = (above, now) => {
    for (const place of above.querySelectorAll("[data-timed]")) word(place, now);
  };
  // Cards that the filter fetches are worded as they come.
  globalThis.pmToday.wordNow = (above) => wordAll(above, momentIn(zone, new Date(), built));

  // A list and what is folded behind it: the rest of it, then what one can no longer join.
  const partsOf = (list) => {
    const beginning = list.closest("[data-rest]")?.previousElementSibling ?? list;
    const after = beginning.nextElementSibling;
    const rest = after?.matches("[data-rest]") ? after : null;
    const closed = rest ? rest.nextElementSibling : after;
    return { beginning, rest, closed: closed?.matches(".pm-closed") ? closed : null };
  };

  const tellEmpty = (list) => {
    if (!list) return;
    const { beginning, rest } = partsOf(list);
    if (beginning.children.length || rest?.querySelector("li")) return;
    if (beginning.previousElementSibling?.matches(".pm-empty")) return;
    const line = document.createElement("p");
    line.className = "pm-quiet pm-empty";
    line.textContent = empty;
    beginning.before(line);
  };

  // The filter knows cards by their place: a card that moves keeps its number.
  const number = () => {
    document.querySelectorAll("[data-results] .pm-card").forEach((card, row) => {
      card.dataset.row ??= row;
    });
  };

  const recount = (count, by) => {
    if (count) count.textContent = Number(count.textContent.replace(/\D/g, "")) + by;
  };
  const countOf = (card) => card.closest("[data-group]")?.querySelector("h2 .pm-count");

  const moveCards = (now) => {
    for (const card of document.querySelectorAll(".pm-card[data-over]")) {
      if (card.dataset.over > now || card.closest(".pm-past, [data-month], [data-all-times]")) continue;
      number();
      const list = card.parentNode;
      const filtered = card.closest("[data-results]");
      const past = (filtered || card.closest(".pm-section"))?.querySelector(".pm-past .pm-cards");
      recount(countOf(card), -1);
      if (past) {
        past.prepend(card);
        recount(countOf(card) || past.closest(".pm-past").querySelector("[data-total]"), 1);
      } else if (filtered) card.classList.add("is-over");
      else card.remove();
      tellEmpty(list);
    }
    for (const item of document.querySelectorAll(".pm-timeline__item[data-over]")) {
      const list = item.parentNode;
      if (item.dataset.over > now) continue;
      item.remove();
      recount(document.querySelector('[data-count-of="dates"]'), -1);
      tellEmpty(list);
    }
    // What one can no longer join stands behind its fold, where the list has one.
    for (const place of document.querySelectorAll('.pm-card [data-now="over"]')) {
      const card = place.closest(".pm-card");
      const list = card.parentNode;
      const { closed } = partsOf(list);
      if (!closed) continue;
      closed.querySelector(".pm-cards").prepend(card);
      recount(closed.querySelector("[data-total]"), 1);
      tellEmpty(list);
    }
    globalThis.pmFold.settle();
    for (const part of document.querySelectorAll("[data-gone]")) part.hidden = part.dataset.gone <= now;
  };

  const markDay = (today) => {
    // What was due to be checked by now may have changed, and the reader is told so.
    for (const line of document.querySelectorAll("[data-due]:not([data-passed])")) {
      if (line.dataset.due >= today) continue;
      line.dataset.passed = "";
      if (line.dataset.ask) line.append(`${old} ${line.dataset.ask}`);
      line.classList.add("pm-old");
      line.hidden = false;
    }
    for (const card of document.querySelectorAll(".pm-card--event[data-days]")) turnTile(card, today);
    for (const soon of document.querySelectorAll("[data-in-days]:not(header)")) {
      soon.textContent = inDays(soon.dataset.inDays, today, words);
    }
    for (const marked of document.querySelectorAll(".is-today")) {
      marked.classList.remove("is-today");
      marked.removeAttribute("aria-current");
    }
    const cell = document.querySelector(`.pm-calendar td > time[datetime="${today}"]`);
    for (const month of document.querySelectorAll("[data-number]")) {
      month.classList.toggle("is-now", today.startsWith(month.dataset.number));
    }
    cell?.parentNode.classList.add("is-today");
    cell?.parentNode.setAttribute("aria-current", "date");
  };

  const bring = () => {
    const now = momentIn(zone, new Date(), built);
    wordAll(document, now);
    moveCards(now);
    if (now.slice(0, 10) !== built) markDay(now.slice(0, 10));
  };
  bring();
  // A page that has been open for hours is brought to the hour when it is looked at again.
  document.addEventListener("visibilitychange", () => document.hidden || bring());
})();
