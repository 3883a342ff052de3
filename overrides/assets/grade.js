// Narrows the page of a grade to one town or one school; the choice stands in the address. What is for all stays.
(() => {
  "use strict";
  const form = document.querySelector("[data-narrow]");
  if (!form) return;
  const places = JSON.parse(document.querySelector("[data-places]").textContent);
  const status = form.querySelector("[role=status]");
  const root = new URL(form.dataset.narrow, location.href).pathname;
  const nothing = document.querySelector("[data-nothing]");
  const found = () =>
    [...document.querySelectorAll(".pm-timeline__item, .pm-card")].flatMap((item) => {
      const link = item.querySelector(".pm-timeline__title a, .pm-card__title a");
      const marks = link && places[new URL(link.href).pathname.slice(root.length).replace(/index\.html$/, "")];
      return marks ? [{ item, marks }] : [];
    });
  let items = found();
  const fits = (marks, town, school) =>
    (!town || !marks.some((mark) => mark.startsWith("t:")) || marks.includes(`t:${town}`)) &&
    (!school || !marks.some((mark) => mark.startsWith("s:")) || marks.includes(`s:${school}`));

  // What stands under one heading; a fold that becomes empty goes with its own.
  const listOf = (item) => item.closest("[data-closing]") ?? item.closest(".pm-section:not(:has([data-closing]))");

  const show = () => {
    const given = new URLSearchParams(location.search);
    const [town, school] = ["municipality", "school"].map((name) => {
      form.elements[name].value = given.get(name) || "";
      return form.elements[name].value;
    });
    for (const { item, marks } of items) item.hidden = !fits(marks, town, school);
    globalThis.pmFold?.settle();
    const left = items.filter(({ item }) => !item.hidden).length;
    status.textContent = status.dataset.found.replace("#", left);
    globalThis.pmToday?.count?.();
    for (const fold of document.querySelectorAll(".pm-own, .pm-closed")) {
      fold.hidden = !fold.querySelector("li:not([hidden])");
      if (school && fold.matches(".pm-own")) fold.open = true;
    }
    // A heading over nothing says that there is nothing in that place.
    for (const note of document.querySelectorAll("[data-none-here]")) note.remove();
    for (const list of new Set(items.map(({ item }) => listOf(item)).filter(Boolean))) {
      const isEmpty = !list.querySelector(":is(.pm-timeline__item, .pm-card):not([hidden])");
      const place = list.querySelector("h2") ?? list.firstElementChild;
      if (isEmpty && (town || school)) place.after(nothing.content.cloneNode(true));
    }
  };
  // Any town can be chosen, and a school that something of the page is for; what is over by now is gone from the page.
  const offer = () => {
    items = found();
    const marks = new Set(items.flatMap((item) => item.marks));
    for (const option of form.elements.school.options) {
      option.hidden = option.value && !marks.has(`s:${option.value}`);
    }
    show();
  };
  form.addEventListener("change", () => {
    const address = new URLSearchParams(location.search);
    for (const { name, value } of [form.elements.municipality, form.elements.school]) {
      if (value) address.set(name, value);
      else address.delete(name);
    }
    history.pushState(null, "", location.pathname + (String(address) && `?${address}`));
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", show);
  document.addEventListener("pm:brought", offer);
  offer();
})();
