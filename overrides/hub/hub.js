// Narrows the list of regions by what is typed; without it the list is whole.
(() => {
  "use strict";
  const filter = document.querySelector("[data-filter]");
  const list = document.querySelector("[data-regions]");
  if (!filter || list.children.length < 10) return;
  const [field, status] = [filter.querySelector("input"), filter.querySelector("[role=status]")];
  const folded = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
  filter.hidden = false;
  field.addEventListener("input", () => {
    let found = 0;
    for (const item of list.children) {
      item.hidden = !folded(item.querySelector("a").textContent).includes(folded(field.value));
      found += !item.hidden;
    }
    status.textContent = found ? "" : status.dataset.none;
  });
})();
