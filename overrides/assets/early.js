// Runs before the first paint: a reader's chosen colours hold on every page without a flash. Works without storage too.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  var scheme = null;
  try { scheme = localStorage.getItem("pm-scheme"); } catch (_) { /* storage may be refused */ }
  if (!scheme && matchMedia("(prefers-color-scheme: dark)").matches) scheme = "slate";
  root.dataset.scheme = scheme === "slate" ? "slate" : "default";
})();
