// Runs before the first paint: a reader's chosen colours hold on every page without a flash. Works without storage too.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");

  function kept(key) {
    try { return localStorage.getItem(key); } catch (_) { return null; /* storage may be refused */ }
  }

  var scheme = kept("pm-scheme");
  if (!scheme && matchMedia("(prefers-color-scheme: dark)").matches) scheme = "slate";
  root.dataset.scheme = scheme === "slate" ? "slate" : "default";

  // The version for people with low vision: its choices are attributes of <html>, all else is done by styles.
  var DEFAULTS = {
    mode: "off", panel: "open",
    colours: "black-on-white", size: "150", spacing: "normal", font: "sans", images: "on"
  };
  var vision = window.pmVision = {
    choices: {},
    // Takes over the given choices, shows them and keeps them for the next page.
    choose: function (given) {
      for (var name in DEFAULTS) {
        if (given && typeof given[name] === "string") vision.choices[name] = given[name];
        if (vision.choices.mode === "on") root.setAttribute("data-vision-" + name, vision.choices[name]);
        else root.removeAttribute("data-vision-" + name);
      }
      try { localStorage.setItem("pm-vision", JSON.stringify(vision.choices)); } catch (_) { /* for this page only */ }
    },
    reset: function () {
      vision.choose(Object.assign({}, DEFAULTS, { mode: "on" }));
    }
  };
  var before = null;
  try { before = JSON.parse(kept("pm-vision")); } catch (_) { /* somebody else's value */ }
  var asked = /[?&]vision=([01])(&|$)/.exec(location.search);
  if (before || asked) {
    vision.choose(Object.assign({}, DEFAULTS, before, asked && { mode: asked[1] === "1" ? "on" : "off" }));
  } else {
    vision.choices = Object.assign({}, DEFAULTS);
  }
})();
