// Applies a reader's colours and version for low vision before the first paint, so that no page flashes.
// A browser too old for this language runs none of the scripts and keeps every page as it is without them.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  if (location.protocol === "file:") root.classList.add("on-disk");

  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be refused
    }
  };

  if (stored("pm-favourites")) root.classList.add("has-favourites"); // the header's link keeps its place

  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("has-query"); // until the search has answered

  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.scheme = (stored("pm-scheme") || (isDark && "slate")) === "slate" ? "slate" : "default";

  // The version for people with low vision: its choices are attributes of <html>, all else is done by styles.
  const DEFAULTS = {
    mode: "off",
    panel: "open",
    colours: "black-on-white",
    size: "150",
    spacing: "normal",
    font: "sans",
    images: "on",
  };
  const vision = {
    choices: {},
    /** Applies the given choices and stores them for the next page. */
    choose(given) {
      for (const name of Object.keys(DEFAULTS)) {
        if (typeof given[name] === "string") vision.choices[name] = given[name];
        if (vision.choices.mode === "on") root.setAttribute(`data-vision-${name}`, vision.choices[name]);
        else root.removeAttribute(`data-vision-${name}`);
      }
      try {
        localStorage.setItem("pm-vision", JSON.stringify(vision.choices));
      } catch {
        // for this page only
      }
    },
    /** Returns to the first choices, with the version turned on. */
    reset() {
      vision.choose({ ...DEFAULTS, mode: "on" });
    },
  };
  window.pmVision = vision;

  const before = (() => {
    try {
      return JSON.parse(stored("pm-vision"));
    } catch {
      return null; // somebody else's value
    }
  })();
  const asked = /[?&]vision=([01])(?:&|$)/.exec(location.search)?.[1];
  const mode = asked && { mode: asked === "1" ? "on" : "off" };
  // The panel is open on the page on which the version was turned on; on further pages the page comes first.
  const panel = asked === "1" ? "open" : "closed";
  if (before || asked) vision.choose({ ...DEFAULTS, ...before, panel, ...mode });
  else vision.choices = { ...DEFAULTS };
})();
