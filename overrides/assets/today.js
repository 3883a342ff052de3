// Brings a page to the moment at which it is read, by the region's clocks: what is over by then goes from the lists of
// what is ahead, words and numbers that depend on the hour are those of now, lists stand in the order of now. Runs before
// the filters, so that they find everything in its place. The same rules as in Python: tests/assets/today.test.mjs.
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

  const plurals = new Intl.PluralRules("ru");
  const plural = (number, forms) => forms[{ one: 0, few: 1 }[plurals.select(number)] ?? 2] ?? forms[0];

  // How soon a day is, in words: today, tomorrow, the three forms of «in # days»; "" for a day that is past.
  const inDays = (day, today, words) => {
    const [same, next, ...forms] = words.split("|");
    const number = Math.round((Date.parse(day) - Date.parse(today)) / 86400000);
    return number < 2 ? [same, next][number] || "" : plural(number, forms).replace("#", number);
  };

  // A day in words; the year only where the school year is not that which opens in `opening`.
  const dayInWords = (day, opening) => {
    const date = new Date(`${day}T12:00:00Z`);
    const told = (options) => date.toLocaleDateString("ru", { timeZone: "UTC", ...options });
    const [number, month] = told({ day: "numeric", month: "long" }).split(/\s/);
    const [year, place] = day.split("-").map(Number);
    const end = year - (place < 9) === Number(opening) ? "" : ` ${year}`;
    return `${told({ weekday: "long" })}, ${number}\u00a0${month}${end}`;
  };

  // Days as day_marks() of catalog/items/event_times.py writes them.
  const marksOf = (texts) =>
    texts.map((text) => {
      const [, day, starts, ends, kind] = text.match(/^([\d-]+)(?:T([\d:]+))?(?:\/([\d:]+))?([~^]?)$/);
      return { day, starts: starts || "", ends: ends || "", kind };
    });
  const isPast = ({ day, ends }, now) => {
    const today = now.slice(0, 10);
    return day < today || (day === today && ends !== "" && ends <= now.slice(11, 16));
  };
  const nextOf = (marks, now) => marks.find((mark) => mark.kind !== "^" && !isPast(mark, now));

  const lastOf = (marks) => marks.filter(({ kind }) => !kind).pop();

  // How many are left of what goes at moments: each alone, or with how many go at it: 2026-12-18T00:00:00*3.
  const stillLeft = (moments, now) =>
    (moments ? moments.split(" ") : [])
      .map((text) => text.split("*"))
      .reduce((sum, [moment, number = 1]) => sum + (moment > now ? Number(number) : 0), 0);

  const sundayOf = (day) => {
    const noon = new Date(`${day}T12:00:00Z`);
    noon.setUTCDate(noon.getUTCDate() + ((7 - noon.getUTCDay()) % 7));
    return noon.toISOString().slice(0, 10);
  };

  // How readers look for something; as phases_for_readers() of catalog/items/event_times.py says it.
  const phasesAt = (days, until, now) => {
    const today = now.slice(0, 10);
    const ahead = marksOf(days).filter((mark) => !isPast(mark, now));
    const isRunning = ahead.some(({ day, starts }) => day === today && starts <= now.slice(11, 16));
    const coming = ahead.filter(({ kind }) => kind !== "^").map(({ day }) => day);
    if (isRunning && !coming.length) coming.push(today);
    if (!coming.length && !(until && until >= today)) return ["over"];
    const phases = isRunning ? ["now", "soon"] : ["soon"];
    if (coming.includes(today)) phases.push("today");
    if (coming.some((day) => day <= sundayOf(today))) phases.push("week");
    return phases;
  };

  // Where an event stands in a list, as a text to sort by; as TimedEvent.order says it.
  const placeAt = (days, open, now) => {
    const today = now.slice(0, 10);
    const marks = marksOf(days);
    const next = nextOf(marks, now);
    const isMorning = marks.some((mark) => mark.kind === "^" && mark.day === today && !isPast(mark, now));
    const isBegun = next?.day === today && (next.kind || (!next.starts && marks[0].day < today));
    if (isMorning || isBegun) return `${today} 1`;
    if (next) return `${next.day} 0 ${next.starts || "00:00"}`;
    const left = open.find((day) => day.slice(0, 10) >= today) || open[open.length - 1];
    if (left) return `${left.slice(0, 10)} ${left.endsWith("~") ? 3 : 2}`;
    const last = lastOf(marks);
    return last ? `${last.day} 0 ${last.starts || "00:00"}` : "9999 3";
  };

  return { momentIn, stateAt, plural, inDays, dayInWords, marksOf, nextOf, lastOf, stillLeft, phasesAt, placeAt };
})();

