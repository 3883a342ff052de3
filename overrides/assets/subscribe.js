// Calendars: a link that opens the reader's own calendar, and a button that copies the address. Without it, plain links.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll(".pm-subscribe__links"), function (links) {
    var file = links.querySelector("[data-calendar]");
    if (!file || !/^https?:/.test(file.href)) return;

    var subscribe = links.querySelector("[data-webcal]");
    subscribe.href = file.href.replace(/^https?:/, "webcal:");
    subscribe.hidden = false;

    var copy = links.querySelector("[data-copy]");
    if (!navigator.clipboard) return;
    copy.hidden = false;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(file.href).then(function () {
        var label = copy.querySelector("span");
        label.setAttribute("role", "status");
        label.textContent = copy.dataset.done;
      }, function () { copy.hidden = true; });
    });
  });
})();
