// On a phone the filter is a sheet over the list: a modal dialog. Its button, Escape and the way back of the browser close it
// alike; what was chosen in it is one step of the browser, which the way back undoes as a whole.
globalThis.pmSheet = (form, onDone) => {
  "use strict";
  const dialog = form.querySelector("dialog");
  const opener = form.querySelector("[data-open]");
  let search = "";
  let isDone = false;

  // The step for the sheet is left, whatever closes it; only then the sheet goes.
  const leave = () => history.back();
  opener.addEventListener("click", () => {
    history.pushState(null, "", location.href);
    search = location.search;
    dialog.showModal();
    opener.setAttribute("aria-expanded", "true");
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  for (const closer of dialog.querySelectorAll("[data-close]")) {
    closer.addEventListener("click", () => {
      isDone = "done" in closer.dataset;
      leave();
    });
  }
  addEventListener("popstate", () => {
    if (!dialog.open) return;
    dialog.close();
    opener.setAttribute("aria-expanded", "false");
    if (search !== location.search) history.pushState(null, "", location.pathname + search);
    if (isDone) onDone();
    isDone = false;
  });

  return {
    isOpen: () => dialog.open,
    // A choice made in the sheet: part of its one step.
    note: (address) => {
      history.replaceState(null, "", address);
      search = location.search;
    },
  };
};
