// Runs the buttons of the version for people with low vision, and puts descriptions in the place of images.
(() => {
  "use strict";
  const { pmVision: vision } = window;
  const panel = document.querySelector(".pm-vision");
  const opener = panel.querySelector("[data-vision-open]");

  function show() {
    for (const button of panel.querySelectorAll("[data-vision-set]")) {
      button.setAttribute("aria-pressed", String(vision.choices[button.dataset.visionSet] === button.value));
    }
    opener.setAttribute("aria-expanded", String(vision.choices.panel === "open"));
    if (vision.choices.mode === "on" && vision.choices.images === "off") describeImages();
  }

  // Once for each image: styles show either the image or its description.
  function describeImages() {
    for (const image of document.querySelectorAll("img:not([data-described]), svg[role=img]:not([data-described])")) {
      const words =
        image.getAttribute("alt") || image.getAttribute("aria-label") || image.querySelector("title")?.textContent;
      image.dataset.described = "";
      if (!words) continue;
      const description = document.createElement("span");
      description.className = "pm-vision__description";
      description.textContent = words;
      image.after(description);
    }
  }

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { visionSet, visionTurn } = button.dataset;
    if (visionSet) vision.choose({ [visionSet]: button.value });
    else if (visionTurn) vision.choose({ mode: visionTurn, panel: "open" });
    else if (button === opener) vision.choose({ panel: vision.choices.panel === "open" ? "closed" : "open" });
    else if ("visionReset" in button.dataset) vision.reset();
    else return;
    show();
    if (visionTurn) panel.querySelector(visionTurn === "on" ? "[data-vision-open]" : "[data-vision-turn=on]").focus();
  });
  show();
})();
