// Keeps the beginning of a folded list full: what went from it, or was hidden, is replaced from under the fold. Opens the
// fold around the place that an address names, for browsers that do not. Without it folds are plain <details>.
globalThis.pmFold = (() => {
  "use strict";

  const settle = () => {
    for (const rest of document.querySelectorAll("[data-rest]")) {
      const list = rest.previousElementSibling;
      const reserve = rest.querySelector("ul, ol");
      const items = [...list.children, ...reserve.children];
      const shown = items.filter((item) => !item.hidden);
      const first = Number(rest.dataset.rest);
      const cut = shown.length > first ? items.indexOf(shown[first]) : items.length;
      const now = list.children.length;
      if (cut > now) list.append(...items.slice(now, cut));
      else reserve.prepend(...items.slice(cut, now));
      rest.hidden = cut === items.length;
      rest.querySelector("[data-total]").textContent = Math.max(shown.length - first, 0);
    }
  };

  const reveal = () => {
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    let isFolded = false;
    for (
      let fold = place.closest("details:not([open])");
      fold;
      fold = fold.parentElement.closest("details:not([open])")
    ) {
      fold.open = true;
      isFolded = true;
    }
    if (isFolded) place.scrollIntoView();
  };

  if (globalThis.document) {
    addEventListener("hashchange", reveal);
    reveal();
    settle();
  }
  return { settle };
})();