(() => {
  "use strict";
  const header = globalThis.document?.querySelector("[data-zone]");
  if (!header) return;
  const { momentIn, stateAt, plural, inDays, dayInWords, marksOf, nextOf, lastOf, stillLeft, placeAt } =
    globalThis.pmToday;
  const { zone, opening, months, inDays: words } = header.dataset;
  const built = getComputedStyle(document.documentElement)
    .getPropertyValue("--pm-built")
    .replace(/[^\d-]/g, "");
  const all = (selector, above = document) => [...above.querySelectorAll(selector)];
  const split = (text) => (text ? text.split(" ") : []);
  globalThis.pmToday.now = () => momentIn(zone, new Date(), built);

  // What is shown at the build comes back where the words before the first change are asked for again.
  const word = (place, now) => {
    place.first ??= all(":scope > :not(template)", place);
    const key = stateAt(place.dataset.timed, now);
    if (key === (place.dataset.now ?? "")) return;
    place.dataset.now = key;
    for (const shown of all(":scope > :not(template)", place)) shown.remove();
    const state = key && place.querySelector(`template[data-state="${key}"]`);
    place.prepend(...(state ? [state.content.cloneNode(true)] : place.first));
  };

  // The tile of an event shows the next of its days, or the last one.
  const turnTile = (card, now) => {
    const marks = marksOf(split(card.dataset.days));
    const tile = card.querySelector(".pm-date:not(.pm-date--open)");
    const shown = nextOf(marks, now) || lastOf(marks);
    if (!shown || !tile || card.closest("[data-whole]")) return;
    const [, month, day] = shown.day.split("-").map(Number);
    tile.querySelector("b").textContent = day;
    tile.querySelector("span").textContent = months.split(" ")[month - 1];
  };

  const wordAll = (above, now) => {
    for (const place of all("[data-timed]", above)) word(place, now);
    for (const card of all(".pm-card[data-days]", above)) turnTile(card, now);
    for (const part of all("[data-gone], [data-from]", above)) {
      part.hidden = part.dataset.gone <= now || part.dataset.from > now;
    }
  };
  // Cards that the filter fetches are worded as they come.
  globalThis.pmToday.wordNow = (above) => wordAll(above, globalThis.pmToday.now());

  // The filter knows cards by their place: a card that moves keeps its number.
  const number = () => {
    for (const [row, card] of all("[data-results] .pm-card").entries()) card.dataset.row ??= row;
  };

  // What is over leaves its list, for the one of what is past if there is one.
  const leave = (now) => {
    for (const item of all("[data-over]")) {
      if (item.dataset.over > now || item.closest("[data-whole], .pm-past")) continue;
      const filtered = item.closest("[data-results]");
      const past = (filtered || item.closest(".pm-section"))?.querySelector(".pm-past > ul");
      if (past && "oldestFirst" in past.dataset) past.append(item);
      else if (past) past.prepend(item);
      else if (filtered) item.classList.add("is-over");
      else item.remove();
    }
  };

  const isClosed = (card) => "closed" in card.dataset || card.querySelector('[data-now="over"]') !== null;
  const folded = (card) => {
    const link = card.querySelector(".pm-card__title a");
    return `${link.textContent.toLowerCase().replaceAll("ё", "е").trim().replace(/\s+/g, " ")}\n${link.pathname}`;
  };
  const sorted = (items, keyOf) =>
    items
      .map((item, row) => [keyOf(item), row, item])
      .sort(([key, row], [other, next]) => (key < other ? -1 : key > other ? 1 : row - next))
      .map(([, , item]) => item);

  // A list with what is folded behind it, which assets/fold.js shares out again.
  const restOf = (list) => {
    const after = list.nextElementSibling;
    return after?.matches("[data-rest]") ? after.querySelector("ul, ol") : null;
  };
  const whole = (list) => [...list.children, ...(restOf(list)?.children || [])];
  const lists = (selector) => all(selector).filter((list) => !list.closest("[data-rest], [data-spare]"));

  // What one can no longer join stands under its own fold, or at the end of its list.
  const close = () => {
    for (const box of all("[data-closing]")) {
      const own = box.querySelector(".pm-own ul");
      const closed = [...whole(box.querySelector("ul")), ...(own?.children || [])].filter(isClosed);
      const over = box.querySelector(".pm-closed ul");
      if (closed.length) over.append(...sorted([...over.children, ...closed], folded));
    }
    for (const card of all("[data-only-open] .pm-card")) if (isClosed(card)) card.remove();
    for (const list of lists("[data-closed-last] ul")) {
      const cards = whole(list);
      list.append(...cards.filter((card) => !isClosed(card)), ...sorted(cards.filter(isClosed), folded));
    }
  };

  // Lists of events by the next day of each; what is past from the latest on. A short list is filled up from its rest.
  const order = (now) => {
    const placed = (card) => {
      const { pathname } = card.querySelector("a");
      return `${placeAt(split(card.dataset.days), split(card.dataset.open), now)} ${pathname}`;
    };
    for (const list of lists(".pm-cards")) {
      if (!list.querySelector(".pm-card--event") || list.closest("[data-whole], [data-flat]")) continue;
      const spare = "most" in list.dataset ? list.parentNode.querySelector(":scope > [data-spare]") : null;
      const cards = sorted([...whole(list), ...(spare?.children || [])], placed);
      if (list.closest(".pm-past")) cards.reverse();
      list.append(...cards);
      if (spare) spare.append(...cards.slice(Number(list.dataset.most)));
    }
    for (const list of all(".pm-plain[data-most]")) {
      const rest = list.parentNode.querySelector("[data-spare]");
      while (rest?.children.length && list.children.length < Number(list.dataset.most))
        list.append(rest.firstElementChild);
    }
    for (const item of all(".pm-timeline__item[data-days]")) {
      const next = nextOf(marksOf(split(item.dataset.days)), now);
      const time = item.querySelector("time");
      if (!next || time.dateTime === next.day) continue;
      time.dateTime = next.day;
      time.textContent = dayInWords(next.day, opening);
    }
    const placedItem = (item) => {
      const event = item.dataset.what === "event" ? placed(item) : "";
      return `${item.querySelector("time").dateTime} ${item.dataset.what} ${event}`;
    };
    for (const list of lists(".pm-timeline")) {
      if (list.querySelector("[data-what]")) list.append(...sorted(whole(list), placedItem));
    }
    globalThis.pmFold?.settle();
    for (const soon of all("[data-in-days]:not(header)")) {
      soon.textContent = inDays(soon.previousElementSibling.dateTime, now.slice(0, 10), words);
    }
  };

  // Numbers of what is left, and what stands in place of nothing.
  const count = () => {
    for (const place of all("[data-counts]")) {
      const { counts: which, more, forms } = place.dataset;
      const found = which ? all(which) : all(":scope > ul > li:not([hidden])", place.closest("details"));
      const number = found.length + Number(more || 0);
      place.textContent = forms ? `${number}\u00a0${plural(number, forms.split("|"))}` : number;
      if (place.closest(".pm-jump")) place.hidden = !number; // a way to a section counts no zeros, as at the build
    }
    for (const part of all("[data-hide-empty]")) part.hidden = !part.querySelector("li:not([hidden])");
  };
  globalThis.pmToday.count = count;

  const tellEmpty = (now) => {
    for (const place of all("[data-left]")) {
      const { left, more, before = "", forms, between = "" } = place.dataset;
      const number = stillLeft(left, now) + Number(more);
      const led = [...place.parentNode.children].find(
        (part) => part === place || ("left" in part.dataset && part.textContent),
      );
      const words = `${led === place ? "" : between}${before}${number}\u00a0`;
      place.textContent = number ? `${words}${plural(number, forms.split("|"))}` : "";
    }
    for (const note of all("[data-none-left]")) {
      note.hidden = all(":scope > [data-left]", note.parentNode).some((part) => part.textContent);
    }
    for (const note of all("[data-none]")) {
      const before = note.previousElementSibling;
      const list = note.dataset.none ? null : before.matches("[data-rest]") ? before.previousElementSibling : before;
      note.hidden = list ? list.children.length > 0 : document.querySelector(note.dataset.none) !== null;
      if (list) list.hidden = !note.hidden;
    }
    for (const list of all("[data-closing] ul, [data-hide-empty] ul")) list.hidden = !list.children.length;
  };

  const markDay = (today) => {
    for (const marked of all(".is-today")) {
      marked.classList.remove("is-today");
      marked.removeAttribute("aria-current");
    }
    const cell = document.querySelector(`.pm-calendar td > time[datetime="${today}"]`);
    cell?.parentNode.classList.add("is-today");
    cell?.parentNode.setAttribute("aria-current", "date");
    for (const month of all("[data-number]")) month.classList.toggle("is-now", today.startsWith(month.dataset.number));
  };

  const bring = () => {
    const now = globalThis.pmToday.now();
    number();
    document.dispatchEvent(new Event("pm:before"));
    wordAll(document, now);
    leave(now);
    close();
    order(now);
    count();
    tellEmpty(now);
    markDay(now.slice(0, 10));
    document.dispatchEvent(new Event("pm:brought"));
  };
  bring();
  // A page that has been open for hours, or that comes back, is brought to the hour when it is looked at again.
  document.addEventListener("visibilitychange", () => document.hidden || bring());
  addEventListener("pageshow", (event) => event.persisted && bring());
})();
