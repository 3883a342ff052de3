// Before a page is printed, says on it what was chosen in its filters and which address shows the same again, and unfolds it.
(() => {
  "use strict";
  const all = (selector, above = document) => [...above.querySelectorAll(selector)];

  // What is chosen, by the heading of its filter: «Класс: 8 класс, 9 класс; Стоимость: бесплатно».
  const chosen = () => {
    const facets = all("[data-filter] fieldset").map((facet) => [
      facet.querySelector("legend").textContent,
      all(":checked", facet).map((box) => box.parentNode.querySelector("span").textContent),
    ]);
    const fields = all("[data-filter] [name=q]").map((field) => [
      field.parentNode.querySelector("span").textContent,
      field.value.trim() ? [`«${field.value.trim()}»`] : [],
    ]);
    const selects = all("[data-narrow] select").map((select) => [
      select.parentNode.firstChild.textContent.trim(),
      select.value ? [select.selectedOptions[0].textContent] : [],
    ]);
    return [...facets, ...fields, ...selects]
      .filter(([, values]) => values.length)
      .map(([heading, values]) => `${heading.trim()}: ${values.join(", ")}`)
      .join("; ");
  };

  const readable = (address) => {
    try {
      return decodeURI(address);
    } catch {
      return address; // not text in UTF-8
    }
  };

  const prepare = () => {
    const words = chosen();
    for (const place of all("[data-paper-chosen]")) {
      place.hidden = !words;
      place.textContent = place.dataset.paperChosen + words;
    }
    if (location.protocol === "file:") return;
    for (const place of all("[data-paper-address]")) {
      const page = place.dataset.paperAddress || location.origin + location.pathname;
      place.textContent = readable(page + location.search);
      place.parentNode.hidden = false;
    }
  };

  // What is folded is printed: not every browser does that by style alone.
  let folded = [];
  const unfold = () => {
    folded = all(".pm-page details:not([open])");
    for (const fold of folded) fold.open = true;
  };

  addEventListener("beforeprint", () => {
    prepare();
    unfold();
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
    folded = [];
  });
})();
