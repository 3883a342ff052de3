// Runs the menu of a narrow screen and the switch of colours on every page, which works without them too.
(() => {
  "use strict";
  const root = document.documentElement;

  // A copy of the site on a disk: browsers load neither the search index nor the form's parts from there.
  if (location.protocol === "file:") {
    for (const part of document.querySelectorAll("[data-online], [data-disk]")) {
      part.hidden = part.hasAttribute("data-online");
    }
  }

  // Menu on a narrow screen: a real button that opens the list under it.
  const button = document.querySelector("[data-menu]");
  const menu = document.getElementById("pm-menu");
  if (button && menu) {
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const toggle = (open) => {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("is-open", open);
    };
    button.hidden = false;
    button.addEventListener("click", () => toggle(!isOpen()));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      toggle(false);
      button.focus();
    });
  }

  const scheme = document.querySelector("[data-scheme-switch]");
  if (scheme) {
    const show = () => scheme.setAttribute("aria-pressed", String(root.dataset.scheme === "slate"));
    scheme.hidden = false;
    show();
    scheme.addEventListener("click", () => {
      root.dataset.scheme = root.dataset.scheme === "slate" ? "default" : "slate";
      try {
        localStorage.setItem("pm-scheme", root.dataset.scheme);
      } catch {
        // storage may be refused
      }
      show();
    });
  }
})();
