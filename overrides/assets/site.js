// The menu, the colours, and the filter of the road map. Every page works without it.
(function () {
  "use strict";
  var root = document.documentElement;

  function store(key, value) {
    try { localStorage.setItem(key, value); } catch (_) { /* storage may be refused */ }
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

  // The road map's filter: shows the items that have all chosen values.
  var form = document.querySelector("[data-filter=roadmap]");
  if (form) {
    var items = Array.prototype.slice.call(document.querySelectorAll(".pm-item"));
    var status = form.querySelector("[role=status]");
    var word = function (n) {
      var tens = n % 100, units = n % 10, d = status.dataset;
      if (units === 1 && tens !== 11) return d.one;
      return units >= 2 && units <= 4 && !(tens >= 12 && tens <= 14) ? d.few : d.many;
    };
    var apply = function () {
      var shown = 0;
      items.forEach(function (item) {
        var fits = ["party", "timing", "state"].every(function (name) {
          var wanted = form.elements[name].value;
          return !wanted || item.dataset[name].split(" ").indexOf(wanted) >= 0;
        });
        item.hidden = !fits;
        if (fits) shown += 1;
      });
      status.textContent = shown + "\u00a0" + word(shown);
    };
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("reset", function () { setTimeout(apply); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  }
})();
