// The menu and the colours. Every page works without it.
(function () {
  "use strict";
  var root = document.documentElement;

  function store(key, value) {
    try { localStorage.setItem(key, value); } catch (_) { /* storage may be refused */ }
  }

  // A copy of the site on a disk: browsers load neither the search index nor the form's parts from there.
  if (location.protocol === "file:") {
    document.querySelectorAll("[data-online], [data-disk]").forEach(function (part) {
      part.hidden = part.hasAttribute("data-online");
    });
  }

  // Menu on a narrow screen: a real button that opens the list under it.
  var button = document.querySelector("[data-menu]");
  var menu = document.getElementById("pm-menu");
  if (button && menu) {
    button.hidden = false;
    var toggle = function (open) {
      button.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("is-open", open);
    };
    button.addEventListener("click", function () { toggle(button.getAttribute("aria-expanded") !== "true"); });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") { toggle(false); button.focus(); }
    });
  }

  var scheme = document.querySelector("[data-scheme-switch]");
  if (scheme) {
    var show = function () {
      var dark = root.dataset.scheme === "slate";
      scheme.setAttribute("aria-pressed", String(dark));
      document.body.setAttribute("data-md-color-scheme", root.dataset.scheme);
    };
    scheme.hidden = false;
    show();
    scheme.addEventListener("click", function () {
      root.dataset.scheme = root.dataset.scheme === "slate" ? "default" : "slate";
      store("pm-scheme", root.dataset.scheme);
      show();
    });
  }
})();
