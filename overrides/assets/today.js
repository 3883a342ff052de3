// Brings a page to the day on which it is read: what is over by then goes from the lists of what is ahead, and the
// calendar marks the right day. Runs before the filters, so that they find everything in its place.
(() => {
  "use strict";
  const header = document.querySelector("[data-zone]");
  if (!header) return;
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: header.dataset.zone });
  if (today === header.dataset.built) return;

  // The filter knows cards by their place: a card that moves keeps its number.
  document.querySelectorAll("[data-results] .pm-card").forEach((card, row) => {
    card.dataset.row = row;
  });
  for (const card of document.querySelectorAll(".pm-card--event[data-ends]")) {
    if (card.dataset.ends >= today || card.closest(".pm-past, [data-month]")) continue;
    const filtered = card.closest("[data-results]");
    const past = (filtered || card.closest(".pm-section")).querySelector(".pm-past .pm-cards");
    if (past) past.prepend(card);
    else if (filtered) card.classList.add("is-over");
    else card.remove();
  }
  for (const item of document.querySelectorAll(".pm-timeline__item[data-ends]")) {
    if (item.dataset.ends < today) item.remove();
  }
  // What was due to be checked by now may have changed, and the reader is told so.
  for (const line of document.querySelectorAll("[data-due]")) {
    if (line.dataset.due >= today) continue;
    if (line.dataset.ask) line.append(`${header.dataset.old} ${line.dataset.ask}`);
    line.classList.add("pm-old");
    line.hidden = false;
  }
  // «Через 4 дня» was counted from another day.
  for (const words of document.querySelectorAll("[data-in-days]")) words.remove();
  for (const marked of document.querySelectorAll(".is-today")) {
    marked.classList.remove("is-today");
    marked.removeAttribute("aria-current");
  }
  const cell = document.querySelector(`.pm-calendar td > time[datetime="${today}"]`);
  if (cell) {
    cell.parentNode.classList.add("is-today");
    cell.parentNode.setAttribute("aria-current", "date");
  }
})();
