// Adds to each calendar a link that opens the reader's own one, and a button that copies the address: else plain links.
(() => {
  "use strict";
  for (const links of document.querySelectorAll(".pm-subscribe__links")) {
    const file = links.querySelector("[data-calendar]");
    const copy = links.querySelector("[data-copy]");
    if (copy) copy.hidden = !navigator.clipboard || !/^https?:/.test(file.href);
    if (!file || !/^https?:/.test(file.href)) continue;

    const subscribe = links.querySelector("[data-webcal]");
    subscribe.href = file.href.replace(/^https?:/, "webcal:");

    const done = () => {
      const label = copy.querySelector("span");
      label.setAttribute("role", "status");
      label.textContent = copy.dataset.done;
    };
    const failed = () => {
      copy.hidden = true;
    };
    copy.addEventListener("click", () => navigator.clipboard.writeText(file.href).then(done, failed));
  }
})();
